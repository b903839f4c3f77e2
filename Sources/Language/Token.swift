import Diagnostics

/// One word, number, text or sign of a statement.
struct Token: Equatable {
    enum Kind: Equatable {
        case word(String)
        case number(Double)
        case text(String)
        /// An operator or bracket: `+ - * / ^ @ == != < <= > >= = .. . , ( ) [ ] ?`.
        case symbol(String)
        case end
    }

    var kind: Kind
    var span: SourceSpan
    /// Whether white space stands before it: `f(x)` is a call, `f (x)` is two values.
    var isSpaced: Bool
    /// The token as the learner wrote it, for messages.
    var written: String

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol(symbol) }
}
