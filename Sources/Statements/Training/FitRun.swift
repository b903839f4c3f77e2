import Diagnostics
import Engine
import Interchange
import Vocabulary
import Wording
import Workbench

/// One run of `fit`: the model that learns, its trainer, and all that hear of its epochs.
struct FitRun {
    private let request: FitRequest
    private let context: StatementContext
    private var model: ModelState
    private var compiled: Compiled
    private var random: RandomSource
    private let trainer: Trainer
    private var reporter: FitReporter
    private var snapshots: EpochSnapshots
    private var checkpoints: CheckpointFiles
    private var logs: [TrainingLog]

    /// - Parameter model: with its network; nil comes back where it has none, or was not compiled.
    init?(
        _ request: FitRequest, of model: ModelState, in state: SessionState,
        _ context: StatementContext
    ) throws(Diagnostic) {
        guard let network = model.network, let compiled = model.compiled else { return nil }
        (self.request, self.context, self.model, self.compiled) = (
            request, context, model, compiled
        )
        if request.options.batchSize > request.training.count {
            context.say(
                "batch_size \(grouped(request.options.batchSize)) is more than the "
                    + "\(counted(request.training.count, "example")) there are, so every epoch is a single step."
            )
        }
        var random = state.random
        trainer = try asking { () throws(EngineError) in
            try Trainer(
                network, plan: compiled.plan, optimizerState: compiled.optimizerState,
                examples: request.training, validation: request.validation,
                options: request.options, callbacks: request.callbacks.callbacks, random: &random)
        }
        self.random = random
        reporter = FitReporter(
            run: state.runs.count + 1, options: request.options, compiled: compiled,
            isValidated: request.validation != nil, wantsCurve: state.drawsWhileTraining, context)
        snapshots = EpochSnapshots(
            statement: context.recorder.source, earlier: compiled.epochs,
            start: .init(
                epoch: 0, network: network, optimizerState: compiled.optimizerState,
                hasLearned: model.hasLearned))
        checkpoints = CheckpointFiles(request.callbacks.files, context)
        logs = request.callbacks.logs
    }

    /// Trains to the end, or until it is stopped.
    mutating func train() throws(Diagnostic) -> TrainingEnd {
        var random = random
        defer { self.random = random }
        return try asking { () throws(EngineError) in
            try trainer.run(random: &random) { event in
                switch event {
                case .epoch(let result):
                    snapshots.keep(result, trainer.trained, trainer.optimizerState)
                    for index in logs.indices { logs[index].note(result, compiled, context) }
                case .checkpoint(let callback, let result):
                    checkpoints.write(
                        SavedModel(model, compiled, trainer), of: callback, compiled, result)
                case .step: break
                }
                return reporter.observe(event)
            }
        }
    }

    /// Makes what was learned the session's, and says how it went.
    mutating func keep(_ end: TrainingEnd, in state: inout SessionState) {
        let settings = RunSetting.all(
            of: model, compiled, request.options, request.training, state.data)
        compiled.optimizerState = trainer.optimizerState
        compiled.plan.optimizer = trainer.optimizer
        compiled.epochs.append(contentsOf: reporter.epochs)
        compiled.snapshots = snapshots
        model.network = trainer.trained
        let earlier = model.learnedFrom
        model.hasLearned = true
        // A run that went wrong at once is taken back to where it began.
        model.learnedFrom =
            reporter.epochs.isEmpty && trainer.isBackAtEpochStart
            ? earlier : state.data.flatMap(InputScale.init)
        model.compiled = compiled
        state.model = model
        state.random = random
        let ended = reporter.ending(end, trainer)
        state.runs.append(
            Run(
                statement: context.recorder.source, epochs: reporter.epochs, end: ended,
                curves: compiled.curves(of: reporter.epochs), settings: settings))
        for text in checkpoints.sentences + logs.compactMap(\.sentence) { context.say(text) }
        reporter.tell(ended, about: request.training, state.data)
        if let text = snapshots.limitText { context.say(text) }
    }
}

extension SessionState {
    /// The model with its network, which the shape of the examples makes where there is none yet.
    mutating func builtModel(for examples: Examples) throws(Diagnostic) -> ModelState {
        var model = try requireModel()
        if model.network == nil {
            try model.build(inputShape: examples.inputs.itemShape, random: &random)
        }
        return model
    }
}

extension SavedModel {
    /// The model as it stands in the middle of a run.
    fileprivate init(_ model: ModelState, _ compiled: Compiled, _ trainer: Trainer) {
        var plan = compiled.plan
        plan.optimizer = trainer.optimizer
        self.init(
            name: model.name, network: trainer.trained,
            training: Training(
                plan: plan, metricNames: compiled.metricNames,
                optimizerState: trainer.optimizerState))
    }
}
