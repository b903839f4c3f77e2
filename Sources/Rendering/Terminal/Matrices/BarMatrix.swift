import Output
import Wording

/// Shares between 0 and 1, each with a bar: `6 Shirt   0.61 ██████▏`.
struct BarMatrix {
    private static let figure = 4
    /// Columns between a bar and the next figure.
    private static let gap = 2

    private let matrix: Matrix
    private let style: TerminalStyle
    private let headings: RowHeadings
    /// Columns of a whole bar; 0 where there is no room for any.
    private let bar: Int
    /// Columns of a figure with its bar.
    private let cell: Int

    /// - Returns: nil where not even the figures have room.
    init?(_ matrix: Matrix, _ style: TerminalStyle) {
        let room = style.width - MatrixLayout.margin(style)
        let count = matrix.columns.labels.count
        let names = matrix.rows.names.map { DisplayWidth.of($0) }.max() ?? 0
        let label = matrix.columns.labels.map { DisplayWidth.of($0) }.max() ?? 0
        let free = (room - min(28, names + 4)) / count - Self.figure - Self.gap - 1
        bar = free < 4 ? 0 : min(16, free)
        cell = max(Self.figure + (bar > 0 ? bar + 1 : 0), min(label, 9))
        guard
            let headings = RowHeadings(
                matrix.rows, room: room - count * (cell + Self.gap), ellipsis: style.ellipsis)
        else { return nil }
        self.headings = headings
        self.matrix = matrix
        self.style = style
    }

    var lines: [Line] {
        let titles = matrix.columns.labels.map { Line($0, .heading) }
        return [titles.reduce(.spaces(headings.width)) { $0 + placed($1) }]
            + matrix.values.enumerated().map { index, values in
                values.reduce(headings.line(index)) { $0 + placed(shown($1)) }
            }
    }

    private func placed(_ line: Line) -> Line {
        let shown = WordWrap.clip(line, to: cell, ellipsis: style.ellipsis)
        return shown + .spaces(cell - shown.width + Self.gap)
    }

    private func shown(_ value: Double) -> Line {
        guard value.isFinite else { return Line(style.unicode ? "–" : "-") }
        let text = Line(fixed(value, 2))
        guard bar > 0, text.width <= Self.figure else { return text }
        return text + Line(" ")
            + Line(
                style.bar(value, columns: bar, showsLeast: false), TextStyle(foreground: .series(0))
            )
    }
}
