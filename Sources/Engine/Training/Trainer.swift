/// Trains a network on examples: Keras's `fit`.
///
/// Everything a step needs is laid out here, once; a step allocates nothing. The network that was
/// handed in stays as it was: the trained one is asked for at the end.
public final class Trainer {
    private let network: Network
    private let plan: TrainingPlan
    private let options: FitOptions
    private let examples: Examples
    private let validation: Examples?
    private let evaluator: Evaluator?
    private let team: ThreadTeam
    private let work: TrainingWork

    private var numbers: Network.Numbers
    /// The numbers at the start of the epoch, to which a spoilt epoch returns.
    private var numbersAtStart: Network.Numbers
    private var slotsAtStart: FloatBuffer
    private var stepAtStart = 0
    private var factors: StepFactors?
    /// Nil where the number of threads was prescribed.
    private var pace: AdaptiveThreading?
    public private(set) var optimizerState: OptimizerState
    /// That of the optimizer, or what callbacks have made of it; a schedule stands above it.
    private var learningRate: Double
    /// The optimizer's steps with those of the stint that is under way.
    private var stepsTaken: Int
    private var progress: StintProgress?
    private var order: [Int32]
    private var sums = Measurement()
    private var seen = 0
    private var callbacks: CallbackRunner
    /// Whether a divergence left nothing better than the weights at the start of its epoch.
    public private(set) var isBackAtEpochStart = false
    private let dropoutSeed: UInt64

    /// - Parameters:
    ///   - optimizerState: where an earlier `fit` left off; nil starts anew.
    ///   - validation: examples measured after each epoch.
    ///   - callbacks: decide after each epoch; see `TrainingCallback`.
    ///   - threads: how many to use; nil for as many as the machine and the work allow. The result is
    ///     the same for any number.
    ///   - random: gives the order of the examples and the dropout.
    /// - Throws: where data, network and loss do not fit together or memory does not suffice.
    public init(
        _ network: Network, plan: TrainingPlan, optimizerState: OptimizerState? = nil,
        examples: Examples, validation: Examples? = nil, options: FitOptions,
        callbacks: [any TrainingCallback] = [], threads: Int? = nil, random: inout RandomSource
    ) throws(EngineError) {
        guard !network.layers.isEmpty else { throw .noLayers }
        try examples.check(for: network, plan.loss, part: "the training data")
        try validation?.check(for: network, plan.loss, part: "the validation data")
        var classWeights: ClassWeights?
        if let weights = options.classWeights {
            classWeights = try ClassWeights(weights, for: examples.targets)
        }
        self.network = network
        self.plan = plan
        learningRate = plan.optimizer.learningRate
        self.options = options
        self.examples = examples
        self.validation = validation
        // The numbers that change, those at the start of the epoch, those that `rewind` or a callback
        // keeps, each with what the optimizer remembers.
        let learned = Double(network.parameterCount) * Double(1 + plan.optimizer.slotCount)
        let gradients = plan.clipping == nil ? 0 : Double(network.parameterCount)
        try Memory.check(
            floats: 3 * learned + gradients + Double(examples.count), for: "this training")
        let rows = min(options.batchSize, examples.count)
        let members = threads ?? network.usefulThreads(rows: rows)
        let workspace = try Workspace(for: network, rows: rows, training: true, members: members)
        team = ThreadTeam(count: members)
        pace = threads == nil && members > 1 ? AdaptiveThreading() : nil
        work = TrainingWork(
            workspace, plan: plan, examples: examples, members: members,
            classWeights: classWeights)
        evaluator = validation == nil ? nil : try Evaluator(network, team: team)
        numbers = network.numbers
        numbersAtStart = Network.Numbers(
            parameters: FloatBuffer(count: network.parameters.count),
            state: FloatBuffer(count: network.state.count))
        self.optimizerState =
            optimizerState
            ?? OptimizerState(for: plan.optimizer, parameterCount: network.trainableCount)
        stepsTaken = self.optimizerState.step
        slotsAtStart = FloatBuffer(count: self.optimizerState.slots.count)
        order = (0..<Int32(examples.count)).map { $0 }
        dropoutSeed = random.next()
        self.callbacks = CallbackRunner(callbacks)
    }

