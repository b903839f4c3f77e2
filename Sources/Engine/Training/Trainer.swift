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
    private let work: TrainingStepWork

    private var parameters: FloatBuffer
    /// The parameters at the start of the epoch, to which a spoilt epoch returns.
    private var parametersAtStart: FloatBuffer
    private var slotsAtStart: FloatBuffer
    private var stepAtStart = 0
    private var factors: StepFactors?
    /// Nil where the number of threads was prescribed.
    private var pace: Pace?
    public private(set) var optimizerState: OptimizerState
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
        try Self.check(examples, network, plan.loss, part: "the training data")
        if let validation {
            try Self.check(validation, network, plan.loss, part: "the validation data")
        }
        self.network = network
        self.plan = plan
        self.options = options
        self.examples = examples
        self.validation = validation
        let rows = min(options.batchSize, examples.count)
        let members = threads ?? network.usefulThreads(rows: rows)
        let workspace = try Workspace(for: network, rows: rows, training: true, members: members)
        team = ThreadTeam(count: members)
        pace = threads == nil && members > 1 ? Pace() : nil
        work = TrainingStepWork(workspace, plan: plan, examples: examples, members: members)
        evaluator = validation == nil ? nil : try Evaluator(network, team: team)
        parameters = network.parameters
        parametersAtStart = FloatBuffer(count: network.parameterCount)
        self.optimizerState =
            optimizerState
            ?? OptimizerState(for: plan.optimizer, parameterCount: network.parameterCount)
        slotsAtStart = FloatBuffer(count: self.optimizerState.slots.count)
        order = (0..<Int32(examples.count)).map { $0 }
        dropoutSeed = random.next()
        self.callbacks = CallbackRunner(callbacks)
    }

    private static func check(
        _ examples: Examples, _ network: Network, _ loss: Loss, part: String
    ) throws(EngineError) {
        guard examples.count > 0 else { throw .emptyData(part: part) }
        guard examples.inputs.itemShape == network.inputShape else {
            throw .inputShape(expected: network.inputShape, found: examples.inputs.itemShape)
        }
        try loss.check(output: network.outputShape, targets: examples.targets)
        try examples.checkFinite(part: part)
    }

    /// The network with the weights reached so far.
    public var trained: Network {
        var copy = network
        copy.parameters = parameters
        return copy
    }

    public var stepsPerEpoch: Int {
        (examples.count + options.batchSize - 1) / options.batchSize
    }

    /// The callbacks with what they have seen.
    public var callbackStates: [any TrainingCallback] { callbacks.states }

    /// Trains all epochs, asking `observe` after every step and every epoch whether to go on.
    public func run(
        random: inout RandomSource, observe: (TrainingEvent) -> TrainingDecision
    ) throws(EngineError) -> TrainingEnd {
        var end = TrainingEnd.finished
        for epoch in 1...options.epochs {
            parametersAtStart.copyNumbers(of: parameters)
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
            let decision = callbacks.epochEnded(epoch - 1, result, parameters: parameters)
            for index in decision.saves { _ = observe(.checkpoint(callback: index, result)) }
            let isAskedToStop = observe(.epoch(result)) == .stop
            if decision.stops, epoch < options.epochs {
                end = .stoppedEarly(epoch: epoch)
            } else if isAskedToStop, epoch < options.epochs {
                end = .stopped(epoch: epoch, step: 0)
            }
            if end != .finished { break }
        }
        if let weights = callbacks.weightsToRestore { parameters = weights }
        return end
    }

    private func measureValidation() throws(EngineError) -> Measurement? {
        guard let validation, let evaluator else { return nil }
        return try parameters.withUnsafePointer { pointer throws(EngineError) in
            try evaluator.evaluate(
                validation, loss: plan.loss, metrics: plan.metrics, parameters: pointer)
        }
    }

    private var running: Measurement { sums.divided(by: Double(max(1, seen))) }

    private func runEpoch(
        _ epoch: Int, _ observe: (TrainingEvent) -> TrainingDecision
    ) -> TrainingEnd? {
        sums = Measurement()
        seen = 0
        let steps = stepsPerEpoch
        for step in 1...steps {
            guard runStep(from: (step - 1) * options.batchSize) else {
                return .diverged(epoch: epoch, step: step)
            }
            let event = TrainingEvent.step(
                epoch: epoch, step: step, steps: steps, running: running)
            if observe(event) == .stop, step < steps {
                return .stopped(epoch: epoch, step: step)
            }
        }
        // The last step's loss was a number; what it made of the weights may not be.
        return parameters.isFinite ? nil : .diverged(epoch: epoch, step: steps)
    }

    /// Goes back to the last weights with which a batch's loss was a number.
    ///
    /// Where the loss of step 7 was none, the update of step 6 had spoilt the weights, though they may
    /// still be numbers: five updates are kept. A step keeps nothing to go back to, so the epoch is
    /// played again from its start.
    private func goBack(from step: Int) {
        let kept = seen == examples.count ? step - 1 : step - 2
        returnToStart()
        for again in 0..<max(0, kept) { _ = runStep(from: again * options.batchSize) }
        if kept <= 0 || !isFinite {
            returnToStart()
            isBackAtEpochStart = true
        }
    }

    private func returnToStart() {
        parameters.copyNumbers(of: parametersAtStart)
        optimizerState.slots.copyNumbers(of: slotsAtStart)
        optimizerState.step = stepAtStart
        factors = nil
    }

    /// Whether weights and optimizer hold numbers that training can go on from.
    private var isFinite: Bool { parameters.isFinite && optimizerState.slots.isFinite }

    /// One batch: forward, loss, backward, update. False, and no update, where the loss is no number.
    private func runStep(from start: Int) -> Bool {
        let rows = min(options.batchSize, examples.count - start)
        let count = network.parameterCount
        let factors = plan.optimizer.factors(for: optimizerState.step + 1, after: factors)
        let training = TrainingStep(seed: dropoutSeed, index: optimizerState.step)
        order.withUnsafeBufferPointer { order in
            parameters.withUnsafeMutablePointer { parameters in
                optimizerState.slots.withUnsafeMutablePointer { slots in
                    guard let indices = order.baseAddress else { return }
                    work.turn = TrainingStepWork.Turn(
                        parameters: parameters, slots: slots, parameterCount: count,
                        indices: indices + start, rows: rows,
                        nextRows: min(options.batchSize, examples.count - start - rows),
                        factors: factors, training: training)
                    let start = ContinuousClock.now
                    team.run(work, isAlone: pace?.worksAlone ?? false)
                    pace?.stepTaken(seconds: (ContinuousClock.now - start).seconds)
                }
            }
        }
        guard let batch = work.sums(rows: rows) else { return false }
        sums.add(batch)
        seen += rows
        optimizerState.step += 1
        self.factors = factors
        return true
    }
}

extension Duration {
    /// The length in seconds.
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}
