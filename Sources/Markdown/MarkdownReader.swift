import CMarkGFM

/// Turns a text into the tree by libcmark-gfm, which no other file touches.
///
/// Its extensions are left out: a table of 18 kB costs them a second.
struct MarkdownReader {
    private let lines: [String]
    private(set) var blocks: [Markdown.Block] = []

    /// Pieces within pieces beyond this are taken as they are written.
    private static let deepest = 20

    init(_ lines: [String]) {
        self.lines = lines
        let text = MarkdownSource(lines).bytes
        let document = text.withUnsafeBytes { bytes in
            cmark_parse_document(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count,
                CMARK_OPT_DEFAULT)
        }
        defer { cmark_node_free(document) }
        blocks = self.blocks(within: document, base: 1, depth: 0)
    }

    /// The words of one line, whatever it begins with.
    static func words(_ line: String) -> Markdown.Words {
        let guarded = "\(MarkdownSource.edge) \(line) \(MarkdownSource.edge)"
        guard case .paragraph(let lines) = MarkdownReader([guarded]).blocks.first?.content,
            var words = lines.first, var first = words.first
        else { return [Markdown.Run(text: line)] }
        first.text.unicodeScalars.removeFirst(2)
        words[0] = first
        words[words.count - 1].text.unicodeScalars.removeLast(2)
        return words.filter { !$0.text.isEmpty }
    }

    /// - Parameter base: the column that counts as the first, within a quotation.
    private func blocks(
        within parent: OpaquePointer?, base: Int, depth: Int
    ) -> [Markdown.Block] {
        var blocks: [Markdown.Block] = []
        var next = cmark_node_first_child(parent)
        while let node = next {
            next = cmark_node_next(node)
            if depth < Self.deepest {
                blocks += self.blocks(of: node, base: base, depth: depth)
            } else {
                blocks.append(block(node, .verbatim(source(of: node))))
            }
        }
        return blocks
    }

