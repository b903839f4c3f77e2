import Output

/// Draws a scene in pixels, two for every point.
struct PNGDrawing {
    private static let pixelsPerPoint = 2.0
    private var canvas: Canvas

    /// - Throws: where it is too large, or a text has letters that cannot be drawn.
    static func raster(of scene: Scene) throws(FigureError) -> Raster {
        let (width, height) = (scene.width * pixelsPerPoint, scene.height * pixelsPerPoint)
        guard width * height <= Double(Raster.mostPixels) / 4 else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        for case .text(let text) in scene.shapes {
            guard text.text.allSatisfy({ StrokeFont.glyph($0) != nil }) else {
                throw .lettersMissing(in: text.text)
            }
        }
        var drawing = PNGDrawing(
            canvas: Canvas(width: Int(width), height: Int(height), paper: FigureColours.paper))
        for shape in scene.shapes { drawing.draw(shape) }
        guard let raster = drawing.canvas.raster else {
            throw .tooLarge(width: Int(width), height: Int(height))
        }
        return raster
    }

    private func scaled(_ point: ScenePoint) -> ScenePoint {
        ScenePoint(point.x * Self.pixelsPerPoint, point.y * Self.pixelsPerPoint)
    }

    private func scaled(_ area: SceneRectangle) -> SceneRectangle {
        let factor = Self.pixelsPerPoint
        return SceneRectangle(
            x: area.x * factor, y: area.y * factor, width: area.width * factor,
            height: area.height * factor)
    }

    private mutating func draw(_ shape: Scene.Shape) {
        let factor = Self.pixelsPerPoint
        switch shape {
        case .line(let points, let stroke):
            let lines = Self.dashed(points.map(scaled), stroke.dash.map { $0 * factor })
            canvas.stroke(lines, width: stroke.width * factor, stroke.colour)
        case .rectangle(let area, let colour): canvas.fill(scaled(area), colour)
        case .circle(let centre, let radius, let fill, let edge):
            if let edge {
                canvas.fillCircle(
                    scaled(centre), radius: (radius + edge.width / 2) * factor, edge.colour)
                canvas.fillCircle(
                    scaled(centre), radius: (radius - edge.width / 2) * factor, fill)
            } else {
                canvas.fillCircle(scaled(centre), radius: radius * factor, fill)
            }
        case .polygon(let points, let colour): canvas.fillPolygon(points.map(scaled), colour)
        case .text(let text): draw(text)
        case .picture(let raster, let area): canvas.draw(raster, in: scaled(area))
        }
    }

    private mutating func draw(_ text: SceneText) {
        let size = text.size * Self.pixelsPerPoint
        let width = StrokeFont.width(of: text.text, size: size)
        let shift =
            switch text.anchor {
            case .start: 0.0
            case .middle: width / 2
            case .end: width
            }
        let at = scaled(text.at)
        var strokes = StrokeFont.strokes(
            of: text.text, at: ScenePoint(at.x - shift, at.y), size: size)
        if text.isUpright {
            // Turned to the left around its place.
            strokes = strokes.map { stroke in
                stroke.map { ScenePoint(at.x + ($0.y - at.y), at.y - ($0.x - at.x)) }
            }
        }
        canvas.stroke(strokes, width: size * (text.isBold ? 0.14 : 0.09), text.colour)
    }

    /// The dashes of a line; the line itself where it has none.
    private static func dashed(_ points: [ScenePoint], _ dash: [Double]) -> [[ScenePoint]] {
        guard !dash.isEmpty, dash.allSatisfy({ $0 > 0 }) else { return [points] }
        var lines: [[ScenePoint]] = []
        var (place, left, isInk) = (0, dash[0], true)
        var line = points.prefix(1).map { $0 }
        for (from, to) in zip(points, points.dropFirst()) {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = (dx * dx + dy * dy).squareRoot()
            var done = 0.0
            while length - done > left {
                done += left
                let point = ScenePoint(from.x + dx * done / length, from.y + dy * done / length)
                if isInk { lines.append(line + [point]) }
                line = [point]
                place = (place + 1) % dash.count
                (left, isInk) = (dash[place], !isInk)
            }
            left -= length - done
            line.append(to)
        }
        if isInk, line.count > 1 { lines.append(line) }
        return lines
    }
}
