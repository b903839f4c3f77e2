import Figures
import Output

/// How the numbers of a matrix look: a colour behind them where there are enough colours, else a
/// character before them.
struct MatrixTone {
    let style: TerminalStyle
    let matrix: Matrix
    private let shade: MatrixShade

    init(_ matrix: Matrix, _ style: TerminalStyle) {
        self.style = style
        self.matrix = matrix
        shade = MatrixShade(matrix)
    }

    /// Whether cells have colours behind them, so that no characters are needed.
    var isTinted: Bool { style.colour == .ansi256 || style.colour == .trueColour }

    /// The share of its row, 0…1, or the distance from 0 in parts of the largest, -1…1.
    func share(_ row: Int, _ column: Int) -> Double {
        shade.share(of: matrix.values[row][column], row: row)
    }

    /// The ink of a cell.
    ///
    /// - Parameter isRight: whether it lies where rows and columns agree.
    func ink(_ share: Double, isRight: Bool) -> TextStyle {
        if isTinted {
            let colour = shade.colour(share, isRight: isRight)
            let isNothing = matrix.shading == .shareOfRow && share == 0
            return TextStyle(
                foreground: .rgb(isNothing ? RGB(grey: 150) : colour.inkUpon),
                background: .rgb(colour))
        }
        if matrix.shading == .diverging, style.colour == .ansi16 {
            return TextStyle(foreground: .series(share < 0 ? 1 : 0))
        }
        guard matrix.shading == .shareOfRow else { return .plain }
        if share == 0 { return .quiet }
        return share < Self.steps[0].least ? .plain : .role(isRight ? .good : .mistake)
    }

    // MARK: - Without colours

    /// Where a share of its row gets the next darker character.
    private static let steps: [(least: Double, name: String)] = [
        (0.01, "1%"), (0.05, "5%"), (0.2, "20%"), (0.5, "50%"),
    ]
    private var glyphs: [Character] { Array(style.unicode ? " ░▒▓█" : " :+*#") }

    /// The character for a share; blank for what is nearly nothing.
    func glyph(_ share: Double) -> Character {
        guard share.isFinite else { return " " }
        if matrix.shading == .diverging { return SignedRamp(style).glyph(share) }
        return glyphs[Self.steps.prefix { share >= $0.least }.count]
    }

    // MARK: - What they mean

    var legend: Line {
        if matrix.shading == .diverging {
            return ScaleLegend(style: style).line(.diverging(to: matrix.limit))
        }
        if isTinted {
            return matrix.isSquare
                ? Line("right ", .quiet) + squares(1) + Line("  wrong ", .quiet) + squares(-1)
                    + Line("  darker: more of its row", .quiet)
                : squares(1) + Line("  darker: more of its row", .quiet)
        }
        let steps = zip(glyphs.dropFirst(), Self.steps).map { "\($0) \($1.name)" }
        return Line(steps.joined(separator: "  ") + " of its row or more", .quiet)
    }

    private func squares(_ sign: Double) -> Line {
        Line(
            [0.1, 0.3, 0.5, 0.7, 1].map {
                Span(text: "  ", ink: TextStyle(background: .rgb(ColourScale.colour($0 * sign))))
            })
    }
}
