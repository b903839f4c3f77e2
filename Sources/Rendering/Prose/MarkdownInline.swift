import Markdown

/// Turns `**bold**`, `*italic*`, `` `code` `` and `[text](address)` within a line into styled text.
struct MarkdownInline {
    /// Without colour, code keeps its backquotes so that it can still be told from words.
    var style: TerminalStyle

    func line(_ text: String) -> Line { line(Markdown.words(text)) }

    func line(_ words: Markdown.Words) -> Line {
        var line = Line()
        let hasColour = style.colour != .none
        for run in words {
            var ink = TextStyle.plain
            ink.isBold = run.isBold
            ink.isItalic = run.isItalic
            if run.isCode { ink.foreground = .role(.word) }
            // A reference such as `&#27;` is the character that it stands for only now.
            let clean = style.sanitizer.clean(run.text)
            let text = run.isCode && !hasColour ? "`\(clean)`" : clean
            line.spans.append(Span(text: text, ink: ink))
        }
        return line
    }
}
