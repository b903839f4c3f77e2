import Diagnostics
import NumPyArrays
import PythonSyntax

extension PythonEvaluator {
    mutating func compare(
        _ left: PythonValue, _ sign: PythonComparison.Sign, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue {
        switch sign {
        case .isSame: return .boolean(isSame(left, right))
        case .isNotSame: return .boolean(!isSame(left, right))
        case .isIn: return .boolean(try contains(right, left))
        case .isNotIn: return .boolean(try !contains(right, left))
        case .equal, .notEqual, .less, .atMost, .greater, .atLeast: break
        }
        if let answer = try tableCompare(left, sign, right) { return answer }
        if isTensor(left) || isTensor(right) { return try tensorCompare(left, sign, right) }
        if isNumPy(left) || isNumPy(right) { return try arrayCompare(left, sign, right) }
        switch sign {
        case .equal: return .boolean(try isEqual(left, right))
        case .notEqual: return .boolean(try !isEqual(left, right))
        default: return .boolean(try isOrdered(left, sign, right))
        }
    }

    /// Python's `is`.
    private func isSame(_ left: PythonValue, _ right: PythonValue) -> Bool {
        switch (left, right) {
        case (.none, .none), (.ellipsis, .ellipsis): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.integer(let a), .integer(let b)): a == b
        case (.text(let a), .text(let b)): a == b
        case (.reference(let a), .reference(let b)): a == b
        case (.builtin(let a), .builtin(let b)), (.module(let a), .module(let b)): a == b
        default: false
        }
    }

    /// Python's `==` where it answers one truth.
    mutating func isEqual(_ left: PythonValue, _ right: PythonValue) throws(Diagnostic) -> Bool {
        if let a = dtype(left) ?? dtype(right),
            let b = dtype(left) == nil ? dtype(named: left) : dtype(named: right)
        {
            return a == b
        }
        if isNumPy(left) || isNumPy(right) {
            return try isTrue(try arrayCompare(left, .equal, right))
        }
        if let a = plainNumber(left), let b = plainNumber(right) {
            if case .whole(let a) = a, case .whole(let b) = b { return a == b }
            return a.double == b.double
        }
        switch (left, right) {
        case (.text(let a), .text(let b)): return a.unicodeScalars.elementsEqual(b.unicodeScalars)
        case (.tuple(let a), .tuple(let b)): return try areEqual(a, b)
        case (.range(let a), .range(let b)):
            return a.count == b.count
                && (a.count == 0 || a.start == b.start && (a.count == 1 || a.step == b.step))
        case (.reference(let a), .reference(let b)):
            if a == b { return true }
            switch (names.heap[a], names.heap[b]) {
            case (.list(let a)?, .list(let b)?): return try areEqual(a, b)
            case (.dictionary(let a)?, .dictionary(let b)?), (.set(let a)?, .set(let b)?):
                return try areEqual(a, b)
            default: return false
            }
        default: return isSame(left, right)
        }
    }

    /// The name of a type of numbers, where the value is an array's or tensor's `dtype`.
    private func dtype(_ value: PythonValue) -> String? {
        guard case .made(let object) = value, object.type == "dtype" || object.type == "DType"
        else { return nil }
        return object.arguments.first.map { str($0.value) }
    }

    /// The same where it is named in another way: `np.float32`, `"float32"`, `float`.
    private func dtype(named value: PythonValue) -> String? {
        if let name = dtype(value) { return name }
        return try? elementType(named: value).name
    }

    private mutating func areEqual(_ a: [PythonValue], _ b: [PythonValue]) throws(Diagnostic)
        -> Bool
    {
        guard a.count == b.count else { return false }
        depth += 1
        defer { depth -= 1 }
        guard depth < 500 else { throw Diagnostic("these lie within one another too deeply") }
        for (x, y) in zip(a, b) where try !isEqual(x, y) { return false }
        return true
    }

    private mutating func areEqual(
        _ a: PythonDictionary, _ b: PythonDictionary
    ) throws(Diagnostic) -> Bool {
        guard a.count == b.count else { return false }
        for (key, value) in zip(a.keys, a.values) {
            guard let found = PythonKey(key), let other = b[found] else { return false }
            if try !isEqual(value, other) { return false }
        }
        return true
    }

