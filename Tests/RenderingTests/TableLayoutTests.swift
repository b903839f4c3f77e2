import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct TableLayoutTests {
    private let table = Table(
        title: "Model",
        columns: [.init("layer"), .init("output"), .init("parameters", .right)],
        rows: [["Dense 한글", "(784,) → (100,)", "78,500"], ["Dense", "(100,) → (10,)"]],
        footer: ["in all 79,510"])

    @Test func columnsAreAlignedByDisplayWidth() {
        expectText(
            shown(.table(table)),
            """
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
        expectText(
            shown(.table(table), TerminalStyle(width: 20, unicode: false)),
            """
            Model
            layer  output
            ----------------
            Dense  (784,)
            한글   -> (100,)
            Dense  (100,)
                   -> (10,)

            layer  parameters
            -----------------
            Dense      78,500
            한글
            Dense
            -----------------
            in all 79,510

            """)
    }

    private let trace = Table(
        title: "what each layer puts out",
        columns: [
            .init("weights"), .init("shape"), .init("typical weight", .right),
            .init("gradient", .right), .init("rate · gradient", .right),
            .init("untouched", .right),
        ],
        rows: [
            ["hidden.kernel", "(784, 16)", "0.0536", "0.0288", "2.88e-05", "83%"],
            ["dense.bias", "(10,)", "0.0334", "0.2320", "2.32e-04", "0%"],
        ])

    @Test func headingsAreBrokenBetweenWords() {
        expectText(
            shown(.table(trace), TerminalStyle(width: 72)),
            """
            what each layer puts out
                                        typical                  rate
              weights        shape       weight  gradient  · gradient  untouched
              ──────────────────────────────────────────────────────────────────
              hidden.kernel  (784, 16)   0.0536    0.0288    2.88e-05        83%
              dense.bias     (10,)       0.0334    0.2320    2.32e-04         0%

            """)
    }

    @Test func aFewColumnsAtATime() {
        expectText(
            shown(.table(trace), TerminalStyle(width: 40)),
            """
            what each layer puts out
                                        typical
              weights        shape       weight
              ─────────────────────────────────
              hidden.kernel  (784, 16)   0.0536
              dense.bias     (10,)       0.0334

                                             rate
              weights        gradient  · gradient
              ───────────────────────────────────
              hidden.kernel    0.0288    2.88e-05
              dense.bias       0.2320    2.32e-04

              weights        untouched
              ────────────────────────
              hidden.kernel        83%
              dense.bias            0%

            """)
    }

    @Test func textsAreBrokenAndPreviewsAreCut() {
        let cells = Table(
            columns: [.init("cell", .right), .init("statement"), .init("answer", isPreview: true)],
            rows: [
                ["12", "fit 20 batch_size=64 validate", "epoch 20/20  loss 0.3982  accuracy 0.86"]
            ])
        expectText(
            shown(.table(cells), TerminalStyle(width: 48)),
            """
              cell  statement      answer
              ──────────────────────────────────────────────
                12  fit 20         epoch 20/20  loss 0.3982…
                    batch_size=64
                    validate

            """)
        // Numbers are whole or not there.
        for width in 40...100 {
            let text = shown(.table(trace), TerminalStyle(width: width))
            for number in ["0.0536", "2.88e-05", "83%"] { #expect(text.contains(number)) }
            for word in ["typical", "gradient", "untouched"] { #expect(text.contains(word)) }
            #expect(!text.contains("…"))
        }
    }

    @Test func rowsWithoutHeadingsFlow() {
        let rows = Table(
            columns: Array(repeating: .init(""), count: 3),
            rows: [["fashion_mnist", "70,000 pictures", "/home/me/.cache/bobbin/fashion_mnist"]])
        expectText(
            shown(.table(rows), TerminalStyle(width: 44)),
            """
              fashion_mnist  70,000 pictures
                  /home/me/.cache/bobbin/fashion_mnist

            """)
    }

    @Test func hostileTablesAreBounded() {
        let word = String(repeating: "a", count: 10_000)
        let table = Table(
            columns: [.init(word), .init("n", .right), .init(word)],
            rows: [[word, word, word], ["1"]], footer: [])
        for width in [10, 40, 80, 200] {
            let lines = TableLayout(style: TerminalStyle(width: width)).lines(for: table)
            #expect(lines.allSatisfy { $0.width <= width })
            #expect(lines.count < 60)
        }
        let many = Table(
            columns: (0..<60).map { .init("column \($0)", .right) },
            rows: Array(repeating: Array(repeating: "123,456", count: 60), count: 300))
        let time = ContinuousClock().measure {
            #expect(
                TableLayout(style: TerminalStyle()).lines(for: many).allSatisfy { $0.width <= 80 })
        }
        #expect(time < .seconds(2))  // an unoptimized build on a shared machine
    }

    @Test func coloursAreHeadingAndRule() {
        expectText(
            shown(
                .table(Table(columns: [.init("n", .right)], rows: [["12"]])),
                TerminalStyle(colour: .ansi256)),
            """
            ⎋[1m   n⎋[0m
              ⎋[38;5;244m──⎋[0m
              12

            """)
    }

    @Test func withoutTitlesThereIsNoHeading() {
        expectText(
            shown(.table(Table(columns: [.init("")], rows: [["a"], ["b", "c"]]))),
            """
              a
              b  c

            """)
    }

    @Test func anEmptyTableIsNothing() {
        #expect(shown(.table(Table(columns: [], rows: []))) == "")
    }
}

/// Columns of numbers, shapes, bars and letters of two columns.
@Suite struct TableCellTests {
    private let table = Table(
        columns: [.init(""), .init(""), .init("", .right), .init("", shares: [1, 0.25, nil])],
        cells: [
            ["한글", .shape([60000, 28, 28]), .count(78510), ""],
            ["e\u{301}", .shape([100]), .init("0.5000", 0.5), ""],
            ["plain", .shape([]), .number(1200), ""],
        ])

    @Test func cellsAreWrittenByTheirKind() {
        #expect(
            shown(.table(table)) == """
                  한글   (60000, 28, 28)  78,510  ████████████████████████
                  e\u{301}      (100,)           0.5000  ██████
                  plain  ()                 1200

                """)
        #expect(
            shown(.table(table), TerminalStyle(width: 50, unicode: false)) == """
                  한글   (60000, 28, 28)  78,510  ###############
                  e\u{301}      (100,)           0.5000  ####
                  plain  ()                 1200

                """)
    }

    @Test func columnsStandBeneathEachOtherAtAnyWidth() {
        for width in 40...200 {
            let lines = TableLayout(style: TerminalStyle(width: width)).lines(for: table)
            #expect(lines.allSatisfy { $0.width <= width }, "\(width)")
            guard lines.count == 3 else { continue }
            let starts = lines.map { line in
                DisplayWidth.of(line.text.prefix { $0 != "(" })
            }
            #expect(Set(starts).count == 1, "\(width): \(starts)")
        }
    }

    @Test func aNumberThatIsNoneHasNoValue() {
        #expect(Table.Cell("nan", .nan).value == nil)
        #expect(Table.Cell("words").value == nil)
        #expect(Table.Cell.count(-1200) == Table.Cell("-1,200", .whole(-1200)))
    }
}
