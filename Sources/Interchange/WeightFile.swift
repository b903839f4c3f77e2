import Engine

/// Weights alone: `.weights.h5`, legacy files of weights, or the weights within a whole model.
public enum WeightFile {
    /// What a file of weights gives to a network.
    public struct Contents: Sendable {
        public var network: Network
        /// What the optimizer remembered, where the file has it for this optimizer.
        public var optimizerState: OptimizerState?
    }

    /// Gives `network` the weights in the file at `path`.
    ///
    /// Arrays are matched as Keras matches them: in `.weights.h5` and `.keras` by the layers' classes
    /// (the second Dense is `dense_1`), in `.h5` by their order.
    ///
    /// - Parameter optimizer: whose memory is asked for as well.
    /// - Throws: the first difference between the file and the network; nothing is changed then.
    public static func load(
        _ path: String, into network: Network, optimizer: (any Optimizer)? = nil,
        hasSchedule: Bool = false
    ) throws(InterchangeError) -> Contents {
        try describing(path) { () throws(ModelFileProblem) in
            try read(
                try ModelBytes.read(path), into: network, optimizer: optimizer,
                hasSchedule: hasSchedule)
        }
    }

    static func read(
        _ content: [UInt8], into network: Network, optimizer: (any Optimizer)? = nil,
        hasSchedule: Bool = false
    ) throws(ModelFileProblem) -> Contents {
        let content = try weights(in: content)
        let root = try HDF5File(content).root
        let stored = try StoredWeights(root)
        let filled = try NetworkAssembly.fill(network, weights: stored, fileSize: content.count)
        guard let optimizer, case .keras3 = stored, let group = try root.group("optimizer/vars")
        else { return Contents(network: filled) }
        // As in Keras, memory of another optimizer is left where it is.
        let state = try? OptimizerVariables(
            optimizer, filled, keepsRate: !hasSchedule
        ).state(
            try StoredWeights.numbered(group), fileSize: content.count)
        return Contents(network: filled, optimizerState: state)
    }

    /// The HDF5 file itself, or that within a `.keras` file.
    private static func weights(in content: [UInt8]) throws(ModelFileProblem) -> [UInt8] {
        guard !content.starts(with: HDF5File.signature) else { return content }
        guard content.starts(with: ZipArchive.mark) else {
            throw .notThisFormat(
                expected: "a file of weights", looksLike: FileLooks.name(content))
        }
        guard let member = try ZipArchive(content).member(KerasFile.weights) else {
            throw .notThisFormat(
                expected: "a .keras file", looksLike: "a zip file without \(KerasFile.weights)")
        }
        return member
    }
}
