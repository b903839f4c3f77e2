/// Turns styled lines into what the terminal receives: the only place that writes colours.
struct Painter {
    var colour: TerminalStyle.Colour

    func paint(_ line: Line) -> String {
        guard colour != .none else { return line.text }
        var result = ""
        var current = Ink.plain
        for span in line.spans where !span.text.isEmpty {
            if span.ink != current {
                if !span.ink.overrides(current) { result += "\u{1B}[0m" }
                if span.ink != .plain { result += "\u{1B}[" + codes(span.ink) + "m" }
                current = span.ink
            }
            result += span.text
        }
        return current == .plain ? result : result + "\u{1B}[0m"
    }

    /// The parameters of `ESC[…m` (ECMA-48, SGR) for an ink.
    private func codes(_ ink: Ink) -> String {
        var codes: [String] = []
        if ink.isBold { codes.append("1") }
        if ink.isDim { codes.append("2") }
        if ink.isItalic { codes.append("3") }
        if let hue = ink.foreground { codes.append(code(hue, base: 30)) }
        if let hue = ink.background { codes.append(code(hue, base: 40)) }
        return codes.joined(separator: ";")
    }

    private func code(_ hue: Ink.Hue, base: Int) -> String {
        switch hue {
        case .red: "\(base + 1)"
        case .green: "\(base + 2)"
        case .yellow: "\(base + 3)"
        case .blue: "\(base + 4)"
        case .cyan: "\(base + 6)"
        case .grey(let shade):
            colour == .trueColour
                ? "\(base + 8);2;\(shade);\(shade);\(shade)"
                : "\(base + 8);5;\(Self.paletteIndex(ofGrey: shade))"
        }
    }

    /// The nearest grey of the 256-colour palette: black 16, 24 steps 232…255 (8 + 10·step), white 231.
    private static func paletteIndex(ofGrey shade: UInt8) -> Int {
        if shade < 4 { return 16 }
        if shade > 246 { return 231 }
        return 232 + min(23, max(0, (Int(shade) - 3) / 10))
    }
}
