import Diagnostics

/// Shows what is wrong: a caret under the place, the message, and the way out beneath.
///
///     bobbin [4]> add Dens 100 relu                 line 7 | add Dens 100 relu
///                     ^^^^ there is no layer …              |     ^^^^ there is no layer …
///
/// The left form stands under a statement just typed; the right one anywhere else.
struct DiagnosticLayout {
    var style: TerminalStyle
    var statement: Statement?

    func lines(for diagnostic: Diagnostic) -> [Line] {
        let hints = (diagnostic.hint ?? "").paragraphs.filter { !$0.isEmpty }
            .flatMap { wrapped(Words(.withCode($0), indent: WordWrap.hangingIndent(of: $0))) }
        guard let span = diagnostic.span else { return message(of: diagnostic) + hints }
        guard let statement, let text = statement.text(atLine: span.line) else {
            return message(of: diagnostic, place: "line \(span.line): ") + hints
        }
        let pointed = PointedLine(
            text: text, column: span.column, length: span.length, sanitizer: style.sanitizer)
        let shown =
            if let prompt = style.promptWidth, stands(pointed, underPrompt: prompt) {
                carets(pointed, after: .spaces(prompt), for: diagnostic)
            } else {
                excerpt(pointed, line: span.line, of: statement, for: diagnostic)
            }
        return shown + hints
    }

    /// Whether the typed line is the last on the screen and looks there as `pointed` says.
    private func stands(_ pointed: PointedLine, underPrompt prompt: Int) -> Bool {
        guard let statement, statement.isJustTyped, pointed.isTyped(as: statement.source) else {
            return false
        }
        return prompt >= 0 && prompt < style.width && prompt + pointed.width < style.width
    }

    private func excerpt(
        _ pointed: PointedLine, line: Int, of statement: Statement, for diagnostic: Diagnostic
    ) -> [Line] {
        let isTyped = style.promptWidth != nil && !statement.source.contains(where: \.isNewline)
        let isShort = isTyped || style.width < 24
        let label = isShort ? "  " : "line \(line) | "
        let gutter = isShort ? "  " : String(repeating: " ", count: label.count - 2) + "| "
        // A caret behind the last character needs a column of its own.
        let room = style.width - label.count - (pointed.marked.isEmpty ? 1 : 0)
        let visible = pointed.window(columns: room, ellipsis: style.ellipsis)
        return [
            Line([
                Span(text: label, ink: .quiet), Span(text: visible.before),
                Span(text: visible.marked), Span(text: visible.after),
            ])
        ] + carets(visible, after: Line(gutter, .quiet), for: diagnostic)
    }

    /// The caret line, with the message behind it if it fits, else on lines of its own.
    private func carets(
        _ pointed: PointedLine, after margin: Line, for diagnostic: Diagnostic
    ) -> [Line] {
        let count = max(1, DisplayWidth.of(pointed.marked))
        let carets = Span(
            text: String(repeating: "^", count: count),
            ink: .role(role(diagnostic), isBold: true))
        let line = margin + .spaces(DisplayWidth.of(pointed.before)) + Line([carets])
        let words = labelled(diagnostic)
        if words.count == 1, line.width + 1 + words[0].line.width <= style.width {
            return [line + Line(" ") + words[0].line]
        }
        return [line] + words.flatMap { wrapped($0) }
    }

    private func message(of diagnostic: Diagnostic, place: String = "") -> [Line] {
        var words = labelled(diagnostic)
        if !place.isEmpty { words[0] = Words(Line(place, .bold) + words[0].line, indent: 0) }
        return words.flatMap { wrapped($0) }
    }

    /// One line of a message, with the columns by which what does not fit in it is indented.
    private struct Words {
        var line: Line
        var indent: Int

        init(_ line: Line, indent: Int) {
            self.line = line
            self.indent = indent
        }
    }

    /// The message's lines; a warning or a note begins with that word.
    private func labelled(_ diagnostic: Diagnostic) -> [Words] {
        let lines = diagnostic.message.paragraphs
        let isMistake = diagnostic.severity == .error
        let label = isMistake ? "" : diagnostic.severity.rawValue + ": "
        return lines.enumerated().map { number, text in
            let hang = WordWrap.hangingIndent(of: text)
            if isMistake { return Words(Line(text, .role(.mistake)), indent: hang) }
            guard number == 0 else { return Words(.withCode(text), indent: hang) }
            let ink = TextStyle.role(role(diagnostic), isBold: true)
            return Words(Line(label, ink) + .withCode(text), indent: label.count + hang)
        }
    }

    private func role(_ diagnostic: Diagnostic) -> Role {
        switch diagnostic.severity {
        case .error: .mistake
        case .warning: .warning
        case .note: .prompt
        }
    }

    private func wrapped(_ words: Words) -> [Line] {
        WordWrap.lines(of: words.line, width: style.width, indent: words.indent)
    }
}

extension Statement {
    /// The statement's text on one line of its script; nil when it does not reach there.
    fileprivate func text(atLine number: Int) -> Substring? {
        let (offset, isTooFar) = number.subtractingReportingOverflow(line)
        guard !isTooFar, offset >= 0 else { return nil }
        let lines = source.split(
            maxSplits: offset, omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return offset < lines.count ? lines[offset].prefix { !$0.isNewline } : nil
    }
}
