import Diagnostics

/// How strongly operators bind, from the loosest.
enum PythonBinding: Int, Comparable {
    case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product

    static func < (first: PythonBinding, second: PythonBinding) -> Bool {
        first.rawValue < second.rawValue
    }

    /// The next tighter one: what stands right of an operator.
    var tighter: PythonBinding { PythonBinding(rawValue: rawValue + 1) ?? .product }
}

extension Parser {
    /// A value with the operators that bind at least as strongly as `loosest`, by climbing: one call
    /// for all levels, so that brackets nest without deep stacks.
    mutating func operand(_ loosest: PythonBinding) throws(Diagnostic) -> PythonExpression {
        let start = index
        let outer = height
        height = 0
        defer { height = max(outer, height) }
        var left = try firstOperand(loosest)
        while let binding = bindingAtHand, binding >= loosest {
            try grow()
            switch binding {
            case .or, .and: left = try logical(left, binding, from: start)
            case .comparison: left = try comparison(left, from: start)
            default: left = try binary(left, binding, from: start)
            }
        }
        return left
    }

    private mutating func firstOperand(
        _ loosest: PythonBinding
    ) throws(Diagnostic) -> PythonExpression {
        guard isAt("not") else { return try signed() }
        guard loosest <= .not else {
            throw unexpected(
                "not stands before a whole comparison", "Put brackets around it: (not …).")
        }
        let start = index
        try enter()
        defer { leave() }
        advance()
        let value = try operand(.not)
        return expression(.unary(.not, value), from: start)
    }

    private var bindingAtHand: PythonBinding? {
        switch current.kind {
        case .symbol: Self.bindings[current.text]
        case .keyword:
            switch current.text {
            case "or": .or
            case "and": .and
            case "in", "is": .comparison
            case "not": isAt("in", 1) ? .comparison : nil
            default: nil
            }
        default: nil
        }
    }

    private static let bindings: [String: PythonBinding] = [
        "<": .comparison, ">": .comparison, "==": .comparison, ">=": .comparison,
        "<=": .comparison, "!=": .comparison, "|": .bitOr, "^": .bitXor, "&": .bitAnd,
        "<<": .shift, ">>": .shift, "+": .sum, "-": .sum, "*": .product, "/": .product,
        "//": .product, "%": .product, "@": .product,
    ]

    private mutating func logical(
        _ first: PythonExpression, _ binding: PythonBinding, from start: Int
    ) throws(Diagnostic) -> PythonExpression {
        var items = [first]
        let word = binding == .or ? "or" : "and"
        while skip(word) { items.append(try operand(binding.tighter)) }
        return expression(binding == .or ? .any(items) : .all(items), from: start)
    }

    private mutating func binary(
        _ left: PythonExpression, _ binding: PythonBinding, from start: Int
    ) throws(Diagnostic) -> PythonExpression {
        guard let sign = PythonOperator(rawValue: current.text) else { throw unexpected() }
        advance()
        let right = binding == .product ? try signed() : try operand(binding.tighter)
        return expression(.binary(left, sign, right), from: start)
    }

    private mutating func comparison(
        _ first: PythonExpression, from start: Int
    ) throws(Diagnostic) -> PythonExpression {
        var rest: [PythonComparison] = []
        while let sign = comparisonSign() {
            rest.append(PythonComparison(sign: sign, right: try operand(.bitOr)))
        }
        return expression(.comparison(first, rest), from: start)
    }

    private mutating func comparisonSign() -> PythonComparison.Sign? {
        guard bindingAtHand == .comparison else { return nil }
        let text = current.text
        advance()
        switch text {
        case "is": return skip("not") ? .isNotSame : .isSame
        case "not":
            advance()
            return .isNotIn
        default: return PythonComparison.Sign(rawValue: text)
        }
    }

    // MARK: - Signs and powers

    /// `-x ** y`: a sign binds less than the power behind it, and more than what stands before it.
    private mutating func signed() throws(Diagnostic) -> PythonExpression {
        guard current.kind == .symbol, let sign = PythonSign(rawValue: current.text) else {
            return try power()
        }
        let start = index
        try enter()
        defer { leave() }
        advance()
        let value = try signed()
        return expression(.unary(sign, value), from: start)
    }

    private mutating func power() throws(Diagnostic) -> PythonExpression {
        let start = index
        let base = try awaited()
        guard isAt("**") else { return base }
        try grow()
        try enter()
        defer { leave() }
        advance()
        let exponent = try signed()
        return expression(.binary(base, .power, exponent), from: start)
    }

    private mutating func awaited() throws(Diagnostic) -> PythonExpression {
        guard isAt("await") else { return try primary() }
        let start = index
        guard scope.kind == .asyncFunction else {
            throw mistake("await has no meaning outside an async def", "Leave it away.")
        }
        advance()
        let value = try primary()
        return expression(.await(value), from: start)
    }
}
