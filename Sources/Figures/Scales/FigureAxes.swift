/// The axes of a figure: rows of a grid with their numbers, numbers below, titles beside.
struct FigureAxes {
    /// The part within the axes.
    let area: SceneRectangle
    var bottom: Double { area.y + area.height }
    private var right: Double { area.x + area.width }
    private static let edge = Stroke(colour: FigureColours.quiet, width: 1)

    /// A line across with a number before it, `up` from 0 at the bottom to 1.
    func drawRow(_ text: String, up: Double, _ scene: inout Scene) {
        let y = area.y + (1 - up) * area.height
        scene.shapes.append(
            .line(
                [ScenePoint(area.x, y), ScenePoint(right, y)],
                Stroke(colour: FigureColours.grid, width: 1)))
        scene.add(
            SceneText(
                text: text, at: ScenePoint(area.x - 8, y + 4), anchor: .end,
                colour: FigureColours.quiet))
    }

    /// A number below, at a place of the scene.
    func drawColumn(_ text: String, x: Double, _ scene: inout Scene) {
        scene.shapes.append(
            .line([ScenePoint(x, bottom), ScenePoint(x, bottom + 5)], Self.edge))
        scene.add(
            SceneText(
                text: text, at: ScenePoint(x, bottom + 20), anchor: .middle,
                colour: FigureColours.quiet))
    }

    /// The lines on the left and below.
    func drawFrame(_ scene: inout Scene) {
        scene.shapes.append(
            .line(
                [
                    ScenePoint(area.x, area.y), ScenePoint(area.x, bottom),
                    ScenePoint(right, bottom),
                ], Self.edge))
    }

    /// What stands below, and, upright, on the left.
    func drawTitles(below: String, beside: String, _ scene: inout Scene) {
        scene.add(
            SceneText(
                text: TextWidth.clipped(below, size: FigurePage.size, to: area.width),
                at: ScenePoint(area.x + area.width / 2, bottom + 40), anchor: .middle))
        scene.add(
            SceneText(
                text: TextWidth.clipped(beside, size: FigurePage.size, to: area.height),
                at: ScenePoint(16, area.y + area.height / 2), anchor: .middle, isUpright: true))
    }
}
