import Diagnostics

/// `try` and `match`: known and checked, not kept.
extension Parser {
    mutating func trial() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        _ = try block(of: start)
        var hasHandler = false
        var catchesAll = false
        var isGroup: Bool?
        while isAt("except") {
            guard !catchesAll else {
                throw mistake(
                    "an except without a name catches all: nothing may follow it",
                    "Put the except without a name last.")
            }
            catchesAll = try handler(&isGroup)
            hasHandler = true
        }
        if hasHandler { _ = try elseBlock() }
        if isAt("finally") {
            let owner = index
            advance()
            _ = try block(of: owner)
        } else if !hasHandler {
            throw unexpected(
                "this try has no except and no finally", "Write except: below it.")
        }
        return .unread("try")
    }

    /// Reads an `except`; true where it catches all.
    private mutating func handler(_ isGroup: inout Bool?) throws(Diagnostic) -> Bool {
        let owner = index
        advance()
        let isStarred = skip("*")
        guard isGroup == nil || isGroup == isStarred else {
            throw mistake(
                "except and except* cannot stand below one try", "Write one kind alone.",
                at: lexed.source.span(lexed.tokens[owner].range))
        }
        isGroup = isStarred
        let catchesAll = isAt(":")
        if !catchesAll || isStarred {
            _ = try expression()
            if isAt(",") {
                throw unexpected(
                    "several errors stand in brackets", "Write except (A, B) as error:")
            }
            if skip("as") {
                let (name, place) = try name("a name")
                try checkStorable(name, at: place)
                scope.bind(name)
            }
        }
        let loops = scope.loops
        _ = try block(of: owner)
        scope.loops = loops
        return catchesAll
    }

    // MARK: - match

    /// `match` is a name elsewhere: a statement begins with it where its line ends in `:` and a value
    /// stands between.
    var isAtMatch: Bool {
        guard isAtName(), current.text == "match", index + 1 < lexed.tokens.count else {
            return false
        }
        switch token(1).kind {
        case .symbol:
            guard ["(", "[", "{", "-", "+", "~", "*", "..."].contains(token(1).text) else {
                return false
            }
        case .newline, .end, .failure: return false
        case .keyword:
            guard !["in", "is", "and", "or", "if", "as"].contains(token(1).text) else {
                return false
            }
        default: break
        }
        var place = index + 1
        while lexed.tokens[place].kind != .newline, place + 1 < lexed.tokens.count { place += 1 }
        return lexed.tokens[place - 1].text == ":" && lexed.tokens[place - 1].kind == .symbol
            && place - index > 2
    }

    mutating func match() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        try enter()
        defer { leave() }
        advance()
        let first = try starNamedExpression()
        if isAt(",") {
            while skip(","), isAtExpression { _ = try starNamedExpression() }
        } else {
            _ = try withoutStar(first)
        }
        try expect(":", "the : that ends the line of match is missing", "Put a : here.")
        guard isAt(.newline) else {
            throw unexpected("below match stand lines that begin with case", "For example: case 1:")
        }
        advance()
        guard isAt(.indent) else {
            throw missingBlock(of: start, "They begin with case.")
        }
        advance()
        var isExhausted = false
        repeat { try matchCase(&isExhausted) } while !isAt(.dedent)
        advance()
        return .unread("match")
    }

    private mutating func matchCase(_ isExhausted: inout Bool) throws(Diagnostic) {
        guard isAtName(), current.text == "case" else {
            throw unexpected("below match stand lines that begin with case", "For example: case 1:")
        }
        guard !isExhausted else {
            throw mistake(
                "this case is never reached: the one above fits everything",
                "Put the case that fits everything last.")
        }
        let owner = index
        advance()
        let fitsAll = try casePattern()
        var isGuarded = false
        if skip("if") {
            isGuarded = true
            _ = try namedExpression()
        }
        _ = try block(of: owner)
        isExhausted = fitsAll && !isGuarded
    }
}
