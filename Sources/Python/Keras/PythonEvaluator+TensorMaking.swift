import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// The functions of TensorFlow that make tensors, variables and tapes.
extension PythonEvaluator {
    mutating func newTape(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "GradientTape")
        var tape = PythonTape()
        tape.isPersistent = try flag(try taker.next("persistent"), otherwise: false)
        try taker.finish()
        return .reference(names.heap.add(.tape(tape)))
    }

    mutating func constant(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        var taker = ArgumentTaker(call, of: name)
        let given = try taker.need("value")
        let type = try taker.next("dtype")
        let shape = try taker.next("shape")
        try taker.finish()
        var made = try tensor(given)
        if let type { made = try cast(made, to: try elementType(named: type)) }
        if let shape { return try reshaped(PythonTensor(made), to: shape) }
        return .tensor(PythonTensor(made))
    }

    mutating func newVariable(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "Variable")
        let start = try taker.need("initial_value")
        let name = taker.option("name").flatMap(text) ?? "Variable"
        _ = taker.option("trainable")
        if let type = taker.option("dtype"), try elementType(named: type) != .float32 {
            throw Diagnostic("variables are float32 here", at: call.span(ofNamed: "dtype"))
        }
        try taker.finish()
        let given = try tensor(start)
        guard let value = try? Tensor(given.values, shape: given.shape) else { return .none }
        return .reference(names.heap.add(.variable(PythonVariable(value: value, name: name))))
    }

    func filledTensor(_ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        let shape = try self.sides(try taker.need("shape"), call)
        let filling: Float =
            name == "fill"
            ? Float(number(try taker.need("value")) ?? 0) : name == "ones" ? 1 : 0
        _ = try taker.next("dtype")
        try taker.finish()
        guard let made = try? Tensor.zeros(shape) else {
            throw Diagnostic("this is too large", at: call.span)
        }
        let values = made.values.map { _ in filling }
        guard let filled = try? Tensor(values, shape: shape) else { return .none }
        return .tensor(PythonTensor(filled))
    }

    mutating func filledTensorLike(_ name: String, _ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let like = try tensor(try taker.need("input"))
        try taker.finish()
        let values = like.values.map { _ in Float(name == "ones_like" ? 1 : 0) }
        guard let made = try? Tensor(values, shape: like.shape) else { return .none }
        return .tensor(PythonTensor(made))
    }

    mutating func castTensor(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try tensor(try taker.need("x"))
        let type = try elementType(named: try taker.need("dtype"))
        try taker.finish()
        return .tensor(PythonTensor(try cast(whole, to: type)))
    }

    func sides(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> [Int] {
        if let size = wholeNumber(value) { return [size] }
        guard let items = sequence(value) else {
            throw Diagnostic("a shape is a list of whole numbers", at: call.span)
        }
        let sides = try sizes(items, call)
        guard sides.allSatisfy({ $0 >= 0 }) else {
            throw Diagnostic("a size is not negative", at: call.span)
        }
        return sides
    }

    func cast(_ tensor: Tensor, to type: ElementType) throws(Diagnostic) -> Tensor {
        let values = type.isFloat ? tensor.values : tensor.values.map { $0.rounded(.towardZero) }
        guard let made = try? Tensor(values, shape: tensor.shape, isWhole: !type.isFloat) else {
            return tensor
        }
        return made
    }

    mutating func randomTensor(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "tf.random.\(name)")
        let shape = try sizes(try items(of: try taker.need("shape"), at: call.span), call)
        let isNormal = name == "normal"
        let first = try taker.next(isNormal ? "mean" : "minval").flatMap(number) ?? 0
        let second = try taker.next(isNormal ? "stddev" : "maxval").flatMap(number) ?? 1
        if let type = try taker.next("dtype"), try elementType(named: type) != .float32 {
            throw Diagnostic("tensors of chance hold float32 here", at: taker.span(of: "dtype"))
        }
        _ = try taker.next("seed")
        try taker.finish()
        let count = shape.reduce(1) { $0.multipliedReportingOverflow(by: max(0, $1)).partialValue }
        try checkSize(count)
        context.remark(
            "These numbers are drawn as here, and are not those that TensorFlow draws.",
            from: .python)
        var twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: session.random.next()))
        let values = (0..<count).map { _ in
            Float(
                isNormal
                    ? first + second * twister.normal()
                    : first + (second - first) * twister.uniform())
        }
        return .tensor(PythonTensor(try tensor(of: NDArray(values, shape: shape))))
    }
}
