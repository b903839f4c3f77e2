import Diagnostics
import Engine
import Language
import Vocabulary
import Wording
import Workbench

/// What a `fit` statement asks for, checked.
struct FitRequest {
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
