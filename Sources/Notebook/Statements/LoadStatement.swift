import Datasets
import Diagnostics
import Engine
import Language
import Output

extension DataStatements {
    static let dataSets = ["fashion_mnist", "fashion_sketch"]

    static let load = StatementDefinition(
        verb: "load", family: .data, usage: "load fashion_mnist | fashion_sketch",
        summary:
            "Brings a data set. fashion_sketch is drawn by Bobbin itself and needs no files and no network.",
        example: "load fashion_mnist", keras: "keras.datasets.fashion_mnist.load_data()",
        words: dataSets
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "load", options: [])
        guard let what = reader.next() else {
            throw Diagnostic(
                "load needs the name of a data set.",
                hint: "Data sets: \(dataSets.joined(separator: ", ")).")
        }
        let name = try what.choice("data set", of: dataSets)
        try reader.finish()
        let set =
            name == "fashion_sketch"
            ? sketch(context) : try fashionMNIST(context)
        state.data = LoadedData(set)
        if let model = state.model, let network = model.network,
            network.inputShape != set.trainInput.itemShape
        {
            context.say(
                "The model stays, and expects inputs of shape \(shapeText(network.inputShape)).")
        }
        describe(set, context)
    }

    private static func sketch(_ context: StatementContext) -> DataSet {
        context.add(.data(DataNotice(name: "fashion_sketch", source: .builtin)))
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
                            task: .other("Downloading Fashion-MNIST"), completed: received,
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
            let set = sketch(context)
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
                + "\(grouped(set.testInput.count)) to test on, ten kinds of clothing.")
        func line(_ name: String, _ array: DataArray) -> String {
            name.padded(to: 13) + shapeText(array.shape)
        }
        let range = set.trainInput.range() ?? 0...0
        context.add(
            .code(
                """
                  \(line("train_input", set.trainInput).padded(to: 29)) bytes \(short(range.lowerBound))…\(short(range.upperBound))   \(line("train_target", set.trainTarget))
                  \(line("test_input", set.testInput).padded(to: 29))               \(line("test_target", set.testTarget))
                """))
    }
}

extension LoadedData {
    init(_ set: DataSet) {
        self.init(
            name: set.name, title: set.title, classNames: set.classNames,
            train: Examples(inputs: set.trainInput, targets: set.trainTarget),
            test: Examples(inputs: set.testInput, targets: set.testTarget))
    }
}
