/// One batch of a prediction or evaluation, shared by a team without a barrier.
final class EvaluationWork: TeamWork {
    private let workspace: Workspace
    /// What each item of the batch adds to the sums.
    private let measurements: UnsafeMutablePointer<Measurement>

    /// What changes from batch to batch.
    struct Batch {
        var inputs: DataArray
        /// Nil, as `measure`, where only the outputs are wanted.
        var targets: DataArray?
        var measure: (loss: Loss, metrics: [Metric])?
        var numbers: Network.Pointers
        var indices: UnsafePointer<Int32>
        var rows: Int
    }
    var batch: Batch?

    init(_ workspace: Workspace) {
        self.workspace = workspace
        measurements = .allocate(capacity: workspace.rows)
        measurements.initialize(repeating: Measurement(), count: workspace.rows)
    }

    deinit { measurements.deallocate() }

    /// The outputs of the batch, `outputWidth` numbers an item.
    var output: UnsafePointer<Float> { UnsafePointer(workspace.output) }
    var outputWidth: Int { workspace.outputWidth }

    func work(_ member: TeamMember) {
        guard let batch else { return }
        let part = workspace.part(of: batch.rows, for: member)
        batch.inputs.gather(
            batch.indices + part.first, count: part.rows,
            into: workspace.input + part.first * batch.inputs.itemSize)
        workspace.forward(batch.numbers, part, training: nil)
        guard let targets = batch.targets, let (loss, metrics) = batch.measure else { return }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: targets.itemSize) { target in
            guard let target = target.baseAddress else { return }
            for row in part.first..<part.first + part.rows {
                targets.gather(batch.indices + row, count: 1, into: target)
                let item = LossBatch(
                    output: output + row * outputWidth, targets: target, rows: 1,
                    width: outputWidth)
                measurements[row] = Measurement(item, loss, metrics)
            }
        }
    }

    /// The sums over the batch, added up in the order of its items.
    func sums(rows: Int) -> Measurement {
        var sums = Measurement()
        for row in 0..<rows { sums.add(measurements[row]) }
        return sums
    }
}
