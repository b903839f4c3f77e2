import Output

/// Lays out a matrix: its figures in shaded cells where they fit, else shades alone.
///
/// Counts that are too wide become hundredths of their row; weights that are too many for one line
/// are shown some columns at a time; what is larger than the screen is drawn with several rows and
/// columns in one square, which is said.
struct MatrixLayout {
    var style: TerminalStyle

    /// Columns left of a matrix, where there is room for them.
    static func margin(_ style: TerminalStyle) -> Int { style.width >= 40 ? 2 : 0 }

    func lines(for matrix: Matrix) -> [Line] {
        var lines =
            matrix.title.map { WordWrap.lines(of: Line($0, .heading), width: style.width) } ?? []
        if !matrix.rows.labels.isEmpty, !matrix.columns.labels.isEmpty {
            let margin = Line.spaces(Self.margin(style))
            lines += body(matrix).map { (margin + $0).withoutTrailingSpaces() }
        }
        for text in matrix.footer.flatMap(\.paragraphs) {
            let margin = Self.margin(style)
            lines += WordWrap.lines(
                of: .spaces(margin) + Line(text), width: style.width, indent: margin)
        }
        return lines
    }

    private func body(_ matrix: Matrix) -> [Line] {
        if matrix.shading == .zeroToOne {
            return BarMatrix(matrix, style)?.lines ?? ShadeMatrix(matrix, style).lines
        }
        let fitting = NumberMatrix.Form.all(for: matrix.shading).compactMap {
            NumberMatrix(matrix, $0, style)
        }
        // The first is the best, unless narrower columns leave room for names that it cuts.
        let best = fitting.first { $0.isPercent == fitting[0].isPercent && $0.hasWholeNames }
        return (best ?? fitting.first)?.lines ?? ShadeMatrix(matrix, style).lines
    }
}

/// The texts that stand before the rows of a matrix, all of one width: `6 Shirt  `.
struct RowHeadings {
    let width: Int
    /// Whether none of them is cut.
    let isWhole: Bool
    private let texts: [String]
    private let ellipsis: String

    /// Columns between the headings and the first figure.
    private static let gap = 1

    /// - Parameters:
    ///   - room: columns that are free; nil where even the labels need more.
    ///   - every: rows drawn in one; the first of them gives its label.
    init?(_ axis: Matrix.Axis, room: Int, every: Int = 1, ellipsis: String) {
        let places = stride(from: 0, to: axis.labels.count, by: every)
        let labels = places.map { axis.labels[$0] }
        let label = labels.map { DisplayWidth.of($0) }.max() ?? 0
        let areNumbers = labels.allSatisfy { Double($0) != nil }
        let names = every == 1 && !axis.names.isEmpty ? axis.names : []
        texts = labels.enumerated().map { index, text in
            let space = String(repeating: " ", count: label - DisplayWidth.of(text))
            return (areNumbers ? space + text : text + space)
                + (names.isEmpty || names[index].isEmpty ? "" : " " + names[index])
        }
        let whole = texts.map { DisplayWidth.of($0) }.max() ?? 0
        // A name of less than four letters says nothing.
        let least = names.isEmpty ? min(label, 6) : min(whole, label + 5)
        guard room >= least + Self.gap else { return nil }
        width = min(whole + Self.gap, room, 28)
        isWhole = width == whole + Self.gap
        self.ellipsis = ellipsis
    }

    func line(_ row: Int) -> Line {
        let shown = WordWrap.clip(Line(texts[row]), to: width - Self.gap, ellipsis: ellipsis)
        return shown + .spaces(width - shown.width)
    }
}

extension Matrix {
    /// `rows: right answer   columns: said`.
    func axesLine(width: Int) -> [Line] {
        WordWrap.lines(
            of: Line("rows: \(rows.name)   columns: \(columns.name)", .quiet), width: width)
    }

}
