import Diagnostics
import Notebook
import Output
import Texts

/// What the shell needs to know after a line: how to ask for the next one, or that there is none.
public struct PlayerReply: Sendable, Equatable {
    public enum Ending: Sendable, Equatable {
        /// The learner left; the place is kept.
        case quit
        /// The learner went to another lesson; the place is kept.
        case lesson(LessonLibrary.Entry)
        /// The lesson is over.
        case finished
    }

    /// `lesson 3 · 4/11> ` or `play> `; empty after the end.
    public var prompt: String
    /// Nil while the lesson goes on.
    public var ending: Ending?
    /// Whether the line was a statement that failed, so that what was pasted after it is left out.
    public var isRefused = false
    /// Whether the learner is in free play.
    public var isPlaying = false

    public init(
        prompt: String, ending: Ending? = nil, isRefused: Bool = false, isPlaying: Bool = false
    ) {
        self.prompt = prompt
        self.ending = ending
        self.isRefused = isRefused
        self.isPlaying = isPlaying
    }
}

/// Takes a learner through a lesson, line by line.
///
/// The lesson is played in a session of its own, whose statements are the only way to its state. A
/// snapshot is taken before every step. Prose is told as it comes; the player waits at every step
/// with something to do, before every new heading, and before what would push the rest off the
/// screen. The last thing that it tells is always an offer: what the next key does.
///
/// How a task is judged stands in `LessonPlayer+Tasks`, how the lesson's own statements run in
/// `LessonPlayer+Running`.
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
    let library: LessonLibrary
    let texts: Texts
    let space: ScreenSpace?
    let bounds: LessonBounds

    /// The step before the learner, or the next to come.
    var position = 0
    var stage = Stage.waiting
    /// The section of what was told since the last Enter; nil when nothing was.
    var shownSection: Int?
    /// The state before each step that was reached.
    var snapshots: [Int: SessionState] = [:]
    let beginning: SessionState
    /// The state that the next step begins with, whatever is tried before it.
    var settled: SessionState
    var attempt: Attempt
    /// What `resume` goes back to; nil outside of free play.
    var leftForPlay: SessionState?
    /// Whether guesses are asked for again, as when a lesson is begun anew.
    var asksGuessesAnew = false
    /// Whether the last line was a statement that failed.
    var isRefused = false
    /// Whether it was said what the lesson has taught; the guesses may still be to come.
    var hasSummedUp = false
    /// The step that the learner left at.
    var leftAt: Int?
    private var hasSaidThatNothingIsKept = false

    /// - Parameters:
    ///   - environment: the session's world; its seed gives way to `seed`, or else to the lesson's.
    ///   - store: where progress is kept; nil keeps none.
    ///   - library: the course that the lesson is part of, if it is.
    ///   - space: the screen; nil for one without an end.
    ///   - bounds: those of a lesson from a file where none are given.
    public init(
        _ lesson: Lesson, number: Int? = nil, environment: SessionEnvironment,
        seed: UInt64? = nil, store: ProgressStore? = nil,
        library: LessonLibrary = LessonLibrary(), texts: Texts = Texts(),
        space: ScreenSpace? = nil, bounds: LessonBounds? = nil
    ) {
        self.lesson = lesson
        self.number = number
        self.store = store
        self.library = library
        self.texts = texts
        self.space = space
        var environment = environment
        environment.seed = seed ?? lesson.seed ?? environment.seed
        self.bounds = bounds ?? LessonBounds(for: lesson)
        session = Session(environment, self.bounds)
        beginning = session.snapshot
        settled = beginning
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
        asksGuessesAnew = record.isFinished && record.place == nil
        tellNeeds(emit)
        settle()
        resumeWhereLeftOff(emit)
        advance(emit)
        endWhereBoundsAreBroken(emit)
        tellOffer(emit)
        return reply
    }

    /// A lesson that asks for too much is left; what the learner has done is kept.
    private mutating func endWhereBoundsAreBroken(_ emit: Session.Emit) {
        guard let broken = session.brokenBound, position < lesson.steps.count else { return }
        emit(.block(.diagnostic(bounds.diagnostic(endedBy: broken, lesson.steps[position]))))
        leave(.quit)
    }

    /// Takes one line, or several of one statement.
    public mutating func receive(_ line: String, emit: @escaping Session.Emit) -> PlayerReply {
        if case .left = stage { return reply }
        isRefused = false
        let typed = line.trimmed
        if leftForPlay != nil {
            receiveInPlay(typed, emit)
        } else if let command = command(typed) {
            obey(command, emit)
        } else {
            answer(typed, emit)
        }
        endWhereBoundsAreBroken(emit)
        tellOffer(emit)
        return reply
    }

    func command(_ typed: String) -> PlayerCommand? {
        PlayerCommand(typed) { name in (try? session.evaluate(name)) != nil }
    }

    var reply: PlayerReply {
        if case .left(let ending) = stage { return PlayerReply(prompt: "", ending: ending) }
        let prompt =
            leftForPlay != nil ? texts(.promptInPlay) : texts(.promptInLesson, ["place": placeText])
        return PlayerReply(prompt: prompt, isRefused: isRefused, isPlaying: leftForPlay != nil)
    }

    /// `lesson 3 · 4/11`.
    var placeText: String {
        let values = ["step": "\(place)", "steps": "\(lesson.numberedSteps.count)"]
        guard let number else { return texts(.placeInLesson, values) }
        return texts(.placeInNumberedLesson, values.merging(["number": "\(number)"]) { $1 })
    }

    /// The number of the step before the learner, or of the one just done.
    public var place: Int {
        if let leftAt { return leftAt }
        let isAtStep = if case .step = stage { true } else { false }
        let upTo = min(position + (isAtStep ? 1 : 0), lesson.steps.count)
        return max(1, lesson.steps[..<upTo].count { !$0.isProse })
    }

    /// The step before the learner.
    var step: Step? {
        guard case .step = stage, position < lesson.steps.count else { return nil }
        return lesson.steps[position]
    }

    private func tellNeeds(_ emit: Session.Emit) {
        let missing = lesson.needs.filter { !progress[$0].isFinished }
        guard !missing.isEmpty else { return }
        let titles = missing.map { id in
            library.entries.first { $0.lesson.id == id }?.lesson.title ?? id
        }
        say(.buildsOn, ["lessons": titles.joined(separator: ", ")], emit)
    }

    // MARK: - Telling

    /// A remark of the player's own.
    func say(_ key: TextKey, _ values: [String: String], _ emit: Session.Emit) {
        give(.remark, texts(key, values), emit)
    }

    func say(_ key: TextKey, _ emit: Session.Emit) { say(key, [:], emit) }

    func give(_ kind: LessonFeedback.Kind, _ text: String, _ emit: Session.Emit) {
        emit(.block(.lesson(.feedback(LessonFeedback(kind, text)))))
    }

    /// A text of the lesson's with its values; one that cannot be measured now is a `?` in it.
    func filled(_ text: LessonText) -> String { text.filled(in: session).text }

    /// What is known of this lesson.
    var record: LearnerProgress.LessonRecord { progress[lesson.id] }

    /// Keeps a change of this lesson's record; a file that cannot be written is mentioned once.
    mutating func keep(
        _ emit: Session.Emit, _ change: (inout LearnerProgress.LessonRecord) -> Void
    ) {
        let id = lesson.id
        func changed(_ progress: inout LearnerProgress) {
            progress.last = id
            change(&progress[id])
        }
        guard let store else { return changed(&progress) }
        do throws(Diagnostic) {
            progress = try store.update { changed(&$0) }
        } catch {
            changed(&progress)
            if !hasSaidThatNothingIsKept { emit(.block(.diagnostic(error))) }
            hasSaidThatNothingIsKept = true
        }
    }

    /// The present state is what the next step begins with; `undo` goes back no further.
    mutating func settle() {
        settled = session.snapshot
        closeHistory()
    }

    /// `undo` goes back no further than to here.
    func closeHistory() {
        session.closeHistory(
            Diagnostic(texts(.undoEndsHere), hint: texts(.undoEndsHereHint), severity: .note))
    }
}