    /// The network with the weights reached so far.
    public var trained: Network {
        var copy = network
        copy.numbers = numbers
        return copy
    }

    /// The optimizer with the learning rate that callbacks have left it.
    public var optimizer: any Optimizer {
        guard learningRate != plan.optimizer.learningRate else { return plan.optimizer }
        return (try? plan.optimizer.replacingLearningRate(learningRate)) ?? plan.optimizer
    }

    public var stepsPerEpoch: Int {
        (examples.count + options.batchSize - 1) / options.batchSize
    }

    /// The callbacks with what they have seen.
    public var callbackStates: [any TrainingCallback] { callbacks.states }

    /// Trains all epochs, asking `observe` after every step and every epoch whether to go on.
    ///
    /// The weights reached can be asked for (`trained`) between epochs and at the end, not after a step.
    public func run(
        random: inout RandomSource, observe: (TrainingEvent) -> TrainingDecision
    ) throws(EngineError) -> TrainingEnd {
        try Denormals.flushed { () throws(EngineError) in try train(&random, observe) }
    }

    private func train(
        _ random: inout RandomSource, _ observe: (TrainingEvent) -> TrainingDecision
    ) throws(EngineError) -> TrainingEnd {
        var end = TrainingEnd.finished
        for epoch in 1...options.epochs {
            numbersAtStart.copyNumbers(of: numbers)
            slotsAtStart.copyNumbers(of: optimizerState.slots)
            stepAtStart = optimizerState.step
            let clock = ContinuousClock.now
            if options.shuffles { random.shuffle(&order) }
            if let early = runEpoch(epoch, observe) {
                if case .diverged(_, let step) = early { goBack(from: step) }
                end = early
                break
            }
            var result = EpochResult(
                epoch: epoch, steps: stepsPerEpoch,
                seconds: (ContinuousClock.now - clock).seconds, training: running)
            result.validation = try measureValidation()
            let decision = callbacks.epochEnded(
                epoch - 1, result, numbers: numbers, learningRate: learningRate)
            if decision.learningRate != learningRate {
                learningRate = decision.learningRate
                result.changedLearningRate = learningRate
            }
            for index in decision.saves { _ = observe(.checkpoint(callback: index, result)) }
            let isAskedToStop = observe(.epoch(result)) == .stop
            if decision.stops, epoch < options.epochs {
                end = .stoppedEarly(epoch: epoch)
            } else if isAskedToStop, epoch < options.epochs {
                end = .stopped(epoch: epoch, step: 0)
            }
            if end != .finished { break }
        }
        if let kept = callbacks.numbersToRestore { numbers = kept }
        return end
    }

    private func measureValidation() throws(EngineError) -> Measurement? {
        guard let validation, let evaluator else { return nil }
        return try numbers.withPointers { pointers throws(EngineError) in
            try evaluator.evaluate(
                validation, loss: plan.loss, metrics: plan.metrics, numbers: pointers)
        }
    }

    private var running: Measurement { sums.divided(by: Double(max(1, seen))) }

    private func runEpoch(
        _ epoch: Int, _ observe: (TrainingEvent) -> TrainingDecision
    ) -> TrainingEnd? {
        sums = Measurement()
        seen = 0
        let steps = stepsPerEpoch
        let end = withoutActuallyEscaping(observe) { observe in
            takeSteps(0..<steps) { [unowned self] step in
                let event = TrainingEvent.step(
                    epoch: epoch, step: step, steps: steps, running: running)
                return observe(event) == .goOn
            }
        }
        switch end {
        case .taken: break
        case .stopped(let step) where step < steps: return .stopped(epoch: epoch, step: step)
        case .stopped: break
        case .diverged(let step): return .diverged(epoch: epoch, step: step)
        }
        // The last step's loss was a number; what it made of the weights may not be.
        return numbers.isFinite ? nil : .diverged(epoch: epoch, step: steps)
    }

