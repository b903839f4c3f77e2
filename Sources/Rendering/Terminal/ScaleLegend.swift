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

    /// `-0.33 ≡ = - 0 ░ ▒ █ 0.33`.
    func legend(limit: Double) -> String {
        let signs = below.reversed().map(String.init).joined(separator: " ")
        let tones = above.map(String.init).joined(separator: " ")
        return
            "\(ScaleLegend.figure(-limit)) \(signs)  0 (blank)  \(tones) \(ScaleLegend.figure(limit))"
    }
}

/// What the shades of a scale stand for, in one line.
struct ScaleLegend {
    private let style: TerminalStyle

    init(_ style: TerminalStyle) { self.style = style }

    /// The colours from `-limit` to `limit`.
    func colours(limit: Double) -> Line {
        let steps = stride(from: -1.0, through: 1, by: 0.125)
        let strip = steps.map { share in
            Span(text: " ", ink: Ink(background: .rgb(ColourScale.colour(share))))
        }
        return Line(Self.figure(-limit) + " ", .quiet) + Line(strip)
            + Line(" " + Self.figure(limit), .quiet)
    }

    /// A bound in three figures or so.
    static func figure(_ value: Double) -> String { FigureFormat.alike([[value]])[0][0] }
}
