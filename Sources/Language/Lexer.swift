import Diagnostics

/// Cuts one statement's text into tokens.
///
/// The text may span several lines: those of a statement that goes on (see `LineContinuation`).
struct Lexer {
    private let characters: [Character]
    private var index = 0
    private var line: Int
    private var column = 1
    private var spaced = true
    private var tokens: [Token] = []

    private init(_ text: String, firstLine: Int) {
        characters = text.asciiCharacters ?? Array(text)
        line = firstLine
    }

    /// - Throws: a diagnostic for a text that is too long or not closed, a number out of range or a stray
    ///   character.
    static func tokens(of text: String, firstLine: Int) throws(Diagnostic) -> [Token] {
        try StatementLength.check(text, line: firstLine)
        var lexer = Lexer(text, firstLine: firstLine)
        while try lexer.step() {}
        return lexer.tokens
    }

    /// The tokens that stand before the first mistake; all of them where there is none.
    static func tokensUpToMistake(of text: String) -> [Token] {
        guard StatementLength.isFine(text) else { return [] }
        var lexer = Lexer(text, firstLine: 1)
        while (try? lexer.step()) ?? false {}
        return lexer.tokens
    }

    private var current: Character? { index < characters.count ? characters[index] : nil }
    private func peek(_ distance: Int) -> Character? {
        index + distance < characters.count ? characters[index + distance] : nil
    }

    private func span(from start: Int) -> SourceSpan {
        SourceSpan(line: line, column: column - (index - start), length: index - start)
    }

    private mutating func advance() {
        index += 1
        column += 1
    }

    /// Reads one token or stretch of white space; false at the end.
    private mutating func step() throws(Diagnostic) -> Bool {
        if current == "#" { skipRemark() }
        guard let character = current else {
            tokens.append(
                Token(
                    kind: .end, span: SourceSpan(line: line, column: column, length: 1),
                    isSpaced: true, written: ""))
            return false
        }
        if character.isNewline {
            index += 1
            line += 1
            column = 1
            spaced = true
        } else if character == " " || character == "\t" || character == "\u{a0}" {
            advance()
            spaced = true
        } else if character == "\\", isContinuation {
            advance()
        } else if character == "\"" || character == "'" {
            try readText(quote: character)
        } else if isDigit(character) || (character == "." && peek(1).map(isDigit) == true) {
            try readNumber()
        } else if isWordStart(character) {
            readWord()
        } else {
            try readSymbol()
        }
        return true
    }

    private mutating func skipRemark() {
        while let character = current, !character.isNewline { advance() }
    }

    private var isContinuation: Bool {
        var distance = 1
        while let next = peek(distance) {
            if next.isNewline { return true }
            guard next == " " || next == "\t" else { return false }
            distance += 1
        }
        return true
    }

    private mutating func append(_ kind: Token.Kind, from start: Int) {
        tokens.append(
            Token(
                kind: kind, span: span(from: start), isSpaced: spaced,
                written: String(characters[start..<index])))
        spaced = false
    }

    private mutating func readWord() {
        let start = index
        while let character = current, isWordStart(character) || isDigit(character) { advance() }
        append(.word(String(characters[start..<index])), from: start)
    }

    private mutating func readText(quote: Character) throws(Diagnostic) {
        let start = index
        advance()
        var text = ""
        while let character = current, character != quote {
            if character.isNewline { break }
            if character == "\\", let next = peek(1), next == quote || next == "\\" {
                advance()
            }
            text.append(characters[index])
            advance()
        }
        guard current == quote else {
            throw Diagnostic(
                "this text is not closed", hint: "Put a \(quote) at its end.",
                at: SourceSpan(line: line, column: column - (index - start), length: 1))
        }
        advance()
        append(.text(text), from: start)
    }

    private mutating func readNumber() throws(Diagnostic) {
        let start = index
        var written = ""
        func isDigitAt(_ distance: Int) -> Bool { peek(distance).map(isDigit) == true }
        func take() {
            if characters[index] != "_" { written.append(characters[index]) }
        }
        while let character = current, isDigit(character) || (character == "_" && isDigitAt(1)) {
            take()
            advance()
        }
        // `0..9` is a range: the first dot is not the number's.
        if current == ".", peek(1) != "." {
            take()
            advance()
            while let character = current, isDigit(character) {
                take()
                advance()
            }
        }
        if current == "e" || current == "E" {
            let signed = peek(1) == "+" || peek(1) == "-"
            if isDigitAt(signed ? 2 : 1) {
                take()
                advance()
                while let character = current,
                    isDigit(character) || character == "+" || character == "-"
                {
                    if !isDigit(character), written.last != "e", written.last != "E" { break }
                    take()
                    advance()
                }
            }
        }
        guard let value = Double(written.hasSuffix(".") ? written + "0" : written), value.isFinite
        else {
            throw Diagnostic(
                "this number is too large to hold",
                hint: "Numbers go up to about 1.8e308.", at: span(from: start))
        }
        if let next = current, isWordStart(next) {
            while let character = current, isWordStart(character) || isDigit(character) {
                advance()
            }
            throw Diagnostic(
                "a name cannot begin with a digit",
                hint: "Put a space between the number and the word, or start with a letter.",
                at: span(from: start))
        }
        append(.number(value), from: start)
    }

    private mutating func readSymbol() throws(Diagnostic) {
        let start = index
        let character = characters[index]
        if let next = peek(1), Self.pairs.contains(String([character, next])) {
            advance()
            advance()
            let pair = String(characters[start..<index])
            append(.symbol(pair == "**" ? "^" : pair), from: start)
            return
        }
        guard Self.singles.contains(character) else {
            advance()
            throw Diagnostic(
                "this character has no meaning here: \(Self.named(character))",
                hint: "A text stands between quotes: \"like this\".", at: span(from: start))
        }
        advance()
        append(.symbol(String(character)), from: start)
    }

    private static let pairs: Set<String> = ["..", "==", "!=", "<=", ">=", "**"]
    private static let singles: Set<Character> = [
        "+", "-", "*", "/", "^", "@", "<", ">", "=", ".", ",", "(", ")", "[", "]", "?", ":", "{",
        "}", "!", "%", "~", "$", "&", "|", ";",
    ]

    /// The character itself when it can be seen, else its number.
    private static func named(_ character: Character) -> String {
        let scalars = character.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return "" }
        // A mark that hangs on a space is the one that does not belong.
        let shown = first.properties.isWhitespace ? last : first
        switch shown.properties.generalCategory {
        case .control, .format, .unassigned, .privateUse, .nonspacingMark, .spaceSeparator: break
        default: if shown != "\u{FFFD}" { return String(character) }
        }
        let digits = String(shown.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}

/// ASCII digits alone: `5️⃣` lies between 5 and 6 too, and is no number.
private func isDigit(_ character: Character) -> Bool {
    character.isASCII && ("0"..."9").contains(character)
}

private func isWordStart(_ character: Character) -> Bool {
    character == "_" || character.isLetter
}