    /// Python's `<` and its kin between numbers, texts, lists and tuples.
    mutating func isOrdered(
        _ left: PythonValue, _ sign: PythonComparison.Sign, _ right: PythonValue
    ) throws(Diagnostic) -> Bool {
        func answer<Item: Comparable>(_ a: Item, _ b: Item) -> Bool {
            switch sign {
            case .less: a < b
            case .atMost: a <= b
            case .greater: a > b
            default: a >= b
            }
        }
        if let a = plainNumber(left), let b = plainNumber(right) {
            if case .whole(let a) = a, case .whole(let b) = b { return answer(a, b) }
            return answer(a.double, b.double)
        }
        if isNumPy(left) || isNumPy(right) {
            return try isTrue(try arrayCompare(left, sign, right))
        }
        if case .text(let a) = left, case .text(let b) = right {
            return answer(ScalarText(a), ScalarText(b))
        }
        if case .set(let a)? = cell(left), case .set(let b)? = cell(right) {
            switch sign {
            case .less: return a.count < b.count && Self.isSubset(a, of: b)
            case .atMost: return Self.isSubset(a, of: b)
            case .greater: return b.count < a.count && Self.isSubset(b, of: a)
            default: return Self.isSubset(b, of: a)
            }
        }
        if let a = sequence(left), let b = sequence(right),
            (list(left) == nil) == (list(right) == nil)
        {
            for (x, y) in zip(a, b) where try !isEqual(x, y) { return try isOrdered(x, sign, y) }
            return answer(a.count, b.count)
        }
        throw Diagnostic(
            "\(sign.rawValue) does not go between \(typeName(of: left, withArticle: true)) and "
                + typeName(of: right, withArticle: true))
    }

    /// Texts in the order of their code points.
    private struct ScalarText: Comparable {
        var scalars: [UInt32]
        init(_ text: String) { scalars = text.unicodeScalars.map(\.value) }
        static func < (left: Self, right: Self) -> Bool {
            left.scalars.lexicographicallyPrecedes(right.scalars)
        }
    }

    mutating func contains(_ whole: PythonValue, _ item: PythonValue) throws(Diagnostic) -> Bool {
        switch whole {
        case .text(let text):
            guard case .text(let piece) = item else {
                throw Diagnostic(
                    "a text is looked for in a text, not \(typeName(of: item, withArticle: true))")
            }
            return piece.isEmpty || text.firstRange(of: piece) != nil
        case .range(let range):
            guard let number = wholeNumber(item), range.count > 0 else { return false }
            let (distance, isOver) = number.subtractingReportingOverflow(range.start)
            return !isOver && distance % range.step == 0
                && (0..<range.count).contains(distance / range.step)
        case .reference(let reference):
            switch names.heap[reference] {
            case .dictionary(let entries)?, .set(let entries)?:
                return PythonKey(item).map { entries[$0] != nil } ?? false
            case .frame(let frame)?:
                guard case .text(let name) = item else { return false }
                return frame.columnNames.contains(name)
            default: break
            }
        default: break
        }
        for other in try items(of: whole, at: nil) where try isEqual(other, item) { return true }
        return false
    }

    /// Whether an option is switched on; `otherwise` where it is left out.
    mutating func flag(_ value: PythonValue?, otherwise: Bool) throws(Diagnostic) -> Bool {
        guard let value else { return otherwise }
        return try isTrue(value)
    }

    mutating func isTrue(_ value: PythonValue) throws(Diagnostic) -> Bool {
        switch value {
        case .none: return false
        case .boolean(let value): return value
        case .integer(let value): return value != 0
        case .float(let value): return value != 0
        case .text(let text): return !text.isEmpty
        case .scalar(let scalar): return scalar.isTrue
        case .tuple(let items): return !items.isEmpty
        case .range(let range): return range.count > 0
        case .tensor(let tensor):
            guard tensor.value.count == 1 else { throw severalTruths }
            return tensor.value.values[0] != 0
        case .reference(let reference):
            switch names.heap[reference] {
            case .list(let items)?: return !items.isEmpty
            case .dictionary(let entries)?, .set(let entries)?: return entries.count > 0
            case .array?:
                let array = try array(value)
                guard array.count == 1 else { throw severalTruths }
                return array.scalar(0).isTrue
            case .frame?: throw severalTruths
            default: return true
            }
        case .slice, .module, .builtin, .method, .made, .ellipsis: return true
        }
    }

    private var severalTruths: Diagnostic {
        Diagnostic(
            "an array of several values is neither true nor false as a whole",
            hint: "`.all()` asks whether all are true, `.any()` whether one is.")
    }
}
