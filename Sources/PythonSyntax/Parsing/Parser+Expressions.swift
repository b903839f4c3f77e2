import Diagnostics

/// Expressions, down to the operators.
extension Parser {
    mutating func wholeExpression() throws(Diagnostic) -> PythonExpression {
        let value = try starExpressions()
        guard isAt(.end) else { throw unexpected() }
        return try withoutStar(value)
    }

    /// `a, *b, c`, as behind `=`, `return` and `in`.
    mutating func starExpressions() throws(Diagnostic) -> PythonExpression {
        let start = index
        let first = try starExpression()
        guard isAt(",") else { return first }
        var items = [first]
        while skip(","), isAtExpression { items.append(try starExpression()) }
        return expression(.tuple(items), from: start)
    }

    /// A value or `*values`.
    mutating func starExpression() throws(Diagnostic) -> PythonExpression {
        isAt("*") ? try starred() : try expression()
    }

    mutating func starred() throws(Diagnostic) -> PythonExpression {
        let start = index
        advance()
        let value = try operand(.bitOr)
        return expression(.starred(value), from: start)
    }

    /// What stands between brackets: `*values`, `name := value` or a value.
    mutating func starNamedExpression() throws(Diagnostic) -> PythonExpression {
        isAt("*") ? try starred() : try namedExpression()
    }

    mutating func namedExpression() throws(Diagnostic) -> PythonExpression {
        guard isAtName(), isAt(":=", 1) else { return try expression() }
        let start = index
        let name = current.text
        try checkStorable(name)
        scope.bind(name)
        index += 2
        let value = try expression()
        scope.named.append((start, name))
        return expression(.named(name, value), from: start)
    }

    /// `yield`, where a statement or a bracket begins with it.
    mutating func yieldOrStarExpressions() throws(Diagnostic) -> PythonExpression {
        isAt("yield") ? try yieldExpression() : try starExpressions()
    }

    mutating func yieldExpression() throws(Diagnostic) -> PythonExpression {
        let start = index
        guard scope.isFunction else {
            throw mistake("yield has no meaning outside a function", "Write it within a def.")
        }
        scope.lastYield = index
        advance()
        if skip("from") {
            guard scope.kind != .asyncFunction else {
                throw mistake(
                    "yield from has no meaning in an async def",
                    "Write a loop with yield in it.", at: span(from: start))
            }
            let values = try expression()
            return expression(.yield(values), from: start)
        }
        let value = isAtExpression ? try starExpressions() : nil
        if let value { _ = try withoutStar(value) }
        return expression(.yield(value), from: start)
    }

    mutating func expression() throws(Diagnostic) -> PythonExpression {
        if isAt("lambda") { return try lambda() }
        let start = index
        let value = try operand(.or)
        guard isAt("if") else { return value }
        try enter()
        defer { leave() }
        advance()
        let condition = try operand(.or)
        try expect(
            "else", "this if has no else", "A choice has both: a if condition else b.")
        let otherwise = try expression()
        return expression(
            .choice(value, condition: condition, otherwise: otherwise), from: start)
    }

    /// Whether the token at hand can begin an expression.
    var isAtExpression: Bool {
        switch current.kind {
        case .name, .number, .text, .bytes, .formattedStart, .failure: true
        case .keyword:
            ["None", "True", "False", "not", "lambda", "await"].contains(current.text)
        case .symbol: ["(", "[", "{", "+", "-", "~", "...", "*"].contains(current.text)
        default: false
        }
    }

    /// Refuses `*values` where one value is meant.
    func withoutStar(_ value: PythonExpression) throws(Diagnostic) -> PythonExpression {
        guard case .starred = value.kind else { return value }
        throw mistake(
            "* spreads values within brackets and lists alone",
            "Put brackets around it: [*values].", at: value.span)
    }

    // MARK: - Lambda

    private mutating func lambda() throws(Diagnostic) -> PythonExpression {
        let start = index
        try enter()
        defer { leave() }
        advance()
        let parameters = try parameters(until: ":", annotated: false)
        try expect(
            ":", "a : stands between the parameters of a lambda and its value",
            "For example: lambda x: x + 1.")
        scopes.append(PythonScope(kind: .function))
        defer { scopes.removeLast() }
        let body = try expression()
        return expression(.lambda(parameters, body), from: start)
    }
}
