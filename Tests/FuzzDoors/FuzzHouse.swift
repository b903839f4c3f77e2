import Engine
import Files
import Interchange

/// Everything behind the doors, in a folder of its own.
public final class FuzzHouse {
    let folder: String
    /// The weights and the configuration of a small model, and its network.
    let model: SavedModel
    let modelFiles: [FuzzDoor: [UInt8]]

    /// - Parameter folder: is there, empty, and nobody else's.
    public init(folder: String) throws {
        self.folder = folder
        model = try Self.smallModel()
        var files: [FuzzDoor: [UInt8]] = [:]
        for (door, name) in [(FuzzDoor.keras, "m.keras"), (.h5, "m.h5")] {
            try KerasFile.save(model, to: folder + "/" + name)
            files[door] = try InputFile.bytes(of: folder + "/" + name, atMost: 1 << 20)
        }
        try WeightFile.save(model, to: folder + "/m.weights.h5")
        files[.weights] = try InputFile.bytes(of: folder + "/m.weights.h5", atMost: 1 << 20)
        modelFiles = files
    }

    /// Lets bytes in by a door; being refused is an answer like any other.
    ///
    /// - Throws: `FuzzFinding` where they are misread.
    public func open(_ door: FuzzDoor, _ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        switch door {
        case .statement: try Lines.statement(text)
        case .python: try Lines.python(text)
        case .lesson: try Pages.lesson(text)
        case .markdown: try Pages.markdown(text)
        case .json: try Pages.json(bytes)
        case .progress: try progress(bytes)
        case .history: try history(bytes)
        case .csv: try table(bytes)
        case .idx: try arrays(bytes, ending: "")
        case .gzip: try arrays(bytes, ending: ".gz")
        case .cache: try cache(bytes)
        case .keras, .h5, .weights, .config: try modelFile(door, bytes)
        }
    }

    /// The path of a file with these bytes; one that is there takes them.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = folder + "/" + name
        try OutputFile.write(
            to: path, as: .own(permissions: 0o600), waitsForDisk: false
        ) { descriptor in
            bytes.withUnsafeBytes { memory in
                memory.baseAddress.map { writeFully(descriptor, $0, memory.count) } ?? true
            }
        }
        return path
    }

    /// One with weights that are not learned, and a memory of its optimizer.
    private static func smallModel() throws -> SavedModel {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [3])
        let layers: [any Layer] = [
            try Dense(units: 2, activation: .relu, name: "a"), try BatchNormalization(),
            try Dropout(rate: 0.5, seed: 1), try Dense(units: 2, activation: .softmax, name: "b"),
        ]
        for layer in layers { try network.append(layer, random: &random) }
        let plan = TrainingPlan(
            optimizer: try SGD(learningRate: 0.1, momentum: 0.9),
            loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
        return SavedModel(
            name: "m", network: network,
            training: SavedModel.Training(plan: plan, metricNames: ["accuracy"]))
    }
}
