import Notebook
import Output

@testable import Lessons

/// How much of a screen each stop of a lesson fills: what the text speaks of
/// must still be in sight when it speaks of it.
struct LessonScreens {
    /// Something that lays blocks out, whatever it is.
    struct Screen: Sendable {
        /// Shows what the lesson tells.
        var show: Session.Emit
        /// Notes that a line was typed: whether it was Enter alone.
        var noteTyped: @Sendable (Bool) -> Void
        /// Rows shown since then, and rows that blocks would take.
        var space: (shown: @Sendable () -> Int, of: @Sendable ([Block]) -> Int)

        init(
            show: @escaping Session.Emit, noteTyped: @escaping @Sendable (Bool) -> Void,
            rowsShown: @escaping @Sendable () -> Int,
            rowsOf: @escaping @Sendable ([Block]) -> Int
        ) {
            self.show = show
            self.noteTyped = noteTyped
            space = (rowsShown, rowsOf)
        }
    }

    /// What was told between two keys.
    struct Stop: Sendable, Equatable {
        /// The step before the learner, or the one done last.
        var step: String
        /// Its first line in the lesson's file.
        var line: Int
        /// Rows, with that of the prompt.
        var rows: Int
    }

    private let screen: Screen
    private let height: Int

    /// - Parameter height: rows of the terminal.
    init(_ screen: Screen, height: Int = 24) {
        self.screen = screen
        self.height = height
    }

    /// All stops of a lesson, played by someone who does everything right.
    func stops(of lesson: Lesson, _ environment: SessionEnvironment) -> [Stop] {
        let (screen, height) = (screen, height)
        let player = LessonPlayer(
            lesson, number: 1, environment: environment,
            space: ScreenSpace(
                rowsLeft: { height - 1 - screen.space.shown() }, rows: screen.space.of,
                rowsInAll: { height - 1 }),
            // What fits a screen does not depend on how fast the machine is.
            bounds: .unbounded)
        var learner = ModelLearner(player, emit: screen.show)
        var stops = [stop(learner)]
        // Each step takes a few lines; no lesson is so long that this cuts it.
        for _ in 0..<(20 * lesson.steps.count + 20) where !learner.isAtEnd {
            let line = learner.nextLine()
            screen.noteTyped(line.isEmpty)
            learner.type(line, emit: screen.show)
            stops.append(stop(learner))
        }
        return stops
    }

    private func stop(_ learner: ModelLearner) -> Stop {
        let step = learner.step
        return Stop(
            step: step?.id ?? "", line: step?.lines.lowerBound ?? 1, rows: screen.space.shown() + 1)
    }
}
