/// A place in a figure, in points from its left and top.
struct ScenePoint: Equatable, Sendable {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

struct SceneRectangle: Equatable, Sendable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
}

/// How a line is drawn.
struct Stroke: Equatable, Sendable {
    var colour: RGB
    var width = 1.5
    /// Lengths of dashes and gaps in turn; empty for a line without gaps.
    var dash: [Double] = []
}

/// A text on one line.
struct SceneText: Equatable, Sendable {
    enum Anchor: String, Sendable { case start, middle, end }

    var text: String
    /// Where its base line begins, or its middle or end lies.
    var at: ScenePoint
    var size = 12.0
    var anchor = Anchor.start
    var colour = FigureColours.ink
    var isBold = false
    /// Read from below to above.
    var isUpright = false
}

/// What a figure is made of, whatever form it is written in.
struct Scene: Sendable {
    enum Shape: Sendable {
        case line([ScenePoint], Stroke)
        case rectangle(SceneRectangle, RGB)
        /// Filled, with an edge of its own colour where there is one.
        case circle(ScenePoint, radius: Double, fill: RGB, edge: Stroke? = nil)
        case polygon([ScenePoint], RGB)
        case text(SceneText)
        /// Pixels with hard edges.
        case picture(Raster, in: SceneRectangle)
    }

    var width: Double
    var height: Double
    var title: String
    /// What it shows, in words.
    var description: String
    /// In the order in which they are drawn.
    var shapes: [Shape] = []

    mutating func add(_ text: SceneText) {
        if !text.text.isEmpty { shapes.append(.text(text)) }
    }

    /// Another scene's shapes, moved down.
    mutating func add(_ other: Scene, down: Double) {
        func moved(_ point: ScenePoint) -> ScenePoint { ScenePoint(point.x, point.y + down) }
        func moved(_ area: SceneRectangle) -> SceneRectangle {
            var copy = area
            copy.y += down
            return copy
        }
        shapes += other.shapes.map { shape in
            switch shape {
            case .line(let points, let stroke): .line(points.map(moved), stroke)
            case .rectangle(let area, let fill): .rectangle(moved(area), fill)
            case .circle(let centre, let radius, let fill, let edge):
                .circle(moved(centre), radius: radius, fill: fill, edge: edge)
            case .polygon(let points, let fill): .polygon(points.map(moved), fill)
            case .text(var text):
                {
                    text.at = moved(text.at)
                    return .text(text)
                }()
            case .picture(let raster, let area): .picture(raster, in: moved(area))
            }
        }
    }
}

/// The colours of figures: dark on white, so that they are read on any page and when printed.
enum FigureColours {
    static let paper = RGB(grey: 255)
    static let ink = RGB(32, 33, 36)
    /// Axes and what is said in passing.
    static let quiet = RGB(95, 99, 104)
    /// Lines that help the eye.
    static let grid = RGB(224, 226, 230)

    /// Colours that are told apart by eyes that do not tell red from green (Okabe and Ito, 2008),
    /// those too pale on white left out.
    private static let series = [
        RGB(0, 114, 178), RGB(213, 94, 0), RGB(0, 128, 98), RGB(170, 80, 140), RGB(60, 60, 60),
        RGB(150, 105, 0),
    ]

    static func series(_ index: Int) -> RGB { series[index % series.count] }
}

/// How wide a text is in a font that nobody knows beforehand: a little too much rather than too little.
enum TextWidth {
    static func of(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 0.6 : 1.05) } * size
    }

    /// The text cut to a width, with an ellipsis where something was cut.
    static func clipped(_ text: String, size: Double, to width: Double) -> String {
        guard of(text, size: size) > width else { return text }
        var taken = 0.6 * size
        var result = ""
        for character in text {
            taken += of(String(character), size: size)
            guard taken <= width else { break }
            result.append(character)
        }
        return result + "…"
    }
}
