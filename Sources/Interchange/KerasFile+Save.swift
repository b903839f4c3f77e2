import Engine
import Files
import JSON

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension KerasFile {
    /// The Keras whose files these are like.
    static let version = "3.15.1"

    /// Writes `model` to `path`, in the format that its ending stands for: `.keras` or `.h5`.
    ///
    /// The file is written whole or not at all.
    ///
    /// - Throws: where the ending says nothing, or the file cannot be written; what stood at `path`
    ///   before is as it was then.
    public static func save(
        _ model: SavedModel, to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            try ModelBytes.checkRoom(floats: model.numberCount)
            let content: [UInt8] =
                switch ModelFormat(path: path) {
                case .keras: try zip(model)
                case .wholeHDF5: try wholeHDF5(model)
                case .weights, nil: throw ModelFileProblem.unknownEnding(known: [".keras", ".h5"])
                }
            try ModelBytes.write(content, to: path, permit)
        }
    }

    /// Source: `_save_model_to_fileobj` in Keras's `saving_lib.py`.
    private static func zip(_ model: SavedModel) throws(ModelFileProblem) -> [UInt8] {
        guard case .object(var configuration) = try ModelConfig.json(model, isLegacy: false) else {
            throw .notMade
        }
        if let training = model.training {
            configuration["compile_config"] = try TrainingConfig.json(training, isLegacy: false)
        }
        let metadata: JSONValue = [
            "keras_version": .string(version), "date_saved": .string(date()),
        ]
        return try ZipWriter.make([
            (Self.metadata, Array(metadata.pythonText.utf8)),
            (config, Array(JSONValue.object(configuration).pythonText.utf8)),
            (weights, try WeightFile.keras3(model)),
        ])
    }

    /// The time now as Keras writes it: 2026-11-22@03:54:04.
    private static func date() -> String {
        let iso = Date().formatted(.iso8601)
        return String(iso.map { $0 == "T" ? "@" : $0 }.filter { $0 != "Z" })
    }

    /// Source: `save_model_to_hdf5` in Keras's `legacy_h5_format.py`.
    private static func wholeHDF5(_ model: SavedModel) throws(ModelFileProblem) -> [UInt8] {
        let configuration = try ModelConfig.json(model, isLegacy: true)
        return try HDF5Writer.make { file throws(ModelFileProblem) in
            try file.setText(version, named: "keras_version", at: "/")
            try file.setText("jax", named: "backend", at: "/")
            try file.setText(configuration.pythonText, named: "model_config", at: "/")
            try WeightFile.writeLegacy(model, to: file, at: "/model_weights")
            guard let training = model.training else { return }
            try file.setText(
                try TrainingConfig.json(training, isLegacy: true).pythonText,
                named: "training_config",
                at: "/")
            try OptimizerVariables(
                training.plan.optimizer, model.network, keepsRate: training.plan.schedule == nil
            ).writeLegacy(
                training.optimizerState, of: model, to: file)
        }
    }
}
