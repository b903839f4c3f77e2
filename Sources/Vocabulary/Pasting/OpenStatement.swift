import Diagnostics
import Language
import Wording

/// The statement of a prompt, as far as it has been met: where it cannot end yet, the lines below it
/// belong to it though they have no prompt.
struct OpenStatement {
    /// What the lines of the whole text stand indented by.
    private let margin: Substring
    private var collector = StatementCollector()
    private var firstLine = 0
    /// How far the line stands indented that began the block whose lines have no prompt; nil outside.
    private var block: Int?
    /// Whether such a block was over with an empty line, so that what follows may be either.
    private var isDoubtful = false

    init(margin: Substring) { self.margin = margin }

    /// Takes the line of a prompt.
    ///
    /// - Throws: where it begins a statement and the one above is not whole.
    mutating func meet(_ found: Prompt.Found, number: Int) throws(Diagnostic) {
        (block, isDoubtful) = (nil, false)
        if !found.goesOn {
            guard !collector.needsMore else {
                throw Diagnostic(
                    "Line \(number) begins a statement, and the one of line \(firstLine) is not whole: a bracket, a text, a `repeat` or a `\\` at a line's end waits for more.",
                    hint: "Copy that statement whole, or leave it out.")
            }
            collector = StatementCollector()
            firstLine = number
        }
        guard !found.isOfSystem else { return }
        _ = collector.isWhole(after: found.rest)
    }

    /// A line without a prompt, where it belongs to the statement; nil for one of an answer.
    ///
    /// - Throws: where that cannot be told.
    mutating func taking(_ line: Substring, number: Int) throws(Diagnostic) -> String? {
        let own = line.hasPrefix(margin) ? line.dropFirst(margin.count) : line
        let isEmpty = line.allSatisfy(\.isWhitespace)
        if collector.needsMore { return take(own) }
        let indentation = own.prefix { $0 == " " || $0 == "\t" }.count
        if let start = collector.emptyBlockIndentation, !isEmpty {
            // Below `@decorator` stands its `def`, as far to the left.
            guard indentation > start || own.hasPrefix("def ") else {
                return nil
            }
            block = start
            return take(own)
        }
        guard let start = block else { return nil }
        if isEmpty {
            isDoubtful = true
            return nil
        }
        guard indentation > start || Self.goesOn(own) else {
            (block, isDoubtful) = (nil, false)
            collector = StatementCollector()
            return nil
        }
        guard !isDoubtful else {
            throw Diagnostic(
                "Line \(number) stands indented below an empty line: it may belong to the block of line \(firstLine), or be an answer.",
                hint:
                    "Take the empty line away where it belongs to the block; elsewhere leave line \(number) out."
            )
        }
        return take(own)
    }

    private mutating func take(_ line: Substring) -> String {
        _ = collector.isWhole(after: String(line))
        return String(line)
    }

    /// `else:` and the like, which stand as far to the left as what they go on with.
    private static func goesOn(_ line: Substring) -> Bool {
        let word = line.prefix { $0.isLetter }
        return ["else", "elif", "except", "finally"].contains(word)
            && line.contains(":")
    }
}
