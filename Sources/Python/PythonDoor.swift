import Diagnostics
import Language
import PythonSyntax
import Values
import Vocabulary
import Workbench

/// The one way into this room: what a line of Python is, and running it.
package enum Python {
    /// Runs lines of Python on a copy of the state.
    ///
    /// - Parameters:
    ///   - text: one statement, or several on one line; a compound one with its lines.
    ///   - perform: does what a statement of the notebook does.
    /// - Returns: what a program that repeats them has to know.
    package static func run(
        _ text: String, line: Int, _ state: inout SessionState, _ context: StatementContext,
        perform: @escaping PythonEvaluator.Perform
    ) throws(Diagnostic) -> ForeignRun {
        let statements = try PythonParser.parse(PythonText.dedented(text), firstLine: line)
        var evaluator = PythonEvaluator(
            state, source: text, line: line, context: context, perform: perform)
        try evaluator.run(statements)
        evaluator.trace.mentions = OutputMentions(statements, in: text, line: line).places(
            evaluator)
        state = evaluator.session
        return evaluator.trace
    }

    /// A line in one spelling, so that two that differ in spaces compare equal; nil where it is none.
    package static func form(of text: String) -> String? {
        PythonParser.spelling(of: PythonText.dedented(text))
    }

    /// What keeps lines from being Python; nil where they are.
    package static func problem(in text: String, line: Int) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try PythonParser.parse(PythonText.dedented(text), firstLine: line)
            return nil
        } catch {
            return error
        }
    }
}

enum PythonText {
    /// A block that stands indented as a whole, as pasted ones do, moved to the left.
    static func dedented(_ text: String) -> String {
        let space = text.prefix { $0 == " " || $0 == "\t" }
        guard !space.isEmpty else { return text }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isWhole = lines.allSatisfy { $0.hasPrefix(space) || $0.allSatisfy(\.isWhitespace) }
        return isWhole
            ? lines.map { String($0.dropFirst(space.count)) }.joined(separator: "\n") : text
    }
}
