import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension PythonEvaluator {
    mutating func binary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        if isTensor(left) || isTensor(right) { return try tensorBinary(sign, left, right) }
        if let answer = try tableBinary(sign, left, right) { return answer }
        if isNumPy(left) || isNumPy(right) { return try arrayBinary(sign, left, right) }
        if case .boolean(let a) = left, case .boolean(let b) = right {
            switch sign {
            case .bitAnd: return .boolean(a && b)
            case .bitOr: return .boolean(a || b)
            case .bitXor: return .boolean(a != b)
            default: break
            }
        }
        if let a = plainNumber(left), let b = plainNumber(right) {
            return try Self.numbers(sign, a, b)
        }
        switch (sign, left, right) {
        case (.add, .text(let a), .text(let b)):
            try checkText(a.utf8.count + b.utf8.count)
            return .text(a + b)
        case (.remainder, .text(let pattern), _): return .text(try percent(pattern, right))
        case (.multiply, .text(let text), _):
            if let count = wholeNumber(right) { return try repeated(text, count) }
        case (.multiply, _, .text(let text)):
            if let count = wholeNumber(left) { return try repeated(text, count) }
        case (.add, .tuple(let a), .tuple(let b)): return .tuple(a + b)
        case (.multiply, .tuple(let items), _):
            if let count = wholeNumber(right) { return .tuple(try repeated(items, count)) }
        case (.multiply, _, .tuple(let items)):
            if let count = wholeNumber(left) { return .tuple(try repeated(items, count)) }
        case (.add, _, _):
            if let a = list(left), let b = list(right) { return newList(a + b) }
        case (.multiply, _, _):
            if let items = list(left), let count = wholeNumber(right) {
                return newList(try repeated(items, count))
            }
            if let items = list(right), let count = wholeNumber(left) {
                return newList(try repeated(items, count))
            }
        default: break
        }
        if case .set(let a)? = cell(left), case .set(let b)? = cell(right) {
            return try sets(sign, a, b)
        }
        if case .dictionary(var both)? = cell(left), case .dictionary(let more)? = cell(right),
            sign == .bitOr
        {
            for (key, value) in zip(more.keys, more.values) { try set(key, to: value, in: &both) }
            return .reference(names.heap.add(.dictionary(both)))
        }
        throw unfit(sign, left, right)
    }

    private func unfit(_ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue)
        -> Diagnostic
    {
        let message =
            "\(sign.rawValue) does not go between \(typeName(of: left, withArticle: true)) and "
            + typeName(of: right, withArticle: true)
        if list(left) != nil || list(right) != nil {
            return Diagnostic(
                message,
                hint: "Numbers are computed with all at once in an array: np.array([1, 2, 3]).")
        }
        if case .text = left, sign == .add {
            return Diagnostic(message, hint: "str(…) makes a text of any value.")
        }
        return Diagnostic(message)
    }

    private func repeated<Item>(_ items: [Item], _ count: Int) throws(Diagnostic) -> [Item] {
        guard count > 0 else { return [] }
        let (total, isOver) = items.count.multipliedReportingOverflow(by: count)
        try checkSize(isOver ? .max : total)
        return Array(repeatElement(items, count: count).joined())
    }

    private func repeated(_ text: String, _ count: Int) throws(Diagnostic) -> PythonValue {
        guard count > 0 else { return .text("") }
        let (total, isOver) = text.utf8.count.multipliedReportingOverflow(by: count)
        try checkText(isOver ? .max : total)
        return .text(String(repeating: text, count: count))
    }

    func checkText(_ bytes: Int) throws(Diagnostic) {
        guard bytes > 50_000_000 else { return }
        throw Diagnostic("this text would be longer than 50 million characters", cause: .bound)
    }

    private mutating func sets(
        _ sign: PythonOperator, _ a: PythonDictionary, _ b: PythonDictionary
    ) throws(Diagnostic) -> PythonValue {
        func has(_ entries: PythonDictionary, _ value: PythonValue) -> Bool {
            PythonKey(value).map { entries[$0] != nil } ?? false
        }
        switch sign {
        case .bitAnd: return try newSet(a.keys.filter { has(b, $0) })
        case .bitOr: return try newSet(a.keys + b.keys)
        case .subtract: return try newSet(a.keys.filter { !has(b, $0) })
        case .bitXor:
            return try newSet(a.keys.filter { !has(b, $0) } + b.keys.filter { !has(a, $0) })
        default:
            throw Diagnostic(
                "\(sign.rawValue) does not go between sets", hint: "There are & | - ^.")
        }
    }

    /// `a += b` where `a` changes in place; false where a new value takes its name instead.
    mutating func changeInPlace(
        _ target: PythonValue, by sign: PythonOperator, _ change: PythonValue
    ) throws(Diagnostic) -> Bool {
        guard case .reference(let reference) = target else { return false }
        switch names.heap[reference] {
        case .list(var items)?:
            if sign == .add {
                items += try self.items(of: change, at: nil)
            } else if sign == .multiply, let count = wholeNumber(change) {
                items = try repeated(items, count)
            } else {
                return false
            }
            try checkSize(items.count)
            names.heap[reference] = .list(items)
            return true
        case .dictionary?, .set?:
            // A reference to another one of the kind: its content becomes this one's.
            let changed = try binary(sign, target, change)
            guard let result = cell(changed) else { return false }
            names.heap[reference] = result
            return true
        case .array?:
            guard let function = BinaryFunction(operator: sign.rawValue) else { return false }
            var numbers = try array(target)
            let other = try arrayValue(change)
            try computing { () throws(ArrayError) in try numbers.combine(function, with: other) }
            try write(.numbers(numbers), into: reference)
            return true
        default: return false
        }
    }

    // MARK: - Numbers of Python's own

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
