/// Tells, line after line, whether a statement goes on: after a `\` at the end of a line, while a
/// bracket is open, as in Python, and within triple quotes. An empty line ends an open bracket in any
/// case.
struct LineContinuation {
    private var openBrackets = 0
    /// The quote of a text of several lines that is open.
    private var openTriple: Character?
    private static let signs = Set("#\"'([{)]}\\".utf8)

    /// Whether the statement goes on after this line of it.
    mutating func goesOn(after line: Substring) -> Bool {
        // A line that makes the statement too long is not looked at: the statement ends with it.
        guard StatementLength.isFine(line) else {
            openBrackets = 0
            openTriple = nil
            return false
        }
        // Most lines hold no sign that matters here.
        guard line.utf8.contains(where: Self.signs.contains) else {
            if openTriple != nil { return true }
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { openBrackets = 0 }
            return openBrackets > 0
        }
        return line.asciiCharacters.map { goesOn(after: $0) } ?? goesOn(after: Array(line))
    }

    private mutating func goesOn(after line: [Character]) -> Bool {
        var quote: Character?
        var isEscaped = false
        var last: Character?
        var place = 0
        scan: while place < line.count {
            let character = line[place]
            place += 1
            if isEscaped {
                isEscaped = false
            } else if let triple = openTriple {
                isEscaped = character == "\\"
                if character == triple, Self.isTriple(line, at: place - 1) {
                    openTriple = nil
                    place += 2
                }
            } else if let open = quote {
                isEscaped = character == "\\"
                if character == open { quote = nil }
            } else if character == "\"" || character == "'", Self.isTriple(line, at: place - 1) {
                openTriple = character
                place += 2
            } else {
                switch character {
                case "#":
                    // A remark on a line of its own ends nothing, and its `\` means nothing.
                    if last == "\\" { last = "#" }
                    if last == nil { last = "#" }
                    break scan
                case "\"", "'": quote = character
                case "(", "[", "{": openBrackets += 1
                case ")", "]", "}": openBrackets = max(0, openBrackets - 1)
                default: break
                }
            }
            if character != " ", character != "\t" { last = character }
        }
        if openTriple != nil { return true }
        if last == nil { openBrackets = 0 }
        return last == "\\" || openBrackets > 0
    }

    /// Whether three of the same quote stand here.
    private static func isTriple(_ line: [Character], at place: Int) -> Bool {
        place + 2 < line.count && line[place + 1] == line[place] && line[place + 2] == line[place]
    }

    /// Whether a colon stands outside of brackets and texts in a line that begins a block.
    static func hasColon(_ text: String) -> Bool {
        var quote: Character?
        var depth = 0
        for character in text {
            if let open = quote {
                if character == open { quote = nil }
                continue
            }
            switch character {
            case "#": return false
            case "\"", "'": quote = character
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case ":" where depth == 0: return true
            default: break
            }
        }
        return false
    }
}
