import Output

/// What the shades of numbers stand for: a strip of them above the numbers of its ends.
struct ColourBar {
    let scale: PictureScale
    static let height = 40.0
    private static let width = 240.0

    func draw(at left: Double, top: Double, _ scene: inout Scene) {
        // What is no number has no place on a scale.
        guard scale.low.isFinite, scale.high.isFinite else { return }
        let area = SceneRectangle(x: left, y: top, width: Self.width, height: 12)
        let shades = (0...127).map { UInt8($0 * 2) } + (scale.kind == .ink ? [255] : [])
        let bytes = shades.flatMap { shade -> [UInt8] in
            let colour = scale.colour(of: Double(scale.kind == .ink ? shade : max(1, shade) + 1))
            return [colour.red, colour.green, colour.blue]
        }
        if let strip = Raster(width: shades.count, height: 1, colours: .rgb, bytes: bytes) {
            scene.shapes.append(.picture(strip, in: area))
        }
        let axis = AxisScale(
            min(scale.low, scale.high)...max(scale.low, scale.high), axis: .init(""), ticks: 6,
            isRounded: false)
        var end = -Double.infinity
        for tick in axis.ticks {
            guard let fraction = axis.fraction(of: tick.value) else { continue }
            let x = left + fraction * Self.width
            let half = TextWidth.of(tick.text, size: 11) / 2
            guard x - half > end + 6 else { continue }
            end = x + half
            scene.shapes.append(
                .line(
                    [ScenePoint(x, top + 12), ScenePoint(x, top + 16)],
                    Stroke(colour: FigureColours.quiet, width: 1)))
            scene.add(
                SceneText(
                    text: tick.text, at: ScenePoint(x, top + 28), size: 11, anchor: .middle,
                    colour: FigureColours.quiet))
        }
        guard scale.kind == .diverging else { return }
        scene.add(
            SceneText(
                text: "orange below 0, blue above",
                at: ScenePoint(left + Self.width + 20, top + 10), size: 11,
                colour: FigureColours.quiet))
    }
}
