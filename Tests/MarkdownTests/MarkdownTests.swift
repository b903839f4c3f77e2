import Testing

@testable import Markdown

@Suite struct MarkdownTests {
    private func contents(_ text: String) -> [Markdown.Content] {
        Markdown(text).blocks.map(\.content)
    }

    private func plain(_ text: String) -> [Markdown.Words] { [[Markdown.Run(text: text)]] }

    @Test func piecesWithTheirLines() {
        let blocks = Markdown(
            """
            # One *two*

            a
            b\u{20}\u{20}
            c
            ```swift x
            let _a = 1
            ```
            > said

            ---
            <!-- a
            note -->
            """
        ).blocks
        #expect(
            blocks.map(\.content) == [
                .heading(
                    level: 1,
                    [Markdown.Run(text: "One "), Markdown.Run(text: "two", isItalic: true)]),
                .paragraph(plain("a b") + plain("c")),
                .code(fence: "swift x", ["let _a = 1"]),
                .quote([
                    Markdown.Block(lines: 9...9, content: .paragraph(plain("said")))
                ]),
                .rule, .verbatim(["<!-- a", "note -->"]),
            ])
        #expect(blocks.map(\.lines) == [1...1, 3...5, 6...8, 9...9, 11...11, 12...13])
        #expect(blocks.map(\.isComment) == [false, false, false, false, false, true])
    }

    @Test func itemsWithinItems() {
        guard case .item(let item)? = contents("- a\n  - b\n\n    c\n").first else {
            Issue.record("no item")
            return
        }
        #expect(item.indent == 0 && item.number == nil)
        guard case .item(let inner)? = item.blocks.last?.content else {
            Issue.record("no item within")
            return
        }
        #expect(inner.indent == 2)
        #expect(inner.blocks.map(\.content) == [.paragraph(plain("b")), .paragraph(plain("c"))])
    }

    @Test func numbersOfItems() {
        let numbers = contents("7) a\n8) b").map { content -> String? in
            if case .item(let item) = content { item.number } else { nil }
        }
        #expect(numbers == ["7)", "8)"])
    }

    @Test func underscoresMarkNothing() {
        #expect(
            contents("a _b_ __c__ `d_e`") == [
                .paragraph([
                    [
                        Markdown.Run(text: "a _b_ __c__ "),
                        Markdown.Run(text: "d_e", isCode: true),
                    ]
                ])
            ])
        #expect(contents("___") == [.rule])
    }

    @Test func dashesBeneathATextAreARule() {
        #expect(contents("a\nb\n---") == [.paragraph(plain("a b")), .rule])
        #expect(contents("a\n===") == [.paragraph(plain("a ==="))])
        #expect(Markdown("a\nb\n---").blocks.map(\.lines) == [1...2, 3...3])
    }

    @Test func tablesStandAsTheyAreWritten() {
        let table = ["| a | b |", "|---|---|", "| 1 | 2 |"]
        #expect(Markdown(lines: table).blocks.map(\.content) == [.verbatim(table)])
    }

    @Test(arguments: [
        ("[relu](05-relu.md)", "relu (05-relu.md)"), ("<https://a.b>", "https://a.b"),
        ("[https://a.b](https://a.b)", "https://a.b"), ("![a cat](c.png)", "a cat (c.png)"),
        ("[a](", "[a]("), ("\\*a\\*", "*a*"), ("3 * 4", "3 * 4"), ("<b>x</b>", "<b>x</b>"),
    ])
    func wordsOfLinksAndMarks(source: String, expected: String) {
        #expect(contents(source) == [.paragraph(plain(expected))])
        #expect(Markdown.words(source) == [Markdown.Run(text: expected)])
    }

    @Test(arguments: ["1. a", "# a", "- a", "> a", "    a", "~~~", " a ", "\\", "", "a\nb", "-"])
    func wordsBeginAsTheyAreWritten(text: String) {
        #expect(Markdown.words(text).map(\.text).joined() == text)
    }

    @Test func marksAtTheEdgesOfWords() {
        #expect(
            Markdown.words("**\"a\"** *b*") == [
                Markdown.Run(text: "\"a\"", isBold: true), Markdown.Run(text: " "),
                Markdown.Run(text: "b", isItalic: true),
            ])
    }

    @Test(arguments: [
        ("```\na\n```", true), ("```\na", false), ("```", false), ("````\n```", false),
        ("~~~\na\n~~~~ ", true), ("```\na\n```\n\nb", true), ("```\na\n\n", false),
        ("```\nx = ```", false),
    ])
    func whetherAFenceIsClosed(text: String, isClosed: Bool) {
        guard case .code(_, _, let found)? = contents(text).first else {
            Issue.record("no code")
            return
        }
        #expect(found == isClosed)
    }

    @Test func codeWordsAndFencedLines() {
        let text = Markdown("`a` b\n- `c\n  d`\n> ```\n> e\n> ```\n")
        #expect(text.codeWords == ["a", "c d"])
        #expect(text.fencedLines == ["e"])
    }

    /// Nothing takes long, goes deep or is lost; a million bytes are the most that a lesson may have.
    @Test(arguments: [
        "*", "**a ", "`", "``` ", "[", "[a](", "> ", "- ", "#", "\\", "|", "~~~\n", "![[]()",
        "a**b",
        "*a_ ", "<", "<!--", "&", "1. ", "[a]: b\n", "![l]()x*", "\u{0}", "\u{10FFF0}[", "> - ",
    ])
    func hostileTexts(mark: String) {
        let text = String(repeating: mark, count: 1_000_000 / mark.utf8.count)
        let clock = ContinuousClock()
        let time = clock.measure { #expect(!Markdown("start\n" + text).blocks.isEmpty) }
        #expect(time < .seconds(20), "\(mark): \(time)")
    }

    /// One long address, which very many links name.
    @Test func linksDoNotMakeATextManyTimesAsLong() {
        let address = "[a]: http://" + String(repeating: "u", count: 3_900)
        let paragraphs = Array(repeating: String(repeating: "[a] ", count: 400), count: 600)
        let text = ([address] + paragraphs).joined(separator: "\n\n")
        var size = 0
        for block in Markdown(text).blocks {
            if case .paragraph(let lines) = block.content {
                size += lines.joined().reduce(0) { $0 + $1.text.utf8.count }
            }
        }
        #expect(size > 0 && size <= text.utf8.count)
        // A few are links as everywhere.
        #expect(Markdown.words("[a](http://b)").map(\.text).joined() == "a (http://b)")
    }
}
