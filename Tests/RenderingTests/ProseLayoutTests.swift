import Output
import TestSupport
import Testing
import Wording

@testable import Rendering

@Suite struct ProseLayoutTests {
    private let lesson = """
        ## Guess before you run
        The weights are **random**, so the *network* guesses
        among `ten` classes; see [relu](05-relu.md).

        - one item that is long enough to be wrapped
          and continued
        1. first
        > said by
        > someone

        ```bobbin
        add  Dense 10
        ```
        ---
        """

    @Test func plain() {
        expectText(
            shown(.prose(lesson), TerminalStyle(width: 40)),
            """
            Guess before you run
            ────────────────────

            The weights are random, so the network
            guesses among `ten` classes; see relu
            (05-relu.md).

            • one item that is long enough to be
              wrapped and continued
            1. first

            │ said by someone

                add  Dense 10

            ────────────────────────────────────────

            """)
    }

    @Test func coloured() {
        expectText(
            shown(.prose("# A *b*\n**bold _x_** `c` 3 * 4"), TerminalStyle(colour: .ansi256)),
            """
            ⎋[1mA ⎋[1;3mb⎋[0m

            ⎋[1mbold _x_⎋[0m ⎋[38;5;31mc⎋[0m 3 * 4

            """)
    }

    @Test(arguments: [
        ("learning_rate and val_loss", "learning_rate and val_loss"), ("2 * 3 ** 4", "2 * 3 ** 4"),
        ("**open", "**open"), ("`open", "`open"), ("``a ` b``", "`a ` b`"), ("[a] (b)", "[a] (b)"),
        ("[a](", "[a]("), ("\\*not\\*", "*not*"), ("| a | b |", "| a | b |"), ("#tag", "#tag"),
        ("<b>x</b>", "<b>x</b>"), ("1985. A year", "1985. A year"), ("a  \nb", "a\nb"), ("", ""),
        ("**a** and **b**", "a and b"), ("***both***", "both"),
    ])
    func marksWithoutPartnersStay(source: String, expected: String) {
        #expect(
            ProseLayout(style: TerminalStyle()).lines(of: source).map(\.text).joined(
                separator: "\n") == expected)
    }

    @Test(arguments: ["*", "**a ", "`", "``` ", "[", "[a](", "> ", "- ", "#", "\\", "|", "~~~\n"])
    func endlessMarksAreRead(mark: String) {
        let text = String(repeating: mark, count: 20_000)
        #expect(!ProseLayout(style: TerminalStyle()).lines(of: "start\n" + text).isEmpty)
    }

    /// `&#27;` is the escape that it stands for only once the text is read.
    @Test(arguments: [TerminalStyle(width: 60), TerminalStyle(width: 60, unicode: false)])
    func characterReferencesBringNoControls(style: TerminalStyle) {
        let text =
            "a &#27;]0;x&#7; &#x9b;2J &#x202e;b &#10; `&#27;` [c](http://d&#27;[2J) *&#27;[31m*"
        let shown = shown(.prose(text), style)
        #expect(shown.contains("a ") && shown.contains("http://d"))
        #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !UnsafeText.isUnsafe($0) })
    }
}
