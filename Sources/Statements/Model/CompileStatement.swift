import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `compile`: chooses how a model learns, and says what it chose by itself.
package enum CompileStatement {
    package static let definition = StatementDefinition.changing(
        verb: .compile, family: .model,
        usage: "compile [OPTIMIZER] [learning_rate=…] [loss=…] [metrics=[…]]",
        summary:
            "Chooses how the model learns. Loss and metrics are chosen from the last layer and the targets unless given; without an optimizer it is rmsprop, as in Keras.",
        example: "compile sgd momentum=0.9 nesterov=true",
        keras:
            "model.compile(optimizer=\"adam\", loss=\"sparse_categorical_crossentropy\", metrics=[\"accuracy\"])",
        options: [
            .init(
                name: "optimizer", meaning: "the rule that changes the weights",
                values: OptimizerCatalog.names),
            .init(
                name: "loss", meaning: "what training lowers",
                values: LossCatalog.names),
            .init(name: "metrics", meaning: "what is watched beside the loss", values: metricNames),
            .init(
                name: "learning_rate",
                meaning: "the size of a step: a number, or a schedule such as cosine_decay(…)"),
            .init(
                name: "clipnorm",
                meaning:
                    "cut the gradient of each array to this length; also clipvalue, global_clipnorm"
            ),
            .init(name: "momentum", meaning: "how much of the last step is kept (SGD, RMSprop)"),
            .init(name: "nesterov", meaning: "look ahead (SGD)", values: ["true", "false"]),
        ], words: OptimizerCatalog.names,
        run: run)

    private static let metricNames =
        Metric.allCases.map(\.rawValue) + Metric.aliases.keys.sorted()

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var model = try state.requireModel()
        if model.network == nil, let data = state.data {
            try model.build(inputShape: data.train.inputs.itemShape, random: &state.random)
        }
        var (entry, arguments) = try optimizerArgument(of: command)
        let schedule = try ScheduleCatalog.schedule(takenFrom: &arguments)
        let clipping = try ClippingOptions.clipping(takenFrom: &arguments)
        var reader = try ArgumentReader(
            arguments, of: entry.kind,
            options: ["optimizer", "loss", "metrics"] + entry.options + ClippingOptions.names,
            helpTopic: "compile")
        let optimizer = try OptimizerCatalog.optimizer(entry, options: &reader)
        let lossArgument = reader.option("loss")
        let metricsArgument = reader.option("metrics")
        _ = reader.option("optimizer")
        try reader.finish()

        let choice = LossChoice(model: model, data: state.data)
        let loss = try loss(from: lossArgument, or: choice)
        let names = try metricsArgument.map(metricNames(from:)) ?? LossChoice.metrics(for: loss)
        let metrics = names.compactMap { Metric(named: $0) }
        try choice.check(metrics: names, at: metricsArgument?.span)
        model.compiled = Compiled(
            plan: TrainingPlan(
                optimizer: optimizer, loss: loss, metrics: metrics, schedule: schedule,
                clipping: clipping),
            metricNames: names)
        state.model = model
        let reason = lossArgument == nil ? ", chosen because \(choice.reason(for: loss))" : ""
        let watched =
            names.isEmpty ? "" : " Watching \(names.joined(separator: ", "))."
        context.say(
            "\(description(of: optimizer, schedule, clipping)) will lower \(SettingText.plain(loss))\(reason).\(watched)"
        )
        for doubt in choice.doubts(about: loss) where lossArgument == nil {
            context.warn(doubt.message, hint: doubt.hint)
        }
    }

    /// The optimizer, written bare, as a call or as `optimizer=`, and all other arguments.
    package static func optimizerArgument(
        of command: Command, otherwise name: String = "rmsprop"
    ) throws(Diagnostic) -> (OptimizerCatalog.Entry, [Argument]) {
        var arguments = command.arguments
        let place =
            arguments.firstIndex { $0.name?.text == "optimizer" }
            ?? arguments.firstIndex { $0.name == nil }
        guard let place else {
            return (try OptimizerCatalog.entry(named: name, at: command.verb.span), arguments)
        }
        let chosen = arguments.remove(at: place).value
        if case .call(let callee, let inner) = chosen.kind, let dotted = callee.dottedName {
            let name = dotted.split(separator: ".").last.map(String.init) ?? dotted
            let entry = try OptimizerCatalog.entry(named: name, at: callee.span)
            for argument in inner {
                guard argument.name == nil else { continue }
                throw Diagnostic(
                    "options of \(entry.kind) need their names",
                    hint: "For example: \(entry.kind.lowercased())(learning_rate=0.01)",
                    at: argument.span)
            }
            return (entry, inner + arguments)
        }
        let name = try chosen.name("the optimizer")
        return (try OptimizerCatalog.entry(named: name, at: chosen.span), arguments)
    }

    /// The loss that is named, or else the one that belongs to the model and the targets.
    private static func loss(
        from argument: Expression?, or choice: LossChoice
    ) throws(Diagnostic) -> Loss {
        guard let argument else {
            let loss = try choice.loss()
            try choice.check(loss)
            return loss
        }
        let loss = try LossCatalog.loss(argument)
        do throws(Diagnostic) {
            try choice.check(loss)
        } catch {
            throw error.placed(at: argument.span)
        }
        return loss
    }

    private static func metricNames(from expression: Expression) throws(Diagnostic) -> [String] {
        let items: [Expression] =
            if case .list(let items) = expression.kind { items } else { [expression] }
        var names: [String] = []
        for item in items {
            let name = try item.choice("metric", of: metricNames)
            guard !names.contains(name) else {
                throw Diagnostic("\(name) is named twice", at: item.span)
            }
            names.append(name)
        }
        return names
    }

    /// `Adam (learning_rate 0.001)`, with what differs from the defaults.
    static func description(
        of optimizer: any Optimizer, _ schedule: (any LearningRateSchedule)?,
        _ clipping: GradientClipping?
    ) -> String {
        let shown = optimizer.settings.filter { setting in
            switch setting.value {
            case .flag(let isOn): isOn
            case .number(let value):
                setting.name == "learning_rate" || setting.name == "momentum" && value != 0
            default: true
            }
        }
        let cut = clipping.map { ["\($0.rule.rawValue) \(short($0.limit))"] } ?? []
        let texts = shown.map { setting in
            switch setting.value {
            case _ where setting.name == "learning_rate" && schedule != nil:
                "learning_rate \(schedule.map { SettingText.plain($0) } ?? "")"
            case .flag: setting.name
            default: "\(setting.name) \(SettingText.plain(setting.value))"
            }
        }
        return "\(optimizer.kind) (\((texts + cut).joined(separator: ", ")))"
    }
}
