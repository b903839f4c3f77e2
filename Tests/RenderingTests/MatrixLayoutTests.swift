import Foundation
import Output
import TestSupport
import Testing

@testable import Rendering

/// Rows of numbers, each computed from its place.
func filled(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> [[Double]] {
    (0..<rows).map { row in (0..<columns).map { column in value(row, column) } }
}

/// Matrices as text and as colours.
@Suite struct MatrixLayoutTests {
    static let clothes = [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
    ]

    /// Ten classes of 1,000 and more; some of each third class were taken for another.
    static let confusion: Matrix = {
        let values = filled(10, 10) { row, column in
            if row == column { return Double(1042 - 80 * (row % 7)) }
            return (row * 7 + column * 13) % 5 == 0 ? Double(row * column * 3) : 0
        }
        let labels = (0..<10).map(String.init)
        return Matrix(
            title: "val: who was taken for whom",
            rows: .init("right answer", labels: labels, names: clothes),
            columns: .init("said", labels: labels, names: clothes), values: values,
            shading: .shareOfRow, footer: ["That is all."])
    }()

    static let figures = Matrix(
        rows: .init("class", labels: (0..<10).map(String.init), names: clothes),
        columns: .init("figure", labels: ["recall", "precision"]),
        values: filled(10, 2) { row, column in
            column == 1 && row == 3 ? .nan : 1 - Double(row * 7 % 10) / 9
        }, shading: .zeroToOne)

    static let weights = Matrix(
        rows: .init(
            "input", labels: ["sepal_length", "sepal_width", "petal_length", "petal_width"]),
        columns: .init("unit", labels: (0..<16).map(String.init)),
        values: filled(4, 16) { row, column in Double((row * 16 + column) * 29 % 67 - 33) / 100 },
        shading: .diverging)

    static func many(_ count: Int) -> Matrix {
        let labels = (0..<count).map(String.init)
        return Matrix(
            rows: .init("right answer", labels: labels), columns: .init("said", labels: labels),
            values: filled(count, count) { row, column in
                row == column ? 50 : (row * column) % 37 == 3 ? 9 : 0
            }, shading: .shareOfRow)
    }

    @Test(arguments: [40, 60, 80, 120]) func plainForms(width: Int) throws {
        var text = ""
        for matrix in [Self.confusion, Self.figures, Self.weights, Self.many(100)] {
            text += shown(.matrix(matrix), TerminalStyle(width: width)) + "\n"
        }
        text += shown(.matrix(Self.confusion), TerminalStyle(width: width, unicode: false))
        try expectFile("Golden/matrices-\(width).txt", says: text)
        #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= width })
    }
}
