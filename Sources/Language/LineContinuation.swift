/// Tells, line after line, whether a statement goes on: after a `\` at the end of a line, and while
/// a bracket is open, as in Python. An empty line ends it in any case.
struct LineContinuation {
    private var openBrackets = 0
    private static let signs = Set("#\"'([{)]}\\".utf8)

    /// Whether the statement goes on after this line of it.
    mutating func goesOn(after line: Substring) -> Bool {
        // A line that makes the statement too long is not looked at: the statement ends with it.
        guard StatementLength.isFine(line) else {
            openBrackets = 0
            return false
        }
        // Most lines hold no sign that matters here.
        guard line.utf8.contains(where: Self.signs.contains) else {
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { openBrackets = 0 }
            return openBrackets > 0
        }
        return line.asciiCharacters.map { goesOn(after: $0) } ?? goesOn(after: Array(line))
    }

    private mutating func goesOn(after line: [Character]) -> Bool {
        var quote: Character?
        var isEscaped = false
        var last: Character?
        scan: for character in line {
            if isEscaped {
                isEscaped = false
            } else if let open = quote {
                isEscaped = character == "\\"
                if character == open { quote = nil }
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
        if last == nil { openBrackets = 0 }
        return last == "\\" || openBrackets > 0
    }
}
