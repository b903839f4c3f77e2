import Diagnostics
import Foundation
import Wording

extension PythonLexer {
    /// The refusal of a character that Python does not read, at the place where the lexer stands.
    func stray(_ scalar: Unicode.Scalar) -> Diagnostic {
        let range = offset..<offset + 1
        if let meant = Self.meant[scalar] ?? Self.plainForm(of: scalar) {
            return mistake(
                "\(scalar) (\(Self.number(scalar))) is no sign of Python",
                "Type \(meant) in its place.", range)
        }
        switch scalar {
        case "\"", "'": break
        case "!", "?", "$", "`": return strayMark(scalar, range)
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator:
            return mistake(
                "this space is no ordinary one (\(Self.number(scalar)))",
                "Type a space in its place; web pages often hold others.", range)
        case .format, .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned, .nonspacingMark, .spacingMark, .enclosingMark:
            return mistake(
                "an invisible character stands here (\(Self.number(scalar)))",
                "Take it away, or type the line anew.", range)
        default:
            return mistake(
                "\(scalar) (\(Self.number(scalar))) has no meaning in Python",
                "A text stands between quotes: \"like this\".", range)
        }
    }

    private func strayMark(_ scalar: Unicode.Scalar, _ range: Range<Int>) -> Diagnostic {
        let hint =
            switch scalar {
            case "!": "For the opposite write not: not x. For unlike write !=."
            case "?": "A choice is written: a if condition else b."
            case "$": "A name is written without $."
            default: "A text stands between quotes: \"like this\"."
            }
        return mistake("\(scalar) has no meaning in Python", hint, range)
    }

    /// `U+00A0`.
    private static func number(_ scalar: Unicode.Scalar) -> String {
        "U+" + hexadecimal(scalar.value, digits: 4, uppercase: true)
    }

    /// The ASCII sign that a full-width one stands for: `，` → `,`.
    private static func plainForm(of scalar: Unicode.Scalar) -> String? {
        guard !scalar.isASCII else { return nil }
        let plain = String(scalar).precomposedStringWithCompatibilityMapping
        guard let only = plain.unicodeScalars.first, plain.unicodeScalars.count == 1, only.isASCII,
            only != " "
        else { return nil }
        return plain
    }

    private static let meant: [Unicode.Scalar: String] = [
        "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "«": "\"", "»": "\"", "″": "\"",
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "‹": "'", "›": "'",
        "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-",
        "×": "*", "·": "*", "⋅": "*", "∗": "*", "÷": "/", "∕": "/",
        "≤": "<=", "≥": ">=", "≠": "!=", "…": "...", "→": "->", "¬": "not",
        "∈": "in", "²": "**2", "³": "**3", "、": ",", "。": ".",
    ]
}
