import Notebook
import Output
import Texts

/// Guesses: asked first, kept at once, then set beside the truth.
extension LessonPlayer {
    mutating func guess(
        _ line: String, _ predict: PredictStep, _ step: Step, _ emit: @escaping Session.Emit
    ) {
        switch predict.question {
        case .choices(let choices):
            guard let index = choice(line, of: choices, emit) else { return }
            attempt.guess = .choice(index)
        case .number(let question):
            let number = NumberGuess.value(line, isPercentage: question.isPercentage) {
                guard case .number(let value)? = try? session.evaluate($0) else { return nil }
                return value
            }
            guard let number else {
                guard isStatement(line) else { return say(.noNumber, emit) }
                return tryOut(line, emit)
            }
            attempt.guess = .number(number)
        }
        // Kept before the truth is run, which may take its time and be interrupted.
        if let text = guessText(predict) {
            keep(emit) { $0.guesses[step.id] = .init(isNear: nil, guess: text, truth: "") }
        }
        reveal(predict, emit)
    }

    mutating func reveal(_ predict: PredictStep, _ emit: @escaping Session.Emit) {
        perform(predict.reveal, as: .reveal, emit)
    }

    /// What the learner guessed here before, unless the lesson has changed its question since.
    func guessGivenBefore(_ predict: PredictStep, _ step: Step) -> GivenGuess? {
        guard !asksGuessesAnew, let kept = record.guesses[step.id] else { return nil }
        switch predict.question {
        case .choices(let choices):
            return choices.firstIndex { filled($0.text) == kept.guess }.map { .choice($0) }
        case .number(let question):
            return NumberGuess.value(kept.guess, isPercentage: question.isPercentage) { _ in nil }
                .map { .number($0) }
        }
    }

    func guessText(_ predict: PredictStep) -> String? {
        switch (predict.question, attempt.guess) {
        case (.choices(let choices), .choice(let index)?): filled(choices[index].text)
        case (.number(let question), .number(let value)?):
            question.placeholder.formatted(.number(value))
        default: nil
        }
    }

    /// Sets the guess beside what the reveal has brought, and goes on.
    mutating func compare(
        _ predict: PredictStep, _ step: Step, _ emit: @escaping Session.Emit
    ) {
        var compared: LearnerProgress.Guess?
        switch (predict.question, attempt.guess) {
        case (.choices(let choices), .choice(let index)?):
            compared = compare(choices[index], among: choices, emit)
        case (.number(let question), .number(let value)?):
            compared = compare(value, with: question, emit)
        case (.choices(let choices), _): showRight(choices, emit)
        default: break
        }
        if session.firstFailing(predict.expect) != nil { say(.cameOutDifferently, emit) }
        complete(attempt.guess == nil ? .shown : .passed, emit) { record in
            if let compared { record.guesses[step.id] = compared }
        }
    }

    private func compare(
        _ chosen: Choice, among choices: [Choice], _ emit: Session.Emit
    ) -> LearnerProgress.Guess {
        let right = choices.first(where: \.isRight) ?? chosen
        let (guess, truth) = (filled(chosen.text), filled(right.text))
        give(chosen.isRight ? .right : .wrong, filled(chosen.message), emit)
        if !chosen.isRight { showRight(choices, emit) }
        return .init(isNear: chosen.isRight, guess: guess, truth: truth)
    }

    /// The right choice and its reason, for those who did not choose it.
    func showRight(_ choices: [Choice], _ emit: Session.Emit) {
        guard let index = choices.firstIndex(where: \.isRight) else { return }
        let affirmations = texts(.affirmations).split(separator: "|").map(String.init)
        let reason = Choice.reason(filled(choices[index].message), affirmations: affirmations)
        let values = [
            "letter": Choice.letter(index), "text": filled(choices[index].text).withoutFullStop,
            "reason": reason ?? "",
        ]
        give(.remark, texts(.rightChoice, values).trimmed, emit)
    }

    private func compare(
        _ guess: Double, with question: NumberQuestion, _ emit: Session.Emit
    ) -> LearnerProgress.Guess? {
        let placeholder = question.placeholder
        guard
            case .number(let truth)? = try? session.evaluate(
                placeholder.expression, line: question.line)
        else {
            say(.truthNotMeasured, emit)
            return nil
        }
        let isNear = question.isNear(guess, to: truth)
        let shown = (
            guess: placeholder.formatted(.number(guess)),
            truth: placeholder.formatted(.number(truth))
        )
        let message = isNear ? question.near : guess > truth ? question.high : question.low
        let said = texts(.guessAndTruth, ["guess": shown.guess, "truth": shown.truth])
        give(
            isNear ? .right : .wrong,
            [said, message.map { filled($0) } ?? ""].joined(separator: " ").trimmed, emit)
        return .init(isNear: isNear, guess: shown.guess, truth: shown.truth)
    }
}

extension NumberQuestion {
    var placeholder: Placeholder { Placeholder(expression, line: line) }
    var isPercentage: Bool { placeholder.format == .percent }

    func isNear(_ guess: Double, to truth: Double) -> Bool {
        let allowed =
            switch tolerance {
            case .absolute(let distance): distance
            case .relative(let share): abs(truth) * share
            }
        // A hair more than allowed, so that decimals such as 0.3 are not refused for their rounding.
        return abs(guess - truth) <= allowed + 1e-9 * max(1, abs(truth))
    }
}

extension String {
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
