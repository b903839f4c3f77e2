import Diagnostics
import Engine
import Language
import Output

/// `compile`: chooses how a model learns, and says what it chose by itself.
enum CompileStatement {
    static let definition = StatementDefinition(
        verb: "compile", family: .model,
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
                values: Loss.allCases.map(\.rawValue) + Loss.aliases.keys.sorted()),
            .init(name: "metrics", meaning: "what is watched beside the loss", values: metricNames),
            .init(name: "learning_rate", meaning: "the size of a step"),
            .init(name: "momentum", meaning: "how much of the last step is kept (SGD, RMSprop)"),
            .init(name: "nesterov", meaning: "look ahead (SGD)", values: ["true", "false"]),
        ], words: OptimizerCatalog.names, run: run)

    private static let metricNames =
        Metric.allCases.map(\.rawValue) + Metric.aliases.keys.sorted()

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var model = try state.requireModel()
        if model.network == nil, let data = state.data {
            try model.build(inputShape: data.train.inputs.itemShape, random: &state.random)
        }
        let (entry, arguments) = try optimizerArgument(of: command)
        var reader = try ArgumentReader(
            arguments, of: entry.kind,
            options: ["optimizer", "loss", "metrics"] + entry.options, helpTopic: "compile")
        let optimizer = try OptimizerCatalog.optimizer(entry, options: &reader)
        let lossArgument = reader.option("loss")
        let metricsArgument = reader.option("metrics")
        _ = reader.option("optimizer")
        try reader.finish()

        let choice = LossChoice(model: model, data: state.data)
        let loss =
            if let lossArgument { try loss(from: lossArgument) } else { try choice.loss() }
        if let network = model.network, let data = state.data {
            do throws(EngineError) {
                try loss.check(output: network.outputShape, targets: data.train.targets)
            } catch {
                throw error.diagnostic().placed(at: lossArgument?.span)
            }
        }
        let names = try metricsArgument.map(metricNames(from:)) ?? LossChoice.metrics(for: loss)
        let metrics = names.compactMap { Metric(named: $0) }
        model.compiled = Compiled(
            plan: TrainingPlan(optimizer: optimizer, loss: loss, metrics: metrics),
            metricNames: names)
        state.model = model
        let reason = lossArgument == nil ? ", chosen because \(choice.reason(for: loss))" : ""
        let watched =
            names.isEmpty ? "" : " Watching \(names.joined(separator: ", "))."
        context.say(
            "\(description(of: optimizer)) will lower \(loss.rawValue)\(reason).\(watched)")
    }

    /// The optimizer, written bare, as a call or as `optimizer=`, and all other arguments.
    static func optimizerArgument(
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

    private static func loss(from expression: Expression) throws(Diagnostic) -> Loss {
        let names = Loss.allCases.map(\.rawValue) + Loss.aliases.keys.sorted()
        let name = try expression.choice("loss", of: names)
        return Loss(named: name) ?? .meanSquaredError
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
    private static func description(of optimizer: any Optimizer) -> String {
        let shown = optimizer.settings.filter { setting in
            switch setting.value {
            case .flag(let isOn): isOn
            case .number(let value):
                setting.name == "learning_rate" || setting.name == "momentum" && value != 0
            }
        }
        let texts = shown.map { setting in
            switch setting.value {
            case .flag: setting.name
            case .number(let value): "\(setting.name) \(short(value))"
            }
        }
        return "\(optimizer.kind) (\(texts.joined(separator: ", ")))"
    }
}

/// The loss that belongs to a last layer and its targets, where `compile` names none.
struct LossChoice {
    private let model: ModelState
    private let targets: DataArray?

    init(model: ModelState, data: LoadedData?) {
        self.model = model
        targets = data?.train.targets
    }

    private var lastActivation: Activation { model.layers.last?.activation ?? .linear }
    private var width: Int? { model.network?.outputShape.reduce(1, *) }
    private var isOneHot: Bool {
        targets.map { $0.itemSize > 1 && $0.itemSize == width } ?? false
    }

    func loss() throws(Diagnostic) -> Loss {
        switch lastActivation {
        case .softmax:
            if width == 1 {
                throw Diagnostic(
                    "A softmax over a single unit is always 1, so there is nothing to learn.",
                    hint: "For two classes use `add Dense 1 sigmoid` or `add Dense 2 softmax`.")
            }
            return isOneHot ? .categoricalCrossentropy : .sparseCategoricalCrossentropy
        case .sigmoid where isOneHot || width == 1:
            try checkBinaryTargets()
            return .binaryCrossentropy
        default:
            if let width, let targets, targets.itemSize != width {
                throw Diagnostic(
                    "The last layer puts out \(counted(width, "number")) without a softmax, and a target "
                        + "is \(counted(targets.itemSize, "number")), so no loss fits by itself.",
                    hint:
                        "For classes end with `add Dense \(max(2, width)) softmax`, or name a loss with loss=…."
                )
            }
            return .meanSquaredError
        }
    }

    /// A sigmoid answers yes or no, so its targets must be 0 or 1.
    private func checkBinaryTargets() throws(Diagnostic) {
        guard let range = targets?.range(), range.lowerBound < 0 || range.upperBound > 1 else {
            return
        }
        throw Diagnostic(
            "A sigmoid at the end answers yes or no, and the targets run from "
                + "\(short(range.lowerBound)) to \(short(range.upperBound)).",
            hint: "For several classes end with `add Dense \(Int(range.upperBound) + 1) softmax`.")
    }

    /// Why `loss` was chosen, as the end of a sentence.
    func reason(for loss: Loss) -> String {
        let layer: String =
            switch lastActivation {
            case .softmax: "the last layer is a softmax"
            case .sigmoid: "the last layer is a sigmoid"
            case .linear: "the last layer puts out plain numbers"
            default: "the last layer ends in \(lastActivation.rawValue)"
            }
        guard targets != nil else { return layer }
        switch loss {
        case .sparseCategoricalCrossentropy: return "\(layer) and the targets are whole numbers"
        case .categoricalCrossentropy: return "\(layer) and the targets are one-hot rows"
        case .binaryCrossentropy: return "\(layer) and the targets are 0 or 1"
        default: return "\(layer) and the targets are numbers"
        }
    }

    static func metrics(for loss: Loss) -> [String] {
        switch loss {
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy, .binaryCrossentropy:
            ["accuracy"]
        default: ["mean_absolute_error"]
        }
    }
}
