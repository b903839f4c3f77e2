import Diagnostics

/// A script cut into the texts of its statements: a line each, several joined by `\` or by brackets
/// that are still open, or a whole block from `repeat` to its `end`.
public struct SourceText: Sendable {
    public struct Part: Sendable, Equatable {
        /// The statement's own lines, joined by line breaks.
        public var text: String
        /// The line it starts on, counting from 1.
        public var line: Int
    }

    public let parts: [Part]

    /// - Parameter text: any text; `\n`, `\r\n` and `\r` end a line, empty lines are left out.
    public init(_ text: String, firstLine: Int = 1) {
        var parts: [Part] = []
        var collector = PartCollector()
        // Some editors begin a file with a mark that says how it is encoded.
        let isMarked = text.unicodeScalars.first == "\u{FEFF}"
        let whole = isMarked ? String(text.unicodeScalars.dropFirst()) : text
        let lines = whole.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (offset, line) in lines.enumerated() {
            if let part = collector.take(line, at: firstLine + offset) { parts.append(part) }
        }
        if let part = collector.rest { parts.append(part) }
        self.parts = parts
    }

    /// Whether these lines are a whole statement: no `\` at the end, no bracket left open, every
    /// `repeat` with its `end`.
    public static func isComplete(_ text: String) -> Bool {
        var collector = PartCollector()
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            _ = collector.take(line, at: 1)
        }
        return collector.rest == nil
    }
}

/// Gathers lines until they are a whole statement.
private struct PartCollector {
    private var open: SourceText.Part?
    /// `repeat`s that still lack their `end`.
    private var depth = 0
    private var isContinued = false
    private var continuation = LineContinuation()

    /// Takes one more line; gives back the statement that it completes.
    mutating func take(_ line: Substring, at number: Int) -> SourceText.Part? {
        if open == nil, !line.contains(where: { !$0.isWhitespace }) { return nil }
        var part = open ?? SourceText.Part(text: "", line: number)
        part.text += (open == nil ? "" : "\n") + line
        if !isContinued {
            switch Self.firstWord(of: line) {
            case "repeat" where !Self.isAssignment(line): depth += 1
            case "end" where depth > 0: depth -= 1
            default: break
            }
        }
        isContinued = continuation.goesOn(after: line)
        guard !isContinued, depth == 0 else {
            open = part
            return nil
        }
        open = nil
        return part
    }

    /// Lines of a statement that is not whole yet.
    var rest: SourceText.Part? { open }

    /// `repeat = 3`, which is refused, and opens no block.
    private static func isAssignment(_ line: Substring) -> Bool {
        guard let sign = line.firstIndex(where: { !$0.isLetter && $0 != " " && $0 != "\t" }) else {
            return false
        }
        return line[sign] == "=" && line[sign...].dropFirst().first != "="
    }

    private static func firstWord(of line: Substring) -> String {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        return trimmed.prefix { $0.isLetter || $0 == "_" }.lowercased()
    }
}
