import Diagnostics
import NumPyArrays
import PythonSyntax

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The module `math`.
extension PythonEvaluator {
    private static let functions: [String: @Sendable (Double) -> Double] = [
        "sqrt": { $0.squareRoot() }, "exp": { exp($0) }, "log2": { log2($0) },
        "log10": { log10($0) },
        "log1p": { log1p($0) }, "expm1": { expm1($0) }, "sin": { sin($0) }, "cos": { cos($0) },
        "tan": { tan($0) },
        "asin": { asin($0) }, "acos": { acos($0) }, "atan": { atan($0) }, "sinh": { sinh($0) },
        "cosh": { cosh($0) }, "tanh": { tanh($0) }, "fabs": { abs($0) },
        "radians": { $0 * .pi / 180 },
        "degrees": { $0 * 180 / .pi }, "erf": { erf($0) },
    ]

    mutating func callMath(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        if name == "fsum" || name == "prod" { return try accumulated(name, call) }
        let numbers = try plainNumbers(name, call)
        guard let x = numbers.first else {
            throw Diagnostic("math.\(name) needs a number", at: call.span)
        }
        if let function = Self.functions[name] {
            return try functionOfOne(name, function, numbers, call)
        }
        switch name {
        case "log": return try logarithm(name, x, numbers, call)
        case "pow", "atan2", "hypot": return try functionOfTwo(name, x, numbers, call)
        case "floor", "ceil", "trunc": return try wholeNear(name, x, call)
        case "isnan": return .boolean(x.isNaN)
        case "isinf": return .boolean(x.isInfinite)
        case "isfinite": return .boolean(x.isFinite)
        case "isclose": return try isClose(x, numbers, call)
        case "factorial", "gcd", "comb": return try functionOfWholes(name, numbers, call)
        default: throw Diagnostic("math.\(name) is not read here", at: call.span)
        }
    }

    private mutating func accumulated(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var total = PythonValue.float(0)
        if name == "prod" { total = .integer(1) }
        for item in try items(of: try only(name, call), at: call.span) {
            total = try binary(name == "prod" ? .multiply : .add, total, item)
        }
        return total
    }

    private func plainNumbers(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> [Double]
    {
        var numbers: [Double] = []
        for (place, value) in call.values.enumerated() {
            guard let number = number(value) else {
                throw Diagnostic(
                    "math.\(name) needs a number, and this is \(typeName(of: value, withArticle: true))",
                    hint: "np.\(name) takes whole arrays.", at: call.span(ofValue: place))
            }
            numbers.append(number)
        }
        return numbers
    }

    private func functionOfOne(
        _ name: String, _ function: (Double) -> Double, _ numbers: [Double], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard let x = numbers.first, numbers.count == 1 else {
            throw Diagnostic("math.\(name) takes one number", at: call.span)
        }
        let result = function(x)
        guard !result.isNaN || x.isNaN, result.isFinite || !x.isFinite else {
            throw domain(name, call)
        }
        return .float(result)
    }

    /// To base e, or to the second number.
    private func logarithm(
        _ name: String, _ x: Double, _ numbers: [Double], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let result = numbers.count > 1 ? log(x) / log(numbers[1]) : log(x)
        guard x > 0, !result.isNaN else { throw domain(name, call) }
        return .float(result)
    }

    private func functionOfTwo(
        _ name: String, _ x: Double, _ numbers: [Double], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard numbers.count == 2 else {
            throw Diagnostic("math.\(name) takes two numbers", at: call.span)
        }
        let result =
            name == "pow"
            ? pow(x, numbers[1]) : name == "atan2" ? atan2(x, numbers[1]) : hypot(x, numbers[1])
        guard !result.isNaN, result.isFinite || !x.isFinite else { throw domain(name, call) }
        return .float(result)
    }

    private func wholeNear(_ name: String, _ x: Double, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        if case .integer(let whole) = call.values[0] { return .integer(whole) }
        let rounded =
            name == "floor"
            ? x.rounded(.down) : name == "ceil" ? x.rounded(.up) : x.rounded(.towardZero)
        guard let whole = Int(exactly: rounded) else { throw domain(name, call) }
        return .integer(whole)
    }

    private func isClose(_ x: Double, _ numbers: [Double], _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        let relative =
            call.named.first { $0.name == "rel_tol" }.flatMap { number($0.value) } ?? 1e-9
        let absolute =
            call.named.first { $0.name == "abs_tol" }.flatMap { number($0.value) } ?? 0
        guard numbers.count == 2 else {
            throw Diagnostic("math.isclose takes two numbers", at: call.span)
        }
        let y = numbers[1]
        return .boolean(x == y || abs(x - y) <= max(relative * max(abs(x), abs(y)), absolute))
    }

    private mutating func functionOfWholes(
        _ name: String, _ numbers: [Double], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let wholes = call.values.compactMap(wholeNumber)
        guard wholes.count == call.values.count, wholes.allSatisfy({ $0 >= 0 }) else {
            throw Diagnostic("math.\(name) takes whole numbers", at: call.span)
        }
        return try wholeFunction(name, wholes, call)
    }

    private mutating func wholeFunction(
        _ name: String, _ wholes: [Int], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "gcd":
            return .integer(
                wholes.reduce(0) { a, b in
                    var (a, b) = (a, b)
                    while b != 0 { (a, b) = (b, a % b) }
                    return a
                })
        case "comb":
            guard wholes.count == 2, wholes[1] <= wholes[0] else { return .integer(0) }
            var result = PythonValue.integer(1)
            for step in 0..<min(wholes[1], wholes[0] - wholes[1]) {
                result = try binary(
                    .wholeDivide, try binary(.multiply, result, .integer(wholes[0] - step)),
                    .integer(step + 1))
            }
            return result
        default:
            var result = PythonValue.integer(1)
            for factor in 1..<max(2, wholes[0] + 1) {
                result = try binary(.multiply, result, .integer(factor))
            }
            return result
        }
    }

    private func domain(_ name: String, _ call: CallArguments) -> Diagnostic {
        Diagnostic("math.\(name) has no value for this", at: call.span(ofValue: 0))
    }
}
