import Datasets
import Diagnostics
import Engine
import Interchange
import Language
import Output
import Vocabulary
import Wording
import Workbench

extension DataStatements {
    static let dataSets = ["fashion_mnist", "fashion_sketch"]
    /// What else may follow `load`.
    private static let otherKinds = [
        "csv", "idx", "npz", "npy", "pictures", "arrays", "model", "weights",
    ]

    package static let load = StatementDefinition.changing(
        verb: .load, family: .data,
        usage:
            "load fashion_mnist | fashion_sketch | csv \"FILE\" [target=COLUMN] | idx \"FOLDER\" | npz \"FILE\" | npy \"X.npy\" \"Y.npy\" | pictures \"FOLDER\" | arrays INPUTS TARGETS | model \"FILE.keras\" [compile=false] | weights \"FILE.weights.h5\"",
        summary:
            "Brings a data set. fashion_sketch is drawn by Bobbin itself and needs no files and no network; csv is a table of your own, idx a folder of pictures like MNIST's four files, npz and npy what NumPy saved, pictures a folder with one sub-folder of PNG files for each class; arrays are the learner's own. model and weights bring back what `save` or Keras wrote, and model builds what a model.json tells.",
        example: "load fashion_mnist", keras: "keras.datasets.fashion_mnist.load_data()",
        options: LoadTable.options + LoadNumPy.options + LoadPictures.options
            + ModelFileStatements.loadOptions,
        words: dataSets + otherKinds
    ) { (command, state, context) throws(Diagnostic) in
        let kind = command.arguments.first { $0.name == nil }?.value.word?.lowercased()
        let options = options(of: kind)
        var reader = try ArgumentReader(
            command.arguments, of: options.isEmpty ? "load" : "load \(kind ?? "")",
            options: options.map(\.name), helpTopic: "load")
        guard let what = reader.next() else {
            throw Diagnostic(
                "load needs the name of a data set.",
                hint: "Data sets: \(dataSets.joined(separator: ", ")). "
                    + "Files: csv \"FILE\", idx \"FOLDER\", npz \"FILE\", pictures \"FOLDER\", model \"FILE\", weights \"FILE\"."
            )
        }
        try refusePath(what)
        switch try what.choice("data set", of: dataSets + otherKinds) {
        case "csv": try LoadTable.run(&reader, &state, context)
        case "idx": try LoadPictures.run(&reader, &state, context)
        case "npz": try LoadNumPy.runArchive(&reader, &state, context)
        case "npy": try LoadNumPy.runFiles(&reader, &state, context)
        case "pictures": try LoadPictures.runFolder(&reader, &state, context)
        case "arrays": try LoadArrays.run(&reader, &state, context)
        case "model": try ModelFileStatements.loadModel(&reader, &state, context)
        case "weights": try ModelFileStatements.loadWeights(&reader, &state, context)
        case let name:
            try reader.finish()
            let set = name == "fashion_sketch" ? sketch(context) : try fashionMNIST(context)
            keep(set, in: &state, context)
            describe(set, context)
        }
    }

    /// What may follow the path of a kind of file.
    package static func options(of kind: String?) -> [StatementDefinition.Option] {
        switch kind {
        case "csv": LoadTable.options
        case "npz": LoadNumPy.options
        case "idx": LoadPictures.options
        case "model": ModelFileStatements.loadOptions
        default: []
        }
    }

    /// The data of the session from here on.
    package static func keep(
        _ set: DataSet, in state: inout SessionState, _ context: StatementContext
    ) {
        state.data = LoadedData(set)
        state.rebuildModel(context)
    }

    /// `load "iris.csv"`: says which word is missing.
    private static func refusePath(_ what: Expression) throws(Diagnostic) {
        guard let path = FilePath.written(in: what), path.contains(where: { "./".contains($0) })
        else { return }
        for (ending, kind) in [(".npz", "npz"), (".npy", "npy")] where path.hasSuffix(ending) {
            throw Diagnostic(
                "load needs to know what kind of file this is",
                hint: "Arrays of NumPy: load \(kind) \"\(path)\"", at: what.span)
        }
        let isTable = [".csv", ".tsv", ".txt", ".data"].contains { path.lowercased().hasSuffix($0) }
        if let format = ModelFormat(path: path) {
            throw Diagnostic(
                "load needs to know what kind of file this is",
                hint: format == .weights
                    ? "Weights: load weights \"\(path)\"" : "A model: load model \"\(path)\"",
                at: what.span)
        }
        throw Diagnostic(
            "load needs to know what kind of file this is",
            hint: "A table: load csv \"\(path)\""
                + (isTable ? "" : "   A folder of pictures: load idx \"\(path)\""),
            at: what.span)
    }

