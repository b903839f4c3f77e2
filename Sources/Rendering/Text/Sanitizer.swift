import Output
import Wording

/// Makes text from learners, files and lessons harmless to a terminal.
///
/// Control characters, escapes and marks that turn the reading direction become visible:
/// `"\u{1B}[31m"` → `␛[31m`, or `\u{1b}[31m` where the terminal has no Unicode. Line breaks stay,
/// a tab becomes four spaces. Without Unicode our own signs (→ · … ✓) become ASCII as well; letters
/// of other scripts stay, since there is no other way to write them.
struct Sanitizer {
    var unicode: Bool

    func clean(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A }) { return String(text) }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var previous: Unicode.Scalar = " "
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            let after = scalars.index(after: index)
            let next = after < scalars.endIndex ? scalars[after] : " "
            switch scalar {
            case "\n": result += "\n"
            case "\r" where next == "\n": break
            case "\t": result += "    "
            case _ where UnsafeText.isUnsafe(scalar):
                result += UnsafeText.visible(scalar, unicode: unicode)
            case _ where !unicode: result += inASCII(scalar, between: previous, and: next)
            default: result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result
    }

    /// `text` on one line: a line break in it becomes a space.
    func cleanLine(_ text: some StringProtocol) -> String {
        let cleaned = clean(text)
        return cleaned.contains("\n") ? String(cleaned.map { $0 == "\n" ? " " : $0 }) : cleaned
    }

    private func inASCII(
        _ scalar: Unicode.Scalar, between previous: Unicode.Scalar, and next: Unicode.Scalar
    ) -> String {
        switch scalar {
        case "·": previous == " " || next == " " ? "-" : "*"
        case "→": "->"
        case "←": "<-"
        case "…": "..."
        case "–", "—", "−", "‑", "─", "━": "-"
        case "×": "x"
        case "±": "+-"
        case "≤": "<="
        case "≥": ">="
        case "≠": "!="
        case "≈": "~"
        case "•": "*"
        case "│": "|"
        case "✓": "ok"
        case "✗": "x"
        case "“", "”": "\""
        case "‘", "’": "'"
        default: String(Character(scalar))
        }
    }
}
