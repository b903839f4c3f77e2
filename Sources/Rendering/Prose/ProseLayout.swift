import Markdown

/// Lays Markdown out for a terminal: wrapped, indented, one blank line between pieces.
struct ProseLayout {
    var style: TerminalStyle

    func lines(of text: String) -> [Line] { lines(for: Markdown(text).blocks, width: style.width) }

    private func lines(for blocks: [Markdown.Block], width: Int) -> [Line] {
        var lines: [Line] = []
        var previous: Markdown.Block?
        for block in blocks where !block.isComment {
            if let previous, !(previous.isItem && block.isItem) { lines.append(Line()) }
            lines += self.lines(for: block, width: width)
            previous = block
        }
        return lines
    }

    private func lines(for block: Markdown.Block, width: Int) -> [Line] {
        switch block.content {
        case .heading(_, let words): heading(words, width)
        case .paragraph(let lines):
            lines.flatMap { WordWrap.lines(of: inline($0), width: width) }
        case .item(let item): self.lines(for: item, width)
        case .quote(let blocks):
            lines(for: blocks, width: max(1, width - 2)).map {
                Line(style.unicode ? "│ " : "> ", .quiet) + $0
            }
        case .code(_, let lines, _):
            CodeWrap.lines(of: lines, width: width - 4).map { Line("    " + $0, .role(.word)) }
        case .verbatim(let lines): CodeWrap.lines(of: lines, width: width).map { Line($0) }
        case .rule: [Line(style.rule(min(width, 40)), .quiet)]
        }
    }

    /// Bold; without colour, a line beneath makes it a heading.
    private func heading(_ words: Markdown.Words, _ width: Int) -> [Line] {
        var line = inline(words)
        for index in line.spans.indices { line.spans[index].ink.isBold = true }
        let lines = WordWrap.lines(of: line, width: width)
        guard style.colour == .none else { return lines }
        return lines + [Line(style.rule(lines.map(\.width).max() ?? 0))]
    }

    /// The marker before the first line, everything else beneath what it stands before. Items within
    /// an item keep their own place.
    private func lines(for item: Markdown.Item, _ width: Int) -> [Line] {
        let marker = item.number ?? (style.unicode ? "•" : "-")
        let start = Line(
            String(repeating: " ", count: min(item.indent, 12, width / 4)) + marker + " ")
        var rest = item.blocks[...]
        var first: [Markdown.Words] = [[]]
        if case .paragraph(let words)? = rest.first?.content {
            first = words
            rest = rest.dropFirst()
        }
        var lines = first.enumerated().flatMap { index, words in
            WordWrap.lines(
                of: (index == 0 ? start : .spaces(start.width)) + inline(words), width: width,
                indent: start.width)
        }
        for block in rest where !block.isComment {
            if block.isItem {
                lines += self.lines(for: block, width: width)
            } else {
                lines.append(Line())
                lines += self.lines(for: block, width: max(1, width - start.width)).map {
                    .spaces(start.width) + $0
                }
            }
        }
        return lines
    }

    private func inline(_ words: Markdown.Words) -> Line {
        MarkdownInline(style: style).line(words)
    }
}

extension Markdown.Block {
    fileprivate var isItem: Bool { if case .item = content { true } else { false } }
}
