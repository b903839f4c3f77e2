import CKernels

/// Steps of training, shared by a team that meets twice in each.
///
/// First each member takes its part of the first product (`SplitProduct`). When all parts are there, it
/// takes some items of the batch all the way: forward, loss, backward. When the gradients by all
/// outputs are there, it takes a part of the parameters: their gradients, block by block, and while
/// those of a block are computed the update of the block before is done by the way. One member then
/// lets the layers change what state they have. (A layer that needs the whole batch at once, as
/// BatchNormalization does, has its members meet within it.)
///
/// The team stays together for many steps. Nobody waits at a step's end: what one member does in its
/// first third touches nothing that another still needs for the last third of the step before.
final class TrainingWork: TeamWork {
    private let workspace: Workspace
    private let plan: TrainingPlan
    private let examples: Examples
    private let isFused: Bool
    /// Nil where examples of all classes count alike.
    private let classWeights: ClassWeights?
    private let shares: [[ParameterBlocks.Block]]
    private let allBlocks: [ParameterBlocks.Block]
    private let blockSize: Int
    /// Nil where no weights are regularized.
    private let penalties: WeightPenalties?
    /// Nil where no bound is set to the gradients' lengths.
    private let norms: GradientNorms?
    /// The bound of every gradient; nil for none.
    private let largestGradient: Float?
    /// Room for the gradients of two blocks a member.
    private let memory: UnsafeMutablePointer<Float>
    private let targets: UnsafeMutablePointer<Float>
    /// What each item of the batch adds to the epoch's sums.
    private let measurements: UnsafeMutablePointer<Measurement>

    var stint: Stint?

    /// Of this step and the next: the caller's thread may be one step ahead.
    private var settings: (StepSettings?, StepSettings?) = (nil, nil)
    private var isOver = false
    /// Touched by the caller's thread alone.
    private var observer: (any TrainingStepObserver)?

    init(
        _ workspace: Workspace, plan: TrainingPlan, examples: Examples, members: Int,
        classWeights: ClassWeights? = nil
    ) {
        self.workspace = workspace
        self.plan = plan
        self.examples = examples
        self.classWeights = classWeights
        let network = workspace.network
        isFused = network.layers.last.map { plan.loss.isFused(with: $0.activation) } ?? false
        let learning = ParameterBlocks(for: network, split: workspace.split)
        // The next step reads the parameters from the first to the last: it begins with those that were
        // changed last, which are nearest.
        shares = learning.shares(members: members).map { $0.reversed() }
        allBlocks = learning.blocks.reversed()
        penalties = WeightPenalties(for: network, blocks: learning.blocks)
        let clipping = plan.clipping
        largestGradient =
            clipping?.rule == .value ? clipping.map { Float($0.limit) } : nil
        norms = clipping.flatMap { clipping in
            clipping.rule == .value
                ? nil
                : GradientNorms(
                    clipping, network: network, blocks: learning.blocks.count, members: members)
        }
        blockSize = (learning.largest + 15) & ~15
        memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(64, 2 * blockSize * members * MemoryLayout<Float>.stride), alignment: 64
        ).bindMemory(to: Float.self, capacity: 2 * blockSize * members)
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

    /// Gets ready for a stint whose first step takes `first`.
    func begin(_ stint: Stint, _ first: StepSettings, observer: any TrainingStepObserver) {
        self.stint = stint
        self.observer = observer
        isOver = false
        set(first, for: stint.steps.lowerBound)
    }

    /// Lets go of what the stint was lent.
    func end() {
        stint = nil
        observer = nil
    }

    func work(_ member: TeamMember) {
        guard let stint else { return }
        for step in stint.steps {
            let batch = batch(step, of: stint)
            if workspace.split != nil { gatherInputs(batch, member) }
            multiplyParts(batch, member)
            member.wait()
            guard !isOver, let settings = settings(for: step) else { return }
            let part = workspace.part(of: batch.rows, for: member)
            if workspace.split == nil { gatherInputs(batch, member) }
            gatherTargets(batch, part)
            forward(batch, settings, part)
            measureLoss(part)
            backward(batch, settings, part)
            measurePenalties(stint, member)
            member.wait()
            guard lossIsFinite(rows: batch.rows) else {
                if member.index == 0 { _ = observer?.stepEnded(step, nil) }
                return
            }
            learn(batch, settings, member)
            guard member.index == 0 else { continue }
            workspace.updateState(stint.state)
            if let next = observer?.stepEnded(step, sums(rows: batch.rows)) {
                set(next, for: step + 1)
            } else {
                isOver = true
            }
        }
    }

    private func settings(for step: Int) -> StepSettings? {
        step & 1 == 0 ? settings.0 : settings.1
    }

    private func set(_ value: StepSettings, for step: Int) {
        if step & 1 == 0 { settings.0 = value } else { settings.1 = value }
    }

    /// The batch's sums, added up in the order of its items; the weights' penalty counts for each.
    private func sums(rows: Int) -> Measurement {
        var sums = Measurement()
        for row in 0..<rows { sums.add(measurements[row]) }
        if let penalties { sums.loss += penalties.total * Double(rows) }
        return sums
    }

    /// Nobody changes a weight before all have met again.
    private func measurePenalties(_ stint: Stint, _ member: TeamMember) {
        guard let penalties else { return }
        for block in blocks(of: member) { penalties.measure(block, stint.parameters) }
    }

    private func lossIsFinite(rows: Int) -> Bool {
        (0..<rows).allSatisfy { measurements[$0].loss.isFinite }
    }
}

