/// Commas between the arguments of a call may be left out: `Dense(10 softmax)`.
extension Parser {
    /// Whether what comes next begins an argument of its own: a word, a number or a text behind a
    /// space, in a bracket that is still to be closed.
    var beginsArgument: Bool {
        guard current.isSpaced, position <= lastClosing else { return false }
        return switch current.kind {
        case .word(let word): !Self.joiningWords.contains(word)
        case .number: true
        // Two texts side by side are one, as Python has it.
        case .text: if case .text = tokens[position - 1].kind { false } else { true }
        case .symbol, .end: false
        }
    }

    /// Words that stand between two values of Python's or Bobbin's, or go on with one.
    private static let joiningWords: Set<String> = [
        "and", "or", "not", "if", "else", "for", "in", "is", "lambda", "yield", "await", "async",
    ]
}
