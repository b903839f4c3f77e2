import Notebook
import Output

/// Hints and solutions.
extension LessonPlayer {
    mutating func hint(_ emit: Session.Emit) {
        guard let step else { return say("There is nothing to do here. Enter goes on.", emit) }
        let hints: [LessonText]
        switch step.content {
        case .task(let task): hints = task.hints
        case .fault(let fault): hints = fault.hints
        case .predict: return say("Any guess will do: it is the surprise that teaches.", emit)
        case .quiz: return say("Try one: every answer has its reason.", emit)
        case .prose, .run, .watch: return say("Enter runs it.", emit)
        }
        guard attempt.hintsGiven < hints.count else {
            return say(
                hints.isEmpty
                    ? "There is no hint for this one. `solution` shows how it is done."
                    : "Those were all hints. `solution` shows how it is done.", emit)
        }
        tell(hints[attempt.hintsGiven], emit)
        attempt.hintsGiven += 1
    }

    mutating func showSolution(_ emit: @escaping Session.Emit) {
        guard let step else { return say("There is nothing to solve here. Enter goes on.", emit) }
        switch step.content {
        case .prose, .run, .watch: say("Enter runs it.", emit)
        case .predict(let predict):
            if perform(predict.reveal, emit) {
                if case .choices(let choices) = predict.question { showRight(choices, emit) }
                complete(.shown, emit)
            }
        case .quiz(let quiz):
            showRight(quiz.choices, emit)
            complete(.shown, emit)
        case .task(let task): show(task.solution, emit)
        case .fault(let fault):
            switch fault.cure {
            case .repair(let task): show(task.solution, emit)
            case .cause(let choices):
                showRight(choices, emit)
                undoFault(emit)
                complete(.shown, emit)
            }
        }
    }

    private func showRight(_ choices: [Choice], _ emit: Session.Emit) {
        guard let index = choices.firstIndex(where: \.isRight) else { return }
        let text = choices[index].text.filled(in: session).text
        emit(.block(.prose("**\(Choice.letter(index))** \(text)")))
        tell(choices[index].message, emit)
    }

    private mutating func show(_ solution: [PlannedStatement], _ emit: Session.Emit) {
        attempt.isSolutionShown = true
        emit(.block(.code(solution.map { "  " + $0.text }.joined(separator: "\n"))))
        say("Type it yourself, or press Enter and it runs from the start of the step.", emit)
    }

    /// Runs the solution that was shown, from the step's start.
    mutating func performSolution(_ emit: @escaping Session.Emit) {
        guard let task = step?.task else { return }
        let present = session.snapshot
        session.restore(attempt.start)
        guard perform(task.solution, emit) else { return session.restore(present) }
        complete(.shown, emit)
    }
}
