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
        if let metadata = try archive.member(metadata) {
            let json = try JSONValue.read(metadata, place: Self.metadata)
            try checkVersion(json["keras_version"]?.string)
        }
        let json = try JSONValue.read(configuration, place: config)
        guard let weights = try archive.member(weights) else {
            throw .damaged(place: "zip", reason: "\(weights) is not in it")
        }
        let file = try HDF5File(weights)
        let model = try ModelConfig(json)
        let network = try NetworkAssembly.network(
            model, weights: try StoredWeights(file.root), fileSize: weights.count)
        var training = compile ? try TrainingConfig.training(json["compile_config"]) : nil
        if let plan = training?.plan, let group = try file.root.group("optimizer/vars") {
            training?.optimizerState = try OptimizerVariables(
                plan.optimizer, network, keepsRate: plan.schedule == nil
            ).state(
                try StoredWeights.numbered(group), fileSize: weights.count)
        }
        return SavedModel(name: model.name, network: network, training: training)
    }

    private static func readHDF5(
        _ content: [UInt8], compile: Bool
    ) throws(ModelFileProblem) -> SavedModel {
        let root = try HDF5File(content).root
        guard let configuration = try root.text("model_config") else { throw .onlyWeights }
        let version = try root.text("keras_version")
        try checkVersion(version)
        let model = try ModelConfig(
            try JSONValue.read(Array(configuration.utf8), place: "model_config"))
        let network = try NetworkAssembly.network(
            model, weights: try StoredWeights(root), fileSize: content.count)
        var training: SavedModel.Training?
        if compile, let configuration = try root.text("training_config") {
            training = try TrainingConfig.training(
                try JSONValue.read(Array(configuration.utf8), place: "training_config"))
        }
        // Keras 2 kept what its optimizers remember in another order.
        if let plan = training?.plan, version?.hasPrefix("3.") == true,
            let group = try root.group("optimizer_weights")
        {
            training?.optimizerState = try OptimizerVariables(
                plan.optimizer, network, keepsRate: plan.schedule == nil
            ).state(
                try StoredWeights.named(in: group), fileSize: content.count)
        }
        return SavedModel(name: model.name, network: network, training: training)
    }

    /// Keras 2 and 3 are known; a file that does not tell is taken for one of theirs.
    private static func checkVersion(_ version: String?) throws(ModelFileProblem) {
        guard let version else { return }
        guard version.hasPrefix("3.") || version.hasPrefix("2.") else { throw .version(version) }
    }
}
