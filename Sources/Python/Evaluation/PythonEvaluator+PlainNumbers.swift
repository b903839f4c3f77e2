import Diagnostics
import PythonSyntax

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers of Python's own, and what is computed with them.
extension PythonEvaluator {
    enum Plain {
        case whole(Int)
        case float(Double)

        var double: Double {
            switch self {
            case .whole(let value): Double(value)
            case .float(let value): value
            }
        }
    }

    func plainNumber(_ value: PythonValue) -> Plain? {
        switch value {
        case .boolean(let value): .whole(value ? 1 : 0)
        case .integer(let value): .whole(value)
        case .float(let value): .float(value)
        default: nil
        }
    }

    static func numbers(
        _ sign: PythonOperator, _ left: Plain, _ right: Plain
    ) throws(Diagnostic) -> PythonValue {
        if case .whole(let a) = left, case .whole(let b) = right {
            return try wholes(sign, a, b)
        }
        let (a, b) = (left.double, right.double)
        switch sign {
        case .add: return .float(a + b)
        case .subtract: return .float(a - b)
        case .multiply: return .float(a * b)
        case .divide:
            guard b != 0 else { throw Diagnostic("nothing can be divided by 0") }
            return .float(a / b)
        case .wholeDivide:
            guard b != 0 else { throw Diagnostic("nothing can be divided by 0") }
            return .float(wholeQuotient(a, b))
        case .remainder:
            guard b != 0 else { throw Diagnostic("nothing can be divided by 0") }
            return .float(remainder(a, b))
        case .power: return try power(a, b)
        case .matrixMultiply: throw Diagnostic("@ multiplies matrices, and these are plain numbers")
        case .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight:
            throw Diagnostic("\(sign.rawValue) goes between whole numbers alone")
        }
    }

    private static func power(_ a: Double, _ b: Double) throws(Diagnostic) -> PythonValue {
        guard a != 0 || b >= 0 else { throw Diagnostic("0 has no negative power") }
        guard a >= 0 || b == b.rounded() || a.isInfinite else {
            throw Diagnostic(
                "a negative number to a broken power is complex, which there is not here")
        }
        let result = pow(a, b)
        guard result.isFinite || !a.isFinite || !b.isFinite else {
            throw Diagnostic("this power is larger than any number of this kind")
        }
        return .float(result)
    }

    /// Rounded down, with the sign rules of Python's `//`.
    static func wholeQuotient(_ a: Double, _ b: Double) -> Double {
        guard a.isFinite, b.isFinite else {
            return b.isInfinite && a.isFinite ? (a == 0 || (a < 0) == (b < 0) ? 0 : -1) : .nan
        }
        let rest = remainder(a, b)
        let quotient = (a - rest) / b
        guard quotient != 0 else { return (a < 0) == (b < 0) ? 0 : -0.0 }
        let floored = quotient.rounded(.down)
        return quotient - floored > 0.5 ? floored + 1 : floored
    }

    /// With the sign of the divisor, as Python's `%`.
    static func remainder(_ a: Double, _ b: Double) -> Double {
        var rest = fmod(a, b)
        if rest != 0, (b < 0) != (rest < 0) { rest += b }
        if rest == 0 { rest = b < 0 ? -0.0 : 0 }
        return rest
    }

    private static func wholes(
        _ sign: PythonOperator, _ a: Int, _ b: Int
    ) throws(Diagnostic) -> PythonValue {
        func kept(_ result: (partialValue: Int, overflow: Bool)) throws(Diagnostic) -> PythonValue {
            guard !result.overflow else { throw beyond }
            return .integer(result.partialValue)
        }
        switch sign {
        case .add: return try kept(a.addingReportingOverflow(b))
        case .subtract: return try kept(a.subtractingReportingOverflow(b))
        case .multiply: return try kept(a.multipliedReportingOverflow(by: b))
        case .divide:
            guard b != 0 else { throw Diagnostic("nothing can be divided by 0") }
            return .float(Double(a) / Double(b))
        case .wholeDivide, .remainder:
            guard b != 0 else { throw Diagnostic("nothing can be divided by 0") }
            guard b != -1 else {
                return sign == .remainder
                    ? .integer(0) : try kept(Int(0).subtractingReportingOverflow(a))
            }
            let (quotient, rest) = a.quotientAndRemainder(dividingBy: b)
            let isOff = rest != 0 && (rest < 0) != (b < 0)
            return .integer(
                sign == .wholeDivide ? quotient - (isOff ? 1 : 0) : rest + (isOff ? b : 0))
        case .power: return try wholePower(a, b)
        case .matrixMultiply: throw Diagnostic("@ multiplies matrices, and these are plain numbers")
        case .bitAnd: return .integer(a & b)
        case .bitOr: return .integer(a | b)
        case .bitXor: return .integer(a ^ b)
        case .shiftLeft, .shiftRight:
            guard b >= 0 else { throw Diagnostic("a shift's count is not negative") }
            if sign == .shiftRight { return .integer(a >> min(b, 63)) }
            guard a == 0 || b < 63, (a << b) >> b == a else { throw beyond }
            return .integer(a == 0 ? 0 : a << b)
        }
    }

    private static func wholePower(_ base: Int, _ exponent: Int) throws(Diagnostic) -> PythonValue {
        guard exponent >= 0 else { return try power(Double(base), Double(exponent)) }
        var (result, factor, rest) = (1, base, exponent)
        while rest > 0 {
            if rest & 1 == 1 {
                let product = result.multipliedReportingOverflow(by: factor)
                guard !product.overflow else { throw beyond }
                result = product.partialValue
            }
            rest >>= 1
            guard rest > 0 else { break }
            let square = factor.multipliedReportingOverflow(by: factor)
            guard !square.overflow else { throw beyond }
            factor = square.partialValue
        }
        return .integer(result)
    }

    private static let beyond = Diagnostic(
        "whole numbers reach \(Int.max) here, and this is beyond",
        hint: "Write one of the numbers with a point: 2.0 ** 80.")

    mutating func unary(_ sign: PythonSign, _ value: PythonValue) throws(Diagnostic) -> PythonValue
    {
        if isTensor(value) { return try tensorUnary(sign, value) }
        if isNumPy(value) { return try arrayUnary(sign, value) }
        switch (sign, plainNumber(value)) {
        case (.minus, .whole(let number)?):
            let negated = Int(0).subtractingReportingOverflow(number)
            guard !negated.overflow else { throw Self.beyond }
            return .integer(negated.partialValue)
        case (.minus, .float(let number)?): return .float(-number)
        case (.plus, .whole(let number)?): return .integer(number)
        case (.plus, .float(let number)?): return .float(number)
        case (.invert, .whole(let number)?): return .integer(~number)
        default:
            throw Diagnostic(
                "\(sign.rawValue) does not go before \(typeName(of: value, withArticle: true))",
                hint: list(value) == nil ? nil : "np.array([1, 2, 3]) can be computed with.")
        }
    }
}
