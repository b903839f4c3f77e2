import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy.
extension PythonEvaluator {
    mutating func callNumPy(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        if let function = UnaryFunction(name: name) {
            let operand = try arrayValue(try only(name, call))
            return value(
                of: try computing { () throws(ArrayError) in try operand.applying(function) })
        }
        if let function = BinaryFunction(name: name) {
            guard call.values.count == 2 else {
                throw Diagnostic("\(name) takes two values", at: call.span)
            }
            try checkOptions(call, of: name, [])
            let (a, b) = (try arrayValue(call.values[0]), try arrayValue(call.values[1]))
            return value(
                of: try computing { () throws(ArrayError) in try a.combined(function, with: b) })
        }
        if let reduction = Reduction(name: name) { return try reduced(name, reduction, call) }
        if let type = try? ElementType(name: name) { return try scalar(of: type, name, call) }
        if let made = try created(name, call) { return made }
        if let shaped = try shaped(name, call) { return shaped }
        if let joined = try joinedArrays(name, call) { return joined }
        if let chosen = try chosenParts(name, call) { return chosen }
        if let figures = try statistics(name, call) { return figures }
        if let result = try calculated(name, call) { return result }
        throw Diagnostic("numpy.\(name) is not read here", at: call.span)
    }

    private mutating func scalar(
        of type: ElementType, _ name: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let numbers = try array(call.values.isEmpty ? .integer(0) : try only(name, call))
        let converted = try computing { () throws(ArrayError) in try numbers.converted(to: type) }
        return converted.shape.isEmpty ? .scalar(converted.scalar(0)) : newArray(converted)
    }

    private mutating func reduced(
        _ name: String, _ reduction: Reduction, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: name)
        let whole = try taker.need("a")
        let axes = try self.axes(try taker.next("axis"))
        let keeps = try flag(taker.option("keepdims"), otherwise: false)
        var type: ElementType?
        if let named = taker.option("dtype"), !isNone(named) {
            type = try elementType(named: named)
        }
        var ddof = 0.0
        if reduction == .std || reduction == .variance || reduction == .nanstd {
            ddof = taker.option("ddof").flatMap(number) ?? 0
        }
        try taker.finish()
        if axes == nil, !keeps, type == nil, let quick = try dataExtreme(reduction, whole) {
            return quick
        }
        let numbers = try array(whole)
        return value(
            of: try computing { () throws(ArrayError) in
                try numbers.reduced(
                    reduction, axes: axes, keepsDimensions: keeps, type: type, ddof: ddof)
            })
    }

    /// The smallest and largest of the data set's bytes are found without writing its numbers out.
    private mutating func dataExtreme(
        _ reduction: Reduction, _ value: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard reduction == .max || reduction == .min, case .reference(let reference) = value,
            let array = try array(at: reference), case .data(let data, let type) = array.content,
            data.isBytes, type == .uint8, let range = data.range()
        else { return nil }
        let extreme = reduction == .max ? range.upperBound : range.lowerBound
        return .scalar(Scalar(.integer(Int(extreme)), type))
    }
}
