import Diagnostics
import Notebook

/// The values of a step's keys. What is wrong with one is noted among the problems.
extension StepReader {
    func fields(_ key: String) -> [BlockFields.Field] {
        block.fields.filter { $0.key == key && !$0.lines.isEmpty }
    }

    mutating func text(_ key: String) -> LessonText? { fields(key).first.map { text($0) } }

    mutating func text(_ field: BlockFields.Field) -> LessonText {
        LessonText(field.joined, line: field.firstLine, problems: &problems)
    }

    mutating func statements(_ key: String) -> [PlannedStatement] {
        fields(key).flatMap { statements($0.lines) }
    }

    /// The statements on some lines, each of which must at least be understood.
    mutating func statements(_ lines: [SourceLine]) -> [PlannedStatement] {
        let written = lines.filter { !$0.text.trimmed.isEmpty }
        let script = written.map(\.text).joined(separator: "\n")
        var statements: [PlannedStatement] = []
        for (text, place) in StatementSyntax.statements(in: script, firstLine: 0) {
            let line = written[place].number
            if let problem = StatementSyntax.problem(inStatement: text, line: line) {
                problems.append(problem)
            }
            guard StatementSyntax.form(of: text) != nil else { continue }
            // Empty lines are no part of a statement: a gap in the numbers is one.
            let isAfterGap = place > 0 && line > written[place - 1].number + 1
            statements.append(
                PlannedStatement(
                    text: text.trimmed, line: line,
                    comesAfterPause: isAfterGap && !statements.isEmpty))
        }
        return statements
    }

    mutating func conditions(_ key: String) -> [Condition] {
        fields(key).map { field in
            let parts = field.joined[...].cut(at: "=>")
            var condition = condition(parts?.before ?? field.joined, of: field)
            condition.otherwise = parts.map {
                LessonText($0.after, line: field.firstLine, problems: &problems)
            }
            return condition
        }
    }

    private mutating func condition(
        _ expression: String, of field: BlockFields.Field
    ) -> Condition {
        if let problem = StatementSyntax.problem(inExpression: expression, line: field.firstLine) {
            problems.append(
                Diagnostic(
                    "This condition cannot be read: \(problem.message).", hint: problem.hint,
                    at: field.place.span))
        }
        return Condition(expression: expression, line: field.firstLine)
    }

    mutating func wrongWays() -> [WrongWay] {
        fields("wrong").compactMap { field in
            guard let (written, message) = field.joined[...].cut(at: "=>"), !message.isEmpty,
                !written.isEmpty
            else {
                report("wrong is written `statement => what to say to it`.", at: field.place)
                return nil
            }
            let parts = written[...].cut(at: " when ")
            // Not checked: a wrong way may well be a statement that does not exist.
            let statements = (parts?.before ?? written).split(separator: ";").map {
                PlannedStatement(text: $0.trimmed, line: field.firstLine)
            }
            return WrongWay(
                statements: statements,
                condition: parts.map { condition($0.after, of: field) },
                message: LessonText(message, line: field.firstLine, problems: &problems))
        }
    }

    /// At least two, exactly one of them right; nil otherwise, which has been said.
    mutating func choices() -> [Choice]? {
        let written = block.choices
        let choices = written.compactMap { field -> Choice? in
            guard let (answer, message) = field.joined[...].cut(at: "=>"), !answer.isEmpty,
                !message.isEmpty
            else {
                if !field.lines.isEmpty {
                    report("A choice is written `answer => what to say to it`.", at: field.place)
                }
                return nil
            }
            return Choice(
                isRight: field.key == "*",
                text: LessonText(answer, line: field.firstLine, problems: &problems),
                message: LessonText(message, line: field.firstLine, problems: &problems))
        }
        let right = written.count { $0.key == "*" }
        if right != 1 {
            report(
                right == 0
                    ? "None of the choices is right." : "More than one choice is right.",
                hint: "The right one begins with `*`, the others with `-`.", at: opening)
        } else if written.count < 2 || written.count > 9 {
            report("There must be two to nine choices.", at: opening)
        }
        return right == 1 && choices.count == written.count ? choices : nil
    }

    mutating func report(_ message: String, hint: String? = nil, at line: SourceLine) {
        problems.append(Diagnostic(message, hint: hint, at: line.span))
    }

    mutating func reportMissing(_ key: String, orElse other: String? = nil) {
        report(
            "This \(kind) step has no \(key)\(other.map { ", nor \($0)" } ?? "").", at: opening)
    }
}
