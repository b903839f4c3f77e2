/// Lays restricted Markdown out for a terminal: wrapped, indented, one blank line between pieces.
struct ProseLayout {
    var style: TerminalStyle

    func lines(of text: String) -> [Line] {
        var lines: [Line] = []
        var previous: MarkdownBlock?
        for block in MarkdownBlock.blocks(of: text) {
            if let previous, !(previous.isItem && block.isItem) { lines.append(Line()) }
            lines += self.lines(for: block)
            previous = block
        }
        return lines
    }

    private func lines(for block: MarkdownBlock) -> [Line] {
        switch block {
        case .heading(let text): heading(text)
        case .paragraph(let lines): lines.flatMap { wrapped(inline($0)) }
        case .item(let indent, let marker, let text):
            item(text, marker: marker == "•" && !style.unicode ? "-" : marker, indent: indent)
        case .quote(let lines):
            lines.flatMap { text in
                WordWrap.lines(of: inline(text), width: style.width - 2).map {
                    Line(style.unicode ? "│ " : "> ", .quiet) + $0
                }
            }
        case .verbatim(let lines, let isCode):
            isCode
                ? CodeWrap.lines(of: lines, width: style.width - 4).map {
                    Line("    " + $0, .role(.word))
                } : lines.map { Line($0) }
        case .rule: [Line(style.rule(min(style.width, 40)), .quiet)]
        }
    }

    /// Bold; without colour, a line beneath makes it a heading.
    private func heading(_ text: String) -> [Line] {
        var line = inline(text)
        for index in line.spans.indices { line.spans[index].ink.isBold = true }
        let lines = wrapped(line)
        guard style.colour == .none else { return lines }
        return lines + [Line(style.rule(lines.map(\.width).max() ?? 0))]
    }

    private func item(_ text: String, marker: String, indent: Int) -> [Line] {
        let start = String(repeating: " ", count: min(indent, style.width / 4)) + marker + " "
        return wrapped(Line(start) + inline(text), indent: DisplayWidth.of(start))
    }

    private func inline(_ text: String) -> Line {
        MarkdownInline(hasColour: style.colour != .none).line(text)
    }

    private func wrapped(_ line: Line, indent: Int = 0) -> [Line] {
        WordWrap.lines(of: line, width: style.width, indent: indent)
    }
}

extension MarkdownBlock {
    fileprivate var isItem: Bool { if case .item = self { true } else { false } }
}
