import Diagnostics

extension Parser {
    /// Blocks within blocks beyond this are refused.
    private static let deepestBlock = 20

    /// Parses `repeat N`, its lines and `end`.
    ///
    /// - Parameters:
    ///   - header: the statement that the first line is.
    ///   - count: how often, as it is written there.
    ///   - text: the whole block.
    /// - Throws: what is wrong with one of its lines, or that its `end` is missing.
    static func block(
        _ header: Statement, count: Expression, text: String, verbs: Set<String>, depth: Int
    ) throws(Diagnostic) -> Statement {
        guard depth < deepestBlock else {
            throw Diagnostic("blocks are nested too deeply", at: count.span)
        }
        let lines = text[...].lines
        let length = header.text[...].lines.count
        guard lines.count > length, let last = lines.last, isEnd(last) else {
            throw Diagnostic(
                "`repeat` has no `end`",
                hint: "Write the lines to repeat below it, and `end` on a line of its own.",
                at: SourceSpan(line: header.line, column: 1, length: 6))
        }
        let inner = lines[length..<(lines.count - 1)].joined(separator: "\n")
        var body: [Statement] = []
        let parts = SourceText(inner, firstLine: header.line + length).parts
        // Known before any of them is taken apart, so that a deep nest is gone through once.
        guard parts.allSatisfy({ depth + $0.depth < deepestBlock }) else {
            throw Diagnostic("blocks are nested too deeply", at: count.span)
        }
        for part in parts {
            let statement = try parse(
                part.text, line: part.line, verbs: verbs, blockDepth: depth + 1)
            if let statement { body.append(statement) }
        }
        return Statement(.block(count: count, body: body), text: text, line: header.line)
    }

    private static func isEnd(_ line: Substring) -> Bool {
        line.split { $0 == " " || $0 == "\t" }.first.map { $0.lowercased() == "end" } ?? false
    }

    /// The first statement's own lines: one, or several joined by `\` or by open brackets.
    static func headerLines(of text: String) -> String {
        var header: [Substring] = []
        var continuation = LineContinuation()
        for line in text[...].lines {
            header.append(line)
            if !continuation.goesOn(after: line) { break }
        }
        return header.joined(separator: "\n")
    }
}
