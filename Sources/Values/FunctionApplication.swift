import Diagnostics
import Engine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Function {
    /// The function's value for arguments that are as many as it takes.
    package func apply<Names>(
        _ call: FunctionCall, _ evaluator: inout ExpressionEvaluator<Names>
    ) throws(Diagnostic) -> Operand {
        switch operation {
        case .step(let step):
            let input = try call.values[0].tracked()
            if let plain = call.values[0].scalar, case .function(let function) = step,
                let value = Self.scalar(function, plain)
            {
                return .number(value)
            }
            return .tensor(try evaluator.apply(step, to: [input]))
        case .reduction(let reduction):
            return try reduce(reduction, call, &evaluator)
        case .special(let special):
            return try Self.apply(special, call, &evaluator)
        }
    }

    /// Plain numbers stay in Float64.
    private static func scalar(_ function: ElementwiseFunction, _ x: Double) -> Double? {
        switch function {
        case .exponential: exp(x)
        case .logarithm: log(x)
        case .squareRoot: x.squareRoot()
        case .absolute: abs(x)
        default: nil
        }
    }

    /// `max(a)` looks into an array, `max(3, 5)` compares its arguments.
    private func reduce<Names>(
        _ reduction: Reduction, _ call: FunctionCall, _ evaluator: inout ExpressionEvaluator<Names>
    ) throws(Diagnostic) -> Operand {
        let axis = try call.wholeOption("axis")
        if call.values.count == 1 {
            let input = try call.values[0].tracked()
            // The sum of whole numbers stays whole where Float32 would round it.
            if reduction == .sum, axis == nil, !input.isTracked, input.value.isWhole {
                return .number(input.value.values.reduce(0) { $0 + Double($1) })
            }
            return .tensor(try evaluator.apply(.reduction(reduction, axis: axis), to: [input]))
        }
        var parts: [TrackedTensor] = []
        for value in call.values { parts.append(try value.tracked()) }
        if call.values.count == 2, !call.values[0].shape.isEmpty, call.values[1].isPlain {
            throw Diagnostic(
                "an array and a number cannot be put together in \(name)",
                hint: "Along an axis: \(name)(…, axis=0)")
        }
        let stacked = try evaluator.apply(.stack, to: parts)
        return .tensor(try evaluator.apply(.reduction(reduction, axis: 0), to: [stacked]))
    }

    private static func apply<Names>(
        _ special: Functions.Special, _ call: FunctionCall,
        _ evaluator: inout ExpressionEvaluator<Names>
    ) throws(Diagnostic) -> Operand {
        switch special {
        case .shape:
            let sizes = call.values[0].shape.map { Float($0) }
            return .tensor(TrackedTensor(Tensor(sizes, isWhole: true)))
        case .percent, .round: return try scalarOnly(special, call)
        case .array: return .tensor(try call.values[0].tracked())
        case .linspace, .zeros, .ones, .normal, .uniform:
            let array = try created(special, call, &evaluator)
            try evaluator.note(array)
            return .tensor(TrackedTensor(array))
        default:
            let operation = try step(special, call)
            var inputs = [try call.values[0].tracked()]
            if case .accuracy = special { inputs.append(try call.values[1].tracked()) }
            return .tensor(try evaluator.apply(operation, to: inputs))
        }
    }

    private static func step(
        _ special: Functions.Special, _ call: FunctionCall
    ) throws(Diagnostic) -> TensorOperation {
        switch special {
        case .argmax: return .argmax(axis: try call.wholeOption("axis"))
        case .reshape: return .reshape(try call.sizes(from: 1))
        case .accuracy: return .accuracy
        case .leakyRelu:
            let slope = try call.numberOption("negative_slope") ?? 0.2
            return .function(.leakyReLU(negativeSlope: Float(slope)))
        default:
            let classes: Int? =
                if call.values.count > 1 {
                    try FunctionCall.whole(call.values[1], "the number of classes")
                } else {
                    try call.wholeOption("classes")
                }
            return .oneHot(classes: classes)
        }
    }

    private static func scalarOnly(
        _ special: Functions.Special, _ call: FunctionCall
    ) throws(Diagnostic) -> Operand {
        guard case .number(let value) = try call.values[0].value() else {
            throw Diagnostic("this takes a single number")
        }
        if case .percent = special { return .number(value * 100) }
        let decimals =
            call.values.count > 1 ? try FunctionCall.whole(call.values[1], "decimals") : 0
        let factor = pow(10, Double(max(-15, min(15, decimals))))
        return .number((value * factor).rounded(.toNearestOrEven) / factor)
    }

    private static func created<Names>(
        _ special: Functions.Special, _ call: FunctionCall,
        _ evaluator: inout ExpressionEvaluator<Names>
    ) throws(Diagnostic) -> Tensor {
        if case .linspace = special {
            guard let start = call.values[0].scalar, let stop = call.values[1].scalar else {
                throw Diagnostic("linspace takes two numbers and a count")
            }
            let count =
                call.values.count > 2 ? try FunctionCall.whole(call.values[2], "the count") : 50
            return try computing { () throws(TensorError) in
                try Tensor.linspace(start, stop, count)
            }
        }
        let sizes = try call.sizes(from: 0)
        let mean = try call.numberOption("mean") ?? 0
        let deviation = try call.numberOption("deviation") ?? 1
        let low = try call.numberOption("low") ?? 0
        let high = try call.numberOption("high") ?? 1
        var random = evaluator.random
        defer { evaluator.random = random }
        return try computing { () throws(TensorError) in
            switch special {
            case .zeros: try Tensor.zeros(sizes)
            case .ones: try Tensor.ones(sizes)
            case .normal:
                try Tensor.normal(sizes, mean: mean, deviation: deviation, using: &random)
            default: try Tensor.uniform(sizes, low: low, high: high, using: &random)
            }
        }
    }
}
