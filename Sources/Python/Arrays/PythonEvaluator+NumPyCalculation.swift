import Diagnostics
import NumPyArrays
import PythonSyntax

/// The functions of NumPy that round, compare and multiply.
extension PythonEvaluator {
    mutating func calculated(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue?
    {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "clip": return try clippedArray(&taker)
        case "round", "around": return try roundedArray(&taker)
        case "isclose", "allclose": return try closeness(name, &taker)
        case "array_equal": return try equality(&taker)
        case "matmul", "dot", "outer", "inner", "tensordot": return try product(name, &taker, call)
        case "trace":
            let whole = try array(try only(name, call))
            return value(of: try computing { () throws(ArrayError) in try whole.trace() })
        case "polyfit": return try polynomialFit(&taker)
        case "polyval": return try polynomialValues(&taker)
        default: return nil
        }
    }

    private mutating func clippedArray(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try arrayValue(try taker.need("a"))
        let low = try bound(try taker.next("min") ?? taker.option("a_min"))
        let high = try bound(try taker.next("max") ?? taker.option("a_max"))
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in try whole.clipped(from: low, to: high)
            })
    }

    private mutating func roundedArray(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let whole = try arrayValue(try taker.need("a"))
        let decimals = try taker.next("decimals").flatMap(wholeNumber) ?? 0
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in try whole.rounded(decimals: decimals) }
        )
    }

    /// Whether numbers are close to each other, one by one or all of them.
    private mutating func closeness(_ name: String, _ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let (a, b) = (try arrayValue(try taker.need("a")), try arrayValue(try taker.need("b")))
        let relative = try taker.next("rtol").flatMap(number) ?? 1e-5
        let absolute = try taker.next("atol").flatMap(number) ?? 1e-8
        try taker.finish()
        guard name == "isclose" else {
            return .boolean(
                try computing { () throws(ArrayError) in
                    try a.isAllClose(to: b, relative: relative, absolute: absolute)
                })
        }
        return value(
            of: try computing { () throws(ArrayError) in
                try a.isClose(to: b, relative: relative, absolute: absolute)
            })
    }

    private mutating func equality(_ taker: inout ArgumentTaker) throws(Diagnostic) -> PythonValue {
        let (a, b) = (
            try arrayValue(try taker.need("a1")), try arrayValue(try taker.need("a2"))
        )
        try taker.finish()
        return .boolean(try computing { () throws(ArrayError) in try a.isEqual(to: b) })
    }

    private mutating func polynomialFit(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let (x, y) = (try array(try taker.need("x")), try array(try taker.need("y")))
        let degree = wholeNumber(try taker.need("deg")) ?? 1
        try taker.finish()
        return newArray(
            try computing { () throws(ArrayError) in
                try NDArray.polynomialFit(x, y, degree: degree)
            })
    }

    private mutating func polynomialValues(_ taker: inout ArgumentTaker) throws(Diagnostic)
        -> PythonValue
    {
        let (p, x) = (try array(try taker.need("p")), try arrayValue(try taker.need("x")))
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in try p.polynomialValues(at: x) })
    }

    mutating func bound(_ value: PythonValue?) throws(Diagnostic) -> ArrayValue? {
        guard let value, !isNone(value) else { return nil }
        return try arrayValue(value)
    }

    mutating func product(
        _ name: String, _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let (a, b) = (try arrayValue(try taker.need("a")), try arrayValue(try taker.need("b")))
        var axes: ([Int], [Int])?
        if name == "tensordot" {
            let given = try taker.next("axes") ?? .integer(2)
            if let count = wholeNumber(given), count >= 0, count <= a.shape.count {
                axes = (Array(a.shape.count - count..<a.shape.count), Array(0..<count))
            } else if let pair = sequence(given), pair.count == 2 {
                axes = (try self.axes(pair[0]) ?? [], try self.axes(pair[1]) ?? [])
            }
        }
        try taker.finish()
        return value(
            of: try computing { () throws(ArrayError) in
                switch name {
                case "matmul": try a.product(with: b)
                case "dot": try a.dotProduct(with: b)
                case "outer": .array(try a.array.outerProduct(b.array))
                case "inner": try a.array.innerProduct(b.array)
                default: try a.array.tensorProduct(b.array, axes: axes ?? ([], []))
                }
            })
    }
}
