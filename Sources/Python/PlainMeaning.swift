import Language
import PythonSyntax
import Values
import Workbench

/// Where the two languages read one line of numbers and texts, and mean different things by it.
///
/// Bobbin has one kind of number, in which `3.0` and `6 / 2` are `3`; its `and` and `or` answer true or
/// false; its texts have escapes of their own. What is kept under a name is Python's where that would
/// show later: `x = 6 / 2` and `print(x)` is `3.0`.
struct PlainMeaning {
    private let state: SessionState

    init(_ state: SessionState) { self.state = state }

    /// - Parameter isKept: whether the value gets a name; a number that is only looked at is Bobbin's.
    func differs(_ text: String, isKept: Bool) -> Bool {
        guard let statements = try? PythonParser.parse(text, firstLine: 1),
            let only = statements.first,
            statements.count == 1
        else { return false }
        switch only.kind {
        case .expression(let expression): return differs(expression, isKept)
        case .assignment(_, let expression): return differs(expression, isKept)
        default: return false
        }
    }

    private func differs(_ expression: PythonExpression, _ isKept: Bool) -> Bool {
        switch expression.kind {
        case .none: return true
        case .text(let text):
            return isKept && text.unicodeScalars.contains { $0 == "\\" || $0.value < 32 }
        case .all(let items), .any(let items):
            return items.contains { !isTruth($0) || differs($0, isKept) }
        case .unary(_, let inner):
            return differs(inner, isKept) || isKept && isBeyond(value(of: expression))
        case .binary(let left, _, let right):
            return differs(left, isKept) || differs(right, isKept)
                || isKept && (isBeyond(value(of: expression)) || isRefused(expression))
        case .comparison(let first, let rest):
            return differs(first, false) || rest.contains { differs($0.right, false) }
        // To a whole number of digits Python's rounding looks at the number as it is kept.
        case .call(let callee, let arguments):
            if isKept, case .name("round") = callee.kind { return true }
            return arguments.contains { differs($0.value, isKept) }
        default: return isKept && isBeyond(value(of: expression))
        }
    }

    /// Whether Python has no number for it, where this language has one: `10 ** 20`. A division by 0,
    /// too, but what it gives shows at once.
    private func isRefused(_ expression: PythonExpression) -> Bool {
        guard case .binary(let left, let sign, let right) = expression.kind, sign != .divide,
            let a = plain(left),
            let b = plain(right)
        else { return false }
        return (try? PythonEvaluator.numbers(sign, a, b)) == nil
    }

    /// Whether `and` and `or` make of it what Bobbin's make.
    private func isTruth(_ expression: PythonExpression) -> Bool {
        switch expression.kind {
        case .boolean, .comparison, .unary(.not, _): return true
        case .all(let items), .any(let items): return items.allSatisfy(isTruth)
        case .name(let name):
            if case .boolean? = state.variables[name] { return true }
            // A name that nobody knows is refused by both.
            return !state.hasOwn(name)
        default: return false
        }
    }

    /// Whether Bobbin's number does not say it: a whole one with a point, or one too long.
    private func isBeyond(_ value: PythonValue?) -> Bool {
        switch value {
        case .float(let number)?: number == number.rounded() || !number.isFinite
        case .integer(let whole)?: whole.magnitude > 1 << 53
        default: false
        }
    }

    /// The number that Python makes of it; nil where that takes more than its numbers.
    private func value(of expression: PythonExpression) -> PythonValue? {
        switch expression.kind {
        case .integer(let digits): return Int(digits).map { .integer($0) } ?? .float(.infinity)
        case .float(let number): return .float(number)
        case .boolean(let truth): return .boolean(truth)
        case .name(let name):
            guard case .number(let number)? = state.variables[name] else { return nil }
            return Int(exactly: number).map { .integer($0) } ?? .float(number)
        case .unary(.minus, let inner):
            switch value(of: inner) {
            case .integer(let whole)?: return .integer(0 &- whole)
            case .float(let number)?: return .float(-number)
            default: return nil
            }
        case .binary(let left, let sign, let right):
            guard let a = plain(left), let b = plain(right) else { return nil }
            return try? PythonEvaluator.numbers(sign, a, b)
        default: return nil
        }
    }

    private func plain(_ expression: PythonExpression) -> PythonEvaluator.Plain? {
        switch value(of: expression) {
        case .integer(let whole)?: .whole(whole)
        case .float(let number)?: .float(number)
        case .boolean(let truth)?: .whole(truth ? 1 : 0)
        default: nil
        }
    }
}
