import Diagnostics

/// Values that are missing, and slips that are known: other languages, older Pythons, misspelt
/// words, a sign too few or too many.
extension Parser {
    /// The refusal where a value should begin.
    mutating func missingValue() -> Diagnostic {
        guard isAt(.symbol) || isAt(.keyword) else { return unexpected() }
        let text = current.text
        guard isAt(.keyword) else {
            return unexpected(
                "a value is missing before this \(text)",
                "Write the value, or take the \(text) away.")
        }
        if let word = wordOfCompound, index > 0, [";", ":"].contains(lexed.tokens[index - 1].text) {
            return unexpected("\(word) begins a line of its own", "Write it in the next line.")
        }
        if ["and", "or", "in", "is", "else", "if", "for", "as", "from"].contains(text) {
            return unexpected(
                "a value is missing before this \(text)",
                "Write the value, or take the \(text) away.")
        }
        return unexpected(
            "\(text) is a word of Python's own and no value",
            "A value or a name stands here; a name could be \(text)_.")
    }

    /// What the learner probably meant, from the token at hand and those before it.
    func knownSlip() -> Diagnostic? {
        guard index > 0 else { return slipAtStart() }
        let before = lexed.tokens[index - 1]
        if let slip = misspelt(before) ?? printSlip(before) ?? doubledSign(before) ?? slipAtStart()
        {
            return slip
        }
        if case .text = before.kind, current.kind == .name,
            before.range.upperBound == current.range.lowerBound
        {
            return mistake(
                "the text ends at the quote before this",
                "A quote within a text has a \\ before it, or the text stands between quotes of "
                    + "the other kind.")
        }
        if isAt("=") {
            return mistake(
                "= gives a name a value and cannot stand here", "Write == to compare.")
        }
        if isAt(">"), before.kind == .symbol, before.text == "=" {
            return mistake("=> is no sign of Python", "Write >= for at least.")
        }
        if isAt("not"), !isAt("in", 1), before.kind != .symbol, before.kind != .keyword,
            !isFirstInLine
        {
            return mistake(
                "between two values not stands in not in and is not alone",
                "Write !=, is not or not in.")
        }
        if isAt(":="), before.kind == .name {
            return mistake(
                ":= stands within brackets alone", "Write = here, or (\(before.text) := …).")
        }
        if before.text == "else", before.kind == .keyword, isAt("if") {
            return mistake("else if is written in one word", "Write elif.")
        }
        return nil
    }

    private func slipAtStart() -> Diagnostic? {
        switch current.text {
        case "else", "elif", "except", "finally":
            guard current.kind == .keyword, isFirstInLine else { return nil }
            let partner = current.text == "else" || current.text == "elif" ? "if" : "try"
            return mistake(
                "this \(current.text) has no \(partner) above it",
                "It begins exactly below its \(partner), and the lines between stand further in.")
        case "&", "|":
            guard index > 0, lexed.tokens[index - 1].text == current.text else { return nil }
            let word = current.text == "&" ? "and" : "or"
            return mistake("\(current.text)\(current.text) is not Python", "Write \(word).")
        default: return nil
        }
    }

    private var isFirstInLine: Bool { isFirstInLine(index) }

    private func isFirstInLine(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        switch lexed.tokens[place - 1].kind {
        case .newline, .indent, .dedent: return true
        default: return false
        }
    }

    /// `improt numpy`, `whlie x:`.
    private func misspelt(_ before: PythonToken) -> Diagnostic? {
        guard before.kind == .name, before.text.count > 2, isFirstInLine(index - 1) else {
            return nil
        }
        switch current.kind {
        case .name, .number, .text, .formattedStart: break
        case .symbol where current.text == ":": break
        default: return nil
        }
        let words = [
            "import", "from", "for", "while", "if", "elif", "else", "def", "class", "return",
            "with", "try", "except", "finally", "del", "raise", "assert", "global",
        ]
        guard let word = Suggestion.nearest(to: before.text, among: words) else { return nil }
        return mistake(
            "no statement of Python begins with \(before.text)", "Did you mean \(word)?",
            at: lexed.source.span(before.range))
    }

    /// `print "x"` of Python 2.
    private func printSlip(_ before: PythonToken) -> Diagnostic? {
        guard before.kind == .name, ["print", "exec"].contains(before.text) else { return nil }
        switch current.kind {
        case .text, .bytes, .formattedStart, .number, .name: break
        default: return nil
        }
        var end = index
        while end < lexed.tokens.count, lexed.tokens[end].kind != .newline,
            lexed.tokens[end].text != ";", lexed.tokens[end].kind != .end,
            lexed.tokens[end].kind != .failure
        {
            end += 1
        }
        let range = current.range.lowerBound..<lexed.tokens[end - 1].range.upperBound
        let rest = lexed.source.text(range)
        let shown = rest.count > 60 || rest.contains("\n") ? "…" : rest
        return mistake(
            "\(before.text) without brackets is Python 2", "Write \(before.text)(\(shown)).",
            at: lexed.source.span(before.range))
    }

    /// `x++` and `x--`.
    private func doubledSign(_ before: PythonToken) -> Diagnostic? {
        guard index > 2, before.kind == .symbol, before.text == "+" || before.text == "-",
            lexed.tokens[index - 2].text == before.text,
            lexed.tokens[index - 2].range.upperBound == before.range.lowerBound,
            lexed.tokens[index - 3].kind == .name, isAt(.newline) || isAt(")") || isAt(";")
        else { return nil }
        let name = lexed.tokens[index - 3].text
        return mistake(
            "\(before.text)\(before.text) is not Python", "Write \(name) \(before.text)= 1.",
            at: lexed.source.span(
                lexed.tokens[index - 2].range.lowerBound..<before.range.upperBound))
    }
}
