import Diagnostics
import Language
import Notebook
import Workbench

/// What is typed, a line or several.
enum Lines {
    private static let state = SessionState(seed: 1)

    static func statement(_ text: String) throws {
        let length = text.count
        for part in LineMeaning.parts(of: text) where part.range.upperBound > length {
            throw FuzzFinding("a colour behind the end of its line")
        }
        var lines = Session.Lines()
        _ = lines.isWhole(after: text)
        _ = StatementSyntax.isForSession(text)
        if let problem = StatementSyntax.problem(inStatement: text) { try Pages.show(problem) }
        if let problem = StatementSyntax.problem(inExpression: text) { try Pages.show(problem) }
        if let form = StatementSyntax.form(of: text) { _ = StatementSyntax.form(of: form) }
        // A line that is typed is short.
        guard length < 200 else { return }
        _ = Completion.candidates(for: text, state: state)
    }

    static func python(_ text: String) throws {
        for (statement, line) in Session.statements(in: text).prefix(50) {
            if let problem = StatementSyntax.problem(inStatement: statement, line: line) {
                try Pages.show(problem)
            }
        }
    }
}
