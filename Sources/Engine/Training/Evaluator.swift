/// Measures a network on examples without changing it: Keras's `evaluate` and `predict`.
public struct Evaluator {
    private let network: Network
    private let work: EvaluationWork
    private let team: ThreadTeam?

    /// Items computed at a time. Any size gives the same means up to rounding.
    public static let batchSize = 512

    /// - Throws: `tooLarge` where a batch would not fit into memory; `noLayers`.
    public init(_ network: Network) throws(EngineError) {
        try self.init(network, team: nil)
    }

    /// - Parameter team: threads that are there already; nil to have some for each evaluation.
    init(_ network: Network, team: ThreadTeam?) throws(EngineError) {
        guard !network.layers.isEmpty else { throw .noLayers }
        self.network = network
        self.team = team
        work = EvaluationWork(
            try Workspace(for: network, rows: Self.batchSize, training: false))
    }

    /// Calls `body` with each batch's outputs; stops early where it returns false.
    private func forEachBatch(
        of inputs: DataArray, numbers: Network.Pointers? = nil, targets: DataArray? = nil,
        measure: (loss: Loss, metrics: [Metric])? = nil, _ body: (_ rows: Int) -> Bool
    ) {
        let rows = min(Self.batchSize, inputs.count)
        let team = team ?? ThreadTeam(count: network.usefulThreads(rows: inputs.count))
        Denormals.flushed {
            forEachBatch(of: inputs, rows, team, numbers, targets, measure, body)
        }
    }

    private func forEachBatch(
        of inputs: DataArray, _ rows: Int, _ team: ThreadTeam,
        _ numbers: Network.Pointers?, _ targets: DataArray?,
        _ measure: (loss: Loss, metrics: [Metric])?, _ body: (_ rows: Int) -> Bool
    ) {
        withIndices { indices in
            for start in stride(from: 0, to: inputs.count, by: rows) {
                let rows = min(rows, inputs.count - start)
                for i in 0..<rows { indices[i] = Int32(start + i) }
                network.withPointers { own in
                    work.batch = EvaluationWork.Batch(
                        inputs: inputs, targets: targets, measure: measure,
                        numbers: numbers ?? own, indices: UnsafePointer(indices), rows: rows)
                    team.run(work)
                    work.batch = nil
                }
                guard body(rows) else { return }
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
        outputs.reserveCapacity(inputs.count * work.outputWidth)
        forEachBatch(of: inputs) { rows in
            outputs += UnsafeBufferPointer(start: work.output, count: rows * work.outputWidth)
            return true
        }
        return outputs
    }

    /// The mean loss and metrics over the examples.
    ///
    /// - Parameters:
    ///   - isCancelled: asked after each batch; true ends the measurement.
    /// - Returns: nil where it was cancelled.
    /// - Throws: where inputs, outputs, targets and loss do not fit together.
    public func evaluate(
        _ examples: Examples, loss: Loss, metrics: [Metric], isCancelled: () -> Bool = { false }
    ) throws(EngineError) -> Measurement? {
        try evaluate(
            examples, loss: loss, metrics: metrics, numbers: nil, isCancelled: isCancelled)
    }

    /// - Parameter numbers: those to use in place of the network's own, in its layout.
    func evaluate(
        _ examples: Examples, loss: Loss, metrics: [Metric], numbers: Network.Pointers?,
        isCancelled: () -> Bool = { false }
    ) throws(EngineError) -> Measurement? {
        try check(examples.inputs)
        try loss.check(output: network.outputShape, targets: examples.targets)
        var sums = Measurement()
        var finished = true
        forEachBatch(
            of: examples.inputs, numbers: numbers, targets: examples.targets,
            measure: (loss, metrics)
        ) { rows in
            sums.add(work.sums(rows: rows))
            finished = !isCancelled()
            return finished
        }
        guard finished else { return nil }
        var means = sums.divided(by: Double(examples.count))
        means.loss += numbers.map(network.penalty) ?? network.penalty
        return means
    }

    private func check(_ inputs: DataArray) throws(EngineError) {
        guard inputs.itemShape == network.inputShape else {
            throw .inputShape(expected: network.inputShape, found: inputs.itemShape)
        }
        guard inputs.count > 0 else { throw .emptyData(part: "the data") }
    }
}
