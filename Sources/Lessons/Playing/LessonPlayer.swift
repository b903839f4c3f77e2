import Diagnostics
import Notebook
import Output

/// What the shell needs to know after a line: how to ask for the next one, or that there is none.
public struct PlayerReply: Sendable, Equatable {
    public enum Ending: Sendable, Equatable {
        /// The learner left; the place is kept.
        case quit
        /// The learner wants to choose a lesson; the place is kept.
        case menu
        /// The lesson is over.
        case finished
    }

    /// `lesson 3 · 4/11> ` or `play> `; empty after the end.
    public var prompt: String
    /// Nil while the lesson goes on.
    public var ending: Ending?
}

/// Takes a learner through a lesson, line by line.
///
/// The lesson is played in a session of its own, whose statements are the only way to its state. A
/// snapshot is taken before every step. Prose is told as it comes; the player waits at every step
/// with something to do, and before every new heading, so that nothing scrolls by unread.
///
/// How a task is judged stands in `LessonPlayer+Tasks`.
public struct LessonPlayer {
    /// What the next line will be taken for.
    enum Stage {
        /// Enter shows what comes next.
        case waiting
        /// The step at `position` is before the learner.
        case step
        /// All is told; Enter leaves.
        case told
        case left(PlayerReply.Ending)
    }

    public let lesson: Lesson
    /// The lesson's number in its library, for the prompt.
    public let number: Int?
    /// The lesson's own session. After the end the shell may go on with it.
    public let session: Session
    public internal(set) var progress: LearnerProgress
    let store: ProgressStore?

    /// The step before the learner, or the next to come.
    var position = 0
    var stage = Stage.waiting
    /// The section of what was told since the last Enter; nil when nothing was.
    var shownSection: Int?
    /// The state before each step that was reached.
    var snapshots: [Int: SessionState] = [:]
    let beginning: SessionState
    var attempt: Attempt
    /// What `resume` goes back to; nil outside of free play.
    var leftForPlay: SessionState?
    private var hasSaidThatNothingIsKept = false

    /// - Parameters:
    ///   - environment: the session's world; its seed gives way to `seed`, or else to the lesson's.
    ///   - store: where progress is kept; nil keeps none.
    public init(
        _ lesson: Lesson, number: Int? = nil, environment: SessionEnvironment,
        seed: UInt64? = nil, store: ProgressStore? = nil
    ) {
        self.lesson = lesson
        self.number = number
        self.store = store
        var environment = environment
        environment.seed = seed ?? lesson.seed ?? environment.seed
        session = Session(environment)
        beginning = session.snapshot
        attempt = Attempt(start: beginning)
        progress = LearnerProgress()
    }

    /// Begins, or goes on where the learner left off.
    public mutating func start(emit: @escaping Session.Emit) -> PlayerReply {
        if let store {
            let (kept, problems) = store.load()
            progress = kept
            for problem in problems { emit(.block(.diagnostic(problem))) }
        }
        tellNeeds(emit)
        resumeWhereLeftOff(emit)
        advance(emit)
        return reply
    }

    /// Takes one line, or several of one statement.
    public mutating func receive(_ line: String, emit: @escaping Session.Emit) -> PlayerReply {
        if case .left = stage { return reply }
        let typed = line.trimmed
        if leftForPlay != nil {
            receiveInPlay(typed, emit)
        } else if let command = PlayerCommand(rawValue: typed.lowercased()) {
            obey(command, emit)
        } else if isQuestion(typed) {
            session.run(typed, emit: emit)
        } else {
            answer(typed, emit)
        }
        return reply
    }

    /// `help fit` and `?fit` may be asked anywhere.
    private func isQuestion(_ line: String) -> Bool {
        line.hasPrefix("?") || line.lowercased().hasPrefix("help ")
    }

    var reply: PlayerReply {
        if case .left(let ending) = stage { return PlayerReply(prompt: "", ending: ending) }
        if leftForPlay != nil { return PlayerReply(prompt: "play> ") }
        let name = number.map { "lesson \($0)" } ?? "lesson"
        return PlayerReply(prompt: "\(name) · \(place)/\(lesson.numberedSteps.count)> ")
    }

    /// The number of the step before the learner, or of the one just done.
    var place: Int {
        let isAtStep = if case .step = stage { true } else { false }
        let upTo = min(position + (isAtStep ? 1 : 0), lesson.steps.count)
        return max(1, lesson.steps[..<upTo].count { !$0.isProse })
    }

    /// The step before the learner.
    var step: Step? {
        guard case .step = stage, position < lesson.steps.count else { return nil }
        return lesson.steps[position]
    }

    func say(_ text: String, _ emit: Session.Emit) { emit(.block(.text(text))) }

    /// Tells a text with its values; one that cannot be measured now is a `?` in it.
    func tell(_ text: LessonText, _ emit: Session.Emit) {
        emit(.block(.prose(text.filled(in: session).text)))
    }

    /// Keeps progress; a file that cannot be written is mentioned once.
    mutating func save(_ emit: Session.Emit) {
        guard let store else { return }
        do throws(Diagnostic) {
            try store.save(progress)
        } catch {
            if !hasSaidThatNothingIsKept { emit(.block(.diagnostic(error))) }
            hasSaidThatNothingIsKept = true
        }
    }

    private func tellNeeds(_ emit: Session.Emit) {
        let missing = lesson.needs.filter { !progress[$0].isFinished }
        guard !missing.isEmpty else { return }
        say(
            "This lesson builds on \(missing.joined(separator: ", ")), which you have not finished "
                + "yet. You can go on all the same.", emit)
    }
}
