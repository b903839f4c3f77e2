import Notebook
import Output

@testable import Lessons

/// A learner who does everything right at once: what is played with it is what a lesson shows from
/// its first screen to its last.
struct ModelLearner {
    private var player: LessonPlayer
    private var reply: PlayerReply
    /// The lines of a task that are still to be typed, and the step that they are for.
    private var lines: [String] = []
    private var lineStep: String?

    /// - Parameter emit: is given everything that the lesson shows.
    init(_ player: LessonPlayer, emit: @escaping Session.Emit) {
        self.player = player
        reply = self.player.start(emit: emit)
    }

    /// The step before the learner, or the one done last; at the start the first.
    var step: Step? {
        player.step ?? player.lesson.steps.prefix(player.position).last { !$0.isProse }
            ?? player.lesson.numberedSteps.first
    }

    /// Whether all has been told.
    var isAtEnd: Bool {
        if case .told = player.stage { return true }
        return reply.ending != nil
    }

    mutating func type(_ line: String, emit: @escaping Session.Emit) {
        reply = player.receive(line, emit: emit)
    }

    /// What brings the lesson on; empty for Enter.
    mutating func nextLine() -> String {
        guard let step = player.step, player.attempt.running == nil else { return "" }
        switch step.content {
        case .prose, .run, .watch: return ""
        case .quiz(let quiz): return letter(of: quiz.choices)
        case .predict(let predict):
            guard case .choices(let choices) = predict.question else { return "1" }
            return letter(of: choices)
        case .task(let task): return nextLine(of: task, in: step)
        case .fault(let fault):
            switch fault.cure {
            case .cause(let choices): return letter(of: choices)
            case .repair(let task): return nextLine(of: task, in: step)
            }
        }
    }

    private func letter(of choices: [Choice]) -> String {
        Choice.letter(choices.firstIndex(where: \.isRight) ?? 0)
    }

    private mutating func nextLine(of task: TaskStep, in step: Step) -> String {
        if lineStep != step.id { lines = task.solution.map(\.text) }
        lineStep = step.id
        // A solution that does not solve it must not go round for ever.
        return lines.isEmpty ? "skip" : lines.removeFirst()
    }
}
