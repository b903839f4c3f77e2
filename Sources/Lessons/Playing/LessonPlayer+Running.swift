import Notebook
import Output
import Texts

/// Statements in a lesson: its own, each shown as it runs, and the learner's.
extension LessonPlayer {
    /// Runs a step's own statements from its beginning.
    mutating func perform(
        _ statements: [PlannedStatement], as purpose: Running.Purpose,
        _ emit: @escaping Session.Emit
    ) {
        begin(statements, as: purpose, emit)
        proceed(emit)
    }

    private mutating func begin(
        _ statements: [PlannedStatement], as purpose: Running.Purpose, _ emit: Session.Emit
    ) {
        setAside(attempt.start, emit)
        attempt.running = Running(purpose: purpose, rest: statements)
    }

    /// Goes back to a state of the lesson's; what the learner tried since is said to be set aside.
    func setAside(_ state: SessionState, _ emit: Session.Emit) {
        guard session.snapshot.revision != state.revision else { return }
        if session.restoreKeepingNames(state) { say(.setAside, emit) }
        closeHistory()
    }

    /// Runs what is left of the step's own statements. After Ctrl-C it waits, and goes on from there.
    mutating func proceed(_ emit: @escaping Session.Emit) {
        attempt.running?.isPausing = false
        if let space, let untold = attempt.running?.untold {
            attempt.running?.untold = AnswerInPieces.tell(untold, space, emit: emit)
            guard !pauseWhereDue() else { return }
        }
        if session.within(bounds, { runRest(emit) }).result { endRunning(emit) }
    }

    /// - Returns: false when some of it has to wait, or cannot run at all.
    private mutating func runRest(_ emit: @escaping Session.Emit) -> Bool {
        var goesOn = false
        while let next = attempt.running?.rest.first {
            emit(.block(.lesson(.statement(next.text))))
            let cell = runInPieces(next, goesOn: goesOn, emit)
            goesOn = true
            guard noteEnd(of: cell, emit), !pauseWhereDue() else { return false }
        }
        return true
    }

    /// Runs one of the step's own statements; what of its answer finds no room is kept.
    private mutating func runInPieces(
        _ statement: PlannedStatement, goesOn: Bool, _ emit: @escaping Session.Emit
    ) -> Cell? {
        guard let space else {
            return session.run(
                statement.text, line: statement.line, by: .lesson, goesOn: goesOn, emit: emit)
        }
        let pieces = AnswerInPieces(space, emit: emit)
        let cell = session.run(
            statement.text, line: statement.line, by: .lesson, goesOn: goesOn
        ) { pieces.receive($0) }
        let rest = pieces.rest
        if let rest, cell?.status == .error {
            for event in [rest.began] + rest.blocks + [rest.ended] { emit(event) }
        } else {
            attempt.running?.untold = rest
        }
        return cell
    }

    /// Waits where the lesson does, where an answer is not told to its end, and before a verdict that
    /// would push its answer off the screen.
    ///
    /// - Returns: whether it does.
    private mutating func pauseWhereDue() -> Bool {
        guard let running = attempt.running, let space else { return false }
        let isDue =
            running.untold != nil
            || running.rest.first.map(\.comesAfterPause)
                ?? (running.purpose == .reveal && space.rowsLeft() < Self.rowsOfVerdict)
        attempt.running?.isPausing = isDue
        return isDue
    }

    /// What is said to a guess and what the next key does, with the space around them.
    private static let rowsOfVerdict = 8

    /// - Returns: false when the rest has to wait, or cannot run at all.
    private mutating func noteEnd(of cell: Cell?, _ emit: Session.Emit) -> Bool {
        let status = cell.map { RunStatus(of: $0) } ?? .done
        if status == .done { attempt.running?.rest.removeFirst() }
        let isStopped = session.environment.interrupts.isRaised
        attempt.running?.isStopped = isStopped
        if session.environment.interrupts.isOverTime { sayOverTime(emit) }
        if isStopped { return false }
        guard status != .done else { return true }
        session.restore(attempt.start)
        settle()
        attempt.running = nil
        say(.didNotWork, emit)
        return false
    }

    private func sayOverTime(_ emit: Session.Emit) {
        say(.stepTakesTooLong, ["seconds": bounds.stepText], emit)
    }

    private mutating func endRunning(_ emit: @escaping Session.Emit) {
        guard let step, let running = attempt.running else { return }
        attempt.running = nil
        switch running.purpose {
        case .run: complete(.passed, emit)
        case .solution: complete(.shown, emit)
        case .reveal:
            guard case .predict(let predict) = step.content else { return }
            compare(predict, step, emit)
        }
    }

    /// Takes the line as the next of the step's own statements, where it is that.
    ///
    /// - Returns: false when it is not.
    mutating func runAsShown(
        _ line: String, of statements: [PlannedStatement], _ emit: @escaping Session.Emit
    ) -> Bool {
        guard let next = (attempt.running?.rest ?? statements).first,
            next.text == line
                || StatementSyntax.form(of: line).map({ $0 == StatementSyntax.form(of: next.text) })
                    ?? false
        else { return false }
        if attempt.running == nil { begin(statements, as: .run, emit) }
        let cell = session.run(line, emit: emit)
        isRefused = cell?.status == .error
        guard noteEnd(of: cell, emit), attempt.running?.rest.isEmpty == true else { return true }
        endRunning(emit)
        return true
    }

    /// A statement of the learner's own that the step does not ask for.
    mutating func tryOut(_ line: String, _ emit: @escaping Session.Emit) {
        let cell = session.run(line, emit: emit)
        isRefused = cell?.status == .error
    }

    /// Runs statements with nothing on the screen but how far they are, and why one failed.
    func runQuietly(
        _ statements: [PlannedStatement], _ emit: @escaping Session.Emit
    ) -> RunStatus {
        let (status, isOverTime) = session.within(bounds) { runEachQuietly(statements, emit) }
        if isOverTime { sayOverTime(emit) }
        return status
    }

    private func runEachQuietly(
        _ statements: [PlannedStatement], _ emit: @escaping Session.Emit
    ) -> RunStatus {
        for (number, statement) in statements.enumerated() {
            let cell = session.run(
                statement.text, line: statement.line, by: .lesson, goesOn: number > 0
            ) { event in
                if case .progress = event { emit(event) }
            }
            guard let cell else { continue }
            if session.environment.interrupts.isRaised { return .interrupted }
            let status = RunStatus(of: cell)
            guard status != .done else { continue }
            for problem in cell.diagnostics { emit(.block(.diagnostic(problem))) }
            return status
        }
        return .done
    }
}
