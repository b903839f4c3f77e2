import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Wording

/// Tensors, variables and tapes of TensorFlow.
extension PythonEvaluator {
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

    func tensorValue(_ value: PythonValue) -> Tensor? {
        if case .tensor(let tensor) = value { return tensor.value }
        if case .variable(let variable)? = cell(value) { return variable.value }
        return nil
    }
}