    /// Goes back to the last weights with which a batch's loss was a number.
    ///
    /// Where the loss of step 7 was none, the update of step 6 had spoilt the weights, though they may
    /// still be numbers: five updates are kept. A step keeps nothing to go back to, so the epoch is
    /// played again from its start.
    private func goBack(from step: Int) {
        let kept = seen == examples.count ? step - 1 : step - 2
        returnToStart()
        if kept > 0 { _ = takeSteps(0..<kept) { _ in true } }
        if kept <= 0 || !isFinite {
            returnToStart()
            isBackAtEpochStart = true
        }
    }

    private func returnToStart() {
        numbers.copyNumbers(of: numbersAtStart)
        optimizerState.slots.copyNumbers(of: slotsAtStart)
        optimizerState.step = stepAtStart
        stepsTaken = stepAtStart
        factors = nil
    }

    /// Whether weights and optimizer hold numbers that training can go on from.
    private var isFinite: Bool { numbers.isFinite && optimizerState.slots.isFinite }

    /// How a run of steps ended; steps count from 1.
    private enum StepsEnd {
        case taken
        case stopped(after: Int)
        case diverged(at: Int)
    }

    /// Takes these steps of the epoch, in stints: together, or alone where that is the faster.
    ///
    /// - Parameter goesOn: asked after each step, by its number from 1.
    private func takeSteps(_ steps: Range<Int>, goesOn: @escaping (Int) -> Bool) -> StepsEnd {
        var next = steps.lowerBound
        while next < steps.upperBound {
            progress = StintProgress(goesOn: goesOn)
            defer { progress = nil }
            takeStint(next..<steps.upperBound)
            optimizerState.step = stepsTaken
            guard let progress else { break }
            next += progress.taken
            if let end = progress.end { return end }
        }
        return .taken
    }

    /// What the caller's thread notes while a stint lasts.
    private struct StintProgress {
        let goesOn: (Int) -> Bool
        var lastStep = ContinuousClock.now
        var taken = 0
        var end: StepsEnd?
    }

    private func takeStint(_ steps: Range<Int>) {
        let first = settings()
        let isAlone = pace?.worksAlone ?? false
        let (count, parameterCount) = (examples.count, network.trainableCount)
        order.withUnsafeBufferPointer { order in
            numbers.withMutablePointers { parameters, state in
                optimizerState.slots.withUnsafeMutablePointer { slots in
                    guard let order = order.baseAddress else { return }
                    let stint = TrainingWork.Stint(
                        parameters: parameters, state: state, slots: slots,
                        parameterCount: parameterCount, order: order, count: count,
                        batchSize: options.batchSize, steps: steps)
                    work.begin(stint, first, observer: self)
                    team.run(work, isAlone: isAlone)
                    work.end()
                }
            }
        }
    }

    /// What the step about to be taken depends on.
    private func settings() -> TrainingWork.StepSettings {
        let rate = plan.schedule?.rate(after: stepsTaken) ?? learningRate
        let factors = plan.optimizer.factors(
            for: stepsTaken + 1, learningRate: rate, after: factors)
        self.factors = factors
        return TrainingWork.StepSettings(
            factors: factors, training: TrainingStep(seed: dropoutSeed, index: stepsTaken))
    }
}

extension Trainer: TrainingStepObserver {
    func stepEnded(_ step: Int, _ batch: Measurement?) -> TrainingWork.StepSettings? {
        guard let batch, let goesOn = progress?.goesOn else {
            progress?.end = .diverged(at: step + 1)
            return nil
        }
        sums.add(batch)
        seen += min(options.batchSize, examples.count - step * options.batchSize)
        stepsTaken += 1
        progress?.taken += 1
        guard goesOn(step + 1) else {
            progress?.end = .stopped(after: step + 1)
            return nil
        }
        return changesPace() ? nil : settings()
    }

    private func changesPace() -> Bool {
        guard pace != nil, let last = progress?.lastStep else { return false }
        let now = ContinuousClock.now
        progress?.lastStep = now
        return pace?.stepTaken(seconds: (now - last).seconds) ?? false
    }
}