    /// - Parameter other: the data set in whose place it is loaded; nil where it was asked for.
    private static func sketch(
        _ context: StatementContext, standingInFor other: String? = nil
    ) -> DataSet {
        context.add(
            .data(DataNotice(name: "fashion_sketch", source: .builtin, standsInFor: other)))
        return FashionSketch.make()
    }

    private static func fashionMNIST(_ context: StatementContext) throws(Diagnostic) -> DataSet {
        let started = ContinuousClock.now
        do throws(DatasetError) {
            let loaded = try FashionMNIST.load(
                dataFolder: context.environment.dataFolder,
                cacheFolder: context.environment.cacheFolder,
                progress: { received, total in
                    let (seconds, _) = (ContinuousClock.now - started).components
                    context.show(
                        Progress(
                            task: .download("Fashion-MNIST"), completed: received,
                            total: total, secondsElapsed: Double(seconds)))
                }, isCancelled: { context.isInterrupted })
            let source = DataNotice.Source(rawValue: loaded.source.rawValue) ?? .files
            context.add(.data(DataNotice(name: "fashion_mnist", source: source)))
            return loaded.dataSet
        } catch {
            guard case .download = error else { throw error.diagnostic() }
            if context.isInterrupted || context.environment.isDataStrict {
                var diagnostic = error.diagnostic()
                diagnostic.cause = context.isInterrupted ? .interrupted : .missingData
                throw diagnostic
            }
            let set = sketch(context, standingInFor: FashionMNIST.name)
            context.warn(
                "Fashion-MNIST could not be fetched, so fashion_sketch, which Bobbin draws itself, "
                    + "stands in for it.",
                hint: error.message + " " + error.hint)
            return set
        }
    }

    private static func describe(_ set: DataSet, _ context: StatementContext) {
        context.say(
            "\(set.title): \(grouped(set.trainInput.count)) pictures to learn from, "
                + "\(grouped(set.testInput?.count ?? 0)) to test on, ten kinds of clothing.")
        context.add(.table(arrays(of: set)))
    }

    /// The arrays of a data set with their shapes, a part a line.
    static func arrays(of set: DataSet) -> Table {
        var rows = [arrays(of: "train", set.trainInput, set.trainTarget, range(of: set))]
        if let inputs = set.testInput, let targets = set.testTarget {
            rows.append(arrays(of: "test", inputs, targets, ""))
        }
        // The columns of a table have ranges of their own.
        if !set.inputNames.isEmpty { for place in rows.indices { rows[place].remove(at: 2) } }
        return Table(
            columns: Array(repeating: .init(""), count: rows[0].count), cells: rows)
    }

    private static func arrays(
        of part: String, _ inputs: DataArray, _ targets: DataArray, _ range: String
    ) -> [Table.Cell] {
        [
            .init("\(part)_input"), .shape(inputs.shape), .init(range),
            .init("\(part)_target"), .shape(targets.shape),
        ]
    }

    /// `bytes 0…255`.
    private static func range(of set: DataSet) -> String {
        let range = set.trainInput.range() ?? 0...0
        let numbers = set.trainInput.isBytes ? "bytes " : ""
        return "\(numbers)\(short(range.lowerBound))…\(short(range.upperBound))"
    }
}

extension LoadedData {
    package init(_ set: DataSet) {
        let train = Examples(inputs: set.trainInput, targets: set.trainTarget)
        var test: Examples?
        if let inputs = set.testInput, let targets = set.testTarget {
            test = Examples(inputs: inputs, targets: targets)
        }
        self.init(
            name: set.name, title: set.title, classNames: set.classNames, train: train, test: test,
            inputNames: set.inputNames,
            pictureShape: set.trainInput.itemShape.count == 2 ? set.trainInput.itemShape : nil,
            targetName: set.targetName, table: set.table)
    }
}
