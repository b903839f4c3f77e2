import Language
import Vocabulary
import Wording

/// What the words of a line mean while it is typed, so that they can be told apart by their colours.
public struct LineMeaning: Equatable, Sendable {
    public enum Kind: Equatable, Sendable {
        /// The word that says what is done.
        case statement
        /// A number or a text.
        case value
        /// Something is asked for that there is not.
        case unknown
        case remark
    }

    public var kind: Kind
    /// Its characters, counted from the start of the line.
    public var range: Range<Int>

    /// Words that begin a line of Python, and words between values.
    private static let otherWords: Set<String> = [
        "import", "from", "for", "with", "def", "class", "del", "if", "while", "return", "print",
        "not", "and", "or",
    ]

    /// What stands out in a line.
    ///
    /// - Parameters:
    ///   - words: what a line may begin with beside the statements.
    ///   - judges: whether a word that begins a line and is no statement is marked as unknown.
    public static func parts(
        of line: String, words: Set<String> = [], judges: Bool = true
    ) -> [LineMeaning] {
        let pieces = LinePiece.pieces(of: line)
        return pieces.enumerated().compactMap { place, piece -> LineMeaning? in
            let kind: Kind? =
                switch piece.kind {
                case .number, .text: .value
                case .remark: .remark
                case .symbol: nil
                case .word: place == 0 ? beginning(pieces, words, judges: judges) : nil
                }
            return kind.map { LineMeaning(kind: $0, range: piece.range) }
        }
    }

    private static func beginning(
        _ pieces: [LinePiece], _ words: Set<String>, judges: Bool
    ) -> Kind? {
        let verb = pieces[0].written.lowercased()
        let next = pieces.dropFirst().first
        // `model.fit(5)` and `fit = 3` begin with names.
        let isName = next.map { $0.kind == .symbol && [".", "="].contains($0.written) } ?? false
        if isName { return nil }
        if Verb.names.contains(verb) || words.contains(verb)
            || ["repeat", "end", "quit", "exit"].contains(verb)
        {
            return .statement
        }
        guard judges, let next, next.isSpaced, next.kind != .symbol, next.kind != .remark,
            !otherWords.contains(verb), !otherWords.contains(next.written)
        else { return nil }
        return .unknown
    }
}
