import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Wording

/// Tensors, variables and tapes of TensorFlow.
extension PythonEvaluator {
    // MARK: - Values

    /// Any number or array as a tensor in Float32.
    mutating func tensor(_ value: PythonValue) throws(Diagnostic) -> Tensor {
        if case .tensor(let tensor) = value { return tensor.value }
        if case .variable(let variable)? = cell(value) { return variable.value }
        return try tensor(of: try array(value))
    }

    func tensor(of numbers: NDArray) throws(Diagnostic) -> Tensor {
        guard let floats = numbers.floats else {
            throw Diagnostic("a tensor holds numbers here, not texts")
        }
        let shape = numbers.shape
        let isWhole = numbers.elementType.isInteger
        do throws(TensorError) { return try Tensor(floats, shape: shape, isWhole: isWhole) } catch {
            throw Diagnostic(error.message, hint: error.hint)
        }
    }

    /// A value as the recording in use follows it: variables are watched when they are first read.
    mutating func tracked(_ value: PythonValue) throws(Diagnostic) -> PythonTensor {
        guard let recording, case .tape(var tape)? = names.heap[recording] else {
            return PythonTensor(TrackedTensor(try tensor(value)))
        }
        if case .tensor(let tensor) = value, tensor.tape == recording { return tensor }
        guard case .reference(let reference) = value,
            case .variable(let variable)? = names.heap[reference]
        else {
            return PythonTensor(TrackedTensor(try tensor(value)))
        }
        if let known = tape.watched[reference], known.value == variable.value {
            return PythonTensor(known, tape: recording)
        }
        let tracked = tape.tape.watch(variable.value)
        tape.watched[reference] = tracked
        names.heap[recording] = .tape(tape)
        return PythonTensor(tracked, tape: recording)
    }

    /// One step over tensors, recorded where a tape is in use.
    mutating func apply(
        _ operation: TensorOperation, to inputs: [PythonTensor]
    ) throws(Diagnostic) -> PythonValue {
        let given = inputs.map { $0.tape == recording ? $0.tracked : TrackedTensor($0.value) }
        let context = context
        do throws(TensorError) {
            guard let recording, case .tape(var tape)? = names.heap[recording] else {
                var none = GradientTape()
                none.isCancelled = { context.isInterrupted }
                return .tensor(
                    PythonTensor(TrackedTensor(try none.apply(operation, to: given).value)))
            }
            names.heap[recording] = .tape(PythonTape())
            tape.tape.isCancelled = { context.isInterrupted }
            defer { names.heap[recording] = .tape(tape) }
            let result = try tape.tape.apply(operation, to: given)
            return .tensor(PythonTensor(result, tape: result.isTracked ? recording : nil))
        } catch {
            throw error == .cancelled
                ? Diagnostic("this was interrupted", cause: .interrupted)
                : Diagnostic(error.message, hint: error.hint)
        }
    }

    // MARK: - Operators

    mutating func tensorBinary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        let operation: TensorOperation
        switch sign {
        case .add: operation = .arithmetic(.add)
        case .subtract: operation = .arithmetic(.subtract)
        case .multiply: operation = .arithmetic(.multiply)
        case .divide: operation = .arithmetic(.divide)
        case .power: operation = .arithmetic(.power)
        case .matrixMultiply: operation = .matrixProduct
        default:
            throw Diagnostic(
                "\(sign.rawValue) does not go between tensors here",
                hint: "x.numpy() makes an array of one.")
        }
        return try apply(operation, to: [try tracked(left), try tracked(right)])
    }

    mutating func tensorUnary(_ sign: PythonSign, _ value: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        switch sign {
        case .minus: return try apply(.function(.minus), to: [try tracked(value)])
        case .plus: return .tensor(try tracked(value))
        default: throw Diagnostic("\(sign.rawValue) does not go before a tensor")
        }
    }

    mutating func tensorCompare(
        _ left: PythonValue, _ sign: PythonComparison.Sign, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        if isNone(left) || isNone(right) { return .boolean(sign == .notEqual) }
        guard let comparison = Comparison(rawValue: sign.rawValue) else {
            throw Diagnostic("\(sign.rawValue) does not compare tensors")
        }
        let inputs = [PythonTensor(try tensor(left)), PythonTensor(try tensor(right))]
        let answer = try apply(.comparison(comparison), to: inputs)
        let truth = try array(answer)
        let mask = try computing { () throws(ArrayError) in try truth.converted(to: .bool) }
        return mask.shape.isEmpty ? .scalar(mask.scalar(0)) : newArray(mask)
    }

    mutating func tensorElement(_ tensor: PythonTensor, _ index: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        let parts: [PythonValue] = if case .tuple(let parts) = index { parts } else { [index] }
        var indices: [TensorIndex] = []
        for (axis, part) in parts.enumerated() {
            guard tensor.value.shape.indices.contains(axis) else {
                throw Diagnostic("the tensor has \(tensor.value.rank) axes")
            }
            let count = tensor.value.shape[axis]
            if case .slice(let slice) = part {
                let places = slice.places(of: count)
                guard places.step == 1, places.count > 0 else {
                    throw Diagnostic(
                        "a tensor's slices go step by one and hold something",
                        hint: "x.numpy() makes an array of one.")
                }
                indices.append(.range(places.start, places.stop - 1))
            } else if let place = wholeNumber(part) {
                indices.append(
                    .item(try self.place(.integer(place), of: count, in: .tensor(tensor))))
            } else {
                throw Diagnostic(
                    "a tensor's places are whole numbers and slices",
                    hint: "x.numpy() makes an array of one.")
            }
        }
        return try apply(.index(indices), to: [tensor])
    }

    // MARK: - Attributes and methods

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

    private static let tensorMethods: Set<String> = [
        "numpy", "assign", "assign_add", "assign_sub", "read_value", "item",
    ]

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

    // MARK: - How they print

    func tensorText(_ tensor: Tensor) -> String {
        "tf.Tensor(\(numbersText(tensor)), shape=\(shapeText(tensor.shape)), dtype=\(tensor.isWhole ? "int32" : "float32"))"
    }

    /// What a tensor shows alone or within a list.
    func tensorRepresentation(_ tensor: Tensor) -> String {
        "<tf.Tensor: shape=\(shapeText(tensor.shape)), dtype=\(tensor.isWhole ? "int32" : "float32"), numpy="
            + "\(tensor.rank > 1 ? "\n" : "")\(numbersText(tensor, isRepr: true))>"
    }

    func tensorValue(_ value: PythonValue) -> Tensor? {
        if case .tensor(let tensor) = value { return tensor.value }
        if case .variable(let variable)? = cell(value) { return variable.value }
        return nil
    }

    func variableText(_ variable: PythonVariable) -> String {
        "<tf.Variable '\(variable.name):0' shape=\(shapeText(variable.value.shape)) dtype=float32, numpy="
            + "\(variable.value.rank > 1 ? "\n" : "")\(numbersText(variable.value, isRepr: true))>"
    }

    private func numbersText(_ tensor: Tensor, isRepr: Bool = false) -> String {
        let numbers = self.numbers(of: tensor)
        if numbers.shape.isEmpty { return numbers.scalar(0).text }
        return isRepr ? numbers.representation : numbers.text
    }
}
