/// Breaks exact lines (formulas, arrays, statements) that are wider than the screen where they still
/// read the same.
///
/// A line is broken at a wide gap if it has one, else between words, after a sign such as `=` only
/// where nothing else helps. What follows stands four columns further right; within an array
/// beneath its first number, so that the columns stay columns:
///
///     x = [0.         0.02564103
///          0.05128205 0.07692308]
struct CodeWrap {
    private let width: Int
    /// Columns of the brackets that are open at the end of the last line.
    private var open: [Int] = []

    private init(width: Int) { self.width = width }

    /// The lines of a text, each of them broken to a width of at least 4.
    static func lines(of paragraphs: [String], width: Int) -> [String] {
        var wrap = CodeWrap(width: max(4, width))
        return paragraphs.flatMap { wrap.lines(of: $0) }
    }

    private mutating func lines(of line: String) -> [String] {
        let isWithinArray = !open.isEmpty
        let characters = Array(line)
        guard DisplayWidth.of(line) > width else {
            follow(characters[...], at: 0)
            return [line]
        }
        let own = characters.prefix { $0 == " " }.count
        let glued = Glue.spaces(in: characters)
        var lines: [String] = []
        var rest = characters[...]
        var indent = 0
        while let place = breaking(rest, room: width - indent, glued) {
            follow(rest[..<place], at: indent)
            lines.append(String(repeating: " ", count: indent) + String(rest[..<place]).trimmed)
            rest = rest[place...].drop { $0 == " " }
            let next = isWithinArray ? own : open.last ?? (own + 4)
            indent = next <= width / 2 ? next : min(4, width / 2)
        }
        follow(rest, at: indent)
        lines.append(String(repeating: " ", count: indent) + String(rest).trimmed)
        return lines
    }

    /// Where to break a text that is too wide; nil where it fits.
    private func breaking(
        _ text: ArraySlice<Character>, room: Int, _ glued: Set<Int>
    ) -> Int? {
        var columns = 0
        var depth = open.count
        var atGap: Int?
        var atWord: Int?
        var atSign: Int?
        var previous: Character = " "
        var hasText = false
        for index in text.indices {
            let character = text[index]
            if character != " ", previous == " ", hasText {
                if glued.contains(index - 1) {
                    atSign = index
                } else if index - 2 >= text.startIndex, text[index - 2] == " ", depth == 0 {
                    atGap = index
                } else {
                    atWord = index
                }
            }
            columns += DisplayWidth.of(character)
            if columns > room, character != " " {
                if let atGap { return atGap }
                return atWord ?? atSign ?? max(index, text.startIndex + 1)
            }
            if character == "[" {
                depth += 1
            } else if character == "]" {
                depth = max(0, depth - 1)
            }
            hasText = hasText || character != " "
            previous = character
        }
        return nil
    }

    /// Notes which brackets a line leaves open.
    private mutating func follow(_ text: ArraySlice<Character>, at column: Int) {
        var column = column
        for character in text {
            column += DisplayWidth.of(character)
            if character == "[" {
                open.append(column)
            } else if character == "]" {
                _ = open.popLast()
            }
        }
    }
}

extension String {
    /// Without the spaces at its end.
    fileprivate var trimmed: String {
        var text = Substring(self)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
