import Diagnostics

/// A word, sign or mark of a text of Python.
struct PythonToken {
    enum Kind: Equatable {
        case name
        /// A word that cannot be a name.
        case keyword
        case symbol
        case number(PythonExpression.Kind)
        case text(String)
        case bytes([UInt8])
        /// What opens and closes an f-string.
        case formattedStart, formattedEnd
        /// What stands between the fields of an f-string or of a format.
        case literal(String)
        /// `{` and `}` of a field, and the `:` before its format.
        case fieldStart, fieldEnd, formatStart
        case newline, indent, dedent, end
        /// Here the lexer could not go on; the reason is the lexed text's `failure`.
        case failure
    }

    var kind: Kind
    /// The name (in the form that Python compares, NFKC), the keyword or the symbol.
    var text: String
    /// Offsets of scalars in the source.
    var range: Range<Int>
}

/// A text cut into tokens; the last one is `end` or `failure`.
struct LexedText {
    var source: PythonSource
    var tokens: [PythonToken]
    var failure: Diagnostic?
    /// What would have to come for the text to be whole, where it stops within a token.
    var gap: PythonGap?
    /// The brackets that are still open at the end, outermost first: indices of tokens.
    var openBrackets: [Int]
}

/// What a text of Python that is not whole waits for.
package enum PythonGap: Equatable, Sendable {
    /// The bracket that was opened there is still open.
    case bracket(Character, SourceSpan)
    /// The text with three quotes that was opened there is still open.
    case text(SourceSpan)
    /// The last line ends in a backslash.
    case backslash
    /// The lines that belong to the last one have not come.
    case body
    /// The block is whole and might go on: an empty line ends it.
    case emptyLine
}
