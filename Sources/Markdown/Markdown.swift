/// A text in Markdown as a tree: what lessons, help and prose are read into.
///
/// CommonMark, but for three things that this house does otherwise: `_` never marks anything, since
/// names such as `learning_rate` are full of it; a line of `-` or `=` beneath a text makes it no
/// heading; and a table stands as it is written.
package struct Markdown: Sendable, Equatable {
    package var blocks: [Block]

    /// One piece, and the lines of the text that it stands on, from 1.
    package struct Block: Sendable, Equatable {
        package var lines: ClosedRange<Int>
        package var content: Content
    }

    package indirect enum Content: Sendable, Equatable {
        case heading(level: Int, Words)
        /// Lines that end where a line must end; each is wrapped on its own.
        case paragraph([Words])
        case item(Item)
        case quote([Block])
        /// Exact lines of code, with what stands behind the marks of a fence; nil where it is only
        /// indented. `isClosed` is false of a fence whose end is missing.
        case code(fence: String?, [String], isClosed: Bool = true)
        /// Exact lines of what is not read further: tables, HTML.
        case verbatim([String])
        case rule
    }

    /// An item of a list.
    package struct Item: Sendable, Equatable {
        /// Columns before the marker, within the quotation that it stands in.
        package var indent: Int
        /// `1.`, `2)`; nil where the list has no numbers.
        package var number: String?
        package var blocks: [Block]
    }

    /// Words in a row, each run of one look.
    package typealias Words = [Run]

    package struct Run: Sendable, Equatable {
        package var text: String
        package var isBold = false
        package var isItalic = false
        package var isCode = false
    }

    /// Beyond this a text is not read but taken as it is written. Longer than any lesson may be.
    package static let mostBytes = 4 << 20

    package init(_ text: String) {
        self.init(
            lines: text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init))
    }

    /// - Parameter lines: without line breaks in them.
    package init(lines: [String]) {
        guard lines.reduce(0, { $0 + $1.utf8.count + 1 }) <= Self.mostBytes else {
            blocks = [Block(lines: 1...lines.count, content: .verbatim(lines))]
            return
        }
        blocks = MarkdownReader(lines).blocks
    }

    /// The words of a text that is no piece of its own, such as an answer to choose: `1.` and `#` at
    /// its beginning are what they are.
    package static func words(_ text: String) -> Words {
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        return [Run](
            lines.map { $0.isEmpty ? [] : MarkdownReader.words(String($0)) }
                .joined(separator: [Run(text: "\n")])
        ).merged
    }
}

extension Markdown {
    /// What stands between backquotes, from the top, in whatever piece.
    package var codeWords: [String] { blocks.flatMap(\.codeWords) }

    /// The lines of every fenced block.
    package var fencedLines: [String] { blocks.flatMap(\.fencedLines) }
}

extension Markdown.Block {
    /// A note between `<!--` and `-->`, which nobody is shown.
    package var isComment: Bool {
        guard case .verbatim(let lines) = content, let first = lines.first else { return false }
        return first.drop { $0 == " " }.hasPrefix("<!--")
    }

    fileprivate var codeWords: [String] {
        switch content {
        case .heading(_, let words): words.filter(\.isCode).map(\.text)
        case .paragraph(let lines): lines.joined().filter(\.isCode).map(\.text)
        case .item(let item): item.blocks.flatMap(\.codeWords)
        case .quote(let blocks): blocks.flatMap(\.codeWords)
        case .code, .verbatim, .rule: []
        }
    }

    fileprivate var fencedLines: [String] {
        switch content {
        case .code(.some, let lines, _): lines
        case .item(let item): item.blocks.flatMap(\.fencedLines)
        case .quote(let blocks): blocks.flatMap(\.fencedLines)
        default: []
        }
    }
}

extension Markdown.Words {
    /// Neighbours of one look as one run; code stays apart.
    var merged: Self {
        reduce(into: []) { runs, run in
            if run.text.isEmpty { return }
            if var last = runs.last, !run.isCode, !last.isCode, last.isBold == run.isBold,
                last.isItalic == run.isItalic
            {
                last.text += run.text
                runs[runs.count - 1] = last
            } else {
                runs.append(run)
            }
        }
    }
}
