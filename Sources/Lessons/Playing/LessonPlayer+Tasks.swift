import Notebook
import Output

/// What the learner has done in the step so far.
struct Attempt {
    /// The state that the step began with.
    let start: SessionState
    /// The statements that changed the state and were kept.
    var statements: [String] = []
    var hintsGiven = 0
    var isSolutionShown = false
    /// What the check's values come to after each wrong way, measured when first needed.
    var wrongStates: [Int: [Value?]] = [:]

    init(start: SessionState) { self.start = start }
}

/// Tasks: the learner types statements, and after each one the state is judged.
///
/// In this order:
/// 1. A statement that fails has changed nothing (the session sees to that). If it is a foreseen
///    wrong way, that way's message follows the session's own.
/// 2. The check holds: done, whatever was typed.
/// 3. The statement changed nothing: the learner was looking around, and nothing is said.
/// 4. It is a foreseen wrong way: the state goes back to before the statement, and that is said.
/// 5. The statement alone, run from the step's start, passes the check: then it counts, and what was
///    tried before it is set aside. A false first try (`fit 2`) so never spoils a right second one
///    (`fit 5`).
/// 6. Otherwise it is kept, since it may be the first of several, and what is missing is said.
///
/// A wrong way of one statement matches when that is the line just typed, one of several when they
/// are all that was typed since the step's start, in any spelling. It matches too when everything
/// the check reads has the very values that it has after the wrong way (`fit epochs=1` for `fit 1`:
/// the same start and the same random numbers give the same values to the last bit). These values
/// are measured only once a check has failed, and once a step.
extension LessonPlayer {
    mutating func attempt(_ line: String, _ task: TaskStep, _ emit: @escaping Session.Emit) {
        let before = session.snapshot
        guard let cell = session.run(line, emit: emit) else { return }
        if cell.status == .error {
            if let wrong = task.wrong.first(where: { isTyped($0, line) }) {
                tell(wrong.message, emit)
            }
            return
        }
        if session.firstFailing(task.check) == nil { return pass(emit) }
        guard session.snapshot.revision != before.revision else { return }
        if let wrong = foreseen(line, task) {
            tell(wrong.message, emit)
            session.restore(before)
            return say("Everything is as it was before that line.", emit)
        }
        if !attempt.statements.isEmpty, passesAlone(line, task, emit) {
            say("That counts from the start of the step, without what you tried before it.", emit)
            return pass(emit)
        }
        attempt.statements.append(line)
        sayWhatIsMissing(task, emit)
    }

    private mutating func pass(_ emit: @escaping Session.Emit) {
        say("Done.", emit)
        complete(attempt.isSolutionShown ? .shown : .passed, emit)
    }

    /// The message of the first condition that does not hold, or the task once more.
    private func sayWhatIsMissing(_ task: TaskStep, _ emit: Session.Emit) {
        let filled = session.firstFailing(task.check)?.condition.otherwise?.filled(in: session)
        if let filled, filled.problems.isEmpty {
            emit(.block(.prose(filled.text)))
        } else {
            say("Not yet.", emit)
            tell(task.say, emit)
        }
        if attempt.statements.count == 1 {
            say("(Your line is kept. `again` takes this step back to its start.)", emit)
        }
    }

    /// Whether the line, with those kept before it, is a wrong way word for word.
    private func isTyped(_ wrong: WrongWay, _ line: String) -> Bool {
        let typed = wrong.statements.count == 1 ? [line] : attempt.statements + [line]
        guard typed.count == wrong.statements.count else { return false }
        return zip(typed, wrong.statements).allSatisfy { typed, planned in
            typed == planned.text
                || Notation.form(of: typed).map { $0 == Notation.form(of: planned.text) } ?? false
        }
    }

    private mutating func foreseen(_ line: String, _ task: TaskStep) -> WrongWay? {
        if let wrong = task.wrong.first(where: { isTyped($0, line) }) { return wrong }
        let now = session.values(readBy: task.check)
        let present = session.snapshot
        defer { session.restore(present) }
        session.restore(attempt.start)
        guard now != session.values(readBy: task.check) else { return nil }
        for (index, wrong) in task.wrong.enumerated() {
            if attempt.wrongStates[index] == nil {
                session.restore(attempt.start)
                let status = session.run(wrong.statements) { _ in }
                if status == .interrupted { return nil }
                // One that fails leaves nothing to compare with.
                attempt.wrongStates[index] =
                    status == .done ? session.values(readBy: task.check) : []
            }
            if attempt.wrongStates[index] == now { return wrong }
        }
        return nil
    }

    /// Runs the line from the step's start; keeps that state only if it passes.
    private func passesAlone(
        _ line: String, _ task: TaskStep, _ emit: @escaping Session.Emit
    ) -> Bool {
        let present = session.snapshot
        session.restore(attempt.start)
        let status = runQuietly([PlannedStatement(text: line, line: 1)]) { event in
            if case .progress = event { emit(event) }
        }
        if status == .done, session.firstFailing(task.check) == nil { return true }
        session.restore(present)
        return false
    }
}

extension Step {
    /// What is judged in this step, if anything is.
    var task: TaskStep? {
        switch content {
        case .task(let task): return task
        case .fault(let fault):
            if case .repair(let task) = fault.cure { return task }
            return nil
        default: return nil
        }
    }
}
