/// A place in a source text: one stretch of characters within one line.
///
/// Lines and columns count from 1; columns and lengths count characters as a reader sees them
/// (grapheme clusters), so that a caret can be drawn under them.
public struct SourceSpan: Equatable, Hashable, Sendable, Codable {
    public var line: Int
    public var column: Int
    public var length: Int

    public init(line: Int, column: Int, length: Int) {
        self.line = line
        self.column = column
        self.length = max(1, length)
    }

    /// The shortest span that covers both, when they stand on the same line; else `self`.
    public func joined(with other: SourceSpan) -> SourceSpan {
        guard line == other.line else { return self }
        let start = min(column, other.column)
        let end = max(column + length, other.column + other.length)
        return SourceSpan(line: line, column: start, length: end - start)
    }
}
