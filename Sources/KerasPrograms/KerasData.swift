import Language
import Wording
import Workbench

/// Loading, looking at and preparing data, and the classic baseline.
extension KerasProgram {
    mutating func writeFile(_ command: Command, _ done: DoneStatement) {
        let words = command.values.map { $0.word ?? "" }
        let name = command.values.last.map { (try? $0.name("path")) ?? "" }
        let path = name.map { self.path($0) } ?? ""
        switch (command.kind, words.first ?? "") {
        case (.load, "model"):
            begin("file", done)
            isModelWritten = true
            isModelFromFile = true
            pendingLayers = []
            let isText = (try? command.values.last?.name("path"))?.hasSuffix(".json") ?? false
            writeLeftBehind(done)
            let compile = command.option("compile").map { ", compile=\($0.settingText)" } ?? ""
            add(
                isText
                    ? "with open(\(path)) as file:\n    model = keras.models.model_from_json(file.read())"
                    : "model = keras.models.load_model(\(path)\(compile))", importing: .keras)
        case (.load, "weights"):
            begin("file", done, needsModel: true)
            add("model.load_weights(\(path))")
        // A script of Bobbin's is nothing that Keras reads.
        case (.save, "session"): break
        case (.save, "weights"):
            begin("file", done, needsModel: true)
            add(onOneHost("model.save_weights(\(path))"))
        case (.save, _):
            begin("file", done, needsModel: true)
            add(onOneHost("model.save(\(path))"))
        default: writeLoad(command, words.first ?? "", done)
        }
    }

    private func onOneHost(_ line: String) -> String {
        isDistributed ? "if host == 0:\n    \(line)" : line
    }

    private mutating func writeLoad(_ command: Command, _ name: String, _ done: DoneStatement) {
        begin("data", done)
        isScaled = false
        if let source = done.source, name.lowercased() == "csv" { return writeTable(source, done) }
        switch name.lowercased() {
        case "idx": return writeIDX(command, done)
        case "npz", "npy": return writeArrays(done)
        case "pictures": return writePictures(command, done)
        default: break
        }
        if name.lowercased() == "arrays" {
            let names = command.values.dropFirst().compactMap(\.word).map { name in
                guard pythonNames.contains(name) else { return name }
                use(.numpy)
                return "np.array(\(name))"
            }
            return add("train_input, train_target = \(names.joined(separator: ", "))")
        }
        guard ["fashion_mnist", "fashion_sketch"].contains(name.lowercased()) else {
            add("# In Bobbin: \(done.statement.text)")
            return
        }
        if name.lowercased() == "fashion_sketch" {
            add(
                "# fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes."
            )
        }
        add(
            """
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            """, importing: .keras)
    }

    mutating func writeData(_ command: Command, _ done: DoneStatement) {
        begin("data", done)
        switch command.kind {
        case .scale:
            let divisor = Python.float(command.values.first?.numberValue ?? 1)
            rename { "\($1) = \($0) / \(divisor)" }
        case .standardize: writeStandardize(done)
        case .reshape:
            let shape = done.itemShape.map(String.init).joined(separator: ", ")
            for part in parts { add("\(inputs(part)) = \(inputs(part)).reshape(-1, \(shape))") }
        case .oneHot:
            for part in parts {
                add(
                    "\(part)_target = keras.utils.to_categorical(\(part)_target)",
                    importing: .keras)
            }
        default: writeSplit(done)
        }
    }

    /// Writes one line a part that makes `train_scaled` of what the inputs were called before.
    private mutating func rename(_ line: (_ old: String, _ new: String) -> String) {
        let old = parts.map { inputs($0) }
        isScaled = true
        for (part, name) in zip(parts, old) { add(line(name, inputs(part))) }
    }

    /// Each column of a table by itself, all pixels of pictures together.
    private mutating func writeStandardize(_ done: DoneStatement) {
        let train = inputs("train")
        let axis = done.isTable ? "axis=0" : ""
        add("mean, deviation = \(train).mean(\(axis)), \(train).std(\(axis))")
        if done.isTable { add("deviation[deviation == 0] = 1.0") }
        rename { "\($1) = (\($0) - mean) / deviation" }
    }

    mutating func writeBaseline(_ command: Command, _ done: DoneStatement) {
        begin("baseline", done)
        var settings: [String] = []
        for (name, keyword) in [
            ("loss", "loss"), ("alpha", "alpha"), ("max_iter", "max_iter"), ("tol", "tol"),
            ("seed", "random_state"),
        ] {
            guard let value = command.option(name) else { continue }
            settings.append("\(keyword)=\(value.settingText)")
        }
        let size = done.itemShape.reduce(1, *)
        let rows = inputs("train") + (done.itemShape.count > 1 ? ".reshape(-1, \(size))" : "")
        let folds = command.option("folds")?.settingText ?? "5"
        add(Python.call("classifier = SGDClassifier", settings), importing: .classifier)
        add(
            Python.call(
                "scores = cross_validate",
                ["classifier", rows, "train_target"] + (folds == "5" ? [] : ["cv=\(folds)"])
                    + ["n_jobs=-1"]), importing: .crossValidate)
        add("print(np.mean(scores[\"test_score\"]))", importing: .numpy)
    }
}
