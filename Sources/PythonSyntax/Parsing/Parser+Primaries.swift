import Diagnostics

/// Atoms with the calls, elements and attributes that follow them.
extension Parser {
    mutating func primary() throws(Diagnostic) -> PythonExpression {
        let start = index
        let outer = height
        height = 0
        defer { height = max(outer, height) }
        var value = try atom()
        while current.kind == .symbol {
            switch current.text {
            case ".":
                try grow()
                advance()
                let name = try name("the name of an attribute").text
                value = expression(.attribute(value, name), from: start)
            case "(":
                try grow()
                let arguments = try arguments()
                value = expression(.call(value, arguments), from: start)
            case "[":
                try grow()
                let place = try place()
                value = expression(.element(value, place), from: start)
            default: return value
            }
        }
        return value
    }

    private mutating func atom() throws(Diagnostic) -> PythonExpression {
        let start = index
        switch current.kind {
        case .name:
            let name = current.text
            scope.used.insert(name)
            advance()
            return expression(.name(name), from: start)
        case .number(let kind):
            advance()
            return expression(kind, from: start)
        case .text, .bytes, .formattedStart: return try joinedTexts()
        case .keyword: return try word()
        case .symbol: return try bracketed()
        default: throw missingValue()
        }
    }

    private mutating func word() throws(Diagnostic) -> PythonExpression {
        let kind: PythonExpression.Kind
        switch current.text {
        case "None": kind = .none
        case "True": kind = .boolean(true)
        case "False": kind = .boolean(false)
        default: throw missingValue()
        }
        advance()
        return expression(kind, from: index - 1)
    }

    private mutating func bracketed() throws(Diagnostic) -> PythonExpression {
        try enter()
        defer { leave() }
        try grow()
        switch current.text {
        case "(": return try group()
        case "[": return try listDisplay()
        case "{": return try braces()
        case "...":
            advance()
            return expression(.ellipsis, from: index - 1)
        default: throw missingValue()
        }
    }

    // MARK: - Elements

    /// What stands between the brackets of `a[…]`.
    private mutating func place() throws(Diagnostic) -> PythonExpression {
        try enter()
        defer { leave() }
        advance()
        let start = index
        let first = try slice()
        var items = [first]
        var isTuple = false
        while skip(",") {
            isTuple = true
            if isAt("]") { break }
            items.append(try slice())
        }
        if case .starred = first.kind { isTuple = true }
        let place = isTuple ? expression(.tuple(items), from: start) : first
        try close("]", "For example: x[0], x[1:3], x[:, 0].")
        return place
    }

    private mutating func slice() throws(Diagnostic) -> PythonExpression {
        let start = index
        if skip("*") {
            let values = try expression()
            return expression(.starred(values), from: start)
        }
        var first: PythonExpression?
        if !isAt(":") {
            let value = try namedExpression()
            guard isAt(":") else { return value }
            if case .named = value.kind { throw unexpected() }
            first = value
        }
        advance()
        func isBound() -> Bool { !isAt(":") && !isAt(",") && !isAt("]") }
        let second = isBound() ? try expression() : nil
        var step: PythonExpression?
        if skip(":"), isBound() { step = try expression() }
        return expression(.slice(first, second, step: step), from: start)
    }

    // MARK: - Calls

    /// The arguments of a call, with their brackets.
    mutating func arguments() throws(Diagnostic) -> [PythonArgument] {
        try enter()
        defer { leave() }
        advance()
        var arguments: [PythonArgument] = []
        var names: Set<String> = []
        while !isAt(")") {
            let start = index
            let argument = try argument()
            try checkOrder(argument, after: arguments)
            if let name = argument.name, !names.insert(name).inserted {
                throw mistake(
                    "\(name)= is given twice", "Leave one of them away.", at: argument.span)
            }
            arguments.append(argument)
            if isAt("for") || isAt("async") {
                arguments[arguments.count - 1] = try generator(argument, from: start)
                if arguments.count > 1 || isAt(",") {
                    if let bracket = openBracket { throw unclosed(bracket) }
                    throw mistake(
                        "a comprehension beside other arguments needs brackets of its own",
                        "Write (… for … in …).", at: arguments[arguments.count - 1].span)
                }
            }
            guard skip(",") else { break }
        }
        try close(")", "Arguments are separated by commas.")
        return arguments
    }

    private mutating func argument() throws(Diagnostic) -> PythonArgument {
        let start = index
        if isAt("*") || isAt("**") {
            let spread: PythonArgument.Spread = isAt("*") ? .list : .options
            advance()
            let value = try expression()
            return PythonArgument(
                name: nil, value: value, spread: spread, span: span(from: start))
        }
        if isAt("=", 1), isAtName() {
            let name = current.text
            try checkStorable(name)
            index += 2
            guard isAtExpression, !isAt("*") else {
                throw unexpected("\(name)= has no value", "Write the value behind the =.")
            }
            let value = try expression()
            return PythonArgument(name: name, value: value, spread: .none, span: span(from: start))
        }
        let value = try namedExpression()
        if isAt("=") {
            throw mistake(
                "only a name can stand before = in a call", "Write == to compare.")
        }
        return PythonArgument(name: nil, value: value, spread: .none, span: span(from: start))
    }

    private mutating func generator(
        _ argument: PythonArgument, from start: Int
    ) throws(Diagnostic) -> PythonArgument {
        guard argument.name == nil, argument.spread == .none else { throw unexpected() }
        let value = try comprehension(.generator, key: nil, argument.value, from: start)
        return PythonArgument(
            name: nil, value: value, spread: .none, span: span(from: start))
    }

    private func checkOrder(
        _ argument: PythonArgument, after others: [PythonArgument]
    ) throws(Diagnostic) {
        guard argument.name == nil, argument.spread != .options,
            let earlier = others.last(where: { $0.name != nil || $0.spread == .options })
        else { return }
        let isBehindOptions = others.contains { $0.spread == .options }
        guard argument.spread == .none || isBehindOptions else { return }
        let what = earlier.name.map { "\($0)=" } ?? "**"
        throw mistake(
            "an argument without a name stands behind \(what)",
            "Put it before those with names, or give it its name.", at: argument.span)
    }
}
