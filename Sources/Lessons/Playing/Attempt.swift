import Notebook

/// What the learner has done in the step so far.
struct Attempt {
    /// The state that the step began with.
    let start: SessionState
    var hintsGiven = 0
    var isSolutionShown = false
    /// Whether something was typed since the step was put before the learner.
    var hasTyped = false
    /// Whether it was said that a line which did not solve the task is kept.
    var hasSaidKept = false
    /// The guess that was given, now or when the learner was here before.
    var guess: GivenGuess?
    /// The lesson's own statements on their way; nil while none were begun.
    var running: Running?

    init(start: SessionState) { self.start = start }
}

/// The lesson's own statements in a step, as far as they have still to run.
struct Running {
    enum Purpose { case run, reveal, solution }

    var purpose: Purpose
    var rest: [PlannedStatement]
    /// Whether Ctrl-C has stopped them.
    var isStopped = false
    /// Whether the next waits for Enter, or, where none is left, what is to be said to them does.
    var isPausing = false
    /// What the last answer has still to tell.
    var untold: AnswerInPieces.Rest?
}

/// A guess, before it is set beside the truth.
enum GivenGuess: Equatable {
    case choice(Int)
    case number(Double)
}
