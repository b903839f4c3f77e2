import Diagnostics

/// Where a parser stands in the tokens, and what every rule of the grammar needs.
struct Parser {
    let lexed: LexedText
    var index = 0
    /// How deep the rule at hand stands in others.
    var depth = 0
    /// The height of the tallest expression since the chain at hand began: a tree that is built link by
    /// link grows without the parser nesting, and would be too tall to compare or to take apart.
    var height = 0
    var scopes = [PythonScope(kind: .module)]
    /// Whether only what may stand before `from __future__` was read, and whether anything was.
    var isBeginning = true
    var hasBegun = false
    /// Whether the parser failed where the text ends, so that more lines may mend it.
    var stoppedAtEnd = false

    init(_ lexed: LexedText) { self.lexed = lexed }

    var current: PythonToken { lexed.tokens[index] }

    func token(_ distance: Int) -> PythonToken {
        lexed.tokens[min(index + distance, lexed.tokens.count - 1)]
    }

    func isAt(_ text: String, _ distance: Int = 0) -> Bool {
        let token = token(distance)
        return (token.kind == .symbol || token.kind == .keyword) && token.text == text
    }

    func isAtName(_ distance: Int = 0) -> Bool { token(distance).kind == .name }

    func isAt(_ kind: PythonToken.Kind) -> Bool { current.kind == kind }

    mutating func advance() {
        if index < lexed.tokens.count - 1 { index += 1 }
    }

    /// Steps over the symbol or keyword `text`; false where it is not there.
    mutating func skip(_ text: String) -> Bool {
        guard isAt(text) else { return false }
        advance()
        return true
    }

    mutating func expect(
        _ text: String, _ message: @autoclosure () -> String, _ hint: @autoclosure () -> String?
    ) throws(Diagnostic) {
        guard !skip(text) else { return }
        throw unexpected(message(), hint())
    }

    /// Steps over the bracket that ends a list of things with commas between them.
    mutating func close(_ bracket: String, _ hint: String) throws(Diagnostic) {
        guard !skip(bracket) else { return }
        let before = lexed.tokens[max(0, index - 1)].range
        let start = lexed.source.line(at: current.range.lowerBound)
        var diagnostic = unexpected("a , or the \(bracket) is missing here", hint)
        if diagnostic.message.hasPrefix("a , or"), lexed.source.line(at: before.lowerBound) < start
        {
            // The line above is the one that is not whole.
            diagnostic.message = "a , is missing behind this"
            diagnostic.span = lexed.source.span(before)
        }
        throw diagnostic
    }

    mutating func name(_ what: String) throws(Diagnostic) -> (text: String, span: SourceSpan) {
        guard isAtName() else {
            if case .keyword = current.kind {
                throw mistake(
                    "\(current.text) is a word of Python's own and cannot be a name",
                    "Choose another name: \(current.text)_.")
            }
            throw unexpected(
                "\(what) should stand here", "A name is made of letters, digits and _.")
        }
        defer { advance() }
        return (current.text, span)
    }

    // MARK: - Places

    /// The place of the token at hand.
    var span: SourceSpan { lexed.source.span(current.range) }

    /// From the token `start` to the one before the present one.
    func span(from start: Int) -> SourceSpan { lexed.source.span(range(from: start)) }

    private func range(from start: Int) -> Range<Int> {
        var place = max(start, index - 1)
        // A block ends with its last line, not where the next statement begins.
        while place > start, [.newline, .dedent].contains(lexed.tokens[place].kind) { place -= 1 }
        let last = lexed.tokens[place].range
        let first = lexed.tokens[start].range.lowerBound
        return first..<max(first, last.upperBound)
    }

    /// The line in which the token before the present one ends.
    func lastLine(from start: Int) -> Int {
        let range = range(from: start)
        return lexed.source.line(at: max(range.lowerBound, range.upperBound - 1))
    }

    func expression(_ kind: PythonExpression.Kind, from start: Int) -> PythonExpression {
        PythonExpression(kind, at: span(from: start))
    }

    // MARK: - Bounds

    mutating func enter() throws(Diagnostic) {
        guard depth < PythonParser.deepestNesting else { throw PythonParser.tooDeep(at: span) }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    /// Counts a link of a chain.
    mutating func grow() throws(Diagnostic) {
        height += 1
        guard height > PythonParser.longestChain else { return }
        throw Diagnostic(
            "more than \(PythonParser.longestChain) operators or calls hang on each other here",
            hint: "Give parts of it names of their own first.", at: span, cause: .bound)
    }

    // MARK: - What is wrong

    func mistake(_ message: String, _ hint: String?, at span: SourceSpan? = nil) -> Diagnostic {
        Diagnostic(message, hint: hint, at: span ?? self.span)
    }

    /// The refusal of the token at hand: the lexer's where it could not go on, the open bracket where
    /// one is never closed, else `message`.
    mutating func unexpected(_ message: String? = nil, _ hint: String? = nil) -> Diagnostic {
        if isAtTail { stoppedAtEnd = true }
        if isAt(.failure), let failure = lexed.failure { return failure }
        if let bracket = openBracket { return unclosed(bracket) }
        if let known = knownSlip() { return known }
        if let message { return mistake(message, hint) }
        return unexpectedToken()
    }

    /// Whether only the end of blocks and of the text follows.
    private var isAtTail: Bool {
        if isAt(.failure) { return lexed.gap != nil }
        var place = index
        while lexed.tokens[place].kind == .dedent { place += 1 }
        return lexed.tokens[place].kind == .end
    }

    /// The innermost bracket before this place that is never closed.
    var openBracket: Int? { lexed.openBrackets.last { $0 < index } }

    func unclosed(_ bracket: Int) -> Diagnostic {
        let token = lexed.tokens[bracket]
        let opening = token.kind == .fieldStart ? "{" : token.text
        let closing = PythonLexer.closing(opening.unicodeScalars.first ?? "{")
        return mistake(
            "this \(opening) is never closed",
            "Close it with \(closing); a line with an open bracket goes on in the next.",
            at: lexed.source.span(token.range))
    }

    private func unexpectedToken() -> Diagnostic {
        switch current.kind {
        case .newline, .end, .dedent:
            mistake("the line ends where a value should stand", "Write the value behind it.")
        case .indent: unexpectedIndent()
        case .fieldEnd, .formatStart:
            mistake("a value is missing between the braces", "Write {{ for a brace to be shown.")
        case .number, .text, .bytes, .formattedStart, .name:
            mistake(
                "a value stands here right behind another",
                "Put a comma or an operator between them, or begin a new line.")
        default:
            mistake(
                "\(current.text) does not fit behind what stands before it",
                "Take it away, or write the rest on a line of its own.")
        }
    }

    func unexpectedIndent() -> Diagnostic {
        mistake(
            "this line begins further in than the one above",
            "Take the spaces at its beginning away: only the lines of a block, after a :, "
                + "begin further in.")
    }
}
