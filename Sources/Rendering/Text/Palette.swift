/// What a piece of text is for. Its colour follows from that alone (`Palette`), and never says more
/// than the words do.
public enum Role: Sendable, CaseIterable {
    /// What waits for the learner.
    case prompt
    /// Words of a language: statements, code within prose.
    case word
    /// Numbers and texts in a line that is typed.
    case number
    case good, warning, mistake
    /// What helps the eye and is not read: rules, gutters, labels beside figures.
    case quiet
    case heading

    var isBold: Bool { self == .prompt || self == .heading }
}

/// What lies behind the text.
public enum Background: Sendable, CaseIterable {
    /// The terminal did not say: colours between light and dark, readable on both.
    case unknown
    case dark, light
}

/// The colours of a terminal by what they are for.
///
/// With 256 colours or more, roles are colours of the 256 that look the same everywhere; against a
/// known background their contrast is at least 4.5, else at least 3 on either (WCAG 2.2). With 16
/// colours they are the terminal's own, which its theme makes readable.
struct Palette: Equatable {
    var colour: TerminalStyle.Colour
    var background: Background

    /// The parameter of `ESC[…m` that makes a hue the colour of what is written; nil for none.
    func foreground(_ hue: TextStyle.Shade) -> String? { code(hue, base: 30) }

    /// The same for what lies behind it.
    func background(_ hue: TextStyle.Shade) -> String? { code(hue, base: 40) }

    private func code(_ hue: TextStyle.Shade, base: Int) -> String? {
        switch (colour, hue) {
        case (.none, _): nil
        case (.ansi16, .grey), (.ansi16, .rgb): Self.basic(hue.rgb.nearestOf16, base: base)
        case (.ansi16, .role(.quiet)): "2"  // fainter than the text, whatever the theme
        case (.ansi16, _): Self.shades(of: hue).map { Self.basic($0.basic, base: base) }
        case (.trueColour, .grey), (.trueColour, .rgb): "\(base + 8);2;" + hue.rgb.parameters
        case (_, .grey), (_, .rgb): "\(base + 8);5;\(hue.rgb.nearestOf256)"
        case (_, .role), (_, .series): index(of: hue).map { "\(base + 8);5;\($0)" }
        }
    }

    /// The number of a role's colour among the 256; nil for the terminal's own.
    func index(of hue: TextStyle.Shade) -> Int? {
        guard let shades = Self.shades(of: hue) else { return nil }
        return switch background {
        case .unknown: shades.between
        case .dark: shades.onDark
        case .light: shades.onLight
        }
    }

    /// The terminal's own colours: 30…37, and 90…97 for the bright ones.
    private static func basic(_ index: Int, base: Int) -> String {
        "\(index < 8 ? base + index : base + 52 + index)"
    }

    // MARK: - The colours

    /// One colour: numbers of the 256, and one of the terminal's own 16.
    private struct Shades {
        var between: Int
        var onDark: Int
        var onLight: Int
        var basic: Int
    }

    private static func shades(of hue: TextStyle.Shade) -> Shades? {
        switch hue {
        case .role(let role): shades(of: role)
        case .series(let number):
            series[((number % series.count) + series.count) % series.count]
        case .grey, .rgb: nil
        }
    }

    private static func shades(of role: Role) -> Shades? {
        switch role {
        case .prompt: Shades(between: 32, onDark: 75, onLight: 26, basic: 12)  // blue
        case .word: Shades(between: 31, onDark: 80, onLight: 24, basic: 6)  // cyan
        case .number: Shades(between: 134, onDark: 177, onLight: 91, basic: 5)  // magenta
        case .good: Shades(between: 29, onDark: 77, onLight: 22, basic: 2)  // green
        case .warning: Shades(between: 136, onDark: 215, onLight: 94, basic: 3)  // amber
        case .mistake: Shades(between: 167, onDark: 210, onLight: 124, basic: 9)  // red
        case .quiet: Shades(between: 244, onDark: 247, onLight: 242, basic: 7)
        case .heading: nil
        }
    }

    /// Lines that are drawn together, in this order, and then from its beginning again.
    private static let series = [
        Shades(between: 32, onDark: 75, onLight: 26, basic: 12),  // blue
        Shades(between: 166, onDark: 215, onLight: 94, basic: 3),  // orange
        Shades(between: 29, onDark: 77, onLight: 22, basic: 2),  // green
        Shades(between: 134, onDark: 177, onLight: 91, basic: 5),  // magenta
        Shades(between: 30, onDark: 80, onLight: 23, basic: 6),  // cyan
        Shades(between: 167, onDark: 210, onLight: 124, basic: 9),  // red
    ]
}
