import Diagnostics
import Output
import Testing
import Wording

@testable import Rendering

/// A small generator with a seed, so that a failure can be seen again.
private struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Whatever the text, no line is too wide and no escape but our own reaches the terminal.
@Suite struct RandomTextTests {
    private static let pieces: [String] = [
        " ", "  ", "a", "word", "longer_name", "한글", "ᄒ", "\u{1161}", "日本", "。", "👩‍👧", "🇰🇷",
        "\u{200D}",
        "\u{FE0F}", "❤", "1", "e\u{301}", "\u{301}", "\u{1B}[31m", "\u{1B}]0;t\u{7}", "\u{9B}2J",
        "\r",
        "\r\n", "\n", "\t", "\u{0}", "\u{202E}", "\u{2028}", "**", "*", "`", "```", "[a](b)", "#",
        "- ",
        "> ", "1. ", "|", "\\", "---", "coach: ", "→", "·", "क्षि",
    ]

    private func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...40, using: &generator)).reduce(into: "") { text, _ in
            text += Self.pieces.randomElement(using: &generator) ?? ""
        }
    }

    private func style(_ generator: inout SeededGenerator) -> TerminalStyle {
        TerminalStyle(
            width: Int.random(in: 10...130, using: &generator),
            colour: [.none, .ansi16, .ansi256, .trueColour].randomElement(using: &generator)
                ?? .none,
            isLive: Bool.random(using: &generator), unicode: Bool.random(using: &generator),
            echoesStatements: Bool.random(using: &generator),
            promptWidth: Bool.random(using: &generator)
                ? Int.random(in: 0...20, using: &generator) : nil)
    }

    private func blocks(_ generator: inout SeededGenerator) -> [Block] {
        let column = Table.Column(text(&generator), .right)
        let place = SourceSpan(
            line: 1, column: .random(in: -2...60, using: &generator),
            length: .random(in: 0...30, using: &generator))
        return [
            .text(text(&generator)), .prose(text(&generator)),
            .table(
                Table(
                    title: text(&generator), columns: [column, Table.Column(text(&generator))],
                    rows: [[text(&generator)], [text(&generator), text(&generator), "1"]],
                    footer: [text(&generator)])),
            .remark(Remark(from: .coach, text(&generator))),
            .layer(
                LayerLine(
                    number: 12, title: text(&generator),
                    shapes: .init(input: [28, 28], output: [784]), arrays: [[784, 100], [100]])),
            .values([
                NamedValue(text(&generator), text(&generator)), NamedValue("", text(&generator)),
            ]),
            .fitEnd(
                FitEnd(
                    run: 1, reason: .earlyStopping, epoch: 3, steps: 2, weights: .bestEpoch,
                    monitor: text(&generator), bestEpoch: 2)),
            .diagnostic(Diagnostic(text(&generator), hint: text(&generator), at: place)),
            .check(CheckReport(step: text(&generator), passed: true, message: text(&generator))),
            .epoch(
                EpochReport(
                    run: 1, epoch: 1, epochs: 2, steps: 3, seconds: 1,
                    metrics: [MetricValue(text(&generator), 1)])),
            .evaluation(
                Evaluation(
                    on: text(&generator), examples: 1, metrics: [MetricValue(text(&generator), 1)])),
            .pictures([
                Picture(
                    width: 3, height: 3, shades: Array(repeating: 99, count: 9),
                    caption: text(&generator), description: text(&generator))
            ]),
        ]
    }

    private func matrix(_ generator: inout SeededGenerator) -> Matrix {
        func axis(_ count: Int) -> Matrix.Axis {
            let labels = (0..<count).map {
                Bool.random(using: &generator) ? "\($0)" : text(&generator)
            }
            let names = labels.map { _ in text(&generator) }
            return Matrix.Axis(
                text(&generator), labels: labels, names: Bool.random(using: &generator) ? names : []
            )
        }
        let most = Int.random(in: 0..<20, using: &generator) == 0 ? 40 : 6
        let size = Int.random(in: 0...most, using: &generator)
        let (rows, columns) = (axis(size), axis(Int.random(in: 0...most, using: &generator)))
        let odd: [Double] = [0, 1, -0.5, 1e9, -1e300, .nan, .infinity, 12_345, 0.001, 1e-9]
        return Matrix(
            title: text(&generator), rows: rows, columns: columns,
            values: filled(rows.labels.count, columns.labels.count) { _, _ in
                odd.randomElement(using: &generator) ?? 0
            },
            shading: [.shareOfRow, .diverging, .zeroToOne].randomElement(using: &generator)
                ?? .diverging, footer: [text(&generator)])
    }

    @Test(arguments: 0..<20)
    func everyLineOfAMatrixFits(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<60 {
            let style = style(&generator)
            let block = Block.matrix(matrix(&generator))
            for line in written(block, answering: "x", style).split(separator: "\n") {
                #expect(
                    DisplayWidth.of(line) <= style.width,
                    "\(style) \(line.debugDescription) of \(block)")
            }
        }
    }

    @Test(arguments: 0..<20)
    func everyLineFits(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<60 {
            let style = style(&generator)
            let source = text(&generator)
            for block in blocks(&generator) {
                let written = written(block, answering: source, style)
                for line in written.split(separator: "\n") {
                    // Code in prose is verbatim, and an echoed statement stands as it was typed.
                    if case .prose = block, line.hasPrefix("    ") || !isProse(line) { continue }
                    #expect(
                        DisplayWidth.of(line) <= style.width,
                        "\(style) \(line.debugDescription) of \(block)")
                }
            }
        }
    }

    /// What a block writes without our own escapes, checking that there are no others.
    private func written(_ block: Block, answering source: String, _ style: TerminalStyle) -> String
    {
        let collected = Collected()
        var style = style
        style.echoesStatements = false
        let renderer = TerminalRenderer(style: style) { collected.add($0) }
        renderer.receive(.cellBegan(index: 1, source: source, line: 1))
        renderer.receive(.block(block))
        let text = collected.text.replacing(
            /\u{1B}\[[0-9;]*m/.matchingSemantics(.unicodeScalar), with: "")
        #expect(!text.unicodeScalars.contains { $0 != "\n" && UnsafeText.isUnsafe($0) })
        return text
    }

    /// Tables and HTML are outside the subset of Markdown and are printed as they are.
    private func isProse(_ line: Substring) -> Bool {
        let start = line.drop { $0 == " " }.first
        return start != "|" && start != "<"
    }

    @Test(arguments: 0..<20)
    func wrappingLosesNothing(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<100 {
            let text = Sanitizer(unicode: true).clean(text(&generator))
            let width = Int.random(in: 4...60, using: &generator)
            let lines = WordWrap.lines(of: text, width: width, indent: 3)
            #expect(
                lines.allSatisfy { DisplayWidth.of($0) <= width },
                "\(width): \(text.debugDescription) \(lines)")
            let before = text.unicodeScalars.filter { $0 != " " && $0 != "\n" }
            let after = lines.joined().unicodeScalars.filter { $0 != " " }
            #expect(Array(before) == Array(after))
        }
    }

    @Test func manyThreadsWriteWholeLines() async {
        let collected = Collected()
        let renderer = TerminalRenderer(style: TerminalStyle()) { collected.add($0) }
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<100 { renderer.receive(.block(.text("one line"))) }
                }
            }
        }
        #expect(collected.text == String(repeating: "one line\n", count: 800))
    }
}
