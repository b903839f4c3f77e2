import Diagnostics

/// Turns the tokens of one statement into a `Statement`.
///
///     statement  → command | name [ "." name ] "=" expression | expression | block
///     block      → "repeat" expression, then statements a line each, then "end"
///     command    → verb { argument [ "," ] }  |  "?" { argument }
///     argument   → name "=" expression | value | "--" name
///     value      → postfix [ ".." postfix ]            (a minus sign may stand before a number)
///     expression → or
///     or         → and { "or" and }
///     and        → not { "and" not }
///     not        → "not" not | comparison
///     comparison → sum { ( "==" | "!=" | "<" | "<=" | ">" | ">=" ) sum }      (a < b < c chains)
///     sum        → product { ( "+" | "-" ) product }
///     product    → unary { ( "*" | "/" | "@" ) unary }
///     unary      → "-" unary | power
///     power      → postfix [ "^" unary ]
///     postfix    → primary { "(" [ argument { [ "," ] argument } ] ")" | "[" items "]" | "." name }
///     primary    → number | text | true | false | name | "(" items ")" | "[" items "]"
///
/// Which words are verbs is told to the parser; it knows no statement by name but `repeat`, `end`
/// and those whose arguments are whole expressions.
public struct Parser {
    var tokens: [Token]
    var position = 0
    /// Where the last `)` stands; before the first token where there is none.
    let lastClosing: Int
    var depth = 0
    /// Operators, calls and dots that may lie one within another in the value being read.
    var links = 0
    private let text: String
    private let line: Int
    private let verbs: Set<String>

    /// Deeper nesting is refused rather than risk the stack.
    static let deepest = 200
    /// Longer chains (`1 + 1 + 1 + …`) are refused too: each link lies within the next.
    static let longest = 1000

    /// Statements of the form `verb name = expression`.
    private static let bindingVerbs: Set<String> = ["variable", "record"]

    /// - Parameters:
    ///   - text: one statement; lines but the last end in `\`.
    ///   - verbs: the words that begin a command, in lower case.
    /// - Returns: nil for an empty line or a comment.
    /// - Throws: a diagnostic that points at the first token that fits nowhere.
    public static func parse(
        _ text: String, line: Int = 1, verbs: Set<String>
    ) throws(Diagnostic) -> Statement? {
        try parse(text, line: line, verbs: verbs, blockDepth: 0)
    }

    static func parse(
        _ text: String, line: Int, verbs: Set<String>, blockDepth: Int
    ) throws(Diagnostic) -> Statement? {
        try StatementLength.check(text, line: line)
        let header = headerLines(of: text)
        let tokens = try Lexer.tokens(of: header, firstLine: line)
        if tokens.count == 1 { return nil }
        var parser = Parser(tokens: tokens, text: header, line: line, verbs: verbs)
        let statement = try parser.statement()
        guard case .block(let count, _) = statement.kind else {
            if header.utf8.count == text.utf8.count { return statement }
            if tokens[0].kind == .word("repeat") {
                throw Diagnostic(
                    "`repeat` needs to know how often", hint: "For example: repeat 10",
                    at: tokens[0].span)
            }
            throw Diagnostic(
                "only `repeat` goes on over several lines",
                hint: "A long statement goes on where a line ends in \\.",
                at: SourceSpan(line: line, column: 1, length: 1))
        }
        return try block(statement, count: count, text: text, verbs: verbs, depth: blockDepth)
    }

    /// Parses an expression alone, as lessons' checks are written.
    public static func expression(
        _ text: String, line: Int = 1
    ) throws(Diagnostic) -> Expression {
        let tokens = try Lexer.tokens(of: text, firstLine: line)
        var parser = Parser(tokens: tokens, text: text, line: line, verbs: [])
        let expression = try parser.expression()
        try parser.expectEnd()
        return expression
    }

    private init(tokens: [Token], text: String, line: Int, verbs: Set<String>) {
        self.tokens = tokens
        lastClosing = tokens.lastIndex { $0.isSymbol(")") } ?? -1
        self.text = text
        self.line = line
        self.verbs = verbs
    }

    var current: Token { tokens[position] }
    var following: Token { tokens[min(position + 1, tokens.count - 1)] }

    @discardableResult
    mutating func take() -> Token {
        let token = current
        if position < tokens.count - 1 { position += 1 }
        return token
    }

    mutating func accept(_ symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        take()
        return true
    }

    /// - Parameter opening: the bracket that `symbol` closes, which stands on an earlier line where
    ///   the statement went on because of it.
    mutating func expect(
        _ symbol: String, closing what: String, openedAt opening: SourceSpan
    ) throws(Diagnostic) {
        guard !accept(symbol) else { return }
        guard current.span.line == opening.line else {
            throw Diagnostic(
                "this bracket is never closed",
                hint:
                    "Close it with \(symbol). A line with a bracket left open goes on in the next.",
                at: SourceSpan(line: opening.line, column: opening.column, length: 1))
        }
        throw Diagnostic(
            "\(what) needs a \(symbol) here", hint: "Close it with \(symbol).", at: current.span)
    }

    /// Counts one more operator, call or dot.
    mutating func link() throws(Diagnostic) {
        links += 1
        guard links > Self.longest else { return }
        throw Diagnostic(
            "this is too long to be worked out at once",
            hint: "Give parts of it names of their own first.", at: current.span)
    }

