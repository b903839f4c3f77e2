import Notebook
import Output
import Texts

/// Hints, solutions, and what can be typed here.
extension LessonPlayer {
    mutating func hint(_ emit: Session.Emit) {
        guard let step else { return say(.noHintBetweenSteps, emit) }
        let hints: [LessonText]
        switch step.content {
        case .task(let task): hints = task.hints
        case .fault(let fault): hints = fault.hints
        case .predict: return say(.hintForGuess, emit)
        case .quiz: return say(.hintForQuiz, emit)
        case .prose, .run, .watch: return say(.hintForRun, emit)
        }
        guard attempt.hintsGiven < hints.count else {
            return say(hints.isEmpty ? .noHint : .noMoreHints, emit)
        }
        let text = filled(hints[attempt.hintsGiven])
        attempt.hintsGiven += 1
        let values = ["hint": "\(attempt.hintsGiven)", "hints": "\(hints.count)", "text": text]
        give(.hint, texts(.hintGiven, values), emit)
    }

    mutating func showSolution(_ emit: @escaping Session.Emit) {
        guard let step else { return say(.noSolutionBetweenSteps, emit) }
        switch step.content {
        case .prose, .run, .watch: say(.hintForRun, emit)
        case .predict(let predict):
            attempt.guess = nil
            reveal(predict, emit)
        case .quiz(let quiz):
            showRight(quiz.choices, emit)
            complete(.shown, emit)
        case .task: attempt.isSolutionShown = true
        case .fault(let fault):
            switch fault.cure {
            case .repair: attempt.isSolutionShown = true
            case .cause(let choices):
                showRight(choices, emit)
                undoFault(emit)
                complete(.shown, emit)
            }
        }
    }

    /// What can be typed in a lesson, or one word of it.
    func help(on topic: String, _ emit: @escaping Session.Emit) {
        if topic == PlayerCommand.allStatements {
            session.run("help", emit: emit)
            return
        }
        let key = TextKey.help(on: topic) ?? .helpInLesson
        emit(.block(.prose(texts(key))))
    }

    // MARK: - What the next key does

    /// The last thing told before each prompt, unless it stands there already.
    mutating func tellOffer(_ emit: Session.Emit) {
        if let offer { emit(.block(.lesson(.offer(offer)))) }
    }

    private var offer: LessonOffer? {
        guard leftForPlay == nil else { return nil }
        switch stage {
        case .left: return nil
        case .waiting: return LessonOffer(cue: texts(.enterGoesOn))
        case .told: return offerAtEnd
        case .step: return step.flatMap { offer(of: $0, attempt) }
        }
    }

    func offer(of step: Step, _ attempt: Attempt) -> LessonOffer? {
        if let running = attempt.running {
            return running.rest.isEmpty || running.untold != nil
                ? LessonOffer(cue: texts(running.isPausing ? .enterGoesOn : .stoppedEnterGoesOn))
                : offer(running.rest, cue: running.isStopped ? .stoppedEnterRuns : .enterRuns)
        }
        switch step.content {
        case .prose: return LessonOffer(cue: texts(.enterGoesOn))
        case .run(let statements), .watch(let statements): return offer(statements, cue: .enterRuns)
        case .predict(let predict): return offer(of: predict, attempt)
        case .quiz(let quiz):
            return LessonOffer(cue: texts(.typeLetter, ["letters": letters(quiz.choices)]))
        case .task(let task): return offer(of: task, attempt)
        case .fault(let fault):
            switch fault.cure {
            case .repair(let task): return offer(of: task, attempt)
            case .cause(let choices):
                return LessonOffer(cue: texts(.lookAndName, ["letters": letters(choices)]))
            }
        }
    }

    /// Offers what Enter runs, which is what stands before the next empty line.
    private func offer(_ all: [PlannedStatement], cue: TextKey) -> LessonOffer {
        let pause = all.dropFirst().firstIndex { $0.comesAfterPause && space != nil }
        let statements = all[..<(pause ?? all.endIndex)]
        return LessonOffer(
            statements: statements.map(\.text), cue: texts(cue, ["count": "\(statements.count)"]))
    }

    private func offer(of predict: PredictStep, _ attempt: Attempt) -> LessonOffer {
        if attempt.guess != nil, let text = guessText(predict) {
            return LessonOffer(cue: texts(.guessGivenBefore, ["guess": text.withoutFullStop]))
        }
        switch predict.question {
        case .choices(let choices):
            return LessonOffer(cue: texts(.guessLetter, ["letters": letters(choices)]))
        case .number: return LessonOffer(cue: texts(.guessNumber))
        }
    }

    private func offer(of task: TaskStep, _ attempt: Attempt) -> LessonOffer? {
        if attempt.isSolutionShown { return offer(task.solution, cue: .solutionShown) }
        // Said once: from then on the learner is at work.
        return attempt.hasTyped ? nil : LessonOffer(cue: texts(.typeYourLine))
    }
}
