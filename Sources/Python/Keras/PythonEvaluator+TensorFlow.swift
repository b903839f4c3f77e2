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
        case "GradientTape": return try newTape(call)
        case "constant", "convert_to_tensor": return try constant(name, call)
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
        case "leaky_relu": return try leakyReLU(&taker)
        case "reshape": return try reshapedTensor(&taker)
        case "zeros", "ones", "fill": return try filledTensor(name, &taker, call)
        case "zeros_like", "ones_like": return try filledTensorLike(name, &taker)
        case "range", "linspace":
            let array = try callNumPy(name == "range" ? "arange" : name, call)
            return .tensor(PythonTensor(try tensor(array)))
        case "maximum":
            let result = try callNumPy(name, call)
            return .tensor(PythonTensor(try tensor(result)))
        case "argmax": return try argmax(&taker)
        case "one_hot": return try oneHotTensor(&taker)
        case "cast": return try castTensor(&taker)
        case "stack": return try stackedTensors(&taker, call)
        case "shape": return .tuple(try shape(of: try only(name, call)).map { .integer($0) })
        case "squeeze", "expand_dims":
            var given = call
            given.values[0] = newArray(try array(call.values.first ?? .none))
            return .tensor(PythonTensor(try tensor(try callNumPy(name, given))))
        default: throw Diagnostic("tf.\(name) is not read here", at: call.span)
        }
    }

    private mutating func leakyReLU(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue
    {
        let value = try tracked(try taker.need("features"))
        let slope = try taker.next("alpha").flatMap(number) ?? 0.2
        try taker.finish()
        return try apply(.function(.leakyReLU(negativeSlope: Float(slope))), to: [value])
    }

    private mutating func reshapedTensor(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try tracked(try taker.need("tensor"))
        let shape = try taker.need("shape")
        try taker.finish()
        return try reshaped(whole, to: shape)
    }

    private mutating func argmax(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let whole = try tracked(try taker.need("input"))
        let axis = try taker.next("axis").flatMap(wholeNumber) ?? 0
        try taker.finish()
        return try apply(.argmax(axis: axis), to: [whole])
    }

    private mutating func oneHotTensor(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try tracked(try taker.need("indices"))
        let depth = wholeNumber(try taker.need("depth"))
        try taker.finish()
        return try apply(.oneHot(classes: depth), to: [whole])
    }

    private mutating func stackedTensors(_ taker: inout ArgumentTaker, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        var parts: [PythonTensor] = []
        for item in try items(of: try taker.need("values"), at: call.span) {
            parts.append(try tracked(item))
        }
        try taker.finish()
        return try apply(.stack, to: parts)
    }

    mutating func reshaped(_ tensor: PythonTensor, to shape: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        let sizes =
            try sequence(shape).map { items throws(Diagnostic) in
                try self.sizes(items, CallArguments(at: .start))
            }
            ?? wholeNumber(shape).map { [$0] } ?? []
        return try apply(.reshape(sizes), to: [tensor])
    }
}

extension SourceSpan {
    /// Where nothing better is known.
    static let start = SourceSpan(line: 1, column: 1, length: 1)
}
