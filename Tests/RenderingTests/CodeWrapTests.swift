import Output
import TestSupport
import Testing

@testable import Rendering

@Suite struct CodeWrapTests {
    private func wrapped(_ text: String, _ width: Int) -> String {
        CodeWrap.lines(of: text.paragraphs, width: width).joined(separator: "\n")
    }

    @Test func whatFitsStays() {
        let text = "  a  (2,)   b\n\nend"
        #expect(wrapped(text, 13) == text)
    }

    @Test func arraysStayInColumns() {
        expectText(
            wrapped(
                "x = [0.         0.02564103 0.05128205\n     0.07692308 0.1025641  1.        ]", 27),
            """
            x = [0.         0.02564103
                 0.05128205
                 0.07692308 0.1025641
                 1.        ]
            """)
        expectText(
            wrapped("[[1 2 3 4 5 6]\n [7 8 9 0 1 2]]", 11),
            """
            [[1 2 3 4 5
              6]
             [7 8 9 0 1
             2]]
            """)
    }

    @Test func aWideGapComesFirst() {
        expectText(
            wrapped(
                "  2  Dense relu         (784,) → (16,)        784·16 + 16 = 12,560 parameters", 60),
            """
              2  Dense relu         (784,) → (16,)
                  784·16 + 16 = 12,560 parameters
            """)
    }

    @Test func aValueStaysWithItsSign() {
        expectText(
            wrapped("m: 0.9 · -0.03731 + 0.1 · -0.1777 = -0.05135", 40),
            """
            m: 0.9 · -0.03731 + 0.1 · -0.1777
                = -0.05135
            """)
        expectText(
            WordWrap.lines(of: "so the loss is -ln(0.3314) = 1.1044.", width: 30),
            """
            so the loss is -ln(0.3314)
            = 1.1044.
            """)
        expectText(
            WordWrap.lines(of: "train (1000, 784), val (59000, 28, 28).", width: 36),
            """
            train (1000, 784), val
            (59000, 28, 28).
            """)
        expectText(
            WordWrap.lines(of: "at epoch 1: loss 1.2514  accuracy 0.5590.", width: 22),
            """
            at epoch 1:
            loss 1.2514
            accuracy 0.5590.
            """)
        // Longer than a line, it is broken all the same.
        expectText(
            WordWrap.lines(of: "(1, 2, 3, 4)", width: 8),
            """
            (1, 2,
            3, 4)
            """)
    }

    @Test func nothingIsTooWideOrLost() {
        let texts = [
            "[[[", "] ] ]", "a = = = b", String(repeating: "x", count: 50), "   ", "",
            "    deep = [1, 2, [3, 4, 5, 6], 7, 8, 9]   and more of it",
            "한글 한글 한글 = 한글",
        ]
        for width in 4...30 {
            for text in texts {
                let lines = CodeWrap.lines(of: [text], width: width)
                #expect(lines.allSatisfy { DisplayWidth.of($0) <= width || $0.count <= 1 })
                #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
            }
        }
    }

    @Test func anEchoedStatementIsBroken() {
        expectText(
            shown(
                [
                    .cellBegan(
                        index: 7, source: "fit 3 batch_size=64 validate shuffle=false", line: 1)
                ],
                TerminalStyle(width: 30, echoesStatements: true)),
            """
            [7] fit 3 batch_size=64
                    validate shuffle=false

            """)
    }
}

@Suite struct PythonWrapTests {
    private let program = """
        train_input, val_input, train_target, val_target = train_test_split(
            train_input, train_target, test_size=59000, random_state=42
        )
        opener = gzip.open if os.path.exists("a b c" + ".gz") else open
        # A remark that is longer than the line goes on as a remark.
            loss = "sparse_categorical_crossentropy"  # said twice
        """

    @Test func aProgramStaysTheSame() {
        let lines = PythonWrap.lines(of: program.paragraphs, width: 40)
        expectText(
            lines.joined(separator: "\n"),
            #"""
            train_input, val_input, train_target, \
                val_target = train_test_split(
                train_input, train_target,
                    test_size=59000, random_state=42
            )
            opener = gzip.open if os.path.exists(
                "a b c" + ".gz") else open
            # A remark that is longer than the line
            # goes on as a remark.
                loss = \
                   "sparse_categorical_crossentropy"  # said twice
            """#)
    }

    @Test(arguments: [20, 40, 60, 78])
    func joinedAgainItIsTheSame(width: Int) {
        let lines = PythonWrap.lines(of: program.paragraphs, width: width)
        func bare(_ text: String) -> String { text.filter { !" \n".contains($0) } }
        let joined = lines.map { $0.hasSuffix(" \\") ? String($0.dropLast(2)) : $0 }
        let remarks = joined.filter { $0.hasPrefix("# ") }.dropFirst()
        let text = joined.map { remarks.contains($0) ? String($0.dropFirst(2)) : $0 }
        #expect(bare(text.joined()) == bare(program))
    }

    @Test func jsonNamesTheLanguage() {
        let cell = Cell(index: 1, source: "keras", line: 1, blocks: [.program("import keras")])
        #expect(
            json([.cellEnded(cell)]).contains(
                #"{"type":"code","language":"python","text":"import keras"}"#))
    }
}
