import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

/// The functions of TensorFlow.
extension PythonEvaluator {
    private static let unary: [String: TensorOperation] = [
        "sqrt": .function(.squareRoot), "exp": .function(.exponential),
        "log": .function(.logarithm),
        "abs": .function(.absolute), "relu": .function(.relu), "sigmoid": .function(.sigmoid),
        "tanh": .function(.tanh), "softmax": .softmax, "transpose": .transpose,
    ]

    private static let binary: [String: PythonOperator] = [
        "add": .add, "subtract": .subtract, "multiply": .multiply, "divide": .divide, "pow": .power,
        "matmul": .matrixMultiply,
    ]

    private static let reductions: [String: Engine.Reduction] = [
        "reduce_mean": .mean, "reduce_sum": .sum, "reduce_max": .max, "reduce_min": .min,
    ]

    mutating func callTensorFlow(
        _ name: String, _ module: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "enable_op_determinism", "set_memory_growth", "run_functions_eagerly",
            "list_physical_devices",
            "executing_eagerly":
            context.remark(
                "Nothing needs setting here: the same seed gives the same numbers.", from: .python)
            return name == "list_physical_devices"
                ? newList([]) : name == "executing_eagerly" ? .boolean(true) : .none
        case "set_seed":
            return try callKeras("set_random_seed", "keras.utils", call)
        case "Variable": return try newVariable(call)
        case "GradientTape":
            var taker = ArgumentTaker(call, of: name)
            var tape = PythonTape()
            tape.isPersistent = try flag(try taker.next("persistent"), otherwise: false)
            try taker.finish()
            return .reference(names.heap.add(.tape(tape)))
        case "constant", "convert_to_tensor":
            var taker = ArgumentTaker(call, of: name)
            let given = try taker.need("value")
            let type = try taker.next("dtype")
            let shape = try taker.next("shape")
            try taker.finish()
            var made = try tensor(given)
            if let type { made = try cast(made, to: try elementType(named: type)) }
            if let shape { return try reshaped(PythonTensor(made), to: shape) }
            return .tensor(PythonTensor(made))
        case "function": return try only(name, call)
        case "normal", "uniform": return try randomTensor(name, call)
        default: break
        }
        if let operation = Self.unary[name] {
            return try apply(operation, to: [try tracked(try onlyTensor(name, call))])
        }
        if let sign = Self.binary[name] {
            guard call.values.count == 2 else {
                throw Diagnostic("tf.\(name) takes two values", at: call.span)
            }
            return try tensorBinary(sign, call.values[0], call.values[1])
        }
        if let reduction = Self.reductions[name] { return try reduced(name, reduction, call) }
        return try more(name, call)
    }

    private func onlyTensor(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        for option in call.named where option.name != "name" {
            throw Diagnostic(
                "tf.\(name) has no option called \(option.name) here",
                at: call.span(ofNamed: option.name))
        }
        guard call.values.count == 1 else {
            throw Diagnostic("tf.\(name) takes one value", at: call.span)
        }
        return call.values[0]
    }

    private mutating func newVariable(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
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

    private mutating func reduced(
        _ name: String, _ reduction: Engine.Reduction, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: name)
        let whole = try tracked(try taker.need("input_tensor"))
        let axis = try taker.next("axis")
        let keeps = try flag(try taker.next("keepdims"), otherwise: false)
        try taker.finish()
        guard axis.map({ isNone($0) || wholeNumber($0) != nil }) ?? true else {
            throw Diagnostic("tf.\(name) goes along one axis here", at: call.span)
        }
        return try apply(
            .reduction(reduction, axis: axis.flatMap(wholeNumber), keepsAxis: keeps), to: [whole])
    }

    private mutating func more(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: "tf.\(name)")
        switch name {
        case "square":
            let value = try tracked(try onlyTensor(name, call))
            return try apply(.arithmetic(.multiply), to: [value, value])
        case "leaky_relu":
            let value = try tracked(try taker.need("features"))
            let slope = try taker.next("alpha").flatMap(number) ?? 0.2
            try taker.finish()
            return try apply(.function(.leakyReLU(negativeSlope: Float(slope))), to: [value])
        case "reshape":
            let whole = try tracked(try taker.need("tensor"))
            let shape = try taker.need("shape")
            try taker.finish()
            return try reshaped(whole, to: shape)
        case "zeros", "ones", "fill":
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
        case "zeros_like", "ones_like":
            let like = try tensor(try taker.need("input"))
            try taker.finish()
            let values = like.values.map { _ in Float(name == "ones_like" ? 1 : 0) }
            guard let made = try? Tensor(values, shape: like.shape) else { return .none }
            return .tensor(PythonTensor(made))
        case "range", "linspace":
            let array = try callNumPy(name == "range" ? "arange" : name, call)
            return .tensor(PythonTensor(try tensor(array)))
        case "maximum":
            let result = try callNumPy(name, call)
            return .tensor(PythonTensor(try tensor(result)))
        case "argmax":
            let whole = try tracked(try taker.need("input"))
            let axis = try taker.next("axis").flatMap(wholeNumber) ?? 0
            try taker.finish()
            return try apply(.argmax(axis: axis), to: [whole])
        case "one_hot":
            let whole = try tracked(try taker.need("indices"))
            let depth = wholeNumber(try taker.need("depth"))
            try taker.finish()
            return try apply(.oneHot(classes: depth), to: [whole])
        case "cast":
            let whole = try tensor(try taker.need("x"))
            let type = try elementType(named: try taker.need("dtype"))
            try taker.finish()
            return .tensor(PythonTensor(try cast(whole, to: type)))
        case "stack":
            var parts: [PythonTensor] = []
            for item in try items(of: try taker.need("values"), at: call.span) {
                parts.append(try tracked(item))
            }
            try taker.finish()
            return try apply(.stack, to: parts)
        case "shape": return .tuple(try shape(of: try only(name, call)).map { .integer($0) })
        case "squeeze", "expand_dims":
            var given = call
            given.values[0] = newArray(try array(call.values.first ?? .none))
            return .tensor(PythonTensor(try tensor(try callNumPy(name, given))))
        default: throw Diagnostic("tf.\(name) is not read here", at: call.span)
        }
    }

    private func sides(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> [Int] {
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

    private mutating func reshaped(_ tensor: PythonTensor, to shape: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        let sizes =
            try sequence(shape).map { items throws(Diagnostic) in
                try self.sizes(items, CallArguments(at: .start))
            }
            ?? wholeNumber(shape).map { [$0] } ?? []
        return try apply(.reshape(sizes), to: [tensor])
    }

    private func cast(_ tensor: Tensor, to type: ElementType) throws(Diagnostic) -> Tensor {
        let values = type.isFloat ? tensor.values : tensor.values.map { $0.rounded(.towardZero) }
        guard let made = try? Tensor(values, shape: tensor.shape, isWhole: !type.isFloat) else {
            return tensor
        }
        return made
    }

    private mutating func randomTensor(_ name: String, _ call: CallArguments) throws(Diagnostic)
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

extension SourceSpan {
    /// Where nothing better is known.
    static let start = SourceSpan(line: 1, column: 1, length: 1)
}
