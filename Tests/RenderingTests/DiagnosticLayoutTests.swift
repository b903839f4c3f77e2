import Diagnostics
import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct DiagnosticLayoutTests {
    private let unknownLayer = Diagnostic(
        "there is no layer called Dens",
        hint: "Did you mean Dense? Layers: Activation, Dense, Dropout, Flatten, LeakyReLU.",
        at: SourceSpan(line: 7, column: 5, length: 4))

    private func answer(
        _ diagnostic: Diagnostic, to source: String, line: Int = 7, _ style: TerminalStyle
    ) -> String {
        shown(
            [.cellBegan(index: 4, source: source, line: line), .block(.diagnostic(diagnostic))],
            style)
    }

    @Test func theCaretStandsUnderTheTypedWord() {
        expectText(
            answer(unknownLayer, to: "add Dens 100 relu", TerminalStyle(promptWidth: 12)),
            """
                            ^^^^ there is no layer called Dens
            Did you mean Dense? Layers: Activation, Dense, Dropout, Flatten, LeakyReLU.

            """)
    }

    @Test func aScriptShowsTheLineAgain() {
        expectText(
            answer(unknownLayer, to: "add Dens 100 relu", TerminalStyle(echoesStatements: true)),
            """
            [4] add Dens 100 relu
            line 7 | add Dens 100 relu
                   |     ^^^^ there is no layer called Dens
            Did you mean Dense? Layers: Activation, Dense, Dropout, Flatten, LeakyReLU.

            """)
    }

    @Test func coloursAddNothingToTheWords() {
        let style = TerminalStyle(colour: .ansi256)
        expectText(
            answer(Diagnostic("no", at: unknownLayer.span), to: "add Dens", style),
            """
            ⎋[38;5;244mline 7 | ⎋[0madd Dens
            ⎋[38;5;244m       | ⎋[0m    ⎋[1;38;5;167m^^^^⎋[0m ⎋[38;5;167mno⎋[0m

            """)
        expectText(
            shown(.diagnostic(Diagnostic("careful", severity: .warning)), style),
            """
            ⎋[1;38;5;136mwarning: ⎋[0mcareful

            """)
        expectText(
            shown(.diagnostic(Diagnostic("by the way", severity: .note)), style),
            """
            ⎋[1;38;5;32mnote: ⎋[0mby the way

            """)
    }

    @Test func wideCharactersBeforeThePlaceMoveTheCaret() {
        let place = SourceSpan(line: 1, column: 12, length: 3)
        #expect(
            answer(
                Diagnostic("what is this", at: place), to: "model \"한글\" 모델들", line: 1,
                TerminalStyle(promptWidth: 12))
                == String(repeating: " ", count: 12 + 13) + "^^^^^^ what is this\n")
    }

    @Test func aMessageTooLongForTheLineGoesBelow() {
        expectText(
            answer(unknownLayer, to: "add Dens", TerminalStyle(width: 40, promptWidth: 12)),
            """
                            ^^^^
            there is no layer called Dens
            Did you mean Dense? Layers: Activation,
            Dense, Dropout, Flatten, LeakyReLU.

            """)
    }

    @Test func whateverStandsBetweenMakesTheLineReappear() {
        let events: [OutputEvent] = [
            .cellBegan(index: 4, source: "fit x", line: 1), .block(.text("Training.")),
            .block(.diagnostic(Diagnostic("no", at: SourceSpan(line: 1, column: 5, length: 1)))),
        ]
        expectText(
            shown(events, TerminalStyle(promptWidth: 12)),
            """
            Training.
              fit x
                  ^ no

            """)
    }

    @Test func longStatementsAreCutAroundThePlace() {
        let source =
            String(repeating: "a", count: 600_000) + " Dens "
            + String(repeating: "b", count: 400_000)
        let place = SourceSpan(line: 7, column: 600_002, length: 4)
        expectText(
            answer(Diagnostic("no", at: place), to: source, TerminalStyle(width: 40)),
            """
            line 7 | …aaaaaaaaaaaaaaaa Dens bbbbbbb…
                   |                   ^^^^ no

            """)
    }

    @Test func severalLinesAreCountedFromTheStatementsOwn() {
        #expect(
            answer(
                unknownLayer, to: "repeat 2\n  add Dens\nend", line: 6,
                TerminalStyle(promptWidth: 12)
            )
            .hasPrefix("line 7 |   add Dens\n       |     ^^^^"))
    }

    @Test(arguments: [
        SourceSpan(line: .min, column: .min, length: .max),
        SourceSpan(line: 9, column: 1, length: 1),
        SourceSpan(line: 7, column: .max, length: .max), SourceSpan(line: 0, column: 0, length: 0),
    ])
    func impossiblePlacesAreHarmless(place: SourceSpan) {
        #expect(
            answer(Diagnostic("no", at: place), to: "fit", TerminalStyle(promptWidth: 3))
                .contains("no"))
    }

    @Test func withoutAPlaceTheMessageComesFirst() {
        expectText(
            shown(
                .diagnostic(Diagnostic("The model expects (784,).", hint: "Add\n`add Flatten`."))),
            """
            The model expects (784,).
            Add
            `add Flatten`.

            """)
        expectText(
            shown(.diagnostic(Diagnostic("odd", at: SourceSpan(line: 3, column: 1, length: 1)))),
            """
            line 3: odd

            """)
    }

    @Test func whatDoesNotFitStandsBeneathTheMessage() {
        #expect(
            shown(
                .diagnostic(Diagnostic("the pixels run from 0 to 255", severity: .warning)),
                TerminalStyle(width: 20)) == """
                    warning: the pixels
                             run from 0
                             to 255

                    """)
        // What looks like a sender is a part of the message.
        #expect(
            shown(
                .diagnostic(Diagnostic("coach: the pixels run far", severity: .warning)),
                TerminalStyle(width: 20))
                == "warning: coach: the\n         pixels run\n         far\n")
        #expect(
            shown(.diagnostic(Diagnostic("loss: it is no number")), TerminalStyle(width: 16))
                == "loss: it is no\nnumber\n")
    }
}
