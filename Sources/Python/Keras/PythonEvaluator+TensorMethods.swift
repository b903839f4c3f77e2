import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Wording

/// What a tensor, a variable and a tape can be asked.
extension PythonEvaluator {
    private static let tensorMethods: Set<String> = [
        "numpy", "assign", "assign_add", "assign_sub", "read_value", "item",
    ]

    mutating func tensorAttribute(_ name: String, of value: PythonValue) throws(Diagnostic)
        -> PythonValue?
    {
        switch name {
        case "shape": return .tuple(try tensor(value).shape.map { .integer($0) })
        case "ndim", "size": return try arrayAttribute(name, of: newArray(try array(value)))
        case "dtype":
            let type = try tensor(value).isWhole ? "int32" : "float32"
            return .made(MadeObject(path: "tensorflow.DType", arguments: [(nil, .text(type))]))
        case "name":
            if case .variable(let variable)? = cell(value) { return .text(variable.name) }
            return nil
        default: return Self.tensorMethods.contains(name) ? .method(value, name) : nil
        }
    }

    mutating func tensorMethod(
        _ name: String, of value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "numpy":
            let numbers = try array(value)
            return numbers.shape.isEmpty ? .scalar(numbers.scalar(0)) : newArray(numbers)
        case "read_value": return .tensor(try tracked(value))
        case "item": return try arrayMethod(name, of: newArray(try array(value)), call)
        case "assign", "assign_add", "assign_sub":
            guard case .reference(let reference) = value,
                case .variable(var variable)? = names.heap[reference]
            else {
                throw Diagnostic(
                    "a tensor keeps its numbers", hint: "tf.Variable(…) can be given others.",
                    at: call.span)
            }
            let new = try tensor(try only(name, call))
            let sign: PythonOperator = name == "assign_add" ? .add : .subtract
            let result =
                name == "assign"
                ? new
                : try tensor(
                    try binary(
                        sign, .tensor(PythonTensor(variable.value)), .tensor(PythonTensor(new))))
            guard result.shape == variable.value.shape else {
                throw Diagnostic(
                    "a variable keeps its shape, \(shapeText(variable.value.shape))", at: call.span)
            }
            variable.value = result
            names.heap[reference] = .variable(variable)
            return value
        default: throw noMethod(name, of: value, Array(Self.tensorMethods), at: call.span)
        }
    }

    mutating func tapeMethod(
        _ name: String, of reference: Reference, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard case .tape(var tape)? = names.heap[reference] else { return .none }
        switch name {
        case "watch":
            throw Diagnostic(
                "variables are watched by themselves here", hint: "x = tf.Variable(…)",
                at: call.span)
        case "gradient":
            var taker = ArgumentTaker(call, of: name)
            let target = try taker.need("target")
            let sources = try taker.need("sources")
            try taker.finish()
            guard !tape.isUsed || tape.isPersistent else {
                throw Diagnostic(
                    "a tape gives its gradients once",
                    hint: "tf.GradientTape(persistent=True) gives them again.", at: call.span)
            }
            tape.isUsed = true
            names.heap[reference] = .tape(tape)
            return try gradients(of: target, sources, tape, reference, call)
        default:
            throw noMethod(name, of: .reference(reference), ["gradient", "watch"], at: call.span)
        }
    }

    private mutating func gradients(
        of target: PythonValue, _ sources: PythonValue, _ tape: PythonTape, _ reference: Reference,
        _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let wanted = sequence(sources)
        var tracked: [TrackedTensor] = []
        for source in wanted ?? [sources] {
            if case .reference(let place) = source, let known = tape.watched[place] {
                tracked.append(known)
            } else if case .tensor(let tensor) = source, tensor.tape == reference {
                tracked.append(tensor.tracked)
            } else {
                tracked.append(TrackedTensor(try tensor(source)))
            }
        }
        guard case .tensor(let cost) = target, cost.tape == reference else {
            let none = tracked.map { _ in PythonValue.none }
            return wanted == nil ? .none : newList(none)
        }
        let found: [Tensor?]
        do throws(TensorError) {
            found = try tape.tape.gradients(of: cost.tracked, withRespectTo: tracked)
        } catch {
            throw Diagnostic(error.message, hint: error.hint)
        }
        let values = found.map { $0.map { PythonValue.tensor(PythonTensor($0)) } ?? .none }
        return wanted == nil ? values[0] : newList(values)
    }
}
