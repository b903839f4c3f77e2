import Output

/// Lays a table out in columns aligned by display width, under bold headings and a quiet rule.
///
/// Where it is wider than the screen, headings and then texts are broken between words, then the
/// columns are shown a few at a time, each time beside the first one. Numbers are never broken or
/// cut; a text without end is cut with an ellipsis, so that no part of one reads as a whole.
struct TableLayout {
    var style: TerminalStyle

    func lines(for table: Table) -> [Line] {
        let margin = style.width >= 40 ? 2 : 0
        let cells = TableCells(drawn(table))
        var lines: [Line] = []
        if let title = table.title {
            lines += WordWrap.lines(of: Line(title, .heading), width: style.width)
        }
        let panels = TablePanel.panels(of: cells, columns: style.width - margin)
        for (index, panel) in panels.enumerated() {
            if index > 0 { lines.append(Line()) }
            lines += self.lines(of: panel, cells, margin: margin)
        }
        guard !table.footer.isEmpty else { return lines }
        if cells.hasHeading, let panel = panels.last {
            lines.append(.spaces(margin) + Line(style.rule(panel.width), .quiet))
        }
        for text in table.footer.flatMap(\.paragraphs) {
            let line = .spaces(margin) + .withCode(text)
            lines += WordWrap.lines(of: line, width: style.width, indent: margin)
        }
        return lines
    }

    /// The table with small curves and bars as texts.
    private func drawn(_ table: Table) -> Table {
        var drawn = table
        for (column, what) in table.columns.enumerated() {
            let curves = what.sparklines?.map {
                SparklineText.text(
                    $0, columns: min(24, style.width / 5), unicode: style.unicode)
            }
            let bars = what.shares?.map {
                ShareText.text($0, columns: min(24, style.width * 3 / 10), unicode: style.unicode)
            }
            for (row, text) in (curves ?? bars ?? []).enumerated()
            where row < drawn.cells.count && column < drawn.cells[row].count {
                drawn.cells[row][column].text = text
            }
        }
        return drawn
    }

    private func lines(of panel: TablePanel, _ cells: TableCells, margin: Int) -> [Line] {
        if panel.isFlowing { return cells.rows.flatMap { flowing($0, margin: margin) } }
        var lines: [Line] = []
        if cells.hasHeading {
            lines += row(cells.headings, of: panel, cells, margin: margin, ink: .heading)
            lines.append(.spaces(margin) + Line(style.rule(panel.width), .quiet))
        }
        return lines + cells.rows.flatMap { row($0, of: panel, cells, margin: margin, ink: .plain) }
    }

    /// One row, several lines where a text in it is broken; headings stand at the bottom of theirs.
    private func row(
        _ texts: [String], of panel: TablePanel, _ cells: TableCells, margin: Int, ink: TextStyle
    ) -> [Line] {
        let parts = panel.columns.indices.map { place -> [String] in
            let column = panel.columns[place]
            let parts = cells.parts(of: texts[column], column: column, width: panel.widths[place])
            return bounded(parts, to: panel.mostLines, width: panel.widths[place])
        }
        let height = parts.map(\.count).max() ?? 1
        return (0..<height).map { number in
            var text = String(repeating: " ", count: margin)
            for (place, part) in parts.enumerated() {
                if place > 0 { text += String(repeating: " ", count: panel.gap) }
                let index = ink == .heading ? number - (height - part.count) : number
                let shown = clipped(
                    part.indices.contains(index) ? part[index] : "", to: panel.widths[place])
                let space = String(
                    repeating: " ", count: max(0, panel.widths[place] - DisplayWidth.of(shown)))
                let isRight = cells.alignments[panel.columns[place]] == .right
                text += isRight ? space + shown : shown + space
            }
            while text.last == " " { text.removeLast() }
            return Line(clipped(text, to: style.width), ink)
        }
    }

    /// The first lines of a text that has too many, an ellipsis behind the last of them.
    private func bounded(_ parts: [String], to most: Int, width: Int) -> [String] {
        guard parts.count > most else { return parts }
        var kept = Array(parts.prefix(most))
        kept[most - 1] = clipped(kept[most - 1] + " " + parts[most], to: width)
        return kept
    }

    /// The cells of a row one after the other, broken between them.
    private func flowing(_ texts: [String], margin: Int) -> [Line] {
        var lines: [String] = []
        var line = ""
        for text in texts where !text.isEmpty {
            let longer = line.isEmpty ? text : line + "  " + text
            if DisplayWidth.of(longer) + margin + (lines.isEmpty ? 0 : 4) <= style.width {
                line = longer
            } else {
                if !line.isEmpty { lines.append(line) }
                line = text
            }
        }
        lines.append(line)
        return lines.enumerated().flatMap { index, text in
            let indent = margin + (index == 0 ? 0 : min(4, style.width / 4))
            return WordWrap.lines(
                of: .spaces(indent) + Line(text), width: style.width, indent: indent)
        }
    }

    private func clipped(_ text: String, to width: Int) -> String {
        WordWrap.clip(Line(text), to: width, ellipsis: style.ellipsis).text
    }
}
