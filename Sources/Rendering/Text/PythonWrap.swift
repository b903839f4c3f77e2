/// Breaks the lines of a Python program that are wider than the screen so that it is still the same
/// program: within brackets anywhere between words, elsewhere behind a `\`.
///
///     train_input, val_input = \
///         train_test_split(
///         train_input, test_size=0.2)
struct PythonWrap {
    private let width: Int
    /// Brackets that are open at the end of the last line.
    private var depth = 0

    private init(width: Int) { self.width = width }

    static func lines(of paragraphs: [String], width: Int) -> [String] {
        var wrap = PythonWrap(width: max(10, width))
        return paragraphs.flatMap { wrap.lines(of: $0) }
    }

    private mutating func lines(of line: String) -> [String] {
        let characters = Array(line)
        let own = characters.prefix { $0 == " " }.count
        if characters.dropFirst(own).first == "#" { return remark(characters, indent: own) }
        var lines: [String] = []
        var rest = characters[...]
        var indent = 0
        while let place = breaking(rest, indent: indent) {
            lines.append(
                String(repeating: " ", count: indent) + String(rest[..<place.index])
                    + (place.isWithinBrackets ? "" : " \\"))
            rest = rest[place.index...].drop { $0 == " " }
            // What cannot be broken begins further left rather than reach over the edge.
            let word = rest.prefix { $0 != " " }.count
            indent = max(0, min(own + 4, width / 2, width - word))
        }
        lines.append(String(repeating: " ", count: indent) + String(rest))
        return lines
    }

    /// Where a line may end.
    private struct Place {
        var index: Int
        var isWithinBrackets: Bool
        var depth: Int
    }

    /// The last place that leaves a line narrow enough, or else the first one; nil where it fits or
    /// has none.
    private mutating func breaking(
        _ text: ArraySlice<Character>, indent: Int
    ) -> Place? {
        var scan = PythonScan(depth: depth)
        var columns = indent
        var found: Place?
        /// Where a name or a setting is broken, if nothing else helps.
        var poor: Place?
        var hasText = false
        var isRemark = false
        for index in text.indices {
            let character = text[index]
            let next = text[index...].first { $0 != " " }
            isRemark = isRemark || !scan.isInText && next == "#"
            // Behind an opening bracket, or at a space, a line may end.
            let before: Character = index > text.startIndex ? text[index - 1] : " "
            let place = Place(index: index, isWithinBrackets: scan.depth > 0, depth: scan.depth)
            if hasText, !scan.isInText, !isRemark {
                if character == " " || "([{".contains(before) && character != ")" {
                    if columns + (place.isWithinBrackets ? 0 : 2) <= width || found == nil {
                        found = place
                    }
                } else if place.isWithinBrackets, columns <= width,
                    before == "=" || character == "." && before.isLetter
                {
                    poor = place
                }
            }
            columns += DisplayWidth.of(character)
            scan.read(character)
            hasText = hasText || character != " "
            if columns > width, let place = found ?? poor {
                depth = place.depth
                return place
            }
        }
        depth = scan.depth
        return nil
    }

    /// A remark goes on as a remark.
    private func remark(_ line: [Character], indent: Int) -> [String] {
        let start = String(repeating: " ", count: indent) + "# "
        let text = String(line.dropFirst(indent + 1).drop { $0 == " " })
        guard DisplayWidth.of(String(line)) > width else { return [String(line)] }
        return WordWrap.lines(of: text, width: width - indent - 2).map { start + $0 }
    }
}

/// Where in a line of Python one is: within a text, and how deep in brackets.
private struct PythonScan {
    var depth: Int
    private var quote: Character?
    private var isEscaped = false

    init(depth: Int) { self.depth = depth }

    var isInText: Bool { quote != nil }

    mutating func read(_ character: Character) {
        if let open = quote {
            if isEscaped {
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == open {
                quote = nil
            }
            return
        }
        switch character {
        case "\"", "'": quote = character
        case "(", "[", "{": depth += 1
        case ")", "]", "}": depth = max(0, depth - 1)
        default: break
        }
    }
}
