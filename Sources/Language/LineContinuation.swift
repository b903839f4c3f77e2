/// Tells, line after line, whether a statement goes on: after a `\` at the end of a line, and while
/// a bracket is open, as in Python. An empty line ends it in any case.
struct LineContinuation {
    private var openBrackets = 0

    /// Whether the statement goes on after this line of it.
    mutating func goesOn(after line: Substring) -> Bool {
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
