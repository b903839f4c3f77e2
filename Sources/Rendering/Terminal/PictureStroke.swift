import Figures
import Output

/// Draws two rows of a picture's shades as one line of text.
///
/// With colour a half block (▀) shows both: dark ink on white paper, or the colours of both sides of
/// 0. Without, one character for the two: of a ramp for ink, strokes and tones for what is below and
/// above 0.
struct PictureStroke {
    let style: TerminalStyle
    let scale: PictureScale?

    /// The text of rows `row` and `row` + 1.
    func line(_ grid: ShadeGrid, row: Int) -> Line {
        switch (style.colour, scale?.kind) {
        case (.none, .diverging), (.ansi16, .diverging): signs(grid, row: row)
        case (.none, _): ramp(grid, row: row)
        default: halfBlocks(grid, row: row)
        }
    }

    // MARK: - With colour

    private func halfBlocks(_ grid: ShadeGrid, row: Int) -> Line {
        Line(
            (0..<grid.columns).map { column in
                guard style.unicode else {
                    let mean = grid.meanOfRows(from: row, column: column)
                    return Span(text: " ", ink: TextStyle(background: hue(mean)))
                }
                let below = row + 1 < grid.rows ? grid[row + 1, column] : grid.blank
                return Span(
                    text: "▀",
                    ink: TextStyle(foreground: hue(grid[row, column]), background: hue(below)))
            })
    }

    private func hue(_ shade: Float) -> TextStyle.Shade {
        let colour = (scale ?? .ink(to: 1)).colour(of: Double(shade))
        return scale?.kind == .diverging ? .rgb(colour) : .grey(colour.red)
    }

    // MARK: - With characters

    private func ramp(_ grid: ShadeGrid, row: Int) -> Line {
        let ramp = Array(style.unicode ? " ░▒▓█" : " .:-=+*#%@")
        // A picture is stretched, so that a pale garment is as clear as a dark one; of numbers each
        // shade means one, and what is next to nothing still shows how far the picture goes.
        let darkest = scale == nil ? max(1, grid.shades.max() ?? 1) : 255
        let blank: Character = scale == nil ? " " : style.unicode ? "·" : "."
        let steps = Float(ramp.count - 1)
        let text = (0..<grid.columns).map { column in
            let share = grid.meanOfRows(from: row, column: column) / darkest
            let step = min(ramp.count - 1, Int((share * steps).rounded()))
            return step == 0 ? blank : ramp[step]
        }
        return Line(String(text))
    }

    private func signs(_ grid: ShadeGrid, row: Int) -> Line {
        let ramp = SignedRamp(style)
        return Line(
            (0..<grid.columns).map { column in
                let share = (grid.meanOfRows(from: row, column: column) - 128) / 127
                let glyph = ramp.glyph(Double(share))
                let ink = TextStyle(foreground: .series(share < 0 ? 1 : 0))
                return Span(text: String(glyph), ink: glyph == " " ? .plain : ink)
            })
    }
}
