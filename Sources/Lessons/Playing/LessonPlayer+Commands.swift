import Diagnostics
import Notebook
import Output
import Texts

extension LessonPlayer {
    mutating func obey(_ command: PlayerCommand, _ emit: @escaping Session.Emit) {
        switch command {
        case .goOn: goOn(emit)
        case .hint: hint(emit)
        case .solution: showSolution(emit)
        case .skip: skip(emit)
        case .back: back(saying: .backAtStepBefore, emit)
        case .again: again(emit)
        case .restart: restart(emit)
        case .goTo(let step): go(to: step, emit)
        case .lesson(let what): begin(lesson: what, emit)
        case .quit: leave(.quit)
        case .play: play(emit)
        case .resume: say(.alreadyInLesson, emit)
        case .menu, .progress, .forget, .help: inform(command, emit)
        }
    }

    /// What may be asked anywhere and changes nothing in the lesson.
    private mutating func inform(_ command: PlayerCommand, _ emit: @escaping Session.Emit) {
        switch command {
        case .menu: emit(.block(library.report(progress, here: lesson.id, texts)))
        case .progress(let what): showProgress(of: what, emit)
        case .forget(let what): forget(what, emit)
        case .help(let topic): help(on: topic, emit)
        default: break
        }
    }

    // MARK: - Free play

    private mutating func play(_ emit: Session.Emit) {
        leftForPlay = session.snapshot
        session.closeHistory(
            Diagnostic(texts(.undoEndsAtPlay), hint: texts(.undoEndsAtPlayHint), severity: .note))
        say(.playBegins, emit)
    }

    /// A line of free play: a statement, or one of the few words that lead out of it.
    mutating func receiveInPlay(_ typed: String, _ emit: @escaping Session.Emit) {
        switch command(typed) {
        case .resume: endPlay(.playEnds, emit)
        // Never out of the program at once: what was built here is only kept until `resume`.
        case .quit: endPlay(.playEndsByQuit, emit)
        case .lesson(let what): begin(lesson: what, emit)
        case .play: say(.alreadyPlaying, emit)
        case .goOn, .hint, .solution, .skip, .back, .again, .restart, .goTo:
            say(.resumeGoesBack, emit)
        case .help(""):
            session.run("help", emit: emit)
            say(.resumeGoesBack, emit)
        case .menu?, .progress?, .forget?, .help?:
            if let command = command(typed) { inform(command, emit) }
        case nil: tryOut(typed, emit)
        }
    }

    private mutating func endPlay(_ message: TextKey, _ emit: Session.Emit) {
        guard let left = leftForPlay else { return }
        session.restore(left)
        closeHistory()
        leftForPlay = nil
        say(message, emit)
        if let step { ask(step, emit) }
    }

    // MARK: - Leaving

    mutating func leave(_ ending: PlayerReply.Ending) {
        leftAt = place
        leftForPlay = nil
        stage = .left(ending)
    }

    private mutating func begin(lesson what: String, _ emit: Session.Emit) {
        guard !what.isEmpty else {
            return say(.inLesson, ["title": lesson.title, "place": placeText], emit)
        }
        do throws(LessonProblems) {
            let entry = try library.find(what)
            guard entry.lesson.id != lesson.id else {
                return say(.inLesson, ["title": lesson.title, "place": placeText], emit)
            }
            leave(.lesson(entry))
        } catch {
            for diagnostic in error.diagnostics { emit(.block(.diagnostic(diagnostic))) }
        }
    }

    private mutating func forget(_ what: String, _ emit: Session.Emit) {
        emit(.block(library.forget(what, store, texts)))
        if let store { progress = store.load().progress }
    }

    // MARK: - Going on

    private mutating func goOn(_ emit: @escaping Session.Emit) {
        switch stage {
        case .left: break
        case .told:
            let next = library.entry(after: number)
            leave(next.map { .lesson($0) } ?? .finished)
        case .waiting:
            shownSection = nil
            advance(emit)
        case .step: goOnAtStep(emit)
        }
    }

    private mutating func goOnAtStep(_ emit: @escaping Session.Emit) {
        guard let step else { return }
        if attempt.running != nil { return proceed(emit) }
        switch step.content {
        case .prose: complete(.passed, emit)
        case .run(let statements), .watch(let statements): perform(statements, as: .run, emit)
        case .predict(let predict):
            guard attempt.guess == nil else { return reveal(predict, emit) }
            say(.guessFirst, emit)
        case .quiz: say(.answerFirst, emit)
        case .task, .fault:
            guard attempt.isSolutionShown, let task = step.task else {
                return say(.yoursToDo, emit)
            }
            perform(task.solution, as: .solution, emit)
        }
    }

    /// Goes on whatever happens. What later steps count on is run without being shown.
    private mutating func skip(_ emit: @escaping Session.Emit) {
        guard let step else {
            if case .told = stage { return say(.wasLastStep, emit) }
            return goOn(emit)
        }
        if let snapshot = snapshots[position] { session.restore(snapshot) }
        let statements = step.ownStatements
        if !statements.isEmpty {
            let list = statements.map { "`\($0.text)`" }.joined(separator: ", ")
            say(.skippedAndRuns, ["statements": list], emit)
        }
        let before = session.snapshot
        if runQuietly(statements, emit) != .done {
            session.restore(before)
            say(.goesOnAllTheSame, emit)
        }
        complete(.skipped, emit)
    }

    private mutating func restart(_ emit: @escaping Session.Emit) {
        session.restore(beginning)
        settle()
        snapshots = [:]
        position = 0
        shownSection = nil
        asksGuessesAnew = true
        advance(emit)
    }
}
