import Diagnostics

/// Cuts a text of Python into tokens, as CPython's tokenizer does: lines that begin further in or
/// further out give `indent` and `dedent`, open brackets join lines, and an f-string is a sequence of
/// tokens, so that fields may hold texts with the same quotes and fields again.
struct PythonLexer {
    struct Bracket {
        var opening: Unicode.Scalar
        var token: Int
        /// Whether it is the `{` of a field of an f-string.
        var isField: Bool
    }

    /// Where in f-strings the lexer stands.
    enum Context {
        /// Between the quotes of an f-string.
        case formatted(PythonTextForm)
        /// Within a field: Python again.
        case field
        /// After the `:` of a field.
        case format(PythonTextForm)
    }

    let source: PythonSource
    var offset = 0
    var tokens: [PythonToken] = []
    var brackets: [Bracket] = []
    var contexts: [Context] = []
    var gap: PythonGap?
    private var indentation = PythonIndentation()
    private var isLineStart: Bool
    /// Whether the text is one expression, in which lines end nothing.
    private let isExpression: Bool

    private init(_ source: PythonSource, isExpression: Bool) {
        self.source = source
        self.isExpression = isExpression
        isLineStart = !isExpression
    }

    static func lex(_ source: PythonSource, isExpression: Bool = false) -> LexedText {
        var lexer = PythonLexer(source, isExpression: isExpression)
        var failure: Diagnostic?
        do throws(Diagnostic) {
            if source[0] == "\u{feff}" { lexer.offset = 1 }
            while try lexer.step() {}
        } catch {
            failure = error
            lexer.append(.failure, from: min(lexer.offset, source.scalars.count))
        }
        return LexedText(
            source: source, tokens: lexer.tokens, failure: failure, gap: lexer.gap,
            openBrackets: lexer.brackets.map(\.token))
    }

    var current: Unicode.Scalar? { source[offset] }

    func peek(_ distance: Int) -> Unicode.Scalar? { source[offset + distance] }

    mutating func append(_ kind: PythonToken.Kind, _ text: String = "", from start: Int) {
        tokens.append(PythonToken(kind: kind, text: text, range: start..<max(start, offset)))
    }

    func mistake(_ message: String, _ hint: String?, _ range: Range<Int>) -> Diagnostic {
        Diagnostic(message, hint: hint, at: source.span(range))
    }

    /// Reads one token or skips what means nothing; false at the end.
    private mutating func step() throws(Diagnostic) -> Bool {
        switch contexts.last {
        case .formatted(let form):
            try readFormatted(form)
            return true
        case .format(let form):
            try readFormat(form)
            return true
        default: break
        }
        if isLineStart, try readIndentation() { return true }
        while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\u{c}" {
            offset += 1
        }
        guard let scalar = current else {
            finish()
            return false
        }
        try readToken(scalar)
        return true
    }

    private mutating func readToken(_ scalar: Unicode.Scalar) throws(Diagnostic) {
        switch scalar {
        case "\n": readNewline()
        case "#": try skipRemark()
        case "\\": try readContinuation()
        case "\"", "'": try readText(prefix: offset..<offset)
        case "0"..."9": try readNumber()
        case ".":
            if let next = peek(1), isDigit(next) { try readNumber() } else { try readSymbol() }
        default:
            if isWordScalar(scalar) { try readWord() } else { try readSymbol() }
        }
    }

    private mutating func skipRemark() throws(Diagnostic) {
        while let scalar = current, scalar != "\n" {
            // CPython reads no text that holds one.
            if scalar == "\0" { throw stray(scalar) }
            offset += 1
        }
    }

    private mutating func readNewline() {
        if brackets.isEmpty, !isExpression {
            let start = offset
            offset += 1
            append(.newline, from: start)
            isLineStart = true
        } else {
            offset += 1
        }
    }

    private mutating func readContinuation() throws(Diagnostic) {
        let start = offset
        offset += 1
        if current == "\n", peek(1) != nil {
            offset += 1
        } else if current == nil || peek(1) == nil {
            gap = .backslash
            throw mistake(
                "after \\ the statement goes on in the next line, and no line follows",
                "Write the rest of the statement below, or take the \\ away.", start..<offset)
        } else {
            throw mistake(
                "after \\ the line has to end",
                "Take the \\ away, or what follows it; spaces after it count too.", start..<offset)
        }
    }

    /// Reads the white space at a line's beginning; true where the line is blank.
    private mutating func readIndentation() throws(Diagnostic) -> Bool {
        isLineStart = false
        let start = offset
        var width = PythonIndentation.Width()
        var joined: PythonIndentation.Width?
        while let scalar = current {
            if scalar == "\\", peek(1) == "\n", peek(2) != nil {
                // Of joined lines the first says how far they stand in.
                joined = joined ?? width
                offset += 2
                width = PythonIndentation.Width()
            } else if width.take(scalar) {
                offset += 1
            } else {
                break
            }
        }
        if let joined, joined.columns > 0 { width = joined }
        if current == "#" { try skipRemark() }
        if current == "\n" {
            offset += 1
            isLineStart = true
            return true
        }
        guard current != nil else { return false }
        switch try indentation.change(to: width, in: source, at: start..<offset) {
        case 1...: append(.indent, from: start)
        case let steps:
            for _ in 0 ..< -steps { append(.dedent, from: offset) }
        }
        return false
    }

    private mutating func finish() {
        if brackets.isEmpty, !isExpression {
            if let last = tokens.last, last.kind != .newline, last.kind != .dedent {
                append(.newline, from: offset)
            }
            for _ in 0..<indentation.depth { append(.dedent, from: offset) }
        }
        append(.end, from: offset)
    }
}

func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

/// What a word is made of, before it is known whether Python can read it.
func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: !scalar.isASCII
    }
}
