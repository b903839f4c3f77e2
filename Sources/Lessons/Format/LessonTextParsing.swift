import Diagnostics
import Notebook

extension LessonText {
    /// Reads the `{{…}}` in a text.
    ///
    /// - Parameters:
    ///   - line: the line of the file on which the text starts.
    ///   - problems: what is wrong with it is added here.
    init(_ source: String, line: Int, problems: inout [Diagnostic]) {
        self.source = source
        pieces = []
        var rest = source[...]
        var (line, column) = (line, 1)
        func pass(_ text: Substring) {
            for character in text {
                column += 1
                if character.isNewline { (line, column) = (line + 1, 1) }
            }
        }
        while let open = rest.firstPlace(of: "{{") {
            let before = rest[..<open]
            pass(before)
            if !before.isEmpty { pieces.append(.literal(String(before))) }
            let inside = rest[open...].dropFirst(2)
            let place = SourceSpan(line: line, column: column, length: 2)
            guard let close = inside.firstPlace(of: "}}") else {
                problems.append(
                    Diagnostic("{{ is not closed.", hint: "Close it with }}.", at: place))
                return
            }
            let placeholder = Placeholder(String(inside[..<close]), line: line)
            if let problem = StatementSyntax.problem(
                inExpression: placeholder.expression, line: line)
            {
                problems.append(
                    Diagnostic(
                        "{{\(inside[..<close])}} cannot be computed: \(problem.message).",
                        hint: problem.hint, at: place))
            }
            pieces.append(.value(placeholder))
            rest = inside[close...].dropFirst(2)
            pass(source[open..<rest.startIndex])
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
    }
}

extension Substring {
    /// Where another text first stands in this one.
    func firstPlace(of other: String) -> Index? {
        guard let first = other.first else { return nil }
        var place = startIndex
        while let next = self[place...].firstIndex(of: first) {
            if self[next...].hasPrefix(other) { return next }
            place = index(after: next)
        }
        return nil
    }

    /// The parts before and after the first `mark`, trimmed; nil without one.
    func cut(at mark: String) -> (before: String, after: String)? {
        guard let place = firstPlace(of: mark) else { return nil }
        return (self[..<place].trimmed, self[place...].dropFirst(mark.count).trimmed)
    }
}
