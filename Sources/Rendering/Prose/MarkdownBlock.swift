/// A piece of restricted Markdown.
enum MarkdownBlock: Equatable {
    case heading(String)
    /// Lines that end where a line must end; each is wrapped on its own.
    case paragraph([String])
    /// An item of a list: columns of indentation, what stands before it, and its text.
    case item(indent: Int, marker: String, text: String)
    case quote([String])
    /// Exact lines: code, and whatever is not in the subset (tables, HTML).
    case verbatim([String], isCode: Bool)
    case rule

    /// The pieces of a text. Any text has some; what is not understood stays as it is.
    ///
    /// Headings `#`…, paragraphs, lists `-` `*` `+` `1.`, quotes `>`, fences ``` and ~~~, rules
    /// `---`; a line that ends in two spaces or a backslash is a line of its own.
    static func blocks(of text: String) -> [MarkdownBlock] {
        var reader = MarkdownReader()
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            reader.read(line)
        }
        return reader.finished()
    }
}

/// Reads Markdown line by line; `open` is the piece that the next line may still belong to.
private struct MarkdownReader {
    private var blocks: [MarkdownBlock] = []
    private var open: MarkdownBlock?
    private var fence: Substring?
    private var isHardBreak = false

    mutating func read(_ line: Substring) {
        let trimmed = line.drop { $0 == " " }
        let indent = line.count - trimmed.count
        if let fence {
            if trimmed.hasPrefix(fence), trimmed.drop(while: { $0 == fence.first }).isBlank {
                close()
                self.fence = nil
            } else {
                extendVerbatim(String(line), isCode: true)
            }
        } else if trimmed.isBlank {
            close()
        } else if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
            close()
            fence = trimmed.prefix { $0 == trimmed.first }
            open = .verbatim([], isCode: true)
        } else if let heading = heading(trimmed) {
            close()
            blocks.append(.heading(heading))
        } else if isRule(trimmed) {
            close()
            blocks.append(.rule)
        } else if trimmed.first == ">" {
            let text = trimmed.drop { $0 == ">" || $0 == " " }
            if case .quote = open {} else { close() }
            extend(String(text), isQuote: true)
        } else if let (marker, text) = item(trimmed) {
            close()
            open = .item(indent: min(indent, 12), marker: marker, text: String(text))
        } else if trimmed.first == "|" || trimmed.first == "<" {
            if case .verbatim = open {} else { close() }
            extendVerbatim(String(line), isCode: false)
        } else if indent >= 4, open == nil || isVerbatim {
            extendVerbatim(String(line.dropFirst(4)), isCode: true)
        } else {
            if isVerbatim { close() }
            extend(String(trimmed), isQuote: false)
        }
    }

    mutating func finished() -> [MarkdownBlock] {
        close()
        return blocks
    }

    private var isVerbatim: Bool { if case .verbatim = open { true } else { false } }

    private mutating func close() {
        if let open { blocks.append(open) }
        open = nil
        isHardBreak = false
    }

    private mutating func extendVerbatim(_ line: String, isCode: Bool) {
        if case .verbatim(var lines, let wasCode) = open {
            open = nil  // lets the array grow in place
            lines.append(line)
            open = .verbatim(lines, isCode: wasCode)
        } else {
            close()
            open = .verbatim([line], isCode: isCode)
        }
    }

    /// Adds a line to the open paragraph, item or quote, or begins one.
    private mutating func extend(_ line: String, isQuote: Bool) {
        let endsHard = line.hasSuffix("  ") || line.hasSuffix("\\")
        var text = line
        if endsHard, text.last == "\\" { text.removeLast() }
        while text.last == " " { text.removeLast() }
        let previous = open
        open = nil
        switch previous {
        case .item(let indent, let marker, let old):
            open = .item(indent: indent, marker: marker, text: old + " " + text)
        case .quote(let lines): open = .quote(joined(lines, text))
        case .paragraph(let lines): open = .paragraph(joined(lines, text))
        default: open = isQuote ? .quote([text]) : .paragraph([text])
        }
        isHardBreak = endsHard
    }

    private func joined(_ lines: [String], _ text: String) -> [String] {
        var lines = lines
        if isHardBreak || lines.isEmpty {
            lines.append(text)
        } else {
            lines[lines.count - 1] += " " + text
        }
        return lines
    }

    private func heading(_ line: Substring) -> String? {
        let marks = line.prefix { $0 == "#" }.count
        guard (1...6).contains(marks), line.dropFirst(marks).first == " " else { return nil }
        return line.dropFirst(marks).trimmed
    }

    private func isRule(_ line: Substring) -> Bool {
        guard let mark = line.first, "-*_".contains(mark) else { return false }
        return line.allSatisfy { $0 == mark || $0 == " " } && line.filter { $0 == mark }.count >= 3
    }

    private func item(_ line: Substring) -> (marker: String, text: Substring)? {
        if let mark = line.first, "-*+".contains(mark), line.dropFirst().first == " " {
            return ("•", line.dropFirst(2).drop { $0 == " " })
        }
        let number = line.prefix(4).prefix { $0.isASCII && $0.isNumber }
        let rest = line.dropFirst(number.count)
        guard !number.isEmpty, rest.first == "." || rest.first == ")", rest.dropFirst().first == " "
        else { return nil }
        return (number + String(rest.prefix(1)), rest.dropFirst(2).drop { $0 == " " })
    }
}

extension Substring {
    fileprivate var isBlank: Bool { allSatisfy { $0 == " " } }

    fileprivate var trimmed: String {
        var text = drop { $0 == " " }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
