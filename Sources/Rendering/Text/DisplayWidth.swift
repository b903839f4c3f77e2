/// How many terminal columns a text takes.
///
/// `DisplayWidth.of("한글 ok")` → 7: East Asian wide characters and emoji take two columns, accents
/// and joiners none. Control characters count as none; `Sanitizer` makes them visible first.
public enum DisplayWidth {
    /// The columns of a text on one line.
    public static func of(_ text: some StringProtocol) -> Int {
        if isPlainASCII(text) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    /// The columns of one character as the reader sees it: a syllable, a flag, a family of emoji.
    public static func of(_ character: Character) -> Int {
        var width = 0
        var base: Unicode.Scalar?
        var isJoined = false
        for scalar in character.unicodeScalars {
            switch scalar {
            case "\u{200D}":
                isJoined = true
            case "\u{FE0F}" where base.map(widensToEmoji) ?? false:
                width = max(width, 2)
            case "\u{20E3}" where base != nil:  // a keycap, such as 1️⃣
                width = 2
            case "\u{1F3FB}"..."\u{1F3FF}" where base != nil:  // a skin tone
                break
            default:
                let own = of(scalar)
                if !(isJoined && scalar.properties.isEmoji) { width += own }
                if own > 0 {
                    base = scalar
                    isJoined = false
                }
            }
        }
        return width
    }

    static func isPlainASCII(_ text: some StringProtocol) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// Pictures that are text by default (☀, ❤) and become two columns wide as emoji.
    private static func widensToEmoji(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isEmoji && !scalar.isASCII
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x7F { return value < 0x20 ? 0 : 1 }
        if value < 0xA0 { return 0 }
        if value < 0x300 { return 1 }  // the soft hyphen among them: terminals draw it
        // Middle and final letters of a Korean syllable stand on the first one's columns.
        if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
        if isWide(value) { return 2 }
        if (0x1F1E6...0x1F1FF).contains(value) { return 1 }  // two of them are one flag
        if scalar.properties.isEmojiPresentation { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .control, .lineSeparator, .paragraphSeparator:
            return 0
        case .format: return isVisibleFormat(value) ? 1 : 0
        default: return 1
        }
    }

    /// Arabic and Syriac signs that Unicode calls formats although they are drawn.
    private static func isVisibleFormat(_ value: UInt32) -> Bool {
        (0x600...0x605).contains(value) || [0x6DD, 0x70F, 0x890, 0x891, 0x8E2].contains(value)
    }

    /// Unicode's East Asian Width `W` and `F` in ranges, emoji apart (UAX #11, Unicode 16).
    private static func isWide(_ value: UInt32) -> Bool {
        if value < 0x1100 { return false }
        return wideRanges.contains { $0.contains(value) } && !narrowMarks.contains(value)
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x3247,
        0x3250...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
        0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3, 0x16FF0...0x18DFF,
        0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x2FFFD,
        0x30000...0x3FFFD,
    ]

    /// Tone marks and one half-width space that lie inside the ranges and take no wide place.
    private static let narrowMarks: Set<UInt32> = [
        0x302A, 0x302B, 0x302C, 0x302D, 0x303F, 0x3099, 0x309A, 0x16FE4,
    ]
}