/// The thirds of a step, and their parts.
extension TrainingWork {
    func batch(_ step: Int, of stint: Stint) -> Batch {
        let start = step * stint.batchSize
        let rows = min(stint.batchSize, stint.count - start)
        return Batch(
            stint: stint, indices: stint.order + start, rows: rows,
            nextRows: min(stint.batchSize, stint.count - start - rows))
    }

    /// A member's parts of the first product; nothing where its rows are shared.
    func multiplyParts(_ batch: Batch, _ member: TeamMember) {
        guard let split = workspace.split else { return }
        workspace.multiplyParts(
            split, parameters: batch.stint.parameters, rows: batch.rows, member)
    }

    func forward(_ batch: Batch, _ settings: StepSettings, _ part: BatchPart) {
        workspace.forward(batch.stint.numbers, part, training: settings.training)
    }

    func backward(_ batch: Batch, _ settings: StepSettings, _ part: BatchPart) {
        workspace.backward(
            batch.stint.numbers, part, fused: isFused, training: settings.training)
    }

    /// The gradients by a member's parameters, and their updates.
    func learn(_ batch: Batch, _ settings: StepSettings, _ member: TeamMember) {
        if let norms { return learn(batch, settings, member, norms) }
        var pending: UpdateStep?
        for (number, block) in blocks(of: member).enumerated() {
            let gradients = memory + (2 * member.index + number & 1) * blockSize
            computeGradients(batch, block, into: gradients, pending)
            penalties?.addGradients(block, batch.stint.parameters, to: gradients)
            if let largestGradient {
                GradientClipping.cut(gradients, block.count, to: largestGradient)
            }
            pending = update(batch, block, gradients: gradients, settings)
        }
        if let pending { plan.optimizer.update(pending) }
    }

    /// The same where the lengths of the gradients are bounded: they must all be there first.
    private func learn(
        _ batch: Batch, _ settings: StepSettings, _ member: TeamMember, _ norms: GradientNorms
    ) {
        let blocks = blocks(of: member)
        for block in blocks {
            let gradients = norms.gradients + block.offset
            workspace.parameterGradients(block, batch: batch.rows, into: gradients)
            penalties?.addGradients(block, batch.stint.parameters, to: gradients)
            norms.measure(block)
        }
        member.wait()
        norms.findFactors(for: member.index)
        for block in blocks {
            norms.shorten(block, for: member.index)
            let gradients = norms.gradients + block.offset
            plan.optimizer.update(update(batch, block, gradients: gradients, settings))
        }
    }

    /// Brings the items of the batch together: a member's columns of all of them where the first
    /// product is shared, else all columns of a member's items.
    func gatherInputs(_ batch: Batch, _ member: TeamMember) {
        let inputs = examples.inputs
        let next = batch.indices + batch.rows
        // The next batch comes from all over the memory: asked for now, it is near when it is needed.
        if let split = workspace.split {
            let parts = member.share(of: split.parts)
            let columns = split.columns(of: parts)
            inputs.gather(
                batch.indices, count: batch.rows, into: workspace.input, columns: columns)
            if let nonzero = workspace.nonzeroInputs {
                for part in parts {
                    nonzero.find(in: workspace.input, rows: batch.rows, part: part)
                }
            }
            inputs.fetchAhead(next, count: batch.nextRows, columns: columns)
        } else {
            let part = workspace.part(of: batch.rows, for: member)
            inputs.gather(
                batch.indices + part.first, count: part.rows,
                into: workspace.input + part.first * inputs.itemSize)
            let ahead = member.share(of: batch.nextRows, portion: 4)
            inputs.fetchAhead(next + ahead.lowerBound, count: ahead.count)
        }
    }

    func gatherTargets(_ batch: Batch, _ part: BatchPart) {
        examples.targets.gather(
            batch.indices + part.first, count: part.rows,
            into: targets + part.first * examples.targets.itemSize)
    }

    /// Measures each item of the part and writes the gradient of the batch's loss.
    func measureLoss(_ part: BatchPart) {
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
        guard let classWeights else { return }
        for row in part.first..<part.first + part.rows {
            classWeights.weigh(
                target: targets + row * targetSize, size: targetSize,
                loss: &measurements[row].loss, gradient: workspace.lossGradient + row * width,
                width: width)
        }
    }

    private func blocks(of member: TeamMember) -> [ParameterBlocks.Block] {
        member.count == 1 ? allBlocks : shares[member.index]
    }

    /// The gradients of a block; `pending`, the update of the block before, is done by the way.
    private func computeGradients(
        _ batch: Batch, _ block: ParameterBlocks.Block, into gradients: UnsafeMutablePointer<Float>,
        _ pending: UpdateStep?
    ) {
        func compute(_ carried: UnsafeMutablePointer<bobbin_adam_run>?) {
            workspace.parameterGradients(
                block, batch: batch.rows, into: gradients, carried: carried)
        }
        guard let pending else { return compute(nil) }
        guard var run = plan.optimizer.carried(pending)?.run else {
            plan.optimizer.update(pending)
            return compute(nil)
        }
        compute(&run)
        if run.count > 0 { bobbin_adam_finish(&run) }
    }

    private func update(
        _ batch: Batch, _ block: ParameterBlocks.Block, gradients: UnsafePointer<Float>,
        _ settings: StepSettings
    ) -> UpdateStep {
        UpdateStep(
            parameters: batch.stint.parameters + block.offset, gradients: gradients,
            slots: batch.stint.slots + block.offset, slotStride: batch.stint.parameterCount,
            count: block.count, factors: settings.factors)
    }
}
