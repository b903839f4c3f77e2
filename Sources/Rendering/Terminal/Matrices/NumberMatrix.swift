import Figures
import Output
import Wording

/// A matrix with its figures, in columns of one width under their labels.
struct NumberMatrix {
    /// What stands in the cells, and how far apart.
    struct Form {
        var isPercent = false
        /// Whether columns stand under names rather than under labels.
        var usesNames = false
        /// Columns of a cell beside its figure.
        var padding = 2
        /// Whether columns that do not fit stand beneath, some at a time.
        var isBroken = false

        /// The best first.
        static func all(for shading: Matrix.Shading) -> [Form] {
            if shading == .diverging {
                return [Form(), Form(isBroken: true)]
            }
            return [
                Form(usesNames: true), Form(), Form(padding: 1), Form(isPercent: true),
                Form(isPercent: true, padding: 1),
            ]
        }
    }

    /// Figures of more rows than these are no longer read.
    private static let mostRows = 25
    private static let mostColumns = 30
    private static let mostNamed = 12
    private static let mostLines = 60

    private let matrix: Matrix
    private let form: Form
    private let style: TerminalStyle
    private let texts: [[String]]
    private let headings: [String]
    private let rowHeadings: RowHeadings
    /// Columns of the widest figure.
    private let figure: Int
    /// Columns of one column of the matrix, the space before it included.
    private let cell: Int
    /// Matrix columns that stand side by side.
    private let perLine: Int
    private let tone: MatrixTone

    /// - Returns: nil where the matrix does not fit in this form.
    init?(_ matrix: Matrix, _ form: Form, _ style: TerminalStyle) {
        let columns = matrix.columns
        guard matrix.rows.labels.count <= Self.mostRows else { return nil }
        if form.usesNames {
            guard !columns.names.isEmpty, columns.names.count <= Self.mostNamed else { return nil }
        }
        headings = form.usesNames ? columns.names : columns.labels
        texts =
            form.isPercent
            ? MatrixFigures.percents(matrix, style) : MatrixFigures.texts(matrix, style)
        let widest = (form.isPercent ? [] : texts.joined().map { DisplayWidth.of($0) }).max() ?? 2
        figure = widest
        let heading = headings.map { DisplayWidth.of($0) }.max() ?? 0
        cell = max(figure, heading) + form.padding
        let room = style.width - MatrixLayout.margin(style)
        let fitting =
            form.isBroken
            ? max(1, min(columns.labels.count, (room - 12) / cell)) : columns.labels.count
        perLine = fitting
        guard cell <= 16, columns.labels.count <= Self.mostColumns * (form.isBroken ? 4 : 1),
            (columns.labels.count + fitting - 1) / fitting * matrix.rows.labels.count
                <= Self.mostLines,
            let found = RowHeadings(
                matrix.rows, room: room - fitting * cell, ellipsis: style.ellipsis)
        else { return nil }
        rowHeadings = found
        tone = MatrixTone(matrix, style)
        self.matrix = matrix
        self.form = form
        self.style = style
    }

    var isPercent: Bool { form.isPercent }
    var hasWholeNames: Bool { rowHeadings.isWhole }

    var lines: [Line] {
        let count = matrix.columns.labels.count
        var lines = matrix.axesLine(width: style.width - MatrixLayout.margin(style))
        for start in stride(from: 0, to: count, by: perLine) {
            if start > 0 { lines.append(Line()) }
            let columns = start..<min(start + perLine, count)
            lines.append(.spaces(rowHeadings.width) + heading(columns))
            lines += matrix.values.indices.map { rowHeadings.line($0) + row($0, columns) }
        }
        var notes = form.isPercent ? [Line("figures: % of the row", .quiet)] : []
        if matrix.shading == .shareOfRow || tone.isTinted { notes.append(tone.legend) }
        let width = style.width - MatrixLayout.margin(style)
        lines += notes.flatMap { WordWrap.lines(of: $0, width: width) }
        return lines
    }

    /// Columns behind a figure: in a coloured cell it does not touch the edge.
    private var behind: Int { tone.isTinted && form.padding > 1 ? 1 : 0 }

    private func heading(_ columns: Range<Int>) -> Line {
        columns.reduce(into: Line()) { line, column in
            let text = headings[column]
            line += .spaces(cell - DisplayWidth.of(text) - behind) + Line(text, .heading)
            line += .spaces(behind)
        }
    }

    private func row(_ row: Int, _ columns: Range<Int>) -> Line {
        columns.reduce(into: Line()) { line, column in
            let share = tone.share(row, column)
            let text = texts[row][column]
            var shown =
                String(repeating: " ", count: max(0, figure - DisplayWidth.of(text))) + text
            // A figure such as 100 may fill the whole of a narrow cell.
            if matrix.shading == .shareOfRow, !tone.isTinted, DisplayWidth.of(shown) < cell {
                shown = String(tone.glyph(share)) + shown
            }
            let space = String(repeating: " ", count: behind)
            let lead = String(
                repeating: " ", count: max(0, cell - behind - DisplayWidth.of(shown)))
            let ink = tone.ink(share, isRight: matrix.isSquare && row == column)
            line += Line(lead + shown + space, ink)
        }
    }
}

/// The numbers of a matrix as texts.
enum MatrixFigures {
    /// Counts whole, nothing as a dot; weights with as many decimals as the largest needs.
    static func texts(_ matrix: Matrix, _ style: TerminalStyle) -> [[String]] {
        if matrix.shading == .diverging {
            return NumberColumn.alike(matrix.values)
        }
        return matrix.values.map { row in
            row.map { value in
                value == 0
                    ? dot(style)
                    : Int(exactly: value).map(String.init) ?? metricText(value)
            }
        }
    }

    /// Hundredths of the row, rounded down from 99 on, so that 100 is all of it; nothing as a dot.
    static func percents(_ matrix: Matrix, _ style: TerminalStyle) -> [[String]] {
        zip(matrix.values, matrix.rowTotals).map { row, total in
            row.map { value in
                guard value > 0, total > 0 else { return dot(style) }
                let percent = min(999, value / total * 100)
                return percent < 0.5
                    ? "<1" : percent >= 99 ? "\(Int(percent))" : "\(Int(percent.rounded()))"
            }
        }
    }

    private static func dot(_ style: TerminalStyle) -> String { style.unicode ? "·" : "." }
}