    private func blocks(of node: OpaquePointer, base: Int, depth: Int) -> [Markdown.Block] {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HEADING: return heading(node)
        case CMARK_NODE_PARAGRAPH:
            let isTable = source(of: node).allSatisfy { $0.first { $0 != " " } == "|" }
            return [
                block(node, isTable ? .verbatim(source(of: node)) : .paragraph(words(of: node)))
            ]
        case CMARK_NODE_CODE_BLOCK: return [block(node, code(node))]
        case CMARK_NODE_HTML_BLOCK: return [html(node)]
        case CMARK_NODE_THEMATIC_BREAK: return [block(node, .rule)]
        case CMARK_NODE_BLOCK_QUOTE:
            let column = Int(cmark_node_get_start_column(node))
            let inner = blocks(within: node, base: column + 2, depth: depth + 1)
            return [block(node, .quote(inner))]
        case CMARK_NODE_LIST: return items(of: node, base: base, depth: depth)
        default: return []
        }
    }

    private func block(_ node: OpaquePointer, _ content: Markdown.Content) -> Markdown.Block {
        Markdown.Block(lines: lineNumbers(of: node), content: content)
    }

    /// A line of dashes or equals signs beneath a text makes no heading of it: of enough dashes it is
    /// a rule, else it belongs to the text.
    private func heading(_ node: OpaquePointer) -> [Markdown.Block] {
        let words = words(of: node)
        let source = source(of: node)
        guard source.first?.first(where: { $0 != " " }) != "#", source.count > 1,
            let line = source.last
        else {
            let level = Int(cmark_node_get_heading_level(node))
            return [block(node, .heading(level: level, [Markdown.Run](words.joined()).merged))]
        }
        let numbers = lineNumbers(of: node)
        guard line.count(where: { $0 == "-" }) >= 3 else {
            let mark = Markdown.Run(text: " " + line.filter { "-=".contains($0) })
            let last = ((words.last ?? []) + [mark]).merged
            return [block(node, .paragraph(words.dropLast() + [last]))]
        }
        return [
            Markdown.Block(
                lines: numbers.lowerBound...numbers.upperBound - 1, content: .paragraph(words)),
            Markdown.Block(lines: numbers.upperBound...numbers.upperBound, content: .rule),
        ]
    }

    private func items(of list: OpaquePointer, base: Int, depth: Int) -> [Markdown.Block] {
        var number = Int(cmark_node_get_list_start(list))
        let isNumbered = cmark_node_get_list_type(list) == CMARK_ORDERED_LIST
        let mark = cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : "."
        var items: [Markdown.Block] = []
        var next = cmark_node_first_child(list)
        while let node = next {
            next = cmark_node_next(node)
            let indent = max(0, Int(cmark_node_get_start_column(node)) - base)
            let item = Markdown.Item(
                indent: indent, number: isNumbered ? "\(number)\(mark)" : nil,
                blocks: blocks(within: node, base: base, depth: depth + 1))
            items.append(block(node, .item(item)))
            number += 1
        }
        return items
    }

    /// HTML, whose last line the parser does not tell.
    private func html(_ node: OpaquePointer) -> Markdown.Block {
        let text = literal(of: node)
        let first = lineNumbers(of: node).lowerBound
        let last = min(max(first, first + text.count - 1), lines.count)
        return Markdown.Block(lines: first...last, content: .verbatim(text))
    }

    private func code(_ node: OpaquePointer) -> Markdown.Content {
        var character: CChar = 0
        var (length, offset): (Int32, Int32) = (0, 0)
        guard cmark_node_get_fenced(node, &length, &offset, &character) != 0 else {
            return .code(fence: nil, literal(of: node))
        }
        let numbers = lineNumbers(of: node)
        // The end of a fence that nothing closes is the last line of what it holds.
        let last = lines[numbers.upperBound - 1].utf8.filter { !" \t>".utf8.contains($0) }
        let isMarks = last.allSatisfy { $0 == UInt8(bitPattern: character) }
        return .code(
            fence: text(cmark_node_get_fence_info(node)), literal(of: node),
            isClosed: numbers.count > 1 && isMarks && last.count >= Int(length))
    }

    /// Words of one look together, a new line where there is a hard break.
    private func words(of block: OpaquePointer) -> [Markdown.Words] {
        var lines: [Markdown.Words] = [[]]
        var (bold, italic) = (0, 0)
        var linked: [String] = []
        func add(_ written: String, isCode: Bool = false) {
            // `&#10;` breaks no line.
            let text = String(written.map { $0.isNewline ? " " : $0 })
            for index in linked.indices { linked[index] += text }
            lines[lines.count - 1].append(
                Markdown.Run(
                    text: text, isBold: bold > 0, isItalic: italic > 0, isCode: isCode))
        }
        let walk = cmark_iter_new(block)
        defer { cmark_iter_free(walk) }
        while true {
            let event = cmark_iter_next(walk)
            guard event != CMARK_EVENT_DONE, let node = cmark_iter_get_node(walk) else { break }
            let step = event == CMARK_EVENT_ENTER ? 1 : -1
            switch cmark_node_get_type(node) {
            case CMARK_NODE_STRONG: bold += step
            case CMARK_NODE_EMPH: italic += step
            case CMARK_NODE_CODE: add(text(cmark_node_get_literal(node)), isCode: true)
            case CMARK_NODE_TEXT, CMARK_NODE_HTML_INLINE: add(text(cmark_node_get_literal(node)))
            case CMARK_NODE_SOFTBREAK: add(" ")
            case CMARK_NODE_LINEBREAK: lines.append([])
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                if step > 0 {
                    linked.append("")
                } else if let words = linked.popLast() {
                    let address = text(cmark_node_get_url(node))
                    let isShown = [words, "", "mailto:" + words].contains(address)
                    if !isShown { add(" (\(address))") }
                }
            default: break
            }
        }
        return lines.map(\.merged)
    }

    private func lineNumbers(of node: OpaquePointer) -> ClosedRange<Int> {
        let first = min(max(1, Int(cmark_node_get_start_line(node))), max(1, lines.count))
        return first...min(max(first, Int(cmark_node_get_end_line(node))), max(1, lines.count))
    }

    private func source(of node: OpaquePointer) -> [String] {
        let numbers = lineNumbers(of: node)
        return lines.isEmpty ? [] : Array(lines[numbers.lowerBound - 1..<numbers.upperBound])
    }

    private func literal(of node: OpaquePointer) -> [String] {
        var lines = text(cmark_node_get_literal(node)).split(
            separator: "\n", omittingEmptySubsequences: false
        ).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    private func text(_ characters: UnsafePointer<CChar>?) -> String {
        characters.map { MarkdownSource.restored(String(cString: $0)) } ?? ""
    }
}
