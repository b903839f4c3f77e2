import Figures
import Output
import Wording

/// A matrix in shades alone, two columns of the screen a square.
///
/// What has more rows or columns than the screen has room for is drawn with several of them in one
/// square: of counts their sum, of weights the one that lies farthest from 0.
struct ShadeMatrix {
    private static let mostRows = 50
    private static let square = 2

    private let matrix: Matrix
    private let style: TerminalStyle
    /// Rows and columns in one square.
    private let every: (rows: Int, columns: Int)
    private let headings: RowHeadings?

    init(_ matrix: Matrix, _ style: TerminalStyle) {
        self.matrix = matrix
        self.style = style
        let room = style.width - MatrixLayout.margin(style)
        let (rows, columns) = (matrix.rows.labels.count, matrix.columns.labels.count)
        // Seven columns are kept for the labels of the rows.
        let fitting = max(1, (room - 7) / Self.square)
        let tall = max(1, (rows + Self.mostRows - 1) / Self.mostRows)
        let wide = max(1, (columns + fitting - 1) / fitting)
        // A diagonal stays one.
        every = matrix.isSquare ? (max(tall, wide), max(tall, wide)) : (tall, wide)
        let drawn = (columns + every.columns - 1) / every.columns
        headings = RowHeadings(
            matrix.rows, room: room - drawn * Self.square, every: every.rows,
            ellipsis: style.ellipsis)
    }

    var lines: [Line] {
        let squares = matrix.shares(every: every)
        let tone = MatrixTone(matrix, style)
        let width = style.width - MatrixLayout.margin(style)
        var lines = matrix.axesLine(width: width)
        lines.append(.spaces(headings?.width ?? 0) + columnLabels(squares.first?.count ?? 0))
        for (row, shares) in squares.enumerated() {
            let drawn = shares.enumerated().map { column, share in
                let isRight = matrix.isSquare && row == column
                let glyph = tone.isTinted ? " " : tone.glyph(share)
                return Span(
                    text: String(repeating: glyph, count: Self.square),
                    ink: tone.ink(share, isRight: isRight))
            }
            lines.append((headings?.line(row) ?? Line()) + Line(drawn))
        }
        let note = every == (1, 1) ? [] : WordWrap.lines(of: Line(pooling, .quiet), width: width)
        return lines + note + WordWrap.lines(of: tone.legend, width: width)
    }

    /// What a square holds where it holds more than one number.
    private var pooling: String {
        let content =
            areCounts ? "their sum is drawn" : "the one farthest from 0 is drawn"
        let rows = counted(every.rows, "row")
        let columns = counted(every.columns, "column")
        return "each square holds \(rows) and \(columns): \(content)"
    }

    private var areCounts: Bool { matrix.shading == .shareOfRow }

    /// A label over every square that has room for it.
    private func columnLabels(_ count: Int) -> Line {
        let labels = (0..<count).map { matrix.columns.labels[$0 * every.columns] }
        let widest = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let step = max(1, (widest + Self.square) / Self.square)
        guard widest <= 12 else { return Line() }
        var text = ""
        for place in stride(from: 0, to: count, by: step) {
            text += labels[place]
            let space = min(step, count - place) * Self.square - DisplayWidth.of(labels[place])
            text += String(repeating: " ", count: max(0, space))
        }
        return WordWrap.clip(
            Line(text, .heading), to: count * Self.square, ellipsis: style.ellipsis)
    }
}
