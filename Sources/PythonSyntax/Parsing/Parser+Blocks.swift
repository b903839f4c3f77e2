import Diagnostics

/// The program, blocks, and the statements that own them.
extension Parser {
    mutating func program() throws(Diagnostic) -> [PythonStatement] {
        var statements: [PythonStatement] = []
        while !isAt(.end) { try statement(into: &statements) }
        return statements
    }

    private mutating func statement(
        into statements: inout [PythonStatement]
    ) throws(Diagnostic) {
        if isAt(.indent) { throw unexpectedIndent() }
        let start = index
        guard let kind = try compound() else { return try simpleLine(into: &statements) }
        statements.append(statement(kind, from: start))
        isBeginning = false
    }

    /// A statement with blocks; nil where another one stands.
    private mutating func compound() throws(Diagnostic) -> PythonStatement.Kind? {
        if isAt("@") { return try decorated() }
        if isAtMatch { return try match() }
        guard isAt(.keyword) else { return nil }
        switch current.text {
        case "if": return try conditional()
        case "while": return try whileLoop()
        case "for": return try forLoop()
        case "with": return try with()
        case "def": return try function(decorators: [], isAsync: false)
        case "class": return try type()
        case "try": return try trial()
        case "async": return try async()
        default: return nil
        }
    }

    /// `: block` of the statement whose word is the token `owner`.
    mutating func block(of owner: Int) throws(Diagnostic) -> [PythonStatement] {
        let word = lexed.tokens[owner].text
        try expect(
            ":", "the : that ends the line of \(word) is missing",
            "Put a : here; the lines that belong to it begin further in.")
        return try body(of: owner)
    }

    mutating func body(of owner: Int) throws(Diagnostic) -> [PythonStatement] {
        try enter()
        defer { leave() }
        isBeginning = false
        var statements: [PythonStatement] = []
        guard isAt(.newline) else {
            if isAt(.failure) { throw unexpected() }
            if let word = wordOfCompound {
                throw mistake(
                    "\(word) begins a line of its own", "Write it in the next line, further in.")
            }
            try simpleLine(into: &statements)
            return statements
        }
        advance()
        guard isAt(.indent) else {
            throw missingBlock(
                of: owner, "Begin them with four spaces, or write pass where nothing shall be done."
            )
        }
        advance()
        while !isAt(.dedent) {
            if isAt(.end) || isAt(.failure) { throw unexpected() }
            try statement(into: &statements)
        }
        advance()
        return statements
    }

    /// Points at the line that should begin further in or, where none follows, at the owner's word.
    mutating func missingBlock(of owner: Int, _ hint: String) -> Diagnostic {
        let place = lexed.source.span(lexed.tokens[owner].range)
        let isLast = [.dedent, .end].contains(current.kind)
        var diagnostic = unexpected(
            "the lines that belong to \(lexed.tokens[owner].text) of line \(place.line) should "
                + "begin further in", hint)
        if isLast { diagnostic.span = place }
        return diagnostic
    }

    /// The word at hand where it begins a statement with a block.
    var wordOfCompound: String? {
        let words = ["if", "while", "for", "with", "def", "class", "try", "async"]
        return isAt(.keyword) && words.contains(current.text) ? current.text : nil
    }

    // MARK: - if, while, for

    private mutating func conditional() throws(Diagnostic) -> PythonStatement.Kind {
        struct Branch {
            var condition: PythonExpression
            var body: [PythonStatement]
            var start: Int
            var end: Int
        }
        var branches: [Branch] = []
        let outerDepth = depth
        defer { depth = outerDepth }
        repeat {
            // An `elif` is an `if` within the one before.
            try enter()
            let start = index
            advance()
            let condition = try namedExpression()
            let body = try block(of: start)
            branches.append(Branch(condition: condition, body: body, start: start, end: index))
        } while isAt("elif")
        var otherwise = try elseBlock()
        let end = index
        for branch in branches.dropFirst().reversed() {
            let kind = PythonStatement.Kind.conditional(
                branch.condition, body: branch.body, otherwise: otherwise)
            otherwise = [statement(kind, from: branch.start)]
        }
        index = end
        return .conditional(branches[0].condition, body: branches[0].body, otherwise: otherwise)
    }

    mutating func elseBlock() throws(Diagnostic) -> [PythonStatement] {
        guard isAt("else") else { return [] }
        let start = index
        advance()
        return try block(of: start)
    }

    private mutating func whileLoop() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        let condition = try namedExpression()
        let body = try loopBlock(of: start)
        return .whileLoop(condition, body: body, otherwise: try elseBlock())
    }

    private mutating func loopBlock(of owner: Int) throws(Diagnostic) -> [PythonStatement] {
        scope.loops += 1
        let body = try block(of: owner)
        scope.loops -= 1
        return body
    }

    mutating func forLoop() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        let target = try loopTarget(.loop)
        try expect(
            "in", "in is missing between the names and the values of this for",
            "For example: for x in values:")
        let source = try starExpressions()
        _ = try withoutStar(source)
        let body = try loopBlock(of: start)
        return .forLoop(target: target, in: source, body: body, otherwise: try elseBlock())
    }

    // MARK: - with

    mutating func with() throws(Diagnostic) -> PythonStatement.Kind {
        let start = index
        advance()
        let items = try contextItems()
        return .with(items, body: try block(of: start))
    }

    /// The items may stand in brackets together; whether they do shows only at the `:`.
    private mutating func contextItems() throws(Diagnostic) -> [PythonContextItem] {
        guard isAt("(") else { return try plainItems() }
        let (start, outerDepth, outerHeight) = (index, depth, height)
        var bracketed = Result<[PythonContextItem], Diagnostic>.success([])
        do throws(Diagnostic) {
            let items = try bracketedItems()
            if isAt(":") { return items }
            throw unexpected(
                "the : that ends the line of with is missing",
                "Put a : here; the lines that belong to it begin further in.")
        } catch {
            bracketed = .failure(error)
        }
        let (reached, wasAtEnd) = (index, stoppedAtEnd)
        (index, depth, height, stoppedAtEnd) = (start, outerDepth, outerHeight, false)
        do throws(Diagnostic) {
            return try plainItems()
        } catch {
            // The reading that came further knows better what is wrong.
            guard index < reached, case .failure(let other) = bracketed else { throw error }
            stoppedAtEnd = wasAtEnd
            throw other
        }
    }

    private mutating func bracketedItems() throws(Diagnostic) -> [PythonContextItem] {
        advance()
        var items: [PythonContextItem] = []
        repeat {
            if isAt(")"), !items.isEmpty { break }
            items.append(try contextItem())
        } while skip(",")
        try expect(")", "a , or the ) is missing here", "Contexts are separated by commas.")
        return items
    }

    private mutating func plainItems() throws(Diagnostic) -> [PythonContextItem] {
        var items: [PythonContextItem] = []
        repeat { items.append(try contextItem()) } while skip(",")
        return items
    }

    private mutating func contextItem() throws(Diagnostic) -> PythonContextItem {
        let context = try expression()
        guard skip("as") else { return PythonContextItem(context: context, target: nil) }
        let target = try isAt("*") ? starred() : operand(.bitOr)
        try checkTarget(target, .context)
        return PythonContextItem(context: context, target: target)
    }
}
