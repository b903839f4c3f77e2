/// Turns styled lines into what the terminal receives: the only place that writes colours and
/// pictures.
struct EscapeEncoder {
    var palette: Palette
    private let graphics: Graphics

    init(_ style: TerminalStyle) { (palette, graphics) = (style.palette, style.graphics) }

    func paint(_ line: Line) -> String {
        line.images.isEmpty
            ? text(line) : text(line) + ImageEscapes.drawn(line.images, by: graphics)
    }

    private func text(_ line: Line) -> String {
        guard palette.colour != .none else { return line.text }
        var result = ""
        var current = TextStyle.plain
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
    private func codes(_ ink: TextStyle) -> String {
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
        EscapeEncoder(self).paint(Line(sanitizer.clean(text), .role(role)))
    }

    /// A line on which some parts are in the colours of their roles.
    ///
    /// - Parameter parts: places by character, in rising order, none of them within another.
    public func painted(_ text: String, _ parts: [(place: Range<Int>, role: Role)]) -> String {
        let characters = Array(text)
        var line = Line()
        var end = 0
        for (place, role) in parts where place.lowerBound >= end {
            let place = place.clamped(to: end..<characters.count)
            line += Line(String(characters[end..<place.lowerBound]))
            line += Line(String(characters[place]), .role(role))
            end = place.upperBound
        }
        line += Line(String(characters[end...]))
        return EscapeEncoder(self).paint(line)
    }
}
