import Engine
import JSON

/// Whole models in Keras's files: `.keras`, and `.h5` as before Keras 3.
///
/// A file is plain data to this program: nothing in it is ever executed.
public enum KerasFile {
    static let config = "config.json"
    static let metadata = "metadata.json"
    static let weights = "model.weights.h5"

    /// Reads the model at `path`, whatever its name ends in.
    ///
    /// - Parameter compile: false leaves out optimizer, loss and metrics, as in `load_model`.
    /// - Throws: what is wrong with the file, or the first thing in it that does not exist here.
    public static func load(
        _ path: String, compile: Bool = true
    ) throws(InterchangeError) -> SavedModel {
        try describing(path) { () throws(ModelFileProblem) in
            try read(try ModelBytes.read(path), compile: compile)
        }
    }

    /// The model that the bytes of a file hold.
    static func read(
        _ content: [UInt8], compile: Bool = true
    ) throws(ModelFileProblem) -> SavedModel {
        content.starts(with: HDF5File.signature)
            ? try readHDF5(content, compile: compile) : try readZip(content, compile: compile)
    }

    private static func readZip(
        _ content: [UInt8], compile: Bool
    ) throws(ModelFileProblem) -> SavedModel {
        let archive = try ZipArchive(content)
        guard let configuration = try archive.member(config) else {
            throw .notThisFormat(
                expected: "a .keras file", looksLike: "a zip file without \(config)")
        }
        var version: String?
        if let metadata = try archive.member(metadata) {
            version = try JSONValue.read(metadata, place: Self.metadata)["keras_version"]?.string
            try checkVersion(version)
        }
        let age = KerasAge(version: version)
        let json = try JSONValue.read(configuration, place: config)
        guard let weights = try archive.member(weights) else {
            throw .damaged(place: "zip", reason: "\(weights) is not in it")
        }
        let file = try HDF5File(weights)
        let stored = try StoredWeights(file.root)
        let model = try ModelConfig(json, age: age).completed(by: stored)
        let network = try NetworkAssembly.network(
            model, weights: stored, fileSize: weights.count)
        let saved = SavedModel(name: model.name, network: network, remarks: model.remarks)
        guard compile else { return saved }
        let training = TrainingConfig.read(json["compile_config"], age: age)
        let memory = OptimizerMemory(fileSize: weights.count) { () throws(ModelFileProblem) in
            guard let group = try file.root.group("optimizer/vars") else { return nil }
            return (try StoredWeights.numbered(group), nil)
        }
        return saved.compiled(by: training, memory)
    }

    private static func readHDF5(
        _ content: [UInt8], compile: Bool
    ) throws(ModelFileProblem) -> SavedModel {
        let root = try HDF5File(content).root
        guard let configuration = try root.text("model_config") else { throw .onlyWeights }
        let version = try root.text("keras_version")
        try checkVersion(version)
        let age = KerasAge(version: version)
        let stored = try StoredWeights(root)
        let model = try ModelConfig(
            try JSONValue.read(Array(configuration.utf8), place: "model_config"), age: age
        ).completed(by: stored)
        let network = try NetworkAssembly.network(model, weights: stored, fileSize: content.count)
        var saved = SavedModel(name: model.name, network: network, remarks: model.remarks)
        if KerasAge.takesSampleVariance(version: version),
            let layer = network.layers.first(where: { $0 is BatchNormalization })
        {
            saved.remarks.append(.sampleVariance(layer: layer.name))
        }
        guard compile, let text = try root.text("training_config") else { return saved }
        let training: TrainingConfig.Found
        do throws(ModelFileProblem) {
            let json = try JSONValue.read(Array(text.utf8), place: "training_config")
            training = TrainingConfig.read(json, age: age)
        } catch {
            training = TrainingConfig.Found(remarks: [error.ofTraining], age: age)
        }
        let memory = OptimizerMemory(fileSize: content.count) { () throws(ModelFileProblem) in
            guard let group = try root.group("optimizer_weights") else { return nil }
            let order = age == .first ? try stored.orderByName(of: network) : nil
            return (try StoredWeights.named(in: group), order)
        }
        return saved.compiled(by: training, memory)
    }

    /// Keras 1 to 3 are known; a file that does not tell is taken for one of theirs.
    private static func checkVersion(_ version: String?) throws(ModelFileProblem) {
        guard let version else { return }
        guard ["1.", "2.", "3."].contains(where: version.hasPrefix) else {
            throw .version(version)
        }
    }
}

extension KerasFile {
    /// The layers that a text of Keras's `to_json` tells, with freshly drawn weights.
    ///
    /// - Throws: what is wrong with the file; also where it does not tell the shape of its inputs.
    public static func loadLayers(
        _ path: String, random: inout RandomSource
    ) throws(InterchangeError) -> SavedModel {
        try describing(path) { () throws(ModelFileProblem) in
            try readLayers(try ModelBytes.whole(path), random: &random)
        }
    }

    static func readLayers(
        _ content: [UInt8], random: inout RandomSource
    ) throws(ModelFileProblem) -> SavedModel {
        guard content.first == UInt8(ascii: "{") || content.first == UInt8(ascii: "\"") else {
            throw .notThisFormat(
                expected: "the text of a model", looksLike: FileLooks.name(content))
        }
        var json = try JSONValue.read(content, place: "JSON")
        // `json.dump(model.to_json(), file)` writes a text within a text.
        if let inner = json.string { json = try JSONValue.read(Array(inner.utf8), place: "JSON") }
        let version = json["keras_version"]?.string
        try checkVersion(version)
        let model = try ModelConfig(json, age: KerasAge(version: version))
        guard let inputShape = model.inputShape else {
            throw .unsupportedSetting(
                owner: "the input", setting: "shape", value: "null", supported: [])
        }
        let network = try NetworkAssembly.drawn(model, inputShape, &random)
        return SavedModel(name: model.name, network: network, remarks: model.remarks)
    }
}

/// What an optimizer remembered, as a file has it.
private struct OptimizerMemory {
    let fileSize: Int
    /// Its arrays, and the order of the weights that they are for where it is not the network's.
    let read: () throws(ModelFileProblem) -> (arrays: [HDF5Array], order: [Network.Slot]?)?
}

extension SavedModel {
    /// The same with its training, and what the optimizer remembered where that is known.
    fileprivate func compiled(
        by found: TrainingConfig.Found, _ memory: OptimizerMemory
    ) -> SavedModel {
        var model = self
        model.training = found.training
        model.remarks += found.remarks
        guard let plan = found.training?.plan else { return model }
        do throws(ModelFileProblem) {
            guard let (arrays, order) = try memory.read() else { return model }
            let fileSize = memory.fileSize
            let variables = try OptimizerVariables(
                plan.optimizer, network, keepsRate: plan.schedule == nil,
                keepsSlotsTogether: found.age.keepsSlotsTogether, order: order)
            model.training?.optimizerState =
                try found.age == .third
                ? variables.state(arrays, fileSize: fileSize)
                : variables.olderState(arrays, fileSize: fileSize)
        } catch {
            model.remarks.append(
                .memory(optimizer: plan.optimizer.kind, reason: error.ofMemory))
        }
        return model
    }
}
