import Output

/// A plot as a figure: curves with marks of their own shape, so that they are told apart in print too.
struct PlotFigure {
    private let plot: Plot
    private let geometry: PlotGeometry
    private let legend: PlotLegend
    /// The part within the axes.
    private let area: SceneRectangle
    private static let plotHeight = 320.0

    init(_ plot: Plot) {
        self.plot = plot
        geometry = PlotGeometry(plot, columns: 640, ticks: (x: 8, y: 7))
        let labels = geometry.y.ticks.map { TextWidth.of($0.text, size: 12) }.max() ?? 0
        let left = min(140, labels) + (plot.y.title.isEmpty ? 20 : 44)
        area = SceneRectangle(
            x: left, y: 48, width: FigurePage.width - left - 24, height: Self.plotHeight)
        legend = PlotLegend(plot, width: FigurePage.width - left - 24)
    }

    var scene: Scene {
        let bottom = area.y + area.height
        var scene = Scene(
            width: FigurePage.width, height: bottom + 58 + legend.height, title: plot.title,
            description: ([plot.description] + plot.remarks).joined(separator: " "))
        scene.addTitle()
        drawAxes(&scene)
        for (index, curve) in geometry.curves.enumerated() { draw(curve, index, &scene) }
        for (index, curve) in geometry.curves.enumerated() {
            guard let best = curve.best else { continue }
            scene.shapes.append(legend.bestMark(at: place(best), index))
        }
        legend.draw(left: area.x, top: bottom + 62, &scene)
        scene.addRemarks(plot.remarks)
        scene.height += 8
        return scene
    }

    private func place(_ point: PlotPoint) -> ScenePoint {
        ScenePoint(area.x + point.x * area.width, area.y + (1 - point.y) * area.height)
    }

    private func drawAxes(_ scene: inout Scene) {
        let axes = FigureAxes(area: area)
        for tick in geometry.y.ticks {
            guard let up = geometry.y.fraction(of: tick.value) else { continue }
            axes.drawRow(tick.text, up: up, &scene)
        }
        for tick in geometry.x.ticks {
            guard let across = geometry.x.fraction(of: tick.value) else { continue }
            axes.drawColumn(tick.text, x: place(PlotPoint(x: across, y: 0)).x, &scene)
        }
        axes.drawFrame(&scene)
        axes.drawTitles(below: plot.x.title, beside: plot.y.title, &scene)
    }

    private func draw(_ curve: PlotGeometry.Curve, _ index: Int, _ scene: inout Scene) {
        let points = curve.strokes.map { $0.map(place) }
        if plot.curves[index].isJoined {
            for stroke in points where stroke.count > 1 {
                scene.shapes.append(.line(stroke, legend.stroke(index)))
            }
        }
        let all = Array(points.joined())
        let isEach = !plot.curves[index].isJoined || curve.showsEveryValue && all.count <= 30
        // Where there are many, now and then; the marks of several curves beside each other.
        let step = isEach ? 1 : max(1, all.count / 10)
        let offset = isEach ? 0 : step * index / max(1, geometry.curves.count)
        if isEach || plot.curves.count > 1 {
            for place in stride(from: offset, to: all.count, by: step) {
                scene.shapes.append(legend.mark(at: all[place], index))
            }
        }
        // A value alone between gaps is seen as well.
        for stroke in points where stroke.count == 1 && !isEach {
            scene.shapes.append(legend.mark(at: stroke[0], index))
        }
    }
}
