import Diagnostics

/// A script cut into the texts of its statements: a line each, several joined by `\`, by brackets or by
/// triple quotes that are still open, a whole block from `repeat` to its `end`, or a line of Python's
/// such as `for i in range(3):` with the lines that stand indented below it.
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
            parts += collector.take(line, at: firstLine + offset)
        }
        if let part = collector.rest() { parts.append(part) }
        self.parts = parts
    }

    /// Whether these lines are a whole statement: no `\` at the end, no bracket left open, every
    /// `repeat` with its `end`, an empty line after what stands indented.
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
    /// How far the line stands indented that began a block of Python's; nil outside of one.
    private var blockIndentation: Int?

    public init() {}

    /// Whether the lines so far, with these, are whole statements; also once there are more of them than
    /// a statement may have.
    public mutating func isWhole(after text: String) -> Bool {
        for line in text[...].lines { _ = take(line, at: 1) }
        if open.isEmpty || bytes > StatementLength.most { return true }
        return blockIndentation != nil && !isContinued
            && (open.last?.allSatisfy(\.isWhitespace) ?? false)
    }

    /// Whether the lines so far cannot stand without another: after a `\` or an open bracket, within a
    /// `repeat` that lacks its `end`.
    public var needsMore: Bool { !open.isEmpty && (isContinued || depth > 0) }

    /// How far the line stands indented that began a block of Python's with nothing in it yet; nil
    /// elsewhere.
    public var emptyBlockIndentation: Int? {
        guard let indentation = blockIndentation, let last = open.last else { return nil }
        // A `#` may begin a remark or stand in a text.
        let isHead = last.indices.contains {
            last[$0] == "#" && last[..<$0].last { !$0.isWhitespace } == ":"
        }
        let ends = last.last { !$0.isWhitespace } == ":"
        return isHead || ends || last.first { !$0.isWhitespace } == "@" ? indentation : nil
    }

    /// Takes one more line; gives back the statements that it completes.
    mutating func take(_ line: Substring, at number: Int) -> [SourceText.Part] {
        guard let indentation = blockIndentation, !isContinued else {
            return takeOutside(line, at: number).map { [$0] } ?? []
        }
        let start = line.first { !$0.isWhitespace }
        let own = Self.indentation(of: line)
        if start == nil || start == "#" || own > indentation
            || own == indentation && Self.goesOn.contains(Self.firstWord(of: line))
        {
            open.append(line)
            bytes += line.utf8.count + 1
            if start != nil { isContinued = continuation.goesOn(after: line) }
            return []
        }
        return [takeBlock()] + (takeOutside(line, at: number).map { [$0] } ?? [])
    }

    /// Words that go on with what an `if`, a loop or a `try` began.
    private static let goesOn: Set<String> = ["else", "elif", "except", "finally"]
    /// Words that begin a block of Python's.
    private static let blockWords: Set<String> = [
        "for", "while", "if", "def", "with", "class", "try", "async",
    ]

    private static func indentation(of line: Substring) -> Int {
        line.prefix { $0 == " " || $0 == "\t" }
            .reduce(0) { $1 == "\t" ? ($0 / 8 + 1) * 8 : $0 + 1 }
    }

    /// Whether a statement goes on in the indented lines below it: `for i in range(3):`, `@decorator`.
    private var beginsBlock: Bool {
        guard let first = open.first, let start = first.first(where: { !$0.isWhitespace }) else {
            return false
        }
        if start == "@" { return true }
        guard start.isLowercase, Self.blockWords.contains(Self.firstWord(of: first)) else {
            return false
        }
        return LineContinuation.hasColon(open.joined(separator: "\n"))
    }

    /// The block that is over, without the empty lines at its end.
    private mutating func takeBlock() -> SourceText.Part {
        while let last = open.last, last.allSatisfy(\.isWhitespace) { open.removeLast() }
        return taken()
    }

    private mutating func takeOutside(_ line: Substring, at number: Int) -> SourceText.Part? {
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
        guard !isContinued, depth == 0 else { return nil }
        guard bytes <= StatementLength.most, beginsBlock else { return taken() }
        blockIndentation = Self.indentation(of: open[0])
        return nil
    }

    /// What there is of a statement that is not whole yet, or of a block that may go on; nil where
    /// there is none.
    mutating func rest() -> SourceText.Part? {
        if open.isEmpty { return nil }
        return blockIndentation == nil ? taken() : takeBlock()
    }

    private mutating func taken() -> SourceText.Part {
        defer { (open, bytes, deepest, blockIndentation) = ([], 0, 0, nil) }
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
