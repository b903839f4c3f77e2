import Diagnostics

/// A script cut into the texts of its statements: a line each, several joined by `\` or by brackets
/// that are still open, or a whole block from `repeat` to its `end`.
public struct SourceText: Sendable {
    public struct Part: Sendable, Equatable {
        /// The statement's own lines, joined by line breaks.
        public var text: String
        /// The line it starts on, counting from 1.
        public var line: Int
        /// How many blocks lie one within another in it.
        var depth = 0
    }

    public let parts: [Part]

    /// - Parameter text: any text; `\n`, `\r\n` and `\r` end a line, empty lines are left out.
    public init(_ text: String, firstLine: Int = 1) {
        var parts: [Part] = []
        var collector = StatementCollector()
        // Some editors begin a file with a mark that says how it is encoded.
        let isMarked = text.unicodeScalars.first == "\u{FEFF}"
        let whole = isMarked ? String(text.unicodeScalars.dropFirst()) : text
        for (offset, line) in whole[...].lines.enumerated() {
            if let part = collector.take(line, at: firstLine + offset) { parts.append(part) }
        }
        if let part = collector.rest() { parts.append(part) }
        self.parts = parts
    }

    /// Whether these lines are a whole statement: no `\` at the end, no bracket left open, every
    /// `repeat` with its `end`.
    public static func isComplete(_ text: String) -> Bool {
        var collector = StatementCollector()
        return collector.isWhole(after: text)
    }
}

/// Gathers lines until they are a whole statement.
public struct StatementCollector: Sendable {
    /// The lines of a statement that is not whole yet, with their bytes. They are joined once, at its end:
    /// a text that grows line by line would be copied for each.
    private var open: [Substring] = []
    private var bytes = 0
    private var firstLine = 0
    private var deepest = 0
    /// `repeat`s that still lack their `end`.
    private var depth = 0
    private var isContinued = false
    private var continuation = LineContinuation()

    public init() {}

    /// Whether the lines so far, with these, are whole statements; also once there are more of them than
    /// a statement may have.
    public mutating func isWhole(after text: String) -> Bool {
        for line in text[...].lines { _ = take(line, at: 1) }
        return open.isEmpty || bytes > StatementLength.most
    }

    /// Takes one more line; gives back the statement that it completes.
    mutating func take(_ line: Substring, at number: Int) -> SourceText.Part? {
        if open.isEmpty {
            guard line.contains(where: { !$0.isWhitespace }) else { return nil }
            firstLine = number
        }
        open.append(line)
        bytes += line.utf8.count + 1
        if !isContinued {
            switch Self.firstWord(of: line) {
            case "repeat" where !Self.isAssignment(line): depth += 1
            case "end" where depth > 0: depth -= 1
            default: break
            }
            deepest = max(deepest, depth)
        }
        isContinued = continuation.goesOn(after: line)
        return isContinued || depth > 0 ? nil : taken()
    }

    /// What there is of a statement that is not whole yet; nil where there is none.
    mutating func rest() -> SourceText.Part? { open.isEmpty ? nil : taken() }

    private mutating func taken() -> SourceText.Part {
        defer { (open, bytes, deepest) = ([], 0, 0) }
        return SourceText.Part(
            text: open.joined(separator: "\n"), line: firstLine, depth: deepest)
    }

    /// `repeat = 3`, which is refused, and opens no block.
    private static func isAssignment(_ line: Substring) -> Bool {
        guard let sign = line.firstIndex(where: { !$0.isLetter && $0 != " " && $0 != "\t" }) else {
            return false
        }
        return line[sign] == "=" && line[sign...].dropFirst().first != "="
    }

    private static func firstWord(of line: Substring) -> String {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        // One letter more than the longer of the words that are looked for.
        return trimmed.prefix(7).prefix { $0.isLetter || $0 == "_" }.lowercased()
    }
}
