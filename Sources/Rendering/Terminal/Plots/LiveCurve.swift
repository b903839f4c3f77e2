import Figures
import Output

/// The losses of a `fit` under way, to be drawn under its bar: a few lines over all the epochs that
/// it is to have, so that the curve grows to the right.
///
/// Nothing is drawn before the second epoch and the first second are over: what is gone at once is
/// better read than watched.
struct LiveCurve: Sendable {
    /// `loss` and `val_loss`, a value for each epoch; nil for a gap.
    private var losses: [(name: String, values: [Double?])] = []
    private var epochs = 0
    private var seconds = 0.0

    private static let rows = 4
    private static let mostColumns = 72
    private static let names = ["loss", "val_loss"]
    /// Lines that must be left on the screen beside it.
    private static let otherRows = 4

    /// Takes in a finished epoch; the first of a run begins a new curve.
    mutating func note(_ report: EpochReport) {
        if report.epoch == 1 { self = LiveCurve() }
        let measured = report.metrics.filter { Self.names.contains($0.name) }
        if losses.map(\.name) != measured.map(\.name) { losses = measured.map { ($0.name, []) } }
        for (index, metric) in measured.enumerated() {
            losses[index].values.append(metric.value.ifFinite)
        }
        epochs = report.epochs
        seconds += max(0, report.seconds)
    }

    /// How many epochs it shows.
    var count: Int { losses.first?.values.count ?? 0 }

    /// The lines for this terminal, none wider than it; none where there is nothing to draw yet or no
    /// room.
    ///
    /// - Parameter elapsed: seconds of the epoch under way.
    func lines(elapsed: Double, style: TerminalStyle) -> [Line] {
        guard count >= 2, seconds + elapsed >= 1, let height = style.height,
            height >= Self.rows + 1 + Self.otherRows, style.width >= 30
        else { return [] }
        let limit = min(style.width - 1, Self.mostColumns)
        let plot = plot
        let geometry = PlotGeometry(
            plot, columns: 2 * limit, ticks: (x: 2, y: 6), across: 1...Double(max(2, epochs)))
        let gutter = geometry.y.ticks.map { DisplayWidth.of($0.text) }.max() ?? 0
        guard limit - gutter - 2 >= 16 else { return [] }
        var grid = DotGrid(columns: limit - gutter - 2, rows: Self.rows, unicode: style.unicode)
        let key = PlotKey(plot, style: style)
        CurveDrawing(plot: plot, geometry: geometry, key: key, hasRoomForLetters: false)
            .draw(on: &grid)
        let drawn = PlotLayout(style: style).upright(grid, geometry.y, gutter: gutter, key)
        let legend = key.legend(for: plot, columns: limit - gutter - 2).first ?? Line()
        let name = legend.spans.isEmpty ? Line("loss") : legend
        let stretch = Line("   epochs 1 to \(epochs)", .quiet)
        let words = name.width + stretch.width <= limit - gutter - 2 ? name + stretch : name
        return (drawn + [.spaces(gutter + 2) + words]).map {
            WordWrap.clip($0, to: limit, ellipsis: style.ellipsis)
        }
    }

    private var plot: Plot {
        Plot(
            title: "", x: .init("epoch", isWhole: true), y: .init(""),
            curves: losses.map { name, values in
                Plot.Curve(
                    name: name, kind: name == "loss" ? .training : .validation,
                    x: values.indices.map { Double($0 + 1) }, y: values)
            }, description: "")
    }
}
