import Figures
import Output

/// Characters for numbers on both sides of 0 where there are no colours: strokes below it, tones
/// above.
struct SignedRamp {
    private let below: [Character]
    private let above: [Character]

    init(_ style: TerminalStyle) {
        below = style.unicode ? ["-", "=", "≡"] : ["-", "~", "="]
        above = style.unicode ? ["░", "▒", "█"] : ["+", "*", "#"]
    }

    /// - Parameter share: -1…1; within 1/8 of 0 it is blank.
    func glyph(_ share: Double) -> Character {
        let size = share.magnitude
        guard size >= 0.125 else { return " " }
        let step = size < 0.35 ? 0 : size < 0.65 ? 1 : 2
        return share < 0 ? below[step] : above[step]
    }

    /// `≡ = -  below 0   ░ ▒ █  above`.
    var meaning: String {
        let strokes = below.reversed().map(String.init).joined(separator: " ")
        return "\(strokes)  below 0   \(above.map(String.init).joined(separator: " "))  above"
    }
}

/// What the shades of a scale stand for, in one line.
struct ScaleLegend {
    let style: TerminalStyle

    /// The colours or characters from the lowest number to the highest.
    func line(_ scale: PictureScale) -> Line {
        let (low, high) = Self.bounds(scale)
        return Line(low + " ", .quiet) + strip(scale) + Line(" " + high, .quiet)
            + Line(scale.kind == .diverging && !hasColours ? "   " + signs : "", .quiet)
    }

    /// `0 … 3.2`.
    func range(_ scale: PictureScale) -> String {
        let (low, high) = Self.bounds(scale)
        return low + (style.unicode ? " … " : " to ") + high
    }

    /// What tells the two sides of 0 apart.
    var signs: String {
        hasColours ? "orange below 0, blue above" : SignedRamp(style).meaning
    }

    private var hasColours: Bool { style.colour == .ansi256 || style.colour == .trueColour }

    /// Seventeen steps of the scale as a picture of them would be drawn.
    private func strip(_ scale: PictureScale) -> Line {
        let steps = (0...16).map { Float($0) * 254 / 16 + 1 }
        let shades = scale.kind == .ink ? steps.map { ($0 - 1) * 255 / 254 } : steps
        let grid = ShadeGrid(columns: shades.count, rows: 2, shades: shades + shades, blank: 0)
        return PictureStroke(style: style, scale: scale).line(grid, row: 0)
    }

    /// The ends of a scale in three figures or so, without idle zeros: `-0.25`, `0`, `255`.
    private static func bounds(_ scale: PictureScale) -> (String, String) {
        let texts = NumberColumn.alike([[scale.low, scale.high]])[0].map { text in
            guard text.contains("."), !text.contains("e") else { return text }
            let kept = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
            return String(kept.reversed())
        }
        return (texts[0], texts[1])
    }
}
