import Diagnostics
import Language
import PythonReader
import Vocabulary

/// What a line is, for the session and, through `StatementSyntax`, for all who hold statements as
/// texts: the linter of lessons, the player, the shell.
enum StatementReader {
    /// - Returns: nil for an empty line or a remark.
    /// - Throws: why it cannot be understood.
    static func parse(_ text: String, line: Int = 1) throws(Diagnostic) -> Statement? {
        do throws(Diagnostic) {
            // IPython's `Dense?`; `what?` is nobody's topic, and an answer to a question of a lesson.
            if let topic = PythonText.question(text), HelpPages.page(for: topic) != nil {
                return try Parser.parse("?" + topic, line: line, verbs: Verb.names)
            }
            return try Parser.parse(text, line: line, verbs: Verb.names)
        } catch {
            return try PythonText.statement(text, line: line, otherwise: error)
        }
    }

    static func parsed(_ text: String, line: Int) -> Result<Statement?, Diagnostic> {
        Result { () throws(Diagnostic) in try parse(text, line: line) }
    }

    /// The statements that a parsed line stands for in a session of which nothing is known: a line of
    /// Python may be several, or none.
    ///
    /// - Throws: where it is Python that is refused, or begins with a word that is no statement.
    static func meant(by statement: Statement) throws(Diagnostic) -> [Statement] {
        var python = PythonStatements()
        let statements = try python.read(statement)
        for statement in statements { try check(statement) }
        return statements
    }

    private static func check(_ statement: Statement) throws(Diagnostic) {
        switch statement.kind {
        case .command(let command): _ = try StatementTable.definition(of: command)
        case .block(_, let body): for line in body { try check(line) }
        case .expression, .assignment: break
        }
    }
}
