import Diagnostics

/// Functions and classes, with their decorators.
extension Parser {
    mutating func decorated() throws(Diagnostic) -> PythonStatement.Kind {
        var decorators: [PythonExpression] = []
        while skip("@") {
            decorators.append(try namedExpression())
            guard isAt(.newline) else { throw unexpected() }
            advance()
        }
        if isAt("def") { return try function(decorators: decorators, isAsync: false) }
        if isAt("class") { return try type() }
        if isAt("async"), isAt("def", 1) { return try async() }
        throw unexpected(
            "below a decorator stands a def or a class", "Put the @ line right above one.")
    }

    mutating func function(
        decorators: [PythonExpression], isAsync: Bool
    ) throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        let (name, place) = try name("the name of the function")
        try checkStorable(name, at: place)
        scope.bind(name)
        let isGeneric = try typeParameters()
        try expect(
            "(", "the brackets behind \(name) are missing", "Write def \(name)():")
        let parameters = try parameters(until: ")", annotated: true)
        try close(")", "Parameters are separated by commas.")
        if skip("->") { _ = try expression() }
        var inner = PythonScope(kind: isAsync ? .asyncFunction : .function)
        inner.parameters = Set(parameters.map(\.name))
        inner.bound = inner.parameters
        scopes.append(inner)
        let body = try block(of: start)
        try leaveScope()
        if isGeneric { return .unread("type parameters") }
        return .function(
            PythonFunction(name: name, parameters: parameters, body: body, decorators: decorators))
    }

    mutating func type() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        let (name, place) = try name("the name of the class")
        try checkStorable(name, at: place)
        scope.bind(name)
        _ = try typeParameters()
        if isAt("(") {
            let opening = index
            let bases = try arguments()
            if case .comprehension(let value)? = bases.first?.value.kind, value.kind == .generator,
                !isGroup(at: opening + 1)
            {
                throw mistake(
                    "the bases of a class cannot be a comprehension", "Name them one by one.",
                    at: bases[0].span)
            }
        }
        scopes.append(PythonScope(kind: .type))
        _ = try block(of: start)
        try leaveScope()
        return .unread("class")
    }

    /// Whether an argument begins with a bracket of its own there.
    private func isGroup(at place: Int) -> Bool { lexed.tokens[place].text == "(" }

    /// `async def`, `async for`, `async with`.
    mutating func async() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        guard isAt("def") || isAt("for") || isAt("with") else {
            throw unexpected("behind async stands def, for or with", "Leave async away.")
        }
        let word = current.text
        guard word == "def" || scope.kind == .asyncFunction else {
            throw mistake("async has no meaning outside an async def", "Leave it away.")
        }
        switch word {
        case "def": _ = try function(decorators: [], isAsync: true)
        case "for": _ = try forLoop()
        default: _ = try with()
        }
        return .unread("async \(word)")
    }

    // MARK: - Types

    /// `[T, *Ts, **P]` behind the name of a function, class or type.
    mutating func typeParameters() throws(Diagnostic) -> Bool {
        guard isAt("[") else { return false }
        try enter()
        defer { leave() }
        advance()
        var names: Set<String> = []
        var hasStandard = false
        repeat {
            if isAt("]"), !names.isEmpty { break }
            let isStarred = skip("*")
            let isPlain = !isStarred && !skip("**")
            let (name, place) = try name("the name of a type")
            guard names.insert(name).inserted else {
                throw mistake("two types are called \(name)", "Rename one of them.", at: place)
            }
            if isPlain, skip(":") { _ = try expression() }
            let isGiven = skip("=")
            if isGiven {
                _ = isStarred ? try starExpression() : try expression()
            } else if hasStandard {
                throw mistake(
                    "\(name) has no default and stands behind one that has",
                    "Put it before those with defaults.", at: place)
            }
            hasStandard = isGiven
        } while skip(",")
        try expect("]", "a , or the ] is missing here", "Types are separated by commas.")
        return true
    }

    /// `type name = …`: `type` is a name elsewhere.
    var isAtTypeStatement: Bool {
        isAtName() && current.text == "type" && isAtName(1) && (isAt("=", 2) || isAt("[", 2))
    }

    mutating func typeStatement() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        let (name, place) = try name("the name of the type")
        try checkStorable(name, at: place)
        scope.bind(name)
        _ = try typeParameters()
        try expect("=", "the = behind the name of the type is missing", "Write type \(name) = …")
        _ = try expression()
        return .unread("type")
    }
}
