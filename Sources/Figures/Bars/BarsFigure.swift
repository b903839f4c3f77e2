import Output

/// Bars as a figure: lying beside their labels, or, of a distribution, standing between their edges.
struct BarsFigure {
    private let bars: Bars
    private let texts: BarTexts
    private let width: Double
    private let hasTitle: Bool
    private static let size = FigurePage.size

    init(_ bars: Bars, width: Double = FigurePage.width, hasTitle: Bool = true) {
        self.bars = bars
        self.width = width
        self.hasTitle = hasTitle
        texts = BarTexts(bars)
    }

    var scene: Scene {
        var scene = Scene(
            width: width, height: 0, title: bars.title,
            description: ([bars.description] + bars.remarks).filter { !$0.isEmpty }
                .joined(separator: " "))
        if hasTitle { scene.addTitle() }
        if bars.edges == nil { drawLying(&scene) } else { drawStanding(&scene) }
        scene.addRemarks(bars.remarks)
        scene.height += 14
        return scene
    }

    private var largest: Double { bars.bars.map(\.value).filter(\.isFinite).max() ?? 0 }

    // MARK: - Lying

    private func drawLying(_ scene: inout Scene) {
        let row = bars.bars.count > 60 ? 16.0 : 24.0
        let widest = bars.bars.map { TextWidth.of($0.label, size: Self.size) }.max() ?? 0
        let left = FigurePage.margin + min(widest, width / 4) + 10
        let behind = bars.bars.indices.map(behind)
        let text = behind.map { TextWidth.of($0, size: Self.size) }.max() ?? 0
        let room = max(60, width - left - text - 40)
        let whole = max(bars.whole ?? largest, .leastNormalMagnitude)
        scene.add(
            SceneText(
                text: TextWidth.clipped(bars.labelTitle, size: Self.size, to: left - 34),
                at: ScenePoint(left - 10, 50), anchor: .end, colour: FigureColours.quiet))
        scene.add(
            SceneText(
                text: TextWidth.clipped(bars.valueTitle, size: Self.size, to: room),
                at: ScenePoint(left, 50), colour: FigureColours.quiet))
        for (index, bar) in bars.bars.enumerated() {
            let y = 58 + Double(index) * row
            let share = bar.value.isFinite ? min(1, max(0, bar.value / whole)) : 0
            let area = SceneRectangle(x: left, y: y + 3, width: share * room, height: row - 6)
            if share > 0 { scene.shapes.append(.rectangle(area, FigureColours.series(0))) }
            scene.add(
                SceneText(
                    text: TextWidth.clipped(bar.label, size: Self.size, to: left - 34),
                    at: ScenePoint(left - 10, y + row / 2 + 4), anchor: .end))
            scene.add(
                SceneText(
                    text: behind[index], at: ScenePoint(left + area.width + 8, y + row / 2 + 4),
                    isBold: !bar.note.isEmpty))
        }
        scene.height = 58 + Double(bars.bars.count) * row
        scene.shapes.append(
            .line(
                [ScenePoint(left, 58), ScenePoint(left, scene.height)],
                Stroke(colour: FigureColours.quiet, width: 1)))
        scene.height += 8
    }

    /// What stands behind a bar: its number, its share, its note.
    private func behind(_ index: Int) -> String {
        [texts.values[index], texts.shares?[index] ?? "", bars.bars[index].note]
            .filter { !$0.isEmpty }.joined(separator: "  ")
    }

    // MARK: - Standing

    private func drawStanding(_ scene: inout Scene) {
        let scale = AxisScale(
            0...max(largest, 1), axis: .init("", isWhole: bars.measure == .count), ticks: 6,
            isRounded: true)
        let labels = scale.ticks.map { TextWidth.of($0.text, size: Self.size) }.max() ?? 0
        let area = SceneRectangle(
            x: labels + 52, y: 48, width: width - labels - 76, height: 280)
        let axes = FigureAxes(area: area)
        for tick in scale.ticks {
            axes.drawRow(tick.text, up: scale.fraction(of: tick.value) ?? 0, &scene)
        }
        let step = area.width / Double(max(1, bars.bars.count))
        for (index, bar) in bars.bars.enumerated() {
            let height = max(0, scale.fraction(of: bar.value) ?? 0) * area.height
            let column = SceneRectangle(
                x: area.x + Double(index) * step + 0.5, y: axes.bottom - height,
                width: max(0.5, step - 1), height: height)
            scene.shapes.append(.rectangle(column, FigureColours.series(0)))
        }
        drawEdges(axes, step, &scene)
        axes.drawTitles(below: bars.labelTitle, beside: bars.valueTitle, &scene)
        scene.height = axes.bottom + 48
    }

    /// The numbers under the bars: of the edges, or of the bars where these are whole numbers.
    private func drawEdges(_ axes: FigureAxes, _ step: Double, _ scene: inout Scene) {
        let marks: [(Double, String)] =
            texts.edges.map { edges in edges.enumerated().map { (Double($0), $1) } }
            ?? bars.bars.enumerated().map { (Double($0) + 0.5, $1.label) }
        var end = -Double.infinity
        for (place, text) in marks {
            let x = axes.area.x + place * step
            let half = TextWidth.of(text, size: Self.size) / 2
            guard x - half > end + 4 else { continue }
            end = x + half
            axes.drawColumn(text, x: x, &scene)
        }
        axes.drawFrame(&scene)
    }
}
