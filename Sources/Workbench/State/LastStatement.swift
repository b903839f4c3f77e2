import Language
import Output

/// The last statement that was done, with what its explanation needs.
///
/// A class, since it holds a state within a state.
package final class LastStatement: Sendable {
    package let statement: Statement
    /// What it does, as `help` says it; empty for an expression.
    package let summary: String
    package let cell: Int
    /// The session as the statement found it.
    package let before: SessionState
    /// What it answered.
    package let blocks: [Block]

    package init(
        _ statement: Statement, summary: String, cell: Int, before: SessionState, blocks: [Block]
    ) {
        self.statement = statement
        self.summary = summary
        self.cell = cell
        self.before = before
        self.blocks = blocks
    }
}
