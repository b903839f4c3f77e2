import Output
import Wording

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Writes a scene as SVG: texts stay texts, and a title and a description stand for it where it is not
/// seen.
enum SVGWriter {
    static func text(of scene: Scene) -> String {
        let (width, height) = (number(scene.width), number(scene.height))
        let fonts = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#
                + #"viewBox="0 0 \#(width) \#(height)" role="img" "#
                + #"aria-labelledby="title desc" font-family="\#(fonts)">"#,
            #"<title id="title">\#(escaped(scene.title))</title>"#,
            #"<desc id="desc">\#(escaped(scene.description))</desc>"#,
            #"<rect width="100%" height="100%" fill="\#(colour(FigureColours.paper))"/>"#,
        ]
        lines += scene.shapes.compactMap(element)
        return lines.joined(separator: "\n") + "\n</svg>\n"
    }

    private static func element(_ shape: Scene.Shape) -> String? {
        switch shape {
        case .line(let points, let line):
            guard points.count > 1 else { return nil }
            return #"<polyline points="\#(places(points))" fill="none" \#(attributes(line))/>"#
        case .rectangle(let area, let fill):
            return "<rect \(attributes(area)) fill=\"\(colour(fill))\"/>"
        case .circle(let centre, let radius, let fill, let edge):
            return #"<circle cx="\#(number(centre.x))" cy="\#(number(centre.y))" "#
                + #"r="\#(number(radius))" fill="\#(colour(fill))""#
                + (edge.map { " " + attributes($0) } ?? "") + "/>"
        case .polygon(let points, let fill):
            return #"<polygon points="\#(places(points))" fill="\#(colour(fill))"/>"#
        case .text(let text): return element(text)
        case .picture(let raster, let area):
            guard let file = PNGFile.bytes(of: raster) else { return nil }
            let data = Data(file).base64EncodedString()
            return "<image \(attributes(area)) style=\"image-rendering: pixelated\" "
                + "href=\"data:image/png;base64,\(data)\"/>"
        }
    }

    private static func element(_ text: SceneText) -> String {
        let (x, y) = (number(text.at.x), number(text.at.y))
        return #"<text x="\#(x)" y="\#(y)" font-size="\#(number(text.size))" "#
            + #"fill="\#(colour(text.colour))""#
            + (text.anchor == .start ? "" : #" text-anchor="\#(text.anchor.rawValue)""#)
            + (text.isBold ? #" font-weight="bold""# : "")
            + (text.isUpright ? #" transform="rotate(-90 \#(x) \#(y))""# : "")
            + ">\(escaped(text.text))</text>"
    }

    private static func attributes(_ stroke: Stroke) -> String {
        #"stroke="\#(colour(stroke.colour))" stroke-width="\#(number(stroke.width))" "#
            + #"stroke-linejoin="round" stroke-linecap="round""#
            + (stroke.dash.isEmpty
                ? ""
                : #" stroke-dasharray="\#(stroke.dash.map(number).joined(separator: " "))""#)
    }

    private static func attributes(_ area: SceneRectangle) -> String {
        #"x="\#(number(area.x))" y="\#(number(area.y))" "#
            + #"width="\#(number(area.width))" height="\#(number(area.height))""#
    }

    private static func places(_ points: [ScenePoint]) -> String {
        points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
    }

    private static func colour(_ colour: RGB) -> String {
        "#"
            + [colour.red, colour.green, colour.blue].map { hexadecimal($0, digits: 2) }.joined()
    }

    /// Hundredths of a point, without idle zeros.
    private static func number(_ value: Double) -> String {
        var text = fixed(value.isFinite ? value : 0, 2)
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text
    }

    /// A text within XML: markup is written out, and what could do harm is made visible.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in UnsafeText.cleaned(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
