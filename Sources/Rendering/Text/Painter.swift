/// Turns styled lines into what the terminal receives: the only place that writes colours.
struct Painter {
    var palette: Palette

    init(_ style: TerminalStyle) { palette = style.palette }

    func paint(_ line: Line) -> String {
        guard palette.colour != .none else { return line.text }
        var result = ""
        var current = Ink.plain
        for span in line.spans where !span.text.isEmpty {
            if span.ink != current {
                if !span.ink.overrides(current) { result += "\u{1B}[0m" }
                let codes = codes(span.ink)
                if !codes.isEmpty { result += "\u{1B}[" + codes + "m" }
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
        if ink.isItalic { codes.append("3") }
        if let code = ink.foreground.flatMap(palette.foreground) { codes.append(code) }
        if let code = ink.background.flatMap(palette.background) { codes.append(code) }
        return codes.joined(separator: ";")
    }
}

extension TerminalStyle {
    var palette: Palette { Palette(colour: colour, background: background) }

    /// A text in the colour of its role, for lines that are not laid out here, such as the prompt.
    public func painted(_ text: String, as role: Role) -> String {
        Painter(self).paint(Line(sanitizer.clean(text), .role(role)))
    }
}
