import Diagnostics
import Notebook
import Output

/// Lines that are no command: guesses, choices and statements.
extension LessonPlayer {
    mutating func answer(_ line: String, _ emit: @escaping Session.Emit) {
        guard let step else { return offerPlay(emit) }
        switch step.content {
        case .prose, .run, .watch: offerPlay(emit)
        case .predict(let predict): guess(line, predict, step, emit)
        case .quiz(let quiz): choose(line, of: quiz.choices, emit)
        case .task(let task): attempt(line, task, emit)
        case .fault(let fault): answer(line, fault, emit)
        }
    }

    private func offerPlay(_ emit: Session.Emit) {
        say("Enter goes on. To try statements of your own here, type `play`.", emit)
    }

    private mutating func choose(
        _ line: String, of choices: [Choice], _ emit: @escaping Session.Emit
    ) {
        guard let index = Choice.index(of: line, in: choices, session) else {
            return say("Type \(Choice.letters(choices.count)). (`skip` goes on without.)", emit)
        }
        tell(choices[index].message, emit)
        guard choices[index].isRight else { return say("Try another.", emit) }
        complete(.passed, emit)
    }

    /// Choices name the cause; anything else looks into the broken state.
    private mutating func answer(
        _ line: String, _ fault: BreakStep, _ emit: @escaping Session.Emit
    ) {
        switch fault.cure {
        case .repair(let task): attempt(line, task, emit)
        case .cause(let choices):
            guard let index = Choice.index(of: line, in: choices, session) else {
                session.run(line, emit: emit)
                return
            }
            tell(choices[index].message, emit)
            guard choices[index].isRight else { return say("Try another.", emit) }
            undoFault(emit)
            complete(.passed, emit)
        }
    }

    mutating func undoFault(_ emit: Session.Emit) {
        guard let snapshot = snapshots[position] else { return }
        session.restore(snapshot)
        say("The fault is gone: everything is as it was before it.", emit)
    }
}

// MARK: - Guesses

extension LessonPlayer {
    private mutating func guess(
        _ line: String, _ predict: PredictStep, _ step: Step, _ emit: @escaping Session.Emit
    ) {
        switch predict.question {
        case .choices(let choices):
            guard let index = Choice.index(of: line, in: choices, session) else {
                return say("Type \(Choice.letters(choices.count)). (`skip` goes on without.)", emit)
            }
            guard perform(predict.reveal, emit) else { return }
            compare(choices[index], among: choices, step, emit)
        case .number(let question):
            let placeholder = Placeholder(question.expression, line: question.line)
            guard let value = Self.number(line, isPercentage: placeholder.format == .percent) else {
                return say("Type a number, such as 3, 0.25 or 1,200.", emit)
            }
            guard perform(predict.reveal, emit) else { return }
            compare(value, with: question, placeholder, step, emit)
        }
        if session.firstFailing(predict.expect) != nil {
            say(
                "This time it came out differently than the lesson expected, so trust the numbers "
                    + "above rather than its words.", emit)
        }
        complete(.passed, emit)
    }

    private mutating func compare(
        _ chosen: Choice, among choices: [Choice], _ step: Step, _ emit: Session.Emit
    ) {
        func text(_ choice: Choice) -> String { choice.text.filled(in: session).text }
        let right = choices.first(where: \.isRight) ?? chosen
        emit(.block(.prose("You guessed: \(text(chosen)).")))
        tell(chosen.message, emit)
        if !chosen.isRight {
            emit(.block(.prose("It was: \(text(right)).")))
            tell(right.message, emit)
        }
        progress[lesson.id].guesses[step.id] = LearnerProgress.Guess(
            isNear: chosen.isRight, guess: text(chosen), truth: text(right))
    }

    private mutating func compare(
        _ guess: Double, with question: NumberQuestion, _ placeholder: Placeholder, _ step: Step,
        _ emit: Session.Emit
    ) {
        guard
            case .number(let truth)? = try? session.evaluate(
                placeholder.expression, line: question.line)
        else { return say("The truth could not be measured this time.", emit) }
        let allowed =
            switch question.tolerance {
            case .absolute(let distance): distance
            case .relative(let share): abs(truth) * share
            }
        // A hair more than allowed, so that decimals such as 0.3 are not refused for their rounding.
        let isNear = abs(guess - truth) <= allowed + 1e-9 * max(1, abs(truth))
        let texts = (
            guess: placeholder.formatted(.number(guess)),
            truth: placeholder.formatted(.number(truth))
        )
        emit(.block(.prose("You guessed \(texts.guess); it is **\(texts.truth)**.")))
        let message = isNear ? question.near : guess > truth ? question.high : question.low
        if let message { tell(message, emit) }
        progress[lesson.id].guesses[step.id] = LearnerProgress.Guess(
            isNear: isNear, guess: texts.guess, truth: texts.truth)
    }

    /// What a learner means by a number: `7,850`, `about 2.3`, `~0.1`, `85%`.
    ///
    /// - Parameter isPercentage: whether a share is asked for as a percentage: `85` is then 0.85.
    static func number(_ line: String, isPercentage: Bool) -> Double? {
        var text = line.lowercased()
        for prefix in ["about", "around", "~", "≈"] where text.hasPrefix(prefix) {
            text = text.dropFirst(prefix.count).trimmed
        }
        let isMarked = text.hasSuffix("%")
        if isMarked { text.removeLast() }
        text.removeAll { $0 == "," || $0 == "_" || $0 == " " || $0 == "'" }
        guard let value = Double(text), value.isFinite else { return nil }
        return isMarked || isPercentage && abs(value) > 1 ? value / 100 : value
    }
}
