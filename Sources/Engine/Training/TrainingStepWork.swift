/// One training step, shared by a team with a single meeting in the middle.
///
/// First each member takes a part of the batch all the way: gather, forward, loss, backward. Then,
/// when the gradients by all outputs are there, it takes a part of the parameters: their gradients,
/// block by block, each followed by its update.
final class TrainingStepWork: TeamWork {
    private let workspace: Workspace
    private let plan: TrainingPlan
    private let examples: Examples
    private let isFused: Bool
    private let shares: [[LearningPlan.Block]]
    private let allBlocks: [LearningPlan.Block]
    private let blockSize: Int
    private let memory: UnsafeMutablePointer<Float>
    private let targets: UnsafeMutablePointer<Float>
    /// What each item of the batch adds to the epoch's sums.
    private let measurements: UnsafeMutablePointer<Measurement>

    /// What changes from step to step; set by the trainer between two steps.
    struct Turn {
        var parameters: UnsafeMutablePointer<Float>
        var slots: UnsafeMutablePointer<Float>
        var parameterCount: Int
        /// The items of this batch, and after them those of the next.
        var indices: UnsafePointer<Int32>
        var rows: Int
        var nextRows: Int
        var factors: StepFactors
        var training: TrainingStep
    }
    var turn: Turn?

    init(
        _ workspace: Workspace, plan: TrainingPlan, examples: Examples, members: Int
    ) {
        self.workspace = workspace
        self.plan = plan
        self.examples = examples
        let network = workspace.network
        isFused = network.layers.last.map { plan.loss.isFused(with: $0.activation) } ?? false
        let learning = LearningPlan(for: network)
        shares = learning.shares(members: members)
        allBlocks = learning.blocks
        blockSize = (learning.largest + 15) & ~15
        memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(64, blockSize * members * MemoryLayout<Float>.stride), alignment: 64
        ).bindMemory(to: Float.self, capacity: blockSize * members)
        targets = .allocate(capacity: workspace.rows * examples.targets.itemSize)
        targets.initialize(repeating: 0, count: workspace.rows * examples.targets.itemSize)
        measurements = .allocate(capacity: workspace.rows)
        measurements.initialize(repeating: Measurement(), count: workspace.rows)
    }

    deinit {
        UnsafeMutableRawPointer(memory).deallocate()
        targets.deallocate()
        measurements.deallocate()
    }

    func work(_ member: TeamMember) {
        guard let turn else { return }
        let part = workspace.part(of: turn.rows, for: member)
        gather(turn, part)
        forward(turn, part)
        measure(part)
        backward(turn, part)
        member.meet()
        guard lossIsFinite(rows: turn.rows) else { return }
        for block in blocks(of: member) {
            update(turn, block, gradients: computeGradients(turn, block, member))
        }
    }

    /// The batch's sums, added up in the order of its items.
    ///
    /// - Returns: nil, and then nothing was learned, where the loss of one item is no number.
    func sums(rows: Int) -> Measurement? {
        guard lossIsFinite(rows: rows) else { return nil }
        var sums = Measurement()
        for row in 0..<rows { sums.add(measurements[row]) }
        return sums
    }

    private func lossIsFinite(rows: Int) -> Bool {
        (0..<rows).allSatisfy { measurements[$0].loss.isFinite }
    }

    func gather(_ turn: Turn, _ part: BatchPart) {
        let inputs = examples.inputs
        inputs.gather(
            turn.indices + part.first, count: part.rows,
            into: workspace.input + part.first * inputs.itemSize)
        examples.targets.gather(
            turn.indices + part.first, count: part.rows,
            into: targets + part.first * examples.targets.itemSize)
        // The next batch comes from all over the memory: asked for now, it is near when it is needed.
        let next = part.member.share(of: turn.nextRows)
        inputs.fetchAhead(turn.indices + turn.rows + next.lowerBound, count: next.count)
    }

    /// Measures each item of the part and writes the gradient of the batch's loss.
    func measure(_ part: BatchPart) {
        guard part.rows > 0 else { return }
        let width = workspace.outputWidth
        let targetSize = examples.targets.itemSize
        for row in part.first..<part.first + part.rows {
            let item = LossBatch(
                output: workspace.output + row * width, targets: targets + row * targetSize,
                rows: 1, width: width)
            measurements[row] = Measurement(item, plan.loss, plan.metrics)
        }
        let batch = LossBatch(
            output: workspace.output + part.first * width,
            targets: targets + part.first * targetSize, rows: part.rows, width: width,
            wholeRows: part.wholeRows)
        let gradient = workspace.lossGradient + part.first * width
        if isFused {
            plan.loss.fusedGradient(batch, into: gradient)
        } else {
            plan.loss.gradient(batch, into: gradient)
        }
    }

    func forward(_ turn: Turn, _ part: BatchPart) {
        workspace.forward(parameters: turn.parameters, part, training: turn.training)
    }

    func backward(_ turn: Turn, _ part: BatchPart) {
        workspace.backward(
            parameters: turn.parameters, part, fused: isFused, training: turn.training)
    }

    func blocks(of member: TeamMember) -> [LearningPlan.Block] {
        member.count == 1 ? allBlocks : shares[member.index]
    }

    func computeGradients(
        _ turn: Turn, _ block: LearningPlan.Block, _ member: TeamMember
    ) -> UnsafePointer<Float> {
        let gradients = memory + member.index * blockSize
        workspace.parameterGradients(
            layer: block.layer, rows: block.rows, batch: turn.rows, into: gradients)
        return UnsafePointer(gradients)
    }

    func update(_ turn: Turn, _ block: LearningPlan.Block, gradients: UnsafePointer<Float>) {
        plan.optimizer.update(
            UpdateStep(
                parameters: turn.parameters + block.offset, gradients: gradients,
                slots: turn.slots + block.offset, slotStride: turn.parameterCount,
                count: block.count, factors: turn.factors))
    }
}
