import Output

/// Lays a table out in columns aligned by display width, under headings and a thin rule.
///
/// A table wider than the screen gets narrower gaps, then shorter text columns, then shorter
/// numbers; what was cut ends in an ellipsis, so that no shortened number reads as a whole one.
struct TableLayout {
    var style: TerminalStyle

    func lines(for table: Table) -> [Line] {
        let margin = style.width >= 40 ? 2 : 0
        let grid = Grid(table, columns: style.width - margin)
        var lines: [Line] = []
        if let title = table.title {
            lines += WordWrap.lines(of: Line(title, .heading), width: style.width)
        }
        if grid.hasHeading {
            lines.append(row(grid.headings, grid, margin: margin, ink: .heading))
            lines.append(.spaces(margin) + Line(style.rule(grid.width), .quiet))
        }
        lines += grid.rows.map { row($0, grid, margin: margin, ink: .plain) }
        if grid.hasHeading, !table.footer.isEmpty {
            lines.append(.spaces(margin) + Line(style.rule(grid.width), .quiet))
        }
        for text in table.footer.flatMap(\.paragraphs) {
            let line = .spaces(margin) + Line(text)
            lines += WordWrap.lines(of: line, width: style.width, indent: margin)
        }
        return lines
    }

    private func row(_ cells: [String], _ grid: Grid, margin: Int, ink: Ink) -> Line {
        var text = String(repeating: " ", count: margin)
        for (column, cell) in cells.enumerated() {
            if column > 0 { text += String(repeating: " ", count: grid.gap) }
            let shown = WordWrap.clip(
                Line(cell), to: grid.widths[column], ellipsis: style.ellipsis
            ).text
            let space = String(
                repeating: " ", count: max(0, grid.widths[column] - DisplayWidth.of(shown)))
            text += grid.alignments[column] == .right ? space + shown : shown + space
        }
        while text.last == " " { text.removeLast() }
        return WordWrap.clip(Line(text, ink), to: style.width, ellipsis: style.ellipsis)
    }
}

/// A table's cells in rows of one length, with the width of every column.
private struct Grid {
    var headings: [String]
    var alignments: [Table.Alignment]
    var rows: [[String]]
    var widths: [Int]
    var gap = 2

    var hasHeading: Bool { headings.contains { !$0.isEmpty } }
    var width: Int { min(limit, widths.reduce(0, +) + gap * max(0, widths.count - 1)) }
    private let limit: Int

    init(_ table: Table, columns limit: Int) {
        let count = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
        let missing = count - table.columns.count
        headings = table.columns.map(\.title) + Array(repeating: "", count: missing)
        alignments = table.columns.map(\.alignment) + Array(repeating: .left, count: missing)
        rows = table.rows.map { $0 + Array(repeating: "", count: count - $0.count) }
        widths = headings.map { DisplayWidth.of($0) }
        self.limit = limit
        for row in rows {
            for (column, cell) in row.enumerated() {
                widths[column] = max(widths[column], DisplayWidth.of(cell))
            }
        }
        shrink()
    }

    private mutating func shrink() {
        if excess > 0 { gap = 1 }
        narrow([.left], to: 8)
        narrow([.left, .right], to: 4)
    }

    private var excess: Int { widths.reduce(0, +) + gap * max(0, widths.count - 1) - limit }

    /// Takes what is too much from the widest columns of some alignments, down to a least width.
    private mutating func narrow(_ meant: [Table.Alignment], to least: Int) {
        let columns = widths.indices.filter { meant.contains(alignments[$0]) && widths[$0] > least }
        guard excess > 0, !columns.isEmpty else { return }
        // The largest common bound under which everything fits; the columns below it stay whole.
        let chosen = Set(columns)
        let others = widths.indices.filter { !chosen.contains($0) }.reduce(0) { $0 + widths[$1] }
        let room = limit - others - gap * max(0, widths.count - 1)
        var low = least
        var high = columns.map { widths[$0] }.max() ?? least
        while low < high {
            let bound = (low + high + 1) / 2
            let needed = columns.reduce(0) { $0 + min(widths[$1], bound) }
            if needed <= room { low = bound } else { high = bound - 1 }
        }
        for column in columns { widths[column] = min(widths[column], low) }
    }
}
