/// Measures a network on examples without changing it: Keras's `evaluate` and `predict`.
public struct Evaluator {
    private let network: Network
    private let workspace: Workspace

    /// Items computed at a time. Any size gives the same means up to rounding.
    public static let batchSize = 512

    /// - Throws: `tooLarge` where a batch would not fit into memory; `noLayers`.
    public init(_ network: Network) throws(EngineError) {
        guard !network.layers.isEmpty else { throw .noLayers }
        self.network = network
        workspace = try Workspace(for: network, rows: Self.batchSize, training: false)
    }

    /// Calls `body` with each batch's outputs; stops early where it returns false.
    private func forEachBatch(
        of inputs: DataArray, parameters: UnsafePointer<Float>? = nil,
        _ body: (_ start: Int, _ rows: Int, _ output: UnsafeMutablePointer<Float>) -> Bool
    ) {
        withIndices { indices in
            var start = 0
            while start < inputs.count {
                let rows = min(Self.batchSize, inputs.count - start)
                for i in 0..<rows { indices[i] = Int32(start + i) }
                inputs.gather(indices, count: rows, into: workspace.input)
                if let parameters {
                    workspace.forward(parameters: parameters, rows: rows, training: nil)
                } else {
                    network.parameters.withUnsafePointer {
                        workspace.forward(parameters: $0, rows: rows, training: nil)
                    }
                }
                guard body(start, rows, workspace.output) else { return }
                start += rows
            }
        }
    }

    private func withIndices(_ body: (UnsafeMutablePointer<Int32>) -> Void) {
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: Self.batchSize) { buffer in
            buffer.initialize(repeating: 0)
            if let start = buffer.baseAddress { body(start) }
        }
    }

    /// The outputs for every item: `count · outputSize` numbers, row-major.
    public func predict(_ inputs: DataArray) throws(EngineError) -> [Float] {
        try check(inputs)
        var outputs: [Float] = []
        outputs.reserveCapacity(inputs.count * workspace.outputWidth)
        forEachBatch(of: inputs) { _, rows, output in
            outputs += UnsafeBufferPointer(start: output, count: rows * workspace.outputWidth)
            return true
        }
        return outputs
    }

    /// The mean loss and metrics over the examples.
    ///
    /// - Parameters:
    ///   - parameters: weights to use in place of the network's own, in its layout.
    ///   - isCancelled: asked after each batch; true ends the measurement.
    /// - Returns: nil where it was cancelled.
    /// - Throws: where inputs, outputs, targets and loss do not fit together.
    public func evaluate(
        _ examples: Examples, loss: Loss, metrics: [Metric],
        parameters: UnsafePointer<Float>? = nil, isCancelled: () -> Bool = { false }
    ) throws(EngineError) -> Measurement? {
        try check(examples.inputs)
        try loss.check(output: network.outputShape, targets: examples.targets)
        let targets = UnsafeMutablePointer<Float>.allocate(
            capacity: Self.batchSize * examples.targets.itemSize)
        defer { targets.deallocate() }
        var sums = Measurement()
        var finished = true
        forEachBatch(of: examples.inputs, parameters: parameters) { start, rows, output in
            withIndices { indices in
                for i in 0..<rows { indices[i] = Int32(start + i) }
                examples.targets.gather(indices, count: rows, into: targets)
            }
            let batch = LossBatch(
                output: output, targets: targets, rows: rows, width: workspace.outputWidth)
            sums.loss += loss.value(batch) * Double(rows)
            for metric in metrics { sums[metric] += metric.total(batch, loss: loss) }
            finished = !isCancelled()
            return finished
        }
        return finished ? sums.divided(by: Double(examples.count)) : nil
    }

    private func check(_ inputs: DataArray) throws(EngineError) {
        guard inputs.itemShape == network.inputShape else {
            throw .inputShape(expected: network.inputShape, found: inputs.itemShape)
        }
        guard inputs.count > 0 else { throw .emptyData(part: "the data") }
    }
}
