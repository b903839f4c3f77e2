/// Characters that could make whatever shows them do something other than show them: controls, and
/// marks that turn the reading direction.
package enum UnsafeText {
    package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: true  // C0, DEL, C1
        case 0x061C, 0x200E, 0x200F: true  // marks of direction
        case 0x2028, 0x2029: true  // line and paragraph separators
        case 0x202A...0x202E, 0x2066...0x2069, 0x206A...0x206F: true  // overrides and isolates
        case 0xFFF9...0xFFFB: true  // interlinear annotation
        case 0xFFFE, 0xFFFF: true  // no characters, in XML neither
        default: false
        }
    }

    /// A text on one line with nothing in it that could do harm: `\u{1b}` in place of an escape.
    package static func cleaned(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n", "\t": result.append(" ")
            case _ where isUnsafe(scalar):
                result.append(contentsOf: visible(scalar, unicode: false).unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Such a character made visible: `␛`, or `\u{1b}` where there are only letters of ASCII.
    package static func visible(_ scalar: Unicode.Scalar, unicode: Bool) -> String {
        if unicode, let picture = Unicode.Scalar(0x2400 + scalar.value), scalar.value < 0x20 {
            return String(Character(picture))
        }
        if unicode, scalar.value == 0x7F { return "␡" }
        return "\\u{" + String(scalar.value, radix: 16) + "}"
    }
}
