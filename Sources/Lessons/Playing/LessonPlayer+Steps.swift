import Notebook
import Output

/// Going through the steps.
extension LessonPlayer {
    /// Tells what comes next, up to where the learner is needed.
    mutating func advance(_ emit: @escaping Session.Emit) {
        while position < lesson.steps.count {
            let next = lesson.steps[position]
            if let shownSection, shownSection != next.section {
                stage = .waiting
                return
            }
            shownSection = next.section
            guard case .prose(let text) = next.content else {
                present(next, emit)
                return
            }
            tell(text, emit)
            position += 1
        }
        finish(emit)
    }

    private mutating func finish(_ emit: Session.Emit) {
        stage = .told
        progress[lesson.id].isFinished = true
        progress[lesson.id].place = nil
        save(emit)
        say(
            "That was \(lesson.title): \(progress.summary(of: lesson)) Enter leaves the lesson; "
                + "`play` goes on with what you have built.", emit)
    }

    /// Puts a step before the learner.
    mutating func present(_ step: Step, _ emit: @escaping Session.Emit) {
        stage = .step
        snapshots[position] = session.snapshot
        if progress[lesson.id].place != step.id {
            progress[lesson.id].place = step.id
            save(emit)
        }
        attempt = Attempt(start: session.snapshot)
        ask(step, emit)
        guard case .fault(let fault) = step.content else { return }
        guard runQuietly(fault.plant, emit) == .done else {
            return say("The fault could not be planted. `skip` goes on.", emit)
        }
        attempt = Attempt(start: session.snapshot)
    }

    /// Says what a step wants of the learner.
    func ask(_ step: Step, _ emit: Session.Emit) {
        switch step.content {
        case .prose(let text): tell(text, emit)
        case .run(let statements), .watch(let statements):
            emit(.block(.code(statements.map { "  " + $0.text }.joined(separator: "\n"))))
            say(statements.count == 1 ? "Enter runs it." : "Enter runs them.", emit)
        case .predict(let predict):
            tell(predict.ask, emit)
            switch predict.question {
            case .choices(let choices): list(choices, emit)
            case .number: say("Type a number: a guess is enough.", emit)
            }
        case .task(let task): tell(task.say, emit)
        case .quiz(let quiz):
            tell(quiz.ask, emit)
            list(quiz.choices, emit)
        case .fault(let fault):
            tell(fault.say, emit)
            if case .cause(let choices) = fault.cure { list(choices, emit) }
        }
    }

    private func list(_ choices: [Choice], _ emit: Session.Emit) {
        let lines = choices.enumerated().map { index, choice in
            "- **\(Choice.letter(index))** \(choice.text.filled(in: session).text)"
        }
        emit(.block(.prose(lines.joined(separator: "\n"))))
        say("Type \(Choice.letters(choices.count)).", emit)
    }

    /// Notes that the step before the learner is done, and goes on.
    mutating func complete(_ outcome: LearnerProgress.Outcome, _ emit: @escaping Session.Emit) {
        guard let step else { return }
        progress.record(outcome, of: step.id, in: lesson.id)
        save(emit)
        position += 1
        shownSection = step.section
        advance(emit)
    }

    /// Runs the step's own statements, each shown.
    ///
    /// - Returns: false when that did not work; the state is then as it was, and that is said.
    mutating func perform(_ statements: [PlannedStatement], _ emit: @escaping Session.Emit) -> Bool
    {
        let before = session.snapshot
        let status = session.run(statements, emit: emit)
        guard status != .done else { return true }
        session.restore(before)
        say(
            status == .interrupted
                ? "Stopped, and everything is as it was before. Enter begins again; `skip` goes on."
                : "This did not work here. Enter tries again; `skip` goes on without it.", emit)
        return false
    }

    /// Runs statements with nothing on the screen but how far they are, and why one failed.
    func runQuietly(
        _ statements: [PlannedStatement], _ emit: @escaping Session.Emit
    ) -> RunStatus {
        for statement in statements {
            let cell = session.run(statement.text, line: statement.line) { event in
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

extension Step {
    /// What brings the lesson past this step without a learner.
    var ownStatements: [PlannedStatement] {
        switch content {
        case .prose, .quiz: []
        case .run(let statements), .watch(let statements): statements
        case .predict(let predict): predict.reveal
        case .task(let task): task.solution
        case .fault(let fault):
            switch fault.cure {
            // The cause once named, the state is as it was before the fault.
            case .cause: []
            case .repair(let task): fault.plant + task.solution
            }
        }
    }
}

extension Choice {
    /// 0 → `a`.
    static func letter(_ index: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(max(0, index), 25))))
    }

    /// 3 → `a, b or c`.
    static func letters(_ count: Int) -> String {
        let all = (0..<count).map { letter($0) }
        return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
    }

    /// The index of the choice that a line names by its letter or its text.
    static func index(of line: String, in choices: [Choice], _ session: Session) -> Int? {
        let typed = line.lowercased()
        let texts = choices.map { $0.text.filled(in: session).text.lowercased() }
        if let index = texts.firstIndex(of: typed) { return index }
        let bare = typed.trimmingPrefix("(").filter { $0 != ")" && $0 != "." }
        if let named = choices.indices.first(where: { letter($0) == bare }) { return named }
        // `2.3` names `about 2.3`, as long as no other choice has that word.
        let holding = choices.indices.filter { index in
            choices[index].text.source.lowercased().split(separator: " ").contains { $0 == typed }
        }
        return holding.count == 1 ? holding[0] : nil
    }
}
