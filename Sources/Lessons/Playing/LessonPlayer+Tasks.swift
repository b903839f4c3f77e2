import Diagnostics
import Notebook
import Output
import Texts

/// Tasks: the learner types statements, and after each one its own result is judged.
///
/// In this order:
/// 1. A statement that fails has changed nothing (the session sees to that). If it is a foreseen
///    wrong way, that way's message follows the session's own.
/// 2. The check holds: done, whatever was typed.
/// 3. The statement changed nothing, or took something back: nothing is said.
/// 4. It is a foreseen wrong way: the state goes back to before the statement, and that is said.
/// 5. Otherwise it is kept, since it may be the first of several, and what is missing is said.
///
/// A wrong way of one statement matches when that is the line just typed, one of several when they
/// are all that counts since the step's start, in any spelling; and, where the author gave a
/// condition, when that is true of the learner's result. Nothing is ever run a second time for it.
extension LessonPlayer {
    mutating func attempt(_ line: String, _ task: TaskStep, _ emit: @escaping Session.Emit) {
        let before = (revision: session.snapshot.revision, changes: session.changes.count)
        guard let cell = session.run(line, emit: emit) else { return }
        if cell.status == .error {
            isRefused = true
            let typed = task.wrong.first { isTyped($0, session.changes + [line], line) }
            if let typed { give(.wrong, filled(typed.message), emit) }
            return
        }
        if session.firstFailing(task.check) == nil { return pass(emit) }
        guard session.snapshot.revision != before.revision,
            session.changes.count >= before.changes
        else { return }
        if let wrong = task.wrong.first(where: { matches($0, line) }) {
            give(.wrong, filled(wrong.message), emit)
            while session.changes.count > before.changes { session.takeBack() }
            return say(.lineTakenBack, emit)
        }
        sayWhatIsMissing(task, emit)
    }

    private mutating func pass(_ emit: @escaping Session.Emit) {
        give(.right, texts(.done), emit)
        complete(attempt.isSolutionShown ? .shown : .passed, emit)
    }

    /// The message of the first condition that does not hold, or the task once more.
    private mutating func sayWhatIsMissing(_ task: TaskStep, _ emit: Session.Emit) {
        let missing = session.firstFailing(task.check)?.condition.otherwise?.filled(in: session)
        if let missing, missing.problems.isEmpty {
            give(.missing, missing.text, emit)
        } else {
            give(.missing, texts(.notYet, ["task": filled(task.say)]), emit)
        }
        if !attempt.hasSaidKept { say(.lineKept, emit) }
        attempt.hasSaidKept = true
    }

    private func matches(_ wrong: WrongWay, _ line: String) -> Bool {
        if isTyped(wrong, session.changes, line) { return true }
        return wrong.condition.map { session.verdict(on: $0).isHolding } ?? false
    }

    /// Whether the line, or all that counts since the step's start, is a wrong way word for word.
    private func isTyped(_ wrong: WrongWay, _ all: [String], _ line: String) -> Bool {
        let typed = wrong.statements.count == 1 ? [line] : all
        guard typed.count == wrong.statements.count else { return false }
        return zip(typed, wrong.statements).allSatisfy { typed, planned in
            typed == planned.text
                || StatementSyntax.form(of: typed).map {
                    $0 == StatementSyntax.form(of: planned.text)
                } ?? false
        }
    }
}
