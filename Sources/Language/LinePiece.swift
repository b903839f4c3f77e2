import Diagnostics

/// A word, number or text of a line, which may be half typed.
public struct LinePiece: Equatable, Sendable {
    public enum Kind: Equatable, Sendable { case word, number, text, symbol, remark }

    public var kind: Kind
    /// Its characters, counted from the start of the line.
    public var range: Range<Int>
    /// As it is written.
    public var written: String
    /// Whether white space stands before it.
    public var isSpaced: Bool

    /// The pieces of a line up to where it stops making sense; a text may still be open.
    public static func pieces(of line: String) -> [LinePiece] {
        var pieces = Lexer.tokensUpToMistake(of: line).compactMap { token -> LinePiece? in
            let start = token.span.column - 1
            let kind: Kind? =
                switch token.kind {
                case .word: .word
                case .number: .number
                case .text: .text
                case .symbol: .symbol
                case .end: nil
                }
            return kind.map {
                LinePiece(
                    kind: $0, range: start..<start + token.span.length, written: token.written,
                    isSpaced: token.isSpaced)
            }
        }
        let characters = Array(line)
        let end = pieces.last?.range.upperBound ?? 0
        let next = characters[min(end, characters.count)...].firstIndex { !$0.isWhitespace }
        if let next, "\"'#".contains(characters[next]) {
            pieces.append(
                LinePiece(
                    kind: characters[next] == "#" ? .remark : .text, range: next..<characters.count,
                    written: String(characters[next...]), isSpaced: next > end))
        }
        return pieces
    }
}
