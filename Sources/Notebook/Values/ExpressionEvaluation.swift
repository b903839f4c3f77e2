import Diagnostics
import Language

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Something that knows what names stand for.
protocol NameSource {
    /// The value of a name, nil where there is no such name; throws where it cannot be had now.
    func value(of name: String) throws(Diagnostic) -> Value?
    /// Every name there is, for "did you mean".
    var allNames: [String] { get }
}

/// Computes expressions.
enum Evaluation {
    static func value(
        of expression: Expression, names: some NameSource
    ) throws(Diagnostic) -> Value {
        switch expression.kind {
        case .number(let value): return .number(value)
        case .boolean(let value): return .boolean(value)
        case .text(let text): return .text(text)
        case .word(let word): return try lookUp(word, at: expression.span, names)
        case .list(let items):
            var values: [Value] = []
            for item in items { values.append(try value(of: item, names: names)) }
            return .list(values)
        case .member:
            guard let name = expression.dottedName else { break }
            return try lookUp(name, at: expression.span, names)
        case .unary(let sign, let operand):
            return try unary(sign, operand, names)
        case .binary(let sign, let left, let right):
            return try binary(sign, left, right, names)
        case .call(let callee, let arguments):
            return try call(callee, arguments, names)
        case .index(let base, let items):
            return try element(base, items, at: expression.span, names)
        case .slice:
            throw Diagnostic(
                "a stretch of values is written with two dots", hint: "For example: a[0..9]",
                at: expression.span)
        case .range: break
        }
        throw Diagnostic("this has no value of its own", at: expression.span)
    }

    private static func lookUp(
        _ name: String, at span: SourceSpan, _ names: some NameSource
    ) throws(Diagnostic) -> Value {
        do throws(Diagnostic) {
            if let value = try names.value(of: name) { return value }
        } catch {
            throw error.placed(at: span)
        }
        let meant = Suggestion.nearest(to: name, among: names.allNames + StatementTable.verbs)
        throw Diagnostic(
            "nothing is called \(name)",
            hint: meant.map { "Did you mean \($0)?" } ?? "`help` lists the statements.", at: span)
    }

    private static func number(
        _ expression: Expression, _ names: some NameSource
    ) throws(Diagnostic) -> Double {
        switch try value(of: expression, names: names) {
        case .number(let value): return value
        case .boolean(let value): return value ? 1 : 0
        case let other:
            throw Diagnostic(
                "a number is needed here, and this is \(other.kind)", at: expression.span)
        }
    }

    private static func truth(
        _ expression: Expression, _ names: some NameSource
    ) throws(Diagnostic) -> Bool {
        switch try value(of: expression, names: names) {
        case .boolean(let value): return value
        case .number(let value): return value != 0
        case let other:
            throw Diagnostic(
                "this must be true or false, and it is \(other.kind)", at: expression.span)
        }
    }

    private static func unary(
        _ sign: UnaryOperator, _ operand: Expression, _ names: some NameSource
    ) throws(Diagnostic) -> Value {
        switch sign {
        case .negate: .number(-(try number(operand, names)))
        case .not: .boolean(!(try truth(operand, names)))
        }
    }

    private static func binary(
        _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ names: some NameSource
    ) throws(Diagnostic) -> Value {
        switch sign {
        case .or:
            if try truth(left, names) { return .boolean(true) }
            return .boolean(try truth(right, names))
        case .and:
            if try !truth(left, names) { return .boolean(false) }
            return .boolean(try truth(right, names))
        case .equal, .notEqual:
            let same = try value(of: left, names: names) == value(of: right, names: names)
            return .boolean(same == (sign == .equal))
        case .matrixMultiply:
            throw Diagnostic("@ multiplies matrices, and these are numbers", at: left.span)
        default: break
        }
        let a = try number(left, names)
        let b = try number(right, names)
        switch sign {
        case .less: return .boolean(a < b)
        case .lessOrEqual: return .boolean(a <= b)
        case .greater: return .boolean(a > b)
        case .greaterOrEqual: return .boolean(a >= b)
        case .add: return .number(a + b)
        case .subtract: return .number(a - b)
        case .multiply: return .number(a * b)
        case .divide: return .number(a / b)
        default: return .number(pow(a, b))
        }
    }

    private static func call(
        _ callee: Expression, _ arguments: [Argument], _ names: some NameSource
    ) throws(Diagnostic) -> Value {
        guard let name = callee.dottedName else {
            throw Diagnostic("only functions can be called", at: callee.span)
        }
        guard let function = Functions.all[name] else {
            if name == "print" {
                throw Diagnostic(
                    "print is not needed",
                    hint: "Write the name or expression alone on a line to see its value.",
                    at: callee.span)
            }
            let meant = Suggestion.nearest(to: name, among: Array(Functions.all.keys).sorted())
            throw Diagnostic(
                "there is no function called \(name)",
                hint: meant.map { "Did you mean \($0)?" } ?? "`help` lists the statements.",
                at: callee.span)
        }
        var values: [Double] = []
        for argument in arguments {
            guard argument.name == nil else {
                throw Diagnostic("\(name) takes no options", at: argument.span)
            }
            values.append(try number(argument.value, names))
        }
        guard function.argumentCount.contains(values.count) else {
            throw Diagnostic(
                "\(name) takes \(counted(function.argumentCount.lowerBound, "value"))",
                at: callee.span)
        }
        return .number(function.apply(values))
    }

    private static func element(
        _ base: Expression, _ items: [Expression], at span: SourceSpan, _ names: some NameSource
    ) throws(Diagnostic) -> Value {
        guard case .list(let values) = try value(of: base, names: names) else {
            throw Diagnostic("only lists have elements", at: base.span)
        }
        guard items.count == 1 else { throw Diagnostic("a list takes one index", at: span) }
        if case .slice = items[0].kind { _ = try value(of: items[0], names: names) }
        if case .range(let first, let last) = items[0].kind {
            let start = try first.wholeNumber("the first index", in: 0...max(0, values.count - 1))
            let end = try last.wholeNumber("the last index", in: 0...max(0, values.count - 1))
            return .list(start <= end ? Array(values[start...end]) : [])
        }
        let index = try number(items[0], names)
        let place = index < 0 ? index + Double(values.count) : index
        guard place >= 0, place < Double(values.count), place == place.rounded() else {
            throw Diagnostic(
                "there is no element \(short(index))",
                hint: "The list has \(counted(values.count, "element")), counted from 0.",
                at: items[0].span)
        }
        return values[Int(place)]
    }
}
