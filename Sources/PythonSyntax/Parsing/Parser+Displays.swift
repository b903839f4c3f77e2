import Diagnostics

/// Brackets that hold values: tuples, lists, sets, dictionaries, comprehensions.
extension Parser {
    mutating func group() throws(Diagnostic) -> PythonExpression {
        let start = index
        advance()
        if skip(")") { return expression(.tuple([]), from: start) }
        if isAt("yield") {
            let value = try yieldExpression()
            try closeGroup()
            return value
        }
        let first = try starNamedExpression()
        if isAt("for") || isAt("async") {
            var value = try comprehension(
                .generator, key: nil, try spreadless(first), from: start + 1)
            try closeGroup()
            value.span = span(from: start)
            return value
        }
        guard isAt(",") else {
            try closeGroup()
            return try withoutStar(first)
        }
        let items = try items(after: first, until: ")")
        try closeGroup()
        return expression(.tuple(items), from: start)
    }

    private mutating func closeGroup() throws(Diagnostic) {
        try close(")", "Put an operator, a , or a ) before it.")
    }

    private mutating func items(
        after first: PythonExpression, until end: String
    ) throws(Diagnostic) -> [PythonExpression] {
        var items = [first]
        while skip(","), !isAt(end) { items.append(try starNamedExpression()) }
        return items
    }

    mutating func listDisplay() throws(Diagnostic) -> PythonExpression {
        let start = index
        advance()
        if skip("]") { return expression(.list([]), from: start) }
        let first = try starNamedExpression()
        if isAt("for") || isAt("async") {
            var value = try comprehension(
                .list, key: nil, try spreadless(first), from: start + 1)
            try closeList()
            value.span = span(from: start)
            return value
        }
        let items = try items(after: first, until: "]")
        try closeList()
        return expression(.list(items), from: start)
    }

    private mutating func closeList() throws(Diagnostic) {
        try close("]", "Values are separated by commas.")
    }

    mutating func braces() throws(Diagnostic) -> PythonExpression {
        let start = index
        advance()
        if skip("}") { return expression(.dictionary([]), from: start) }
        if isAt("**") { return try dictionary(from: start) }
        let first = try starNamedExpression()
        if isAt(":") {
            if case .starred = first.kind { throw unexpected() }
            if case .named = first.kind { throw unexpected() }
            return try dictionary(from: start, firstKey: first)
        }
        var value: PythonExpression
        if isAt("for") || isAt("async") {
            value = try comprehension(.set, key: nil, try spreadless(first), from: start + 1)
            try closeBraces()
            value.span = span(from: start)
        } else {
            let items = try items(after: first, until: "}")
            try closeBraces()
            value = expression(.set(items), from: start)
        }
        return value
    }

    private mutating func closeBraces() throws(Diagnostic) {
        try close("}", "A dictionary is written {key: value, …}.")
    }

    private mutating func dictionary(
        from start: Int, firstKey: PythonExpression? = nil
    ) throws(Diagnostic) -> PythonExpression {
        var pairs: [PythonPair] = []
        var key = firstKey
        while !isAt("}") {
            if key == nil, skip("**") {
                pairs.append(PythonPair(key: nil, value: try operand(.bitOr)))
            } else {
                if key == nil { key = try expression() }
                try expect(
                    ":", "a : stands between a key and its value",
                    "A dictionary is written {key: value, …}.")
                pairs.append(PythonPair(key: key, value: try expression()))
                key = nil
            }
            if isAt("for") || isAt("async") {
                guard pairs.count == 1, let pairKey = pairs[0].key else {
                    throw unexpected(
                        "a comprehension makes each pair from one key and one value",
                        "Write {key: value for … in …}.")
                }
                var value = try comprehension(
                    .dictionary, key: pairKey, pairs[0].value, from: start + 1)
                try closeBraces()
                value.span = span(from: start)
                return value
            }
            guard skip(",") else { break }
        }
        try closeBraces()
        return expression(.dictionary(pairs), from: start)
    }

    private func spreadless(_ value: PythonExpression) throws(Diagnostic) -> PythonExpression {
        guard case .starred = value.kind else { return value }
        throw mistake(
            "* cannot stand before the value of a comprehension",
            "Add a second for: [x for part in parts for x in part].", at: value.span)
    }

    // MARK: - Comprehensions

    /// The clauses behind the first value, which began at the token `start`.
    mutating func comprehension(
        _ kind: PythonComprehension.Kind, key: PythonExpression?, _ element: PythonExpression,
        from start: Int
    ) throws(Diagnostic) -> PythonExpression {
        var clauses: [PythonComprehension.Clause] = []
        var outermost = start..<start
        while isAt("for") || isAt("async") {
            try grow()
            let sourceRange = try clause(into: &clauses)
            if clauses.count == 1 { outermost = sourceRange }
        }
        if scope.lastYield >= start, !outermost.contains(scope.lastYield) {
            throw mistake(
                "yield cannot stand in a comprehension", "Write a loop in its place.",
                at: element.span)
        }
        try checkRebinding(clauses, from: start)
        return expression(
            .comprehension(
                PythonComprehension(kind: kind, key: key, element: element, clauses: clauses)),
            from: start)
    }

    /// Reads `for target in source if condition …`; the tokens of its source.
    private mutating func clause(
        into clauses: inout [PythonComprehension.Clause]
    ) throws(Diagnostic) -> Range<Int> {
        let isAsync = isAt("async")
        if isAsync {
            guard scope.kind == .asyncFunction else {
                throw mistake("async has no meaning outside an async def", "Leave it away.")
            }
            advance()
        }
        try expect("for", "for is missing behind async", "Write for, or leave async away.")
        let target = try loopTarget(.comprehension)
        try expect(
            "in", "in is missing between the names and the values",
            "A comprehension is written [x for x in values].")
        let sourceStart = index
        let source = try operand(.or)
        let sourceRange = sourceStart..<index
        if let named = scope.named.last, named.token >= sourceStart {
            throw mistake(
                ":= cannot stand in the values that a comprehension goes through",
                "Give the name its value in a line before.", at: source.span)
        }
        var conditions: [PythonExpression] = []
        while skip("if") { conditions.append(try operand(.or)) }
        if isAt("else") {
            throw unexpected(
                "an if behind the values has no else",
                "Put the choice first: [a if condition else b for x in values].")
        }
        clauses.append(
            PythonComprehension.Clause(
                target: target, source: source, conditions: conditions, isAsync: isAsync))
        return sourceRange
    }

    private func checkRebinding(
        _ clauses: [PythonComprehension.Clause], from start: Int
    ) throws(Diagnostic) {
        guard let last = scope.named.last, last.token >= start else { return }
        guard scope.kind != .type else {
            throw mistake(
                ":= cannot stand in a comprehension of a class", "Write a loop in its place.",
                at: lexed.source.span(lexed.tokens[last.token].range))
        }
        let targets = clauses.reduce(into: Set<String>()) { $1.target.collectNames(into: &$0) }
        for named in scope.named.reversed() {
            guard named.token >= start else { return }
            guard targets.contains(named.name) else { continue }
            throw mistake(
                "\(named.name) is already the name that this comprehension goes through with",
                "Choose another name before :=.",
                at: lexed.source.span(lexed.tokens[named.token].range))
        }
    }
}

extension PythonExpression {
    /// The names that a target gives values to.
    func collectNames(into names: inout Set<String>) {
        switch kind {
        case .name(let name): names.insert(name)
        case .tuple(let items), .list(let items):
            for item in items { item.collectNames(into: &names) }
        case .starred(let value): value.collectNames(into: &names)
        default: break
        }
    }
}
