import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// `compile`, `fit`, `evaluate` and `predict` of a model.
extension PythonEvaluator {
    // MARK: - compile

    mutating func compile(_ reference: Reference, _ call: CallArguments) throws(Diagnostic) {
        var taker = ArgumentTaker(call, of: "compile")
        let optimizer = try taker.next("optimizer")
        let loss = try taker.next("loss")
        _ = try taker.next("loss_weights").map { value throws(Diagnostic) in
            guard isNone(value) else {
                throw Diagnostic("loss_weights is for models of several outputs", at: call.span)
            }
        }
        let metrics = try taker.next("metrics")
        try passOver(&taker, call)
        try taker.finish()
        var arguments: [Argument] = []
        if let optimizer, !isNone(optimizer) {
            arguments.append(
                Argument(value: try optimizerExpression(optimizer, at: taker.span(of: "optimizer")))
            )
        }
        guard let loss, !isNone(loss) else {
            throw Diagnostic(
                "compile needs loss= before fit can lower it",
                hint:
                    "For classes given as whole numbers: loss=\"sparse_categorical_crossentropy\". "
                    + "Bobbin's own `compile adam` chooses one and says why.", at: call.span)
        }
        let lossSpan = taker.span(of: "loss")
        arguments.append(
            Argument(
                name: Name("loss", at: lossSpan),
                value: try measureExpression(loss, of: "loss", at: lossSpan)))
        arguments.append(try metricsArgument(metrics, at: taker.span(of: "metrics")))
        // Which data it is for is said by fit alone.
        let data = session.data
        session.data = nil
        defer { session.data = data }
        try perform("compile", arguments, at: call.span)
    }

    /// Options of `compile` that change nothing here, and one that nothing here can follow.
    private func passOver(_ taker: inout ArgumentTaker, _ call: CallArguments) throws(Diagnostic) {
        // How fast it runs, not what it learns.
        for name in ["run_eagerly", "jit_compile", "steps_per_execution", "auto_scale_loss"] {
            _ = taker.option(name)
        }
        if let weighted = taker.option("weighted_metrics"), !isNone(weighted) {
            throw Diagnostic(
                "examples have no weights of their own here",
                at: call.span(ofNamed: "weighted_metrics"))
        }
    }

    private func metricsArgument(_ metrics: PythonValue?, at span: SourceSpan) throws(Diagnostic)
        -> Argument
    {
        var named: [Expression] = []
        if let metrics, !isNone(metrics) {
            for metric in sequence(metrics) ?? [metrics] {
                named.append(try measureExpression(metric, of: "metric", at: span))
            }
        }
        return Argument(
            name: Name("metrics", at: span), value: Expression(.list(named), at: span))
    }

    func optimizerExpression(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic)
        -> Expression
    {
        if let text = text(value) { return Expression(.word(text), at: span) }
        switch value {
        case .builtin(let path) where path.hasPrefix("keras.optimizers."):
            throw Diagnostic("an optimizer is made by brackets: \(path)()", at: span)
        case .reference(let reference):
            if case .optimizer(let optimizer)? = names.heap[reference] {
                return .making(optimizer.type, optimizer.arguments, at: span)
            }
        default: break
        }
        throw Diagnostic(
            "an optimizer is a name or one of keras.optimizers",
            hint: "For example: optimizer=\"adam\"", at: span)
    }

    /// A loss or a metric as a statement names it: by its text, its function or its class.
    func measureExpression(
        _ value: PythonValue, of what: String, at span: SourceSpan
    ) throws(Diagnostic) -> Expression {
        if let text = text(value) { return Expression(.word(text), at: span) }
        switch value {
        case .builtin(let path):
            let last = path.split(separator: ".").last.map(String.init) ?? path
            guard last.first?.isUppercase != true else {
                throw Diagnostic(
                    "\(last) is a class, and a \(what) is made of it by brackets",
                    hint: "\(path)()", at: span)
            }
            return Expression(.word(last), at: span)
        case .made(let object):
            let settings = try settings(of: object, at: span)
            let word = Expression(.word(snakeCase(object.type)), at: span)
            guard !settings.isEmpty else { return word }
            guard what == "loss" else { throw noSettings(object, settings[0], at: span) }
            return Expression(.call(word, settings), at: span)
        default: break
        }
        throw Diagnostic("a \(what) is a text here", hint: "For example: \"accuracy\"", at: span)
    }

    /// The settings of a loss or a metric that differ from the standard ones.
    private func settings(of object: MadeObject, at span: SourceSpan) throws(Diagnostic)
        -> [Argument]
    {
        let order =
            object.type.hasSuffix("Crossentropy")
            ? ["from_logits", object.type.hasPrefix("Sparse") ? "ignore_class" : "label_smoothing"]
            : []
        var settings: [Argument] = []
        for (place, argument) in object.arguments.enumerated() {
            let name = argument.name ?? (order.indices.contains(place) ? order[place] : nil)
            let value = argument.value
            let isStandard =
                name == "name" || isNone(value) || name == "from_logits" && isFalse(value)
                || name == "label_smoothing" && number(value) == 0
                || name == "reduction" && text(value) == "sum_over_batch_size"
            if isStandard { continue }
            guard let name, let literal = expression(value, at: span) else {
                throw Diagnostic(
                    "\(object.type) takes its settings by name",
                    hint: "For example: \(object.type)(from_logits=True)", at: span)
            }
            settings.append(Argument(name: Name(name, at: span), value: literal))
        }
        return settings
    }

    private func noSettings(_ object: MadeObject, _ setting: Argument, at span: SourceSpan)
        -> Diagnostic
    {
        Diagnostic(
            "\(object.type) has no settings here but its standard ones",
            hint: "Leave \(setting.name?.text ?? "them") out.", at: span)
    }

    func isFalse(_ value: PythonValue) -> Bool {
        if case .boolean(false) = value { true } else { false }
    }
}
