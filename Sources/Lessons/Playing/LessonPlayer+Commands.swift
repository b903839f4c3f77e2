import Notebook
import Output

/// The words that are the player's own; everything else is an answer or a statement.
enum PlayerCommand: String {
    case goOn = ""
    case hint, solution, skip, back, again, restart, menu, play, resume, progress, help, quit

    static let overview = """
        - Enter goes on, and runs what a step shows
        - `hint` helps a little, and again a little more; `solution` shows how it is done
        - `skip` goes on without doing the step; `again` begins it anew; `back` goes to the one before
        - `play` lets you try anything with what you have built; `resume` comes back
        - `progress` shows how far you are; `menu` lists the lessons; `restart` begins this one anew
        - `quit` leaves; your place is kept
        - `help fit` explains a statement
        """
}

extension LessonPlayer {
    mutating func obey(_ command: PlayerCommand, _ emit: @escaping Session.Emit) {
        switch command {
        case .goOn: goOn(emit)
        case .hint: hint(emit)
        case .solution: showSolution(emit)
        case .skip: skip(emit)
        case .back: back(saying: "Back to the step before; everything is as it was then.", emit)
        case .again: again(emit)
        case .restart: restart(emit)
        case .menu: leave(.menu, emit)
        case .quit: leave(.quit, emit)
        case .play:
            leftForPlay = session.snapshot
            say(
                "Try whatever you like. `resume` brings you back to the lesson, with everything as "
                    + "it is now.", emit)
        case .resume: say("You are in the lesson. Enter goes on.", emit)
        case .progress:
            for block in progress.report(on: lesson) { emit(.block(block)) }
        case .help: emit(.block(.prose(PlayerCommand.overview)))
        }
    }

    /// A line of free play: a statement, or one of the few words that lead out of it.
    mutating func receiveInPlay(_ typed: String, _ emit: @escaping Session.Emit) {
        guard let left = leftForPlay else { return }
        switch PlayerCommand(rawValue: typed.lowercased()) {
        case .resume:
            session.restore(left)
            leftForPlay = nil
            say("Back in the lesson, with everything as you left it.", emit)
            if let step { ask(step, emit) }
        case .quit: leave(.quit, emit)
        case .menu: leave(.menu, emit)
        case .progress: obey(.progress, emit)
        case .play: say("You are playing. `resume` goes back to the lesson.", emit)
        case .goOn, .hint, .solution, .skip, .back, .again, .restart:
            say("`resume` goes back to the lesson; `quit` leaves it.", emit)
        case .help:
            session.run("help", emit: emit)
            say("`resume` goes back to the lesson; `quit` leaves it.", emit)
        case nil: session.run(typed, emit: emit)
        }
    }

    private mutating func leave(_ ending: PlayerReply.Ending, _ emit: Session.Emit) {
        save(emit)
        leftForPlay = nil
        stage = .left(ending)
    }

    private mutating func goOn(_ emit: @escaping Session.Emit) {
        switch stage {
        case .left: break
        case .told: leave(.finished, emit)
        case .waiting:
            shownSection = nil
            advance(emit)
        case .step: goOnAtStep(emit)
        }
    }

    private mutating func goOnAtStep(_ emit: @escaping Session.Emit) {
        guard let step else { return }
        if attempt.isSolutionShown { return performSolution(emit) }
        switch step.content {
        case .prose: complete(.passed, emit)
        case .run(let statements), .watch(let statements):
            if perform(statements, emit) { complete(.passed, emit) }
        case .predict(let predict):
            say("A guess first, however rough: it costs nothing. (`skip` goes on without.)", emit)
            if case .choices(let choices) = predict.question {
                say("Type \(Choice.letters(choices.count)).", emit)
            }
        case .quiz(let quiz):
            say("Type \(Choice.letters(quiz.choices.count)). (`skip` goes on without.)", emit)
        case .task, .fault:
            say(
                "This one is yours to do. `hint` helps, `solution` shows how, `skip` goes on.", emit
            )
        }
    }

    /// Goes on whatever happens. What later steps count on is run without being shown.
    private mutating func skip(_ emit: @escaping Session.Emit) {
        guard let step else {
            if case .told = stage { return say("That was the last step. Enter leaves.", emit) }
            return goOn(emit)
        }
        if let snapshot = snapshots[position] { session.restore(snapshot) }
        let statements = step.ownStatements
        if !statements.isEmpty {
            let list = statements.map { "`\($0.text)`" }.joined(separator: ", ")
            emit(.block(.prose("Skipped. So that the rest can build on it, this runs: \(list).")))
        }
        let before = session.snapshot
        if runQuietly(statements, emit) != .done {
            session.restore(before)
            say("That did not work; the lesson goes on all the same.", emit)
        }
        complete(.skipped, emit)
    }

    /// To the step before, in the state before it.
    private mutating func back(saying text: String, _ emit: @escaping Session.Emit) {
        let upTo = min(position, lesson.steps.count)
        guard let target = lesson.steps[..<upTo].lastIndex(where: { !$0.isProse }),
            let snapshot = snapshots[target]
        else { return say("This is the first step.", emit) }
        session.restore(snapshot)
        position = firstProse(before: target)
        shownSection = nil
        say(text, emit)
        advance(emit)
    }

    /// To the start of the step before the learner, or of the one just done.
    private mutating func again(_ emit: @escaping Session.Emit) {
        let text = "This step begins anew; everything is as it was before it."
        guard let step, let snapshot = snapshots[position] else { return back(saying: text, emit) }
        session.restore(snapshot)
        say(text, emit)
        present(step, emit)
    }

    private mutating func restart(_ emit: @escaping Session.Emit) {
        session.restore(beginning)
        snapshots = [:]
        position = 0
        shownSection = nil
        advance(emit)
    }
}
