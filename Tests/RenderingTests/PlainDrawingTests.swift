import Output
import TestSupport
import Testing

@testable import Rendering

/// The plain forms of what is drawn by no test of its own: rows of pictures, tables with small curves.
@Suite struct PlainDrawingTests {
    /// A shoe-like shape, darker from one to the next.
    private static func picture(_ number: Int, caption: String) -> Picture {
        let shades = (0..<784).map { place -> UInt8 in
            let (row, column) = (place / 28, place % 28)
            return row > 20 - column / 3 && row < 24 ? UInt8(90 + 30 * number) : 0
        }
        return Picture(
            width: 28, height: 28, shades: shades, caption: caption,
            description: "train \(number): \(caption.split(separator: "\n")[0])")
    }

    private static let history = Table(
        columns: [
            .init("figure"), .init("curve", sparklines: [falling, rising]), .init("first", .right),
            .init("last", .right), .init("best", .right), .init("in epoch", .right),
        ],
        rows: [
            ["loss", "", "0.7311", "0.2801", "0.2790", "18"],
            ["val_accuracy", "", "0.5512", "0.8712", "0.8790", "12"],
        ], footer: ["`plot loss` draws them."])
    private static let falling = Sparkline((1...40).map { 1 / Double($0) })
    private static let rising = Sparkline((1...40).map { $0 == 7 ? nil : 1 - 1 / Double($0) })

    @Test(arguments: [40, 60, 80, 120]) func plainForms(width: Int) throws {
        let shown5 = (0..<5).map { Self.picture($0, caption: "7 Sneaker") }
        let mistakes = (0..<3).map { Self.picture($0, caption: "test \($0)\n99.8% Bag\nis Sandal") }
        let blocks: [Block] = [.pictures(shown5), .pictures(mistakes), .table(Self.history)]
        let text = blocks.flatMap { block in
            [true, false].map { shown(block, TerminalStyle(width: width, unicode: $0)) }
        }.joined(separator: "\n")
        try expectFile("Golden/pictures-and-tables-\(width).txt", says: text)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
    }

    /// Narrower columns are better than names that are cut.
    @Test func namesAreWholeWhereTheyCanBe() {
        let names = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt"]
        let labels = names.indices.map(String.init)
        let matrix = Matrix(
            title: "test", rows: .init("right answer", labels: labels, names: names),
            columns: .init("said", labels: labels, names: names),
            values: names.map { _ in names.map { _ in 123 } }, shading: .shareOfRow)
        for width in 44...80 {
            let text = shown(.matrix(matrix), TerminalStyle(width: width))
            #expect(text.contains("0 T-shirt/top"), "\(width): \(text)")
        }
    }
}
