import Diagnostics
import NumPyArrays
import PythonSyntax

/// What stands between two values.
extension PythonEvaluator {
    mutating func binary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        if isTensor(left) || isTensor(right) { return try tensorBinary(sign, left, right) }
        if let answer = try tableBinary(sign, left, right) { return answer }
        if isNumPy(left) || isNumPy(right) { return try arrayBinary(sign, left, right) }
        if let truth = Self.truths(sign, left, right) { return truth }
        if let a = plainNumber(left), let b = plainNumber(right) {
            return try Self.numbers(sign, a, b)
        }
        if let joined = try sequences(sign, left, right) { return joined }
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

    /// Truths put together stay truths.
    private static func truths(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) -> PythonValue? {
        guard case .boolean(let a) = left, case .boolean(let b) = right else { return nil }
        switch sign {
        case .bitAnd: return .boolean(a && b)
        case .bitOr: return .boolean(a || b)
        case .bitXor: return .boolean(a != b)
        default: return nil
        }
    }

    /// Texts, tuples and lists joined or repeated; nil for anything else.
    private mutating func sequences(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
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
        return nil
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
}
