import Diagnostics
import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct BlockLayoutTests {
    @Test func textIsWrappedAndCodeIsBrokenWhereItMustBe() {
        let style = TerminalStyle(width: 20)
        expectText(
            shown(.text("  one two three four five\nsix"), style),
            """
              one two three four
              five
            six

            """)
        expectText(
            shown(.code("[0.1 0.2 0.3 0.4 0.5 0.6]\n\u{1B}c"), style),
            """
            [0.1 0.2 0.3 0.4 0.5
             0.6]
            ␛c

            """)
    }

    @Test func checksSayTheirVerdict() {
        let passed = Block.check(CheckReport(step: "train", passed: true, message: "Well done."))
        let failed = Block.check(CheckReport(step: "train", passed: false, message: "One epoch."))
        expectText(
            shown(passed),
            """
            ✓ ok  train  Well done.

            """)
        expectText(
            shown(failed),
            """
            ✗ not yet  train  One epoch.

            """)
        expectText(
            shown(failed, TerminalStyle(unicode: false)),
            """
            not yet  train  One epoch.

            """)
        expectText(
            shown(passed, TerminalStyle(colour: .ansi256)),
            """
            ⎋[1;38;5;29m✓ ok⎋[0m⎋[1m  train⎋[0m  Well done.

            """)
    }

    @Test func statementsAreEchoedInATranscript() {
        let began = OutputEvent.cellBegan(index: 12, source: "repeat 2\n  fit\nend", line: 3)
        #expect(shown([began]) == "")
        expectText(
            shown([began], TerminalStyle(echoesStatements: true)),
            """
            [12] repeat 2
                   fit
                 end

            """)
    }

    @Test func quietShowsWarningsErrorsChecksAndEvaluations() {
        let blocks: [Block] = [
            .text("t"), .diagnostic(Diagnostic("n", severity: .note)),
            .diagnostic(Diagnostic("w", severity: .warning)),
            .diagnostic(Diagnostic("e")), .check(CheckReport(step: "s", passed: true, message: "")),
            .evaluation(Evaluation(on: "test", examples: 1, metrics: [])),
        ]
        expectText(
            shown(blocks.map { .block($0) }, TerminalStyle(echoesStatements: true, isQuiet: true)),
            """
            warning: w
            e
            ✓ ok  s
            test   (1 example)

            """)
    }

    @Test func anEndIsSaidOnlyWhenSomethingWentWrong() {
        #expect(shown([.end(EndReport(status: "done", exitCode: 0, seconds: 1))]) == "")
        expectText(
            shown([.end(EndReport(status: "over time", exitCode: 3, seconds: 60))]),
            """
            Ended after 1 min 0 s: over time.

            """)
    }

    @Test func resizingCountsFromTheNextBlock() {
        let collected = Collected()
        let renderer = TerminalRenderer(style: TerminalStyle()) { collected.add($0) }
        renderer.receive(.block(.text("one two three")))
        renderer.resize(width: 10)
        renderer.receive(.block(.text("one two three")))
        expectText(
            collected.text,
            """
            one two three
            one two
            three

            """)
    }
}
