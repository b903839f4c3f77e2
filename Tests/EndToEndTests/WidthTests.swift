import Foundation
import Output
import Rendering
import Synchronization
import Testing

/// Whatever a statement answers is right at every width from 40 to 200 columns, in colour and plain.
@Suite struct WidthTests {
    private static let widths =
        Array(stride(from: 40, to: 105, by: 3)) + [80, 110, 117, 120, 128, 133, 160, 177, 199, 200]
    private static let plain = [
        TerminalStyle(), TerminalStyle(unicode: false),
        TerminalStyle(colour: .trueColour, isLive: true),
        TerminalStyle(colour: .ansi16, isLive: true),
    ]

    /// What every statement of the language answers, once.
    private static let cells: Result<[Cell], any Error> = Result {
        let home = Home()
        let outcome = try Program.run(
            ["run", "--json", "--keep-going", "-"],
            input: try String(
                contentsOf: EveryStatementScript.folder.appending(path: EveryStatementScript.name),
                encoding: .utf8
            ).replacing(/(?m)^quit$/, with: more),
            home: home, folder: try EveryStatementScript.copied(to: home))
        return try outcome.output.split(separator: "\n").filter {
            $0.hasPrefix(#"{"type":"cell""#)
        }.map { try JSONDecoder().decode(Cell.self, from: Data($0.utf8)) }
    }

    /// Answers of other kinds: long ones, mistakes, data of other shapes.
    private static let more = """
        help
        help fit
        help search loss
        help add
        load csv "flowers.csv" target=species
        describe
        shapes
        mistakes 3
        model "a name that is longer than most" Dense(300, leaky_relu), Activation(hard_sigmoid), Dense(3, softmax)
        summary
        compile rmsprop(learning_rate=0.00012345, momentum=0.9)
        fit 3 batch_size=4 validation_split=0.25
        history
        runs
        compare 1 2 3
        plot runs 1 2
        predict 0..3
        activations 0
        weights
        weights 1
        trace 0
        histogram train_input
        counts
        confusion train
        fit lots
        add Dens 100 relu learning_rate=0.1 momentum=0.9 and_much_more=true and_more_of_it=false
        load csv "/a/folder/that/is/not/there/with/a/very/long/path/to/it.csv" target=species
        zahlen = linspace(-1000, 123456.789, 30)
        무게 = [[1, 2, 3], [4, 5, 6]]
        """

    private func lines(_ cell: Cell, _ style: TerminalStyle) -> [String] {
        let collected = Mutex("")
        let renderer = TerminalRenderer(style: style) { text in collected.withLock { $0 += text } }
        renderer.receive(.cellBegan(index: cell.index, source: cell.source, line: cell.line))
        for block in cell.blocks { renderer.receive(.block(block)) }
        return collected.withLock(\.self).withoutEscapes
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func isProgram(_ cell: Cell) -> Bool {
        cell.blocks.contains { if case .program = $0 { true } else { false } }
    }

    private func check(
        _ body: (_ cell: Cell, _ style: TerminalStyle, _ lines: [String]) -> Void
    ) throws {
        let cells = try Self.cells.get()
        #expect(cells.count > 110)
        for width in Self.widths {
            for var style in Self.plain {
                style.width = width
                for cell in cells { body(cell, style, lines(cell, style)) }
            }
        }
    }

    @Test func noLineIsTooWide() throws {
        try check { cell, style, lines in
            for line in lines where DisplayWidth.of(line) > style.width {
                // A text within a program cannot be broken without changing what it says.
                if Self.isProgram(cell), line.contains("f\"") { continue }
                Issue.record("\(style.width) \(cell.source): \(line)")
            }
        }
    }

    /// `accuracy =` at the end of a line has lost its number.
    @Test func noValueIsTornFromItsSign() throws {
        try check { cell, style, lines in
            guard !Self.isProgram(cell) else { return }
            // A stroke of a drawing looks like a sign, but does not follow a name.
            for line in lines where line.firstMatch(of: /[\p{L}\d)\]] =$/) != nil {
                Issue.record("\(style.width) \(cell.source): \(line)")
            }
        }
    }

    /// The words of a table's headings are all there, whole.
    @Test func noHeadingIsBroken() throws {
        try check { cell, style, lines in
            for case .table(let table) in cell.blocks {
                let words = Set(
                    lines.flatMap { $0.split(separator: " ").map(String.init) })
                for word in table.columns.flatMap({ $0.title.split(separator: " ") })
                where !words.contains(String(word)) && style.unicode {
                    Issue.record("\(style.width) \(cell.source): \(word)\n\(lines)")
                }
            }
        }
    }

    /// Words of sentences and headings are whole where they are not longer than a line.
    @Test func noWordIsBroken() throws {
        try check { cell, style, lines in
            let words = Set(lines.flatMap { $0.split(separator: " ").map(String.init) })
            for block in cell.blocks {
                for text in sentences(of: block) where style.unicode {
                    for word in text.split(whereSeparator: \.isWhitespace)
                    where DisplayWidth.of(word) <= style.width - 12 && !words.contains(String(word))
                    {
                        Issue.record("\(style.width) \(cell.source): \(word) of \(text)")
                    }
                }
            }
        }
    }

    private func sentences(of block: Block) -> [String] {
        switch block {
        case .text(let text), .printed(let text), .code(let text): [text]
        case .remark(let remark): [remark.text]
        case .layer(let layer): [layer.title]
        case .values(let values): values.map(\.line)
        case .fitEnd(let end): end.sentences
        case .table(let table): [table.title ?? ""] + table.footer
        case .plot(let plot): plot.remarks
        case .bars(let bars): bars.remarks
        case .matrix(let matrix): matrix.footer
        case .diagnostic(let diagnostic): [diagnostic.hint ?? ""]
        default: []
        }
    }

    /// Measured numbers below each other have as many decimals, so that their points do too.
    @Test func numbersInAColumnShareTheirDecimals() throws {
        for cell in try Self.cells.get() {
            for case .table(let table) in cell.blocks {
                for (index, column) in table.columns.enumerated()
                where column.alignment == .right && column.sparklines == nil {
                    let texts = table.rows.map { $0.indices.contains(index) ? $0[index] : "" }
                    let numbers = texts.filter { $0.wholeMatch(of: /-?[\d,]*\.\d+/) != nil }
                    let decimals = Set(
                        numbers.map { $0.split(separator: ".", maxSplits: 1)[1].count })
                    #expect(decimals.count <= 1, "\(cell.source) \(column.title): \(texts)")
                }
            }
        }
    }
}
