/// A text as it is given to the parser: characters that must not mark anything are hidden from it
/// behind others that texts do not hold, and come back in what is read.
struct MarkdownSource {
    let bytes: [UInt8]

    /// What may stand for an underscore, at the edges of a line, for a bracket: code points at
    /// the far end of those for private use.
    private static let underscore: Unicode.Scalar = "\u{10FFF0}"
    static let edge: Character = "\u{10FFF1}"
    private static let bracket: Unicode.Scalar = "\u{10FFF2}"

    /// So many brackets in one paragraph begin links; more would take the parser long, the square of
    /// their number.
    private static let mostBrackets = 500

    init(_ lines: [String]) {
        var bytes: [UInt8] = []
        var start = 0
        let repeatsTooMuch = Self.mayRepeatTooMuch(lines)
        for place in lines.indices where Self.endsParagraph(lines, at: place) {
            let paragraph = lines[start...place]
            start = place + 1
            let brackets = paragraph.reduce(0) { sum, line in
                sum + line.utf8.count { $0 == UInt8(ascii: "[") }
            }
            for line in paragraph {
                Self.append(
                    line, hidesBrackets: repeatsTooMuch || brackets > Self.mostBrackets, to: &bytes)
            }
        }
        self.bytes = bytes
    }

    /// The text with everything back in its place.
    static func restored(_ text: String) -> String {
        // All three begin with this byte, which is rare.
        guard text.utf8.contains(0xF4) else { return text }
        var restored = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            restored.append(scalar == underscore ? "_" : scalar == bracket ? "[" : scalar)
        }
        return String(restored)
    }

    /// Whether the links that name one long address could make the text many times as long: each
    /// repeats what a paragraph defines.
    private static func mayRepeatTooMuch(_ lines: [String]) -> Bool {
        var (brackets, longest, present) = (0, 0, 0)
        for place in lines.indices {
            brackets += lines[place].utf8.count { $0 == UInt8(ascii: "[") }
            present += lines[place].utf8.count
            longest = max(longest, present)
            if endsParagraph(lines, at: place) { present = 0 }
        }
        return brackets * longest > 16 * Markdown.mostBytes
    }

    private static func endsParagraph(_ lines: [String], at place: Int) -> Bool {
        place == lines.count - 1 || lines[place].allSatisfy { $0 == " " || $0 == "\t" }
    }

    private static func append(_ line: String, hidesBrackets: Bool, to bytes: inout [UInt8]) {
        // `___` is a rule.
        let isRule = line.allSatisfy { $0 == "_" || $0 == " " }
        for scalar in line.unicodeScalars {
            switch scalar {
            case "_" where !isRule: bytes += UTF8.encode(underscore).map { Array($0) } ?? []
            case "[" where hidesBrackets: bytes += UTF8.encode(bracket).map { Array($0) } ?? []
            case underscore, bracket: bytes += UTF8.encode("\u{FFFD}").map { Array($0) } ?? []
            default: UTF8.encode(scalar).map { bytes += $0 }
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }
}
