import Output
import Testing

@testable import Rendering

@Suite struct TableLayoutTests {
    private let table = Table(
        title: "Model",
        columns: [.init("layer"), .init("output"), .init("parameters", .right)],
        rows: [["Dense 한글", "(784,) → (100,)", "78,500"], ["Dense", "(100,) → (10,)"]],
        footer: ["in all 79,510"])

    @Test func columnsAreAlignedByDisplayWidth() {
        #expect(
            shown(.table(table)) == """
                Model
                  layer       output           parameters
                  ───────────────────────────────────────
                  Dense 한글  (784,) → (100,)      78,500
                  Dense       (100,) → (10,)
                  ───────────────────────────────────────
                  in all 79,510

                """)
    }

    @Test func narrowAndASCII() {
        #expect(
            shown(.table(table), TerminalStyle(width: 20, unicode: false)) == """
                Model
                layer  output par...
                --------------------
                Den... (78... 78,500
                Dense  (10...
                --------------------
                in all 79,510

                """)
    }

    @Test func coloursAreHeadingAndRule() {
        #expect(
            shown(
                .table(Table(columns: [.init("n", .right)], rows: [["12"]])),
                TerminalStyle(colour: .ansi256)) == """
                    ⎋[1m   n⎋[0m
                      ⎋[38;5;244m──⎋[0m
                      12

                    """)
    }

    @Test func withoutTitlesThereIsNoHeading() {
        #expect(
            shown(.table(Table(columns: [.init("")], rows: [["a"], ["b", "c"]]))) == "  a\n  b  c\n"
        )
    }

    @Test func anEmptyTableIsNothing() {
        #expect(shown(.table(Table(columns: [], rows: []))) == "")
    }
}
