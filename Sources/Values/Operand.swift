import Diagnostics
import Engine
import Language

/// A value while an expression is worked out.
package enum Operand {
    /// A number that no gradient is asked for, in Float64.
    case number(Double)
    case boolean(Bool)
    case text(String)
    /// An array, or a number on the way of a gradient.
    case tensor(TrackedTensor)
    /// An array of the data set, untouched until its numbers are needed.
    case array(DataArray)

    package init(_ value: Value) {
        switch value {
        case .number(let value): self = .number(value)
        case .boolean(let value): self = .boolean(value)
        case .text(let text): self = .text(text)
        case .tensor(let tensor): self = .tensor(TrackedTensor(tensor))
        }
    }

    /// The single number it is, where it is one that no gradient is asked for.
    package var scalar: Double? {
        switch self {
        case .number(let value): value
        case .boolean(let value): value ? 1 : 0
        case .tensor(let tensor) where tensor.value.shape.isEmpty && !tensor.isTracked:
            Double(tensor.value.values[0])
        default: nil
        }
    }

    /// A number or truth that never was part of an array.
    var isPlain: Bool {
        switch self {
        case .number, .boolean: true
        default: false
        }
    }

    /// The value as an array that operations take; throws for a text.
    package func tracked() throws(Diagnostic) -> TrackedTensor {
        switch self {
        case .number(let value):
            return TrackedTensor(
                Tensor(Float(value), isWhole: value == value.rounded() && abs(value) < 0x1p24))
        case .boolean(let value): return TrackedTensor(Tensor(value ? 1 : 0, isWhole: true))
        case .tensor(let tensor): return tensor
        case .array(let array): return TrackedTensor(try array.tensor())
        case .text: throw Diagnostic("a number is needed here, and this is a text")
        }
    }

    /// The same; a refusal is placed at the expression that the value came from.
    package func tracked(at expression: Expression) throws(Diagnostic) -> TrackedTensor {
        do throws(Diagnostic) { return try tracked() } catch {
            throw error.placed(at: expression.span)
        }
    }

    /// The finished value.
    package func value() throws(Diagnostic) -> Value {
        switch self {
        case .number(let value): return .number(value)
        case .boolean(let value): return .boolean(value)
        case .text(let text): return .text(text)
        case .tensor(let tensor):
            guard tensor.value.shape.isEmpty else { return .tensor(tensor.value) }
            return .number(Double(tensor.value.values[0]))
        case .array(let array): return .tensor(try array.tensor())
        }
    }

    /// Its shape: () for a number.
    package var shape: [Int] {
        switch self {
        case .tensor(let tensor): tensor.value.shape
        case .array(let array): array.shape
        default: []
        }
    }
}

extension DataArray {
    /// All its numbers as an array of the expression language.
    package func tensor() throws(Diagnostic) -> Tensor {
        var numbers: [Float] = []
        do throws(EngineError) {
            try Memory.check(floats: Double(count) * Double(itemSize), for: "this array")
        } catch { throw error.diagnostic() }
        guard Double(count) * Double(itemSize) <= Double(Tensor.largestCount) else {
            throw Diagnostic("this array is too large to compute with at once")
        }
        numbers.reserveCapacity(count * itemSize)
        forEachItem { numbers += $0 }
        let isWhole = isBytes && numbers.allSatisfy { $0 == $0.rounded() }
        let shape = shape
        return try computing { () throws(TensorError) in
            try Tensor(numbers, shape: shape, isWhole: isWhole)
        }
    }
}

/// Runs array code and turns its refusal into a diagnostic.
package func computing<Result>(
    _ body: () throws(TensorError) -> Result
) throws(Diagnostic) -> Result {
    do throws(TensorError) { return try body() } catch {
        throw Diagnostic(error.message, hint: error.hint)
    }
}
