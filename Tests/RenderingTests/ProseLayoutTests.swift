import Output
import TestSupport
import Testing

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
}
