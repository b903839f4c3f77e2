/// Reads what a program has sent to a terminal, and tells everything in it that it has no business
/// to send.
///
/// Known are line breaks, and the escapes on a list: whatever else is a control character (C0, DEL,
/// C1), or a mark that turns the reading direction or breaks lines, is a finding.
public struct TerminalBytes {
    /// An escape that may be sent, as ECMA-48 writes it: `ESC [`, a parameter, a final letter.
    public struct Sequences: Sendable {
        /// Final letters of `ESC [ 1;2 …`.
        var finals: Set<Character>
        /// `ESC [ ? …` with its parameter and final letter.
        var modes: Set<String>
        /// Letters right behind `ESC`.
        var letters: Set<Character>
        /// Controls that stand alone.
        var controls: Set<Unicode.Scalar>
        /// Beginnings of pictures, which end in `ESC \` or BEL.
        var pictures: [String]

        /// None at all: JSON lines.
        public static let json = Sequences(
            finals: [], modes: [], letters: [], controls: [], pictures: [])
        /// Colours alone: what goes into a pipe or a file on demand.
        public static let colours = Sequences(
            finals: ["m"], modes: [], letters: [], controls: [], pictures: [])
        /// Colours, and the erasing of what is redrawn (the renderer in a live terminal).
        public static let renderer = Sequences(
            finals: ["m", "K", "J", "A", "B", "G"], modes: ["7h", "7l"], letters: [],
            controls: ["\r"], pictures: [])
        /// The same with pictures of pixels.
        public static let rendererWithPictures = Sequences(
            finals: renderer.finals, modes: renderer.modes, letters: ["7", "8"],
            controls: renderer.controls,
            pictures: ["_Gq=2,", "_Ga=T,f=100,", "]1337;File=inline=1;"])
        /// The renderer's and readline's: it moves the cursor, erases, inserts, deletes, asks for
        /// pasted text to be marked; the shell keeps the cursor while it paints the line.
        public static let shell = Sequences(
            finals: ["m", "K", "J", "A", "B", "C", "D", "G", "H", "P", "@"],
            modes: ["7h", "7l", "2004h", "2004l", "2026h", "2026l", "1034h", "25h", "25l"],
            letters: ["7", "8"], controls: ["\r", "\u{8}"], pictures: [])
    }

    /// What was found, each as it stands in the text with a little of what is before it.
    public private(set) var findings: [String] = []
    /// The text without escapes.
    public private(set) var text = ""

    public init(_ written: String, allowing sequences: Sequences) {
        let scalars = Array(written.unicodeScalars)
        var place = 0
        while place < scalars.count {
            let scalar = scalars[place]
            if scalar == "\u{1B}", let end = Self.end(of: scalars, from: place, sequences) {
                place = end
                continue
            }
            if Self.isUnsafe(scalar), scalar != "\n", !sequences.controls.contains(scalar) {
                let around = scalars[max(0, place - 30)..<min(scalars.count, place + 30)]
                findings.append(around.map { $0.escaped(asASCII: true) }.joined())
            }
            text.unicodeScalars.append(scalar)
            place += 1
        }
    }

    /// Where an escape that is allowed ends; nil for one that is not.
    private static func end(
        of scalars: [Unicode.Scalar], from start: Int, _ allowed: Sequences
    ) -> Int? {
        guard start + 1 < scalars.count else { return nil }
        let next = scalars[start + 1]
        if allowed.letters.contains(Character(next)) { return start + 2 }
        if next == "[" { return endOfControl(of: scalars, from: start + 2, allowed) }
        for beginning in allowed.pictures
        where scalars[(start + 1)...].starts(with: beginning.unicodeScalars) {
            return endOfPicture(of: scalars, from: start + 1)
        }
        return nil
    }

    private static func endOfControl(
        of scalars: [Unicode.Scalar], from start: Int, _ allowed: Sequences
    ) -> Int? {
        let rest = scalars[start...]
        let isMode = rest.first == "?"
        let parameters = rest.dropFirst(isMode ? 1 : 0).prefix {
            ("0"..."9").contains($0) || $0 == ";"
        }
        guard parameters.endIndex < scalars.count else { return nil }
        let final = scalars[parameters.endIndex]
        let isAllowed =
            isMode
            ? allowed.modes.contains(
                String(String.UnicodeScalarView(parameters)) + String(Character(final)))
            : allowed.finals.contains(Character(final))
        return isAllowed ? parameters.endIndex + 1 : nil
    }

    /// A picture is letters of base 64 and its own keys, and nothing else.
    private static func endOfPicture(of scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard let end = scalars[start...].firstIndex(where: { $0.value < 0x20 || $0.value > 0x7E })
        else { return nil }
        if scalars[end] == "\u{7}" { return end + 1 }
        guard scalars[end] == "\u{1B}", end + 1 < scalars.count, scalars[end + 1] == "\\" else {
            return nil
        }
        return end + 2
    }

    /// Written out here once more, so that a gap in the program's own list shows.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
            || scalar.properties.isBidiControl
            || [.lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
}

/// A text that would do every harm that a text can do where it is shown as it is.
public enum HostileText {
    /// A title, a colour, an erased screen (7 and 8 bits), a report that types, every direction.
    public static let all =
        "a\u{1B}]0;stolen\u{7}\u{1B}[41m\u{1B}[2J\u{9B}2J\u{1B}P$q\u{1B}\\\u{1B}[6n\u{9D}0;x\u{9C}"
        + "\r\u{8}\u{7F}\u{0}\u{B}\u{C}\u{E}\u{85}\u{202A}\u{202E}\u{2066}\u{2069}\u{200F}\u{61C}"
        + "\u{2028}\u{2029}\n\t\u{1B}_Gq=2,m=0;AAAA\u{1B}\\z"
    /// The same on one line and without NUL, which no name of a file or column has.
    public static let line = String(all.filter { !$0.isNewline && $0 != "\u{0}" && $0 != "\t" })
}
