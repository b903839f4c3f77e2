import Diagnostics
import Engine
import Interchange
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `fit`: trains the model, telling of every epoch and stopping when it is asked to.
package enum FitStatement {
    package static let definition = StatementDefinition.changing(
        verb: .fit, family: .training,
        usage:
            "fit [EPOCHS] [batch_size=32] [validate] [validation_split=…] [shuffle=true] [class_weight=[…]] [early_stopping(…)] [checkpoint(…)] [reduce_lr_on_plateau(…)] [csv_log(…)]",
        summary:
            "Trains on the training examples, all of them once an epoch. Ctrl-C stops after the step in hand and keeps what was learned.",
        example: "fit 20 batch_size=64 validate",
        keras: "model.fit(train_scaled, train_target, epochs=5)",
        options: [
            .init(name: "epochs", meaning: "how often to go through all examples (1)"),
            .init(name: "batch_size", meaning: "examples a step (32)"),
            .init(
                name: "validation_split",
                meaning:
                    "measure on this last share of the training examples instead of learning it"),
            .init(
                name: "shuffle", meaning: "a new order every epoch (true)",
                values: ["true", "false"]),
            .init(
                name: "class_weight",
                meaning: "how much an example of each class counts, one number a class: [1, 5]"),
            .init(
                name: "validate",
                meaning: "measure val after every epoch; `validate` alone does too",
                values: ["true", "false"]),
        ], words: ["validate"] + FitCallbacks.names.map { $0 + "(" },
        notes: """
            - `validate` measures val after every epoch.
            - `early_stopping(patience=2, restore_best_weights=true)` ends training when val_loss no longer improves. It takes monitor, min_delta, patience, mode, baseline, restore_best_weights, start_from_epoch.
            - `checkpoint("best.keras", save_best_only=true)` writes the model to a file after each epoch, or after the best so far. It takes monitor, mode, save_best_only, save_weights_only, initial_value_threshold; in the name `{epoch:02d}` and `{val_loss:.2f}` stand for the epoch and its figures.
            - `reduce_lr_on_plateau(factor=0.1, patience=10)` makes the learning rate smaller when val_loss no longer improves. It takes monitor, factor, patience, mode, min_delta, cooldown, min_lr.
            - `csv_log("log.csv")` writes a line of figures for every epoch to a file. It takes separator.
            """,
        run: run)

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let request = try FitRequest(command, state)
        try CheckpointFiles.check(request.callbacks.files, context.environment)
        try TrainingLog.check(request.callbacks.logs, context.environment)
        var model = try state.requireModel()
        let network: Network
        if let built = model.network {
            network = built
        } else {
            try model.build(
                inputShape: request.training.inputs.itemShape, random: &state.random)
            guard let built = model.network else { return }
            network = built
        }
        guard var compiled = model.compiled else { return }
        if request.options.batchSize > request.training.count {
            context.say(
                "batch_size \(grouped(request.options.batchSize)) is more than the "
                    + "\(counted(request.training.count, "example")) there are, so every epoch is a single step."
            )
        }
        var random = state.random
        let trainer = try asking { () throws(EngineError) in
            try Trainer(
                network, plan: compiled.plan, optimizerState: compiled.optimizerState,
                examples: request.training, validation: request.validation,
                options: request.options, callbacks: request.callbacks.callbacks, random: &random)
        }
        var reporter = FitReporter(
            run: state.runs.count + 1, options: request.options, compiled: compiled,
            isValidated: request.validation != nil, wantsCurve: state.drawsWhileTraining, context)
        var snapshots = EpochSnapshots(
            statement: context.recorder.source, earlier: compiled.epochs,
            start: .init(
                epoch: 0, network: network, optimizerState: compiled.optimizerState,
                hasLearned: model.hasLearned))
        var checkpoints = CheckpointFiles(request.callbacks.files, context)
        var logs = request.callbacks.logs
        let end = try asking { () throws(EngineError) in
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
        let settings = RunSetting.all(
            of: model, compiled, request.options, request.training, state.data)
        compiled.optimizerState = trainer.optimizerState
        compiled.plan.optimizer = trainer.optimizer
        compiled.epochs.append(contentsOf: reporter.epochs)
        compiled.snapshots = snapshots
        model.network = trainer.trained
        model.hasLearned = true
        model.learnedFrom = state.data.flatMap(InputScale.init)
        model.compiled = compiled
        state.model = model
        state.random = random
        let ended = reporter.ending(end, trainer)
        state.runs.append(
            Run(
                statement: context.recorder.source, epochs: reporter.epochs, end: ended,
                curves: compiled.curves(of: reporter.epochs),
                settings: settings))
        for text in checkpoints.sentences + logs.compactMap(\.sentence) { context.say(text) }
        reporter.tell(ended, about: request.training, state.data)
        if let text = snapshots.limitText { context.say(text) }
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

/// What a `fit` statement asks for, checked.
private struct FitRequest {
    var training: Examples
    var validation: Examples?
    var options: FitOptions
    var callbacks: FitCallbacks

    init(_ command: Command, _ state: SessionState) throws(Diagnostic) {
        _ = try state.requireModel()
        training = try state.requirePart("train")
        let compiled = try state.requireCompiled()
        var arguments = command.arguments
        let measures = arguments.contains {
            $0.value.word == "validate" || $0.name?.text == "validation_split"
                || $0.name?.text == "validate" && $0.value.kind == .boolean(true)
        }
        callbacks = try FitCallbacks(
            takingFrom: &arguments, compiled: compiled, validates: measures)
        let validating = arguments.first { $0.name?.text == "validate" }?.value
        arguments.removeAll { $0.name?.text == "validate" }
        var reader = try ArgumentReader(
            arguments, of: "fit", options: FitStatement.definition.options.map(\.name))
        let isAsked = try validating?.boolean("validate") ?? false
        let validates = reader.flag("validate") || isAsked
        let epochs = try reader.argument("epochs")?.wholeNumber("epochs") ?? 1
        let batchSize = try reader.option("batch_size")?.wholeNumber("batch_size") ?? 32
        let shuffles = try reader.option("shuffle")?.boolean("shuffle") ?? true
        let weights = try reader.option("class_weight").map {
            (value) throws(Diagnostic) in try Self.classWeights(value, state)
        }
        let share = reader.option("validation_split")
        try reader.finish()
        options = try asking { () throws(EngineError) in
            try FitOptions(
                epochs: epochs, batchSize: batchSize, shuffles: shuffles, classWeights: weights)
        }
        if let share {
            let value = try share.number("validation_split")
            (training, validation) = try Self.splitOff(value, of: training, at: share.span)
        }
        if validates { validation = try state.requirePart("val") }
    }

    /// A number of 0 or more for each class, in the order of the classes.
    private static func classWeights(
        _ value: Expression, _ state: SessionState
    ) throws(Diagnostic) -> [Double] {
        guard let data = state.data, let classes = data.classCount else {
            throw Diagnostic(
                "class_weight is for classes, and the targets are amounts",
                hint: "Leave it out.", at: value.span)
        }
        let example = "[1, 2" + (classes > 2 ? ", …]" : "]")
        guard case .list(let items) = value.kind, items.count == classes else {
            throw Diagnostic(
                "class_weight must be a list of \(counted(classes, "number")), one for each class",
                hint: "For example: class_weight=\(example), in the order of `counts`.",
                at: value.span)
        }
        var weights: [Double] = []
        for item in items {
            let weight = try item.number("a weight of class_weight")
            guard weight >= 0, weight < 1e9 else {
                throw Diagnostic(
                    "a weight of class_weight must be 0 or more and less than a billion",
                    at: item.span)
            }
            weights.append(weight)
        }
        return weights
    }

    /// The last share of the examples, before any shuffling, as Keras takes it.
    private static func splitOff(
        _ share: Double, of examples: Examples, at span: SourceSpan
    ) throws(Diagnostic) -> (Examples, Examples) {
        guard share > 0, share < 1 else {
            throw Diagnostic("validation_split must be between 0 and 1", at: span)
        }
        let kept = examples.countKept(besideLast: share)
        guard kept > 0, kept < examples.count else {
            throw Diagnostic("this would leave one part empty", at: span)
        }
        func part(_ range: Range<Int>) -> Examples {
            let rows = range.map { Int32($0) }
            return Examples(
                inputs: examples.inputs.selecting(rows), targets: examples.targets.selecting(rows))
        }
        return (part(0..<kept), part(kept..<examples.count))
    }
}
