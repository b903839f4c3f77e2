/// A string literal of Swift where it stands in a source: `"a\tb"`, `#"a"#`, or one of several lines.
struct StringLiteral: Equatable {
    /// The bytes of the source that it takes, with its quotes and `#`.
    var range: Range<Int>
    /// What it says; nil where an interpolation, or an escape that is not known here, is part of it.
    var text: String?
    /// How many `#` stand before its quotes.
    var hashes: Int
    /// Whether it has three quotes, and lines of its own.
    var isMultiline: Bool
    /// The spaces before each of its lines, or those that they would have.
    var indentation: Int

    /// The literal in the source's own words, for another text: of one line as before where that text
    /// has no more, of several otherwise. What cannot be seen is written as an escape.
    func source(for text: String) -> String {
        let fence = String(repeating: "#", count: hashes)
        let hasLines = isMultiline || text.contains("\n")
        let escaped = Escapes(hashes: hashes, keepsLines: hasLines).escaped(text)
        guard hasLines else { return "\(fence)\"\(escaped)\"\(fence)" }
        let margin = String(repeating: " ", count: indentation)
        let lines = escaped.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "\n" : margin + $0 + "\n" }
        return "\(fence)\"\"\"\n" + lines.joined() + "\(margin)\"\"\"\(fence)"
    }
}

/// The escapes of a literal with some number of `#` before its quotes.
struct Escapes {
    var hashes: Int
    /// Whether a line break stands for itself, as between three quotes.
    var keepsLines: Bool

    private var marker: String { "\\" + String(repeating: "#", count: hashes) }

    func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        return scalars.indices.reduce(into: "") { result, index in
            if let escape = escape(at: index, in: scalars) {
                result += marker + escape
            } else {
                result.unicodeScalars.append(scalars[index])
            }
        }
    }

    /// What stands behind the marker in place of a character; nil where it may stand as it is.
    private func escape(at index: Int, in scalars: [Unicode.Scalar]) -> String? {
        func follow(_ scalar: Unicode.Scalar, _ count: Int, from start: Int) -> Bool {
            start + count <= scalars.count
                && scalars[start..<(start + count)].allSatisfy { $0 == scalar }
        }
        let scalar = scalars[index]
        // An editor may take away a blank at the end of a line.
        let endsLine = index + 1 == scalars.count || scalars[index + 1] == "\n"
        switch scalar {
        case "\n": return keepsLines ? nil : "n"
        case "\t": return "t"
        case "\r": return "r"
        case "\0": return "0"
        case "\\": return follow("#", hashes, from: index + 1) ? "\\" : nil
        case "\"":
            let quotes = keepsLines ? 3 : 1
            let ends =
                follow("\"", quotes, from: index) && follow("#", hashes, from: index + quotes)
            // At the beginning it would be taken for one of three.
            return ends || (!keepsLines && index == 0) ? "\"" : nil
        default:
            return Self.isInvisible(scalar) || (scalar == " " && keepsLines && endsLine)
                ? "u{" + String(scalar.value, radix: 16, uppercase: true) + "}" : nil
        }
    }

    /// Control characters, and marks that join, hide or turn what stands beside them.
    static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: true
        default: false
        }
    }

    /// The text that an escaped one stands for; nil with an interpolation or an unknown escape.
    func unescaped(_ source: String) -> String? {
        var result = ""
        var rest = source[...]
        while let place = rest.range(of: marker) {
            result += rest[..<place.lowerBound]
            rest = rest[place.upperBound...]
            guard let character = rest.popFirst() else { return nil }
            switch character {
            case "n": result += "\n"
            case "t": result += "\t"
            case "r": result += "\r"
            case "0": result += "\0"
            case "\\", "\"", "'": result.append(character)
            case "\n": break
            case "u":
                guard rest.popFirst() == "{", let end = rest.firstIndex(of: "}"),
                    let scalar = UInt32(rest[..<end], radix: 16).flatMap(Unicode.Scalar.init)
                else { return nil }
                result.unicodeScalars.append(scalar)
                rest = rest[rest.index(after: end)...]
            default: return nil
            }
        }
        return result + rest
    }
}
