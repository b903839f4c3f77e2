/// What a learner has done so far, in all lessons, under the stable ids of lessons and steps.
///
/// Ids that a lesson no longer has are kept and do no harm: an edited lesson loses only what was
/// taken out of it.
public struct LearnerProgress: Sendable, Equatable {
    /// How a step was done, the worst first.
    public enum Outcome: String, Sendable, Comparable, CaseIterable {
        case skipped
        /// With the lesson's own solution.
        case shown
        case passed

        public static func < (a: Outcome, b: Outcome) -> Bool {
            allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
        }
    }

    /// What was guessed before the truth was run.
    public struct Guess: Sendable, Equatable {
        /// Right, or near enough for a number; nil before the truth was run.
        public var isNear: Bool?
        public var guess: String
        /// Empty before it was run.
        public var truth: String
    }

    public struct LessonRecord: Sendable, Equatable {
        /// The step at which the learner left off; nil at the start and after the end.
        public var place: String?
        public var isFinished = false
        public var steps: [String: Outcome] = [:]
        public var guesses: [String: Guess] = [:]

        /// Notes how a step was done. Doing it again can only make it better.
        mutating func note(_ outcome: Outcome, of step: String) {
            steps[step] = max(outcome, steps[step] ?? outcome)
        }
    }

    public internal(set) var lessons: [String: LessonRecord] = [:]
    /// The lesson that something was done in last; nil before the first.
    public internal(set) var last: String?

    public init() {}

    /// What is known of one lesson; empty for one that was never begun.
    public subscript(lesson: String) -> LessonRecord {
        get { lessons[lesson] ?? LessonRecord() }
        set { lessons[lesson] = newValue }
    }

    /// Forgets everything about one lesson.
    mutating func forget(_ lesson: String) {
        lessons[lesson] = nil
        if last == lesson { last = nil }
    }
}
