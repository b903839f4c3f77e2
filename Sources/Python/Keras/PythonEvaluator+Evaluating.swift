import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// `evaluate` and `predict`.
extension PythonEvaluator {
    mutating func evaluate(_ reference: Reference, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "evaluate")
        let x = try taker.next("x")
        let y = try taker.next("y")
        _ = try taker.next("batch_size")
        let verbose = try taker.next("verbose")
        for name in ["sample_weight", "steps", "callbacks"] {
            guard let value = try taker.next(name), !isNone(value) else { continue }
            throw Diagnostic("evaluate has no \(name) here", at: taker.span(of: name))
        }
        let asDictionary = try flag(taker.option("return_dict"), otherwise: false)
        try taker.finish()
        guard let x, let y else {
            throw Diagnostic(
                "evaluate needs inputs and targets",
                hint: "For example: model.evaluate(x_test, y_test). "
                    + "Bobbin's own `evaluate val` measures a part.", at: call.span)
        }
        let examples = try examples(x, y, at: call.span)
        let compiled = try session.requireCompiled()
        let part = session.data?.parts.first { $0.examples.isSame(as: examples) }?.name
        let measured: [MetricValue]
        if let part {
            measured = try measure(part: part, at: call.span)
        } else {
            measured = try measure(examples, compiled)
            if verbose.map({ wholeNumber($0) != 0 }) ?? true {
                endLine()
                context.add(
                    .evaluation(
                        Evaluation(on: "these", examples: examples.count, metrics: measured)))
            }
        }
        return try figures(measured, asDictionary: asDictionary)
    }

    /// Figures in a dictionary by their names, or in a list; one alone is a number.
    private mutating func figures(_ measured: [MetricValue], asDictionary: Bool)
        throws(Diagnostic) -> PythonValue
    {
        let values = measured.map { PythonValue.float(Self.single($0.value)) }
        if asDictionary {
            var made = PythonDictionary()
            for figure in measured {
                try set(.text(figure.name), to: .float(Self.single(figure.value)), in: &made)
            }
            return .reference(names.heap.add(.dictionary(made)))
        }
        return values.count == 1 ? values[0] : newList(values)
    }

    /// Measures a part of the session's data by the statement `evaluate`.
    private mutating func measure(part: String, at span: SourceSpan) throws(Diagnostic)
        -> [MetricValue]
    {
        let said = context.recorder.blocks.count
        try perform(
            "evaluate", [Argument(value: Expression(.word(part), at: span))], at: span)
        guard
            case .evaluation(let evaluation)? = context.recorder.blocks.dropFirst(said).last(
                where: { if case .evaluation = $0 { true } else { false } })
        else { throw Diagnostic("Measuring was stopped before its end.", cause: .interrupted) }
        return evaluation.metrics
    }

    func measure(_ examples: Examples, _ compiled: Compiled) throws(Diagnostic)
        -> [MetricValue]
    {
        let network = try session.requireNetwork()
        let context = context
        let found = try asking { () throws(EngineError) in
            try Evaluator(network).evaluate(
                examples, loss: compiled.plan.loss, metrics: compiled.plan.metrics,
                isCancelled: { context.isInterrupted })
        }
        guard let found else {
            throw Diagnostic("Measuring was stopped before its end.", cause: .interrupted)
        }
        return compiled.values(of: found)
    }

    mutating func predict(_ reference: Reference, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "predict")
        let x = try taker.need("x")
        for name in ["batch_size", "verbose", "steps", "callbacks"] { _ = try taker.next(name) }
        try taker.finish()
        return try predict(x, by: reference, at: call.span)
    }

    /// `model(x)`.
    mutating func predictByCall(_ reference: Reference, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "the model")
        let x = try taker.need("inputs")
        if let training = taker.option("training"), try isTrue(training) {
            throw Diagnostic(
                "a model answers here as it does after training", hint: "Leave training=True out.",
                at: call.span)
        }
        try taker.finish()
        let outputs = try array(try predict(x, by: reference, at: call.span))
        return .tensor(PythonTensor(try tensor(of: outputs)))
    }

    mutating func predict(
        _ x: PythonValue, by reference: Reference, at span: SourceSpan
    ) throws(Diagnostic) -> PythonValue {
        if case .model(let model)? = names.heap[reference], let inner = model.inner {
            return try activated(try predict(x, by: inner, at: span), model.layers, at: span)
        }
        try touch(reference)
        var inputs = try dataArray(x, at: span)
        if inputs.itemShape.isEmpty, let laid = inputs.reshaped(to: [1]) { inputs = laid }
        var state = try session.requireModel()
        if state.network == nil {
            try state.build(inputShape: inputs.itemShape, random: &session.random)
            session.model = state
        }
        let network = try session.requireNetwork()
        let outputs = try asking { () throws(EngineError) in try Evaluator(network).predict(inputs)
        }
        return newArray(NDArray(outputs, shape: [inputs.count] + network.outputShape))
    }

    /// Outputs after the activations of some layers.
    private mutating func activated(
        _ outputs: PythonValue, _ layers: [Reference], at span: SourceSpan
    ) throws(Diagnostic) -> PythonValue {
        var outputs = outputs
        for reference in layers {
            guard case .layer(let layer)? = names.heap[reference],
                let name = layer.arguments.first?.value.word
            else { continue }
            let activated = try callTensorFlow(
                name, "tensorflow.nn", CallArguments([outputs], at: span))
            outputs = newArray(try array(activated))
        }
        return outputs
    }
}