    func expectEnd() throws(Diagnostic) {
        guard current.kind != .end else { return }
        throw unexpected(current)
    }

    func unexpected(_ token: Token) -> Diagnostic {
        if token.kind == .end {
            return Diagnostic("the line ends where a value should stand", at: token.span)
        }
        return Diagnostic("\(token.written) does not fit here", at: token.span)
    }

    // MARK: - Statements

    private mutating func statement() throws(Diagnostic) -> Statement {
        if current.isSymbol("?") {
            let mark = take()
            return try command(named: Name("help", at: mark.span))
        }
        guard case .word(let word) = current.kind else { return try expressionStatement() }
        let name = Name(word, at: current.span)
        let lower = word.lowercased()
        if following.isSymbol("=") {
            take()
            take()
            let value = try expression()
            try expectEnd()
            return Statement(.assignment(name, value), text: text, line: line)
        }
        if following.isSymbol("."), let statement = try memberAssignment(of: name) {
            return statement
        }
        if lower == "repeat", following.kind != .end {
            take()
            let count = try expression()
            try expectEnd()
            return Statement(.block(count: count, body: []), text: text, line: line)
        }
        if isExpressionStart(lower) { return try expressionStatement() }
        take()
        if Self.bindingVerbs.contains(lower) { return try binding(verb: name) }
        return try command(named: name)
    }

    /// `hidden.bias = zeros(100)`; nil for anything else that begins with a name and a dot.
    private mutating func memberAssignment(of name: Name) throws(Diagnostic) -> Statement? {
        guard tokens.count > position + 3, case .word(let member) = tokens[position + 2].kind,
            tokens[position + 3].isSymbol("=")
        else { return nil }
        let span = name.span.joined(with: tokens[position + 2].span)
        position += 4
        let value = try expression()
        try expectEnd()
        return Statement(
            .assignment(Name("\(name.text).\(member)", at: span), value), text: text, line: line)
    }

    /// Whether a line that begins with this word reads as an expression rather than a command.
    private func isExpressionStart(_ word: String) -> Bool {
        if word == "not" || word == "true" || word == "false" { return true }
        let next = following
        switch next.kind {
        case .symbol(let symbol):
            if symbol == "(" || symbol == "[" { return !next.isSpaced || !verbs.contains(word) }
            // `model.fit(5)`, `history.loss`: what follows the dot makes it a value.
            if symbol == "." { return !next.isSpaced }
            return !verbs.contains(word) && symbol != "?"
        case .word(let following) where following == "and" || following == "or":
            return !verbs.contains(word)
        case .end: return !verbs.contains(word)
        default: return false
        }
    }

    private mutating func expressionStatement() throws(Diagnostic) -> Statement {
        let value = try expression()
        try expectEnd()
        return Statement(.expression(value), text: text, line: line)
    }

    private mutating func binding(verb: Name) throws(Diagnostic) -> Statement {
        guard case .word(let word) = current.kind, following.isSymbol("=") else {
            throw Diagnostic(
                "\(verb.text) needs a name, = and a value",
                hint:
                    "For example: \(verb.text) \(verb.text == "record" ? "cost = mean(y ^ 2)" : "w = 0")",
                at: current.span)
        }
        let name = Name(word, at: take().span)
        take()
        let argument = Argument(name: name, value: try expression())
        try expectEnd()
        return Statement(
            .command(Command(verb: verb, arguments: [argument])), text: text, line: line)
    }

    private mutating func command(named verb: Name) throws(Diagnostic) -> Statement {
        var arguments: [Argument] = []
        do throws(Diagnostic) {
            while current.kind != .end {
                links = 0
                let isNamed = following.isSymbol("=")
                arguments.append(
                    try argument(value: { parser throws(Diagnostic) in
                        try isNamed ? parser.expression() : parser.value()
                    }))
                _ = accept(",")
            }
        } catch {
            // `for i in range(3):` is wrong from its first word on, and that is what to say.
            if verbs.contains(verb.text.lowercased()) || verb.text == "help" {
                throw looksLikePath
                    ? error.hinting("A path stands in quotes: \"data/iris.csv\".") : error
            }
        }
        return Statement(
            .command(Command(verb: verb, arguments: arguments)), text: text, line: line)
    }

    /// Whether what fits nowhere is written as in `data/iris.csv`, `~/iris.csv`, `../iris.csv`.
    private var looksLikePath: Bool {
        let next = following
        return ["/", "~", ".", ".."].contains { current.isSymbol($0) }
            && !next.isSpaced && next.kind != .end
    }

    /// `name=value`, or a value alone.
    mutating func argument(
        value: (inout Parser) throws(Diagnostic) -> Expression
    ) throws(Diagnostic) -> Argument {
        if case .word(let word) = current.kind, following.isSymbol("=") {
            let name = Name(word, at: take().span)
            take()
            return Argument(name: name, value: try value(&self))
        }
        return Argument(value: try value(&self))
    }
}

extension Diagnostic {
    /// The same with a way out, where it has none.
    fileprivate func hinting(_ hint: String) -> Diagnostic {
        var copy = self
        copy.hint = self.hint ?? hint
        return copy
    }
}
