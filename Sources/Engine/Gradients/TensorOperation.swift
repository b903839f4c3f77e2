/// One step of an expression over arrays: how its value and its gradients are worked out.
///
/// An expression is evaluated by one `GradientTape.apply` for each operator and function in it,
/// whether or not anything is recorded.
public enum TensorOperation: Sendable, Equatable {
    case arithmetic(Arithmetic)
    case comparison(Comparison)
    /// `not`
    case negation
    case function(ElementwiseFunction)
    case reduction(Reduction, axis: Int? = nil, keepsAxis: Bool = false)
    case argmax(axis: Int? = nil)
    case softmax
    case matrixProduct
    case index([TensorIndex])
    case reshape([Int])
    case transpose
    /// A list of arrays (or numbers) of one shape.
    case stack
    case oneHot(classes: Int? = nil)
    case unique
    /// Predictions, then targets.
    case accuracy
    case shape

    /// Does a gradient flow through it? Answers, places and labels do not change by small steps.
    var isDifferentiable: Bool {
        switch self {
        case .comparison, .negation, .argmax, .oneHot, .unique, .accuracy, .shape: false
        default: true
        }
    }

    /// How many inputs it takes; nil for any number.
    private var inputCount: Int? {
        switch self {
        case .arithmetic, .comparison, .matrixProduct, .accuracy: 2
        case .stack: nil
        default: 1
        }
    }

    /// Whether its result, or what is needed on the way there, may be as large as its inputs. The others
    /// make little, or ask for their result themselves.
    private var makesAsMuch: Bool {
        switch self {
        case .reduction(_, .none, _), .reshape, .shape, .arithmetic, .comparison, .matrixProduct,
            .oneHot, .index:
            false
        default: true
        }
    }

    func value(
        of inputs: [Tensor], isCancelled: (@Sendable () -> Bool)? = nil
    ) throws(TensorError) -> Tensor {
        if let expected = inputCount, expected != inputs.count {
            throw .inputCount(expected: expected, given: inputs.count)
        }
        if makesAsMuch {
            // `unique` sorts a copy, and its lists of numbers and of counts grow by doubling.
            let factor = self == .unique ? 10 : 1
            try Tensor.checkRoom(for: inputs.reduce(0) { $0 + $1.count } * factor)
        }
        switch self {
        case .arithmetic(let operation): return try operation.value(inputs[0], inputs[1])
        case .comparison(let comparison): return try comparison.value(inputs[0], inputs[1])
        case .negation: return inputs[0].negated()
        case .function(let function): return function.value(inputs[0])
        case .reduction(let reduction, let axis, let keepsAxis):
            return try reduction.value(inputs[0], axis: axis, keepsAxis: keepsAxis)
        case .argmax(let axis): return try inputs[0].argmax(axis: axis)
        case .softmax: return try inputs[0].softmax()
        case .matrixProduct:
            return try MatrixProduct.value(inputs[0], inputs[1], isCancelled: isCancelled)
        case .index(let indices): return try inputs[0].indexed(indices)
        case .reshape(let sizes): return try inputs[0].reshaped(to: sizes)
        case .transpose: return inputs[0].transposed()
        case .stack: return try Tensor.stacked(inputs)
        case .oneHot(let classes): return try inputs[0].oneHot(classes: classes)
        case .unique: return inputs[0].uniqueCounts().numbers
        case .accuracy: return try Tensor.accuracy(inputs[0], inputs[1])
        case .shape: return inputs[0].shapeAsTensor()
        }
    }

    /// The gradient of each input that is needed, from the gradient of the result.
    func gradients(
        of inputs: [Tensor], result: Tensor, upstream: Tensor, needed: [Bool]
    ) throws(TensorError) -> [Tensor?] {
        try Tensor.checkRoom(for: inputs.reduce(result.count) { $0 + $1.count })
        switch self {
        case .arithmetic(let operation):
            return try operation.gradients(
                inputs[0], inputs[1], result: result, upstream: upstream, needed: needed)
        case .function(let function):
            return [try function.gradient(inputs[0], result: result, upstream: upstream)]
        case .reduction(let reduction, let axis, _):
            return [
                try reduction.gradient(inputs[0], result: result, upstream: upstream, axis: axis)
            ]
        case .softmax: return [try result.softmaxGradient(upstream: upstream)]
        case .matrixProduct:
            return MatrixProduct.gradients(
                inputs[0], inputs[1], upstream: upstream, needed: needed)
        case .index(let indices):
            return [try inputs[0].indexGradient(indices, upstream: upstream)]
        case .reshape: return [Tensor(trusted: upstream.values, inputs[0].shape)]
        case .transpose: return [upstream.transposed()]
        case .stack:
            var parts: [Tensor?] = []
            for part in inputs.indices { parts.append(try upstream.indexed([.item(part)])) }
            return parts
        case .comparison, .negation, .argmax, .oneHot, .unique, .accuracy, .shape:
            return inputs.map { _ in nil }
        }
    }
}
