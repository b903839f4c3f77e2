import Figures
import Output

/// Draws curves as lines of dots between axes, with a legend below.
///
/// Curves are told apart without colour: each has a letter that stands on its line and in the legend,
/// and what was measured on validation data is dashed. `●` marks the best value of a curve.
struct PlotLayout {
    var style: TerminalStyle
    /// Wider drawings show no more, and take more turning of the head.
    private static let mostColumns = 120

    /// Columns that may be used: writing into the last one makes some terminals begin a new line.
    private var limit: Int { min(style.width - 1, Self.mostColumns) }
    /// With titles, axis and legend this fits a screen of 24 lines at 80 columns.
    private var rows: Int { max(8, min(16, limit / 20 + 8)) }

    func lines(for plot: Plot) -> [Line] {
        let geometry = PlotGeometry(
            plot, columns: 2 * limit, ticks: (x: max(2, limit / 12), y: rows / 2))
        let texts = geometry.y.ticks.map(\.text)
        let gutter = min(texts.map { DisplayWidth.of($0) }.max() ?? 0, limit / 3)
        var grid = DotGrid(
            columns: limit - gutter - 2, rows: rows, unicode: style.unicode)
        let key = PlotKey(plot, style: style)
        CurveDrawing(plot: plot, geometry: geometry, key: key).draw(on: &grid)
        var lines = [clipped(Line(plot.title, .heading))]
        let indent = max(0, gutter + 1 - DisplayWidth.of(plot.y.title))
        if !plot.y.title.isEmpty {
            lines.append(clipped(.spaces(indent) + Line(plot.y.title, .quiet)))
        }
        lines += upright(grid, geometry.y, gutter: gutter, key)
        lines += level(grid, geometry.x, gutter: gutter, title: plot.x.title)
        lines += key.legend(for: plot, columns: limit)
        lines += plot.remarks.flatMap { wrapped($0) }
        // What is drawn may be all that is seen of it, or not seen at all.
        if !style.isLive, style.colour == .none { lines += wrapped(plot.description) }
        return lines
    }

    /// The rows of the drawing behind the vertical axis.
    func upright(
        _ grid: DotGrid, _ scale: AxisScale, gutter: Int, _ key: PlotKey
    ) -> [Line] {
        var labels: [Int: String] = [:]
        for tick in scale.ticks {
            let place = (1 - (scale.fraction(of: tick.value) ?? 0)) * Double(grid.dotsDown - 1)
            let row = grid.cell(of: .init(x: 0, y: Int(place.rounded()))).row
            // A tick that shares its row with another is left out.
            if labels[row] == nil { labels[row] = tick.text }
        }
        return (0..<grid.rows).map { row in
            let label = labels[row] ?? ""
            let axis = labels[row] == nil ? (style.unicode ? "│" : "|") : style.unicode ? "┤" : "+"
            let text = WordWrap.clip(Line(label), to: gutter, ellipsis: style.ellipsis)
            return
                (.spaces(gutter - text.width) + text + Line(" " + axis, .quiet)
                + grid.line(row, ink: key.ink)).withoutTrailingSpaces()
        }
    }

    /// The horizontal axis, its ticks and its title.
    private func level(
        _ grid: DotGrid, _ scale: AxisScale, gutter: Int, title: String
    ) -> [Line] {
        let (line, corner, tick) = style.unicode ? ("─", "└", "┬") : ("-", "+", "+")
        var axis = Array(repeating: line, count: grid.columns)
        var labels = String(repeating: " ", count: gutter + 2)
        var used = gutter + 1
        for mark in scale.ticks {
            let place = (scale.fraction(of: mark.value) ?? 0) * Double(grid.dotsAcross - 1)
            let column = grid.cell(of: .init(x: Int(place.rounded()), y: 0)).column
            let width = DisplayWidth.of(mark.text)
            let start = min(
                max(gutter + 2 + column - width / 2, 0), gutter + 2 + grid.columns - width)
            guard start > used || used == gutter + 1, start >= 0 else { continue }
            axis[column] = tick
            let missing = start - DisplayWidth.of(labels)
            if missing < 0 { labels.removeLast(min(-missing, labels.count)) }
            labels += String(repeating: " ", count: max(0, missing)) + mark.text
            used = start + width
        }
        let room = gutter + 2 + (grid.columns - DisplayWidth.of(title)) / 2
        return [
            .spaces(gutter) + Line(" " + corner + axis.joined(), .quiet), Line(labels),
            clipped(.spaces(max(0, room)) + Line(title, .quiet)),
        ]
    }

    private func clipped(_ line: Line) -> Line {
        WordWrap.clip(line, to: limit, ellipsis: style.ellipsis)
    }

    private func wrapped(_ text: String) -> [Line] {
        text.isEmpty
            ? [] : text.paragraphs.flatMap { WordWrap.lines(of: .withCode($0), width: style.width) }
    }
}
