import Figures
import Output

/// Draws the curves of a plot on a grid of dots: first all lines, then the letters on them, last the
/// marks of the best.
struct CurveDrawing {
    let plot: Plot
    let geometry: PlotGeometry
    let key: PlotKey
    /// Whether a letter may stand at every value where there are few; in a drawing of a few rows they
    /// would hide it.
    var hasRoomForLetters = true
    /// Columns from one letter of a curve to its next.
    private static let spacing = 14

    func draw(on grid: inout DotGrid) {
        for (index, curve) in geometry.curves.enumerated() {
            if plot.curves[index].isJoined {
                drawLines(curve, index, on: &grid)
            } else {
                for point in curve.strokes.joined() {
                    grid.set(dot(point, on: grid), owner: index)
                }
            }
        }
        for (index, curve) in geometry.curves.enumerated() {
            drawLetters(curve, index, on: &grid)
        }
        for (index, curve) in geometry.curves.enumerated() {
            guard let best = curve.best else { continue }
            let cell = grid.cell(of: dot(best, on: grid))
            grid.mark(
                column: cell.column, row: cell.row, key.bestMark, owner: index, replacing: true)
        }
    }

    private func dot(_ point: PlotPoint, on grid: DotGrid) -> DotGrid.Dot {
        .init(
            x: Int((point.x * Double(grid.dotsAcross - 1)).rounded()),
            y: Int(((1 - point.y) * Double(grid.dotsDown - 1)).rounded()))
    }

    private func drawLines(_ curve: PlotGeometry.Curve, _ index: Int, on grid: inout DotGrid) {
        var dash: Int? = plot.curves[index].kind == .validation ? 0 : nil
        for stroke in curve.strokes {
            var last: DotGrid.Dot?
            for point in stroke {
                let dot = dot(point, on: grid)
                if let last {
                    grid.line(from: last, to: dot, owner: index, dash: &dash)
                } else {
                    grid.set(dot, owner: index)
                }
                last = dot
            }
        }
    }

    /// A letter at every value where there are few, else now and then; the letters of several curves
    /// stand beside each other. A value alone between gaps always has one.
    private func drawLetters(_ curve: PlotGeometry.Curve, _ index: Int, on grid: inout DotGrid) {
        let letter = key.letter(index)
        for stroke in curve.strokes where stroke.count == 1 {
            let cell = grid.cell(of: dot(stroke[0], on: grid))
            grid.mark(column: cell.column, row: cell.row, letter, owner: index)
        }
        let points = curve.strokes.joined().sorted { $0.x < $1.x }
        let isSparse =
            hasRoomForLetters && curve.showsEveryValue && points.count * 4 <= grid.columns
        // Points that no line joins are seen as well as their letters.
        let isEach = isSparse || !plot.curves[index].isJoined && points.count <= grid.columns
        guard isEach || geometry.curves.count > 1 else { return }
        let step = isEach ? 0 : Self.spacing
        var next = isEach ? 0 : step * (2 * index + 1) / (2 * geometry.curves.count) % step
        for point in points {
            let cell = grid.cell(of: dot(point, on: grid))
            guard cell.column >= next else { continue }
            if grid.mark(column: cell.column, row: cell.row, letter, owner: index), step > 0 {
                next = cell.column + step
            }
        }
    }
}
