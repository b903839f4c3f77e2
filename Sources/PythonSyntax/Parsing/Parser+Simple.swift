import Diagnostics

/// Statements of one line.
extension Parser {
    /// `a; b; c` up to the end of the line.
    mutating func simpleLine(into statements: inout [PythonStatement]) throws(Diagnostic) {
        repeat {
            let start = index
            let kind = try simpleStatement()
            statements.append(statement(kind, from: start))
            noteBeginning(kind)
            guard isAt(";") || isAt(.newline) else { throw unexpected() }
        } while skip(";") && !isAt(.newline)
        advance()
    }

    func statement(_ kind: PythonStatement.Kind, from start: Int) -> PythonStatement {
        PythonStatement(kind: kind, span: span(from: start), lastLine: lastLine(from: start))
    }

    private mutating func simpleStatement() throws(Diagnostic) -> PythonStatement.Kind {
        guard isAt(.keyword) else {
            return isAtTypeStatement ? try typeStatement() : try expressionStatement()
        }
        switch current.text {
        case "pass": return lone(.pass)
        case "break": return try loopWord(.breaking)
        case "continue": return try loopWord(.continuing)
        case "return": return try returning()
        case "raise": return try raising()
        case "import": return try importing()
        case "from": return try importingFrom()
        case "global", "nonlocal": return try namesOfOthers()
        case "del": return try deletion()
        case "assert": return try assertion()
        default: return try expressionStatement()
        }
    }

    private mutating func lone(_ kind: PythonStatement.Kind) -> PythonStatement.Kind {
        advance()
        return kind
    }

    private mutating func loopWord(
        _ kind: PythonStatement.Kind
    ) throws(Diagnostic) -> PythonStatement.Kind {
        guard scope.loops > 0 else {
            throw mistake(
                "\(current.text) stands in no loop", "It belongs into the block of a for or while.")
        }
        return lone(kind)
    }

    private var isAtLineEnd: Bool { isAt(.newline) || isAt(";") }

    private mutating func returning() throws(Diagnostic) -> PythonStatement.Kind {
        guard scope.isFunction else {
            throw mistake(
                "return has no meaning outside a function",
                "Write the value alone to see it, or the line within a def.")
        }
        let start = index
        advance()
        guard !isAtLineEnd else { return .returning(nil) }
        scope.returned = span(from: start)
        return .returning(try withoutStar(try starExpressions()))
    }

    private mutating func raising() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        guard !isAtLineEnd else { return .raising(nil, cause: nil) }
        let error = try expression()
        return .raising(error, cause: skip("from") ? try expression() : nil)
    }

    private mutating func deletion() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        var targets: [PythonExpression] = []
        repeat { targets.append(try operand(.bitOr)) } while skip(",") && isAtExpression
        for target in targets { try checkTarget(target, .deletion) }
        return .delete(targets)
    }

    private mutating func assertion() throws(Diagnostic) -> PythonStatement.Kind {
        advance()
        let condition = try expression()
        return .assertion(condition, message: skip(",") ? try expression() : nil)
    }

    private mutating func namesOfOthers() throws(Diagnostic) -> PythonStatement.Kind {
        let word = current.text
        if word == "nonlocal", scopes.count == 1 {
            throw mistake("nonlocal has no meaning outside a function", "Write it within a def.")
        }
        advance()
        var names: [String] = []
        repeat {
            let (name, place) = try name("a name")
            guard !scope.parameters.contains(name) else {
                throw mistake(
                    "\(name) is a parameter of this function and cannot be \(word) too",
                    "Rename the parameter.", at: place)
            }
            guard !scope.used.contains(name) else {
                throw mistake(
                    "\(name) was used before this \(word)",
                    "Put the line with \(word) first.", at: place)
            }
            names.append(name)
            try declare(name, at: place, isGlobal: word == "global")
        } while skip(",")
        return word == "global" ? .global(names) : .nonlocal(names)
    }

    private mutating func declare(
        _ name: String, at place: SourceSpan, isGlobal: Bool
    ) throws(Diagnostic) {
        let isBoth =
            isGlobal
            ? scope.nonlocals.contains { $0.name == name } : scope.globals.contains(name)
        guard !isBoth else {
            throw mistake(
                "\(name) cannot be global and nonlocal", "Take one of the lines away.", at: place)
        }
        if isGlobal {
            scope.globals.insert(name)
        } else {
            scope.nonlocals.append((name, place))
        }
    }

    // MARK: - Expressions and assignments

    private mutating func expressionStatement() throws(Diagnostic) -> PythonStatement.Kind {
        let first = try yieldOrStarExpressions()
        if isAt(":"), !isBlockSlip { return try annotated(first) }
        if isAt("=") { return try assignment(first) }
        if current.kind == .symbol, current.text.hasSuffix("="), current.text.count > 1,
            let sign = PythonOperator(rawValue: String(current.text.dropLast()))
        {
            try checkTarget(first, .augmented)
            advance()
            let value = try withoutStar(try yieldOrStarExpressions())
            return .augmented(first, sign, value)
        }
        guard isAtLineEnd else { throw unexpected() }
        return .expression(try withoutStar(first))
    }

    /// `name:` at a line's end is a block whose word is missing or misspelt, not an annotation.
    private var isBlockSlip: Bool { token(1).kind == .newline || token(1).kind == .end }

    private mutating func assignment(
        _ first: PythonExpression
    ) throws(Diagnostic) -> PythonStatement.Kind {
        var targets = [first]
        var value = first
        while skip("=") {
            try checkTarget(targets[targets.count - 1], .assignment)
            guard !isAtLineEnd else {
                throw unexpected(
                    "the line ends where a value should stand", "Write the value behind the =.")
            }
            value = try yieldOrStarExpressions()
            targets.append(value)
        }
        targets.removeLast()
        return .assignment(targets, try withoutStar(value))
    }

    private mutating func annotated(
        _ target: PythonExpression
    ) throws(Diagnostic) -> PythonStatement.Kind {
        try checkTarget(target, .annotated)
        if case .name(let name) = target.kind, scopes.count > 1, isAtName(-1),
            scope.globals.contains(name) || scope.nonlocals.contains(where: { $0.name == name })
        {
            throw mistake(
                "\(name) belongs to the program around this and cannot have a type here",
                "Leave the : and the type away.", at: target.span)
        }
        advance()
        let annotation = try expression()
        guard skip("=") else {
            return .annotated(target, annotation: annotation, value: nil)
        }
        let value = try withoutStar(try yieldOrStarExpressions())
        return .annotated(target, annotation: annotation, value: value)
    }
}
