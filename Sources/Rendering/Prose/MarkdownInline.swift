import Markdown

/// Turns `**bold**`, `*italic*`, `` `code` `` and `[text](address)` within a line into styled text.
struct MarkdownInline {
    /// Without colour, code keeps its backquotes so that it can still be told from words.
    var hasColour: Bool

    func line(_ text: String) -> Line { line(Markdown.words(text)) }

    func line(_ words: Markdown.Words) -> Line {
        var line = Line()
        for run in words {
            var ink = TextStyle.plain
            ink.isBold = run.isBold
            ink.isItalic = run.isItalic
            if run.isCode { ink.foreground = .role(.word) }
            let text = run.isCode && !hasColour ? "`\(run.text)`" : run.text
            line.spans.append(Span(text: text, ink: ink))
        }
        return line
    }
}
