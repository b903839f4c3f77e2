import Diagnostics
import Language
import Python
import PythonSyntax
import Vocabulary

/// What a line is, for the session and, through `StatementSyntax`, for all who hold statements as
/// texts: the linter of lessons, the player, the shell.
enum StatementReader {
    /// - Returns: nil for an empty line or a remark.
    /// - Throws: why it cannot be understood.
    static func parse(_ text: String, line: Int = 1) throws(Diagnostic) -> Statement? {
        let text = ShellHabit.meant(by: text)
        if beginsPython(text) {
            guard let problem = Python.problem(in: text, line: line) else {
                return Statement(.foreign, text: text, line: line)
            }
            // A word of Python's may be a name here: `lambda = 0.1`.
            if let statement = try? Parser.parse(text, line: line, verbs: Verb.names),
                case .assignment = statement.kind
            {
                return statement
            }
            throw problem
        }
        do throws(Diagnostic) {
            let statement = try Parser.parse(text, line: line, verbs: Verb.names)
            if case .command(let command)? = statement?.kind, command.kind == nil,
                !isQuestion(command),
                Python.problem(in: text, line: line) == nil
            {
                return Statement(.foreign, text: text, line: line)
            }
            return statement
        } catch {
            guard let problem = Python.problem(in: text, line: line) else {
                return Statement(.foreign, text: text, line: line)
            }
            throw looksLikePython(text) ? problem : ShellHabit.answer(to: text, error)
        }
    }

    private static func isQuestion(_ command: Command) -> Bool { command.verb.text == "help" }

    /// Whether it begins as a statement of Python does and none of Bobbin's.
    private static func beginsPython(_ text: String) -> Bool {
        let start = text.drop(while: \.isWhitespace)
        if start.first == "@" { return true }
        let word = start.prefix { $0.isLetter || $0 == "_" }
        return LineForm.beginnings.contains(String(word))
    }

    /// Whether what neither can read was meant as Python.
    private static func looksLikePython(_ text: String) -> Bool {
        let start = text.drop(while: \.isWhitespace)
        // A command of IPython's or of the system's shell.
        if start.first == "%" || start.first == "!" { return false }
        let word = String(start.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        guard !Verb.names.contains(word.lowercased()) else { return false }
        let rest = start.dropFirst(word.count)
        return rest.first == "." || rest.first == "(" || word.isEmpty
            || rest.drop { $0 == " " }.first == "=" || text.contains("\"\"\"")
    }

    static func parsed(_ text: String, line: Int) -> Result<Statement?, Diagnostic> {
        Result { () throws(Diagnostic) in try parse(text, line: line) }
    }

    /// Refuses what begins with a word that is no statement.
    static func check(_ statement: Statement) throws(Diagnostic) {
        switch statement.kind {
        case .command(let command): _ = try StatementTable.definition(of: command)
        case .block(_, let body): for line in body { try check(line) }
        case .expression, .assignment, .foreign: break
        }
    }
}
