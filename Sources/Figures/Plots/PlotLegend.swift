import Output

/// How the curves of a figure are told apart: colours, dashes and marks, and the legend that says so.
struct PlotLegend {
    private let plot: Plot
    private let colours: [Int]
    private let rows: [[Item]]
    private static let rowHeight = 20.0
    private static let size = 12.0

    private struct Item {
        var curve: Int
        var text: String
        var isBest: Bool
        var width: Double { TextWidth.of(text, size: PlotLegend.size) + 40 + 18 }
    }

    init(_ plot: Plot, width: Double) {
        self.plot = plot
        colours = plot.colourPlaces
        var items: [Item] = []
        func add(_ text: String, _ curve: Int, isBest: Bool = false) {
            let clipped = TextWidth.clipped(text, size: Self.size, to: width - 60)
            items.append(Item(curve: curve, text: clipped, isBest: isBest))
        }
        if plot.curves.count > 1 {
            for (index, curve) in plot.curves.enumerated() { add(curve.name, index) }
        }
        for (index, curve) in plot.curves.enumerated() {
            guard let best = plot.bestText(of: curve) else { continue }
            add("best \(curve.name) \(best)", index, isBest: true)
        }
        var rows: [[Item]] = []
        for item in items {
            let taken = rows.last.map { $0.reduce(0) { $0 + $1.width } } ?? .infinity
            if taken + item.width <= width {
                rows[rows.count - 1].append(item)
            } else {
                rows.append([item])
            }
        }
        self.rows = rows
    }

    var height: Double { Double(rows.count) * Self.rowHeight + (rows.isEmpty ? 0 : 6) }

    func stroke(_ curve: Int) -> Stroke {
        Stroke(
            colour: FigureColours.series(colours[curve]), width: 2,
            dash: plot.curves[curve].kind == .validation ? [6, 4] : [])
    }

    func draw(left: Double, top: Double, _ scene: inout Scene) {
        for (number, row) in rows.enumerated() {
            var x = left
            let y = top + Double(number) * Self.rowHeight
            for item in row {
                if item.isBest {
                    scene.shapes.append(bestMark(at: ScenePoint(x + 16, y), item.curve))
                } else {
                    if plot.curves[item.curve].isJoined {
                        scene.shapes.append(
                            .line([ScenePoint(x, y), ScenePoint(x + 32, y)], stroke(item.curve)))
                    }
                    scene.shapes.append(mark(at: ScenePoint(x + 16, y), item.curve))
                }
                scene.add(
                    SceneText(text: item.text, at: ScenePoint(x + 40, y + 4), size: Self.size))
                x += item.width
            }
        }
    }

    /// What stands on the line of a curve: a shape of its own.
    func mark(at point: ScenePoint, _ curve: Int) -> Scene.Shape {
        let colour = FigureColours.series(colours[curve])
        let (x, y, r) = (point.x, point.y, 3.5)
        switch curve % 4 {
        case 0: return .circle(point, radius: r, fill: colour)
        case 1:
            return .rectangle(
                SceneRectangle(x: x - r, y: y - r, width: 2 * r, height: 2 * r), colour)
        case 2:
            return .polygon(
                [
                    ScenePoint(x, y - r * 1.3), ScenePoint(x + r * 1.2, y + r),
                    ScenePoint(x - r * 1.2, y + r),
                ], colour)
        default:
            let d = r * 1.35
            return .polygon(
                [
                    ScenePoint(x, y - d), ScenePoint(x + d, y), ScenePoint(x, y + d),
                    ScenePoint(x - d, y),
                ], colour)
        }
    }

    /// A ring around the best value.
    func bestMark(at point: ScenePoint, _ curve: Int) -> Scene.Shape {
        .circle(
            point, radius: 6, fill: FigureColours.paper,
            edge: Stroke(colour: FigureColours.series(colours[curve]), width: 3))
    }
}
