import Diagnostics
import Engine
import Language
import NumPyArrays
import Output
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// `fit`, and the `History` that it gives.
extension PythonEvaluator {
    mutating func fit(_ reference: Reference, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "fit")
        let x = try taker.next("x")
        let y = try taker.next("y")
        var asked = FitOptions()
        asked.batchSize = try whole(
            try taker.next("batch_size"), "batch_size", at: taker.span(of: "batch_size"))
        asked.epochs =
            try whole(try taker.next("epochs"), "epochs", at: taker.span(of: "epochs")) ?? 1
        let verbose = try taker.next("verbose")
        asked.callbacks = try taker.next("callbacks")
        asked.share = try taker.next("validation_split").flatMap(number) ?? 0
        let validation = try taker.next("validation_data")
        asked.shuffles = try flag(try taker.next("shuffle"), otherwise: true)
        asked.classWeights = try taker.next("class_weight")
        try refuseUnreadOptions(&taker)
        for name in ["workers", "use_multiprocessing", "max_queue_size"] { _ = taker.option(name) }
        try taker.finish()
        asked.hasValidation = validation.map { !isNone($0) } ?? false
        if let x {
            guard let y else {
                throw Diagnostic("fit needs the targets beside the inputs", at: call.span)
            }
            try use(x, y, asked.hasValidation ? validation : nil, by: "fit", taker, call)
        }
        let arguments = try fitArguments(asked, taker, call)
        let isSilent = verbose.map { wholeNumber($0) == 0 } ?? false
        let runs = session.runs.count
        try perform("fit", arguments, at: call.span, isMuted: isSilent)
        guard session.runs.count > runs, let run = session.runs.last else { return .none }
        return try newHistory(of: run, reference)
    }

    /// What `fit` is asked for, beside its data.
    private struct FitOptions {
        var batchSize: Int?
        var epochs = 1
        var callbacks: PythonValue?
        var share = 0.0
        var hasValidation = false
        var shuffles = true
        var classWeights: PythonValue?
    }

    private func refuseUnreadOptions(_ taker: inout ArgumentTaker) throws(Diagnostic) {
        for name in [
            "sample_weight", "initial_epoch", "steps_per_epoch", "validation_steps",
            "validation_batch_size", "validation_freq",
        ] {
            guard let value = try taker.next(name), !isNone(value) else { continue }
            let isStandard =
                name == "initial_epoch" && wholeNumber(value) == 0
                || name == "validation_freq" && wholeNumber(value) == 1
            guard !isStandard else { continue }
            throw Diagnostic(
                "fit has no \(name) here", hint: Self.fitHints[name], at: taker.span(of: name))
        }
    }

    /// The options as the statement `fit` takes them.
    private mutating func fitArguments(
        _ asked: FitOptions, _ taker: ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> [Argument] {
        var arguments = [option("epochs", Double(asked.epochs), at: call.span)]
        if let batchSize = asked.batchSize {
            arguments.append(
                option("batch_size", Double(batchSize), at: taker.span(of: "batch_size")))
        }
        if !asked.shuffles {
            arguments.append(
                Argument(
                    name: Name("shuffle", at: call.span),
                    value: Expression(.boolean(false), at: call.span)))
        }
        if let weights = asked.classWeights, !isNone(weights) {
            arguments.append(try classWeights(weights, at: taker.span(of: "class_weight")))
        }
        if asked.hasValidation {
            arguments.append(Argument(value: Expression(.word("validate"), at: call.span)))
        } else if asked.share != 0 {
            arguments.append(
                option("validation_split", asked.share, at: taker.span(of: "validation_split")))
        }
        if let callbacks = asked.callbacks, !isNone(callbacks) {
            for callback in sequence(callbacks) ?? [callbacks] {
                if let made = try callbackArgument(callback, at: taker.span(of: "callbacks")) {
                    arguments.append(made)
                }
            }
        }
        return arguments
    }

    /// `class_weight={0: 1, 1: 5}`: what is left out counts 1.
    private mutating func classWeights(_ value: PythonValue, at span: SourceSpan)
        throws(Diagnostic) -> Argument
    {
        guard case .dictionary(let given)? = cell(value), let classes = session.data?.classCount
        else {
            throw Diagnostic(
                "class_weight is a dictionary of classes and their weights",
                hint: "For example: class_weight={0: 1.0, 1: 5.0}", at: span)
        }
        var weights = [Double](repeating: 1, count: classes)
        for (key, value) in zip(given.keys, given.values) {
            guard let place = wholeNumber(key), weights.indices.contains(place),
                let weight = number(value)
            else {
                throw Diagnostic(
                    "class_weight goes from class 0 to \(classes - 1), and this has \(repr(key))",
                    at: span)
            }
            weights[place] = weight
        }
        let items = weights.map { Expression(.number($0), at: span) }
        return Argument(
            name: Name("class_weight", at: span), value: Expression(.list(items), at: span))
    }

    static let fitHints: [String: String] = [
        "sample_weight": "Every example counts alike here.",
        "steps_per_epoch": "An epoch goes through all examples: take fewer of them, x[:1000].",
        "validation_steps":
            "All of the validation data is measured: take less of it, x_val[:1000].",
        "initial_epoch": "Epochs are counted on by themselves since `compile`.",
    ]

    func option(_ name: String, _ value: Double, at span: SourceSpan) -> Argument {
        Argument(name: Name(name, at: span), value: Expression(.number(value), at: span))
    }

    func whole(_ value: PythonValue?, _ name: String, at span: SourceSpan)
        throws(Diagnostic) -> Int?
    {
        guard let value, !isNone(value) else { return nil }
        guard let whole = wholeNumber(value) else {
            throw Diagnostic(
                "\(name) is a whole number, and this is \(typeName(of: value, withArticle: true))",
                at: span)
        }
        return whole
    }

    func callbackArgument(_ value: PythonValue, at span: SourceSpan) throws(Diagnostic)
        -> Argument?
    {
        if case .made(let object) = value, object.path.hasPrefix("keras.callbacks.") {
            if object.type == "History" { return nil }
            return Argument(value: .making(object.type, object.statementArguments, at: span))
        }
        throw Diagnostic(
            "a callback is one of keras.callbacks",
            hint: "For example: keras.callbacks.EarlyStopping(patience=2)", at: span)
    }
}
