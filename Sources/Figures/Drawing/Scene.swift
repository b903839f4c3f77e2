import Output
import Wording

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

    /// Adds a text, with what could do harm in it made visible.
    mutating func add(_ text: SceneText) {
        guard !text.text.isEmpty else { return }
        var clean = text
        clean.text = UnsafeText.cleaned(text.text)
        shapes.append(.text(clean))
    }

    /// Adds the title above, in the first of the lines that every figure keeps for it.
    mutating func addTitle() {
        let room = width - 2 * FigurePage.margin
        add(
            SceneText(
                text: TextWidth.clipped(title, size: 15, to: room),
                at: ScenePoint(FigurePage.margin, 28), size: 15, isBold: true))
    }

    /// Adds what is said below; statements to try next are for the screen.
    mutating func addRemarks(_ remarks: [String]) {
        for remark in remarks where !remark.contains("`") { addLines(remark) }
    }

    /// Adds lines below all there is, broken where they are too long; the scene grows by them.
    mutating func addLines(_ text: String, colour: RGB = FigureColours.quiet) {
        let room = width - 2 * FigurePage.margin
        for line in TextWidth.broken(text, size: FigurePage.size, to: room) {
            let indent = Double(line.prefix { $0 == " " }.count) * TextWidth.of(" ", size: 12)
            height += FigurePage.lineHeight
            add(
                SceneText(
                    text: String(line.drop { $0 == " " }),
                    at: ScenePoint(FigurePage.margin + indent, height - 5), colour: colour))
        }
    }

    /// Another scene's shapes, moved right and down.
    mutating func add(_ other: Scene, right: Double = 0, down: Double) {
        func moved(_ point: ScenePoint) -> ScenePoint {
            ScenePoint(point.x + right, point.y + down)
        }
        func moved(_ area: SceneRectangle) -> SceneRectangle {
            var copy = area
            copy.x += right
            copy.y += down
            return copy
        }
        for shape in other.shapes {
            switch shape {
            case .line(let points, let stroke): shapes.append(.line(points.map(moved), stroke))
            case .rectangle(let area, let fill): shapes.append(.rectangle(moved(area), fill))
            case .circle(let centre, let radius, let fill, let edge):
                shapes.append(.circle(moved(centre), radius: radius, fill: fill, edge: edge))
            case .polygon(let points, let fill): shapes.append(.polygon(points.map(moved), fill))
            case .text(var text):
                text.at = moved(text.at)
                shapes.append(.text(text))
            case .picture(let raster, let area): shapes.append(.picture(raster, in: moved(area)))
            }
        }
    }
}

/// The measures that all figures share, in points.
enum FigurePage {
    static let width = 720.0
    static let margin = 24.0
    /// Of texts.
    static let size = 12.0
    static let lineHeight = 18.0
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
    /// those too pale on white left out, with two for a seventh and an eighth run.
    private static let series = [
        RGB(0, 114, 178), RGB(213, 94, 0), RGB(0, 128, 98), RGB(170, 80, 140), RGB(60, 60, 60),
        RGB(150, 105, 0), RGB(190, 30, 90), RGB(90, 70, 190),
    ]

    static func series(_ index: Int) -> RGB { series[index % series.count] }
}

/// How wide a text is in a font that nobody knows beforehand: a little too much rather than too little.
enum TextWidth {
    static func of(_ text: String, size: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 0.6 : 1.05) } * size
    }

    /// The text cut to a width, with an ellipsis where something was cut; what could do harm in it is
    /// made visible before, since that is longer.
    static func clipped(_ text: String, size: Double, to width: Double) -> String {
        // Nobody waits for ten million letters to be measured.
        let text = UnsafeText.cleaned(String(text.prefix(1000)))
        // A text that just fits is not cut for a rounding error.
        guard of(text, size: size) > width + 0.01 else { return text }
        var taken = 0.6 * size
        var result = ""
        for character in text {
            taken += of(String(character), size: size)
            guard taken <= width else { break }
            result.append(character)
        }
        return result + "…"
    }

    /// The lines of a text, broken between words; a word that is too long is cut.
    static func broken(_ text: String, size: Double, to width: Double) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { paragraph -> [String] in
            let indent = String(paragraph.prefix { $0 == " " })
            var lines = [indent]
            var isEmpty = true
            for word in paragraph.split(separator: " ") {
                let word = clipped(String(word), size: size, to: width / 2)
                let longer = lines[lines.count - 1] + (isEmpty ? "" : " ") + word
                if isEmpty || of(longer, size: size) <= width {
                    lines[lines.count - 1] = longer
                } else {
                    lines.append(indent + word)
                }
                isEmpty = false
            }
            return lines
        }
    }
}
