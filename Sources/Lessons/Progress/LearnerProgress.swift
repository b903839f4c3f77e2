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
        /// Right, or near enough for a number.
        public var isNear: Bool
        public var guess: String
        public var truth: String
    }

    public struct LessonRecord: Sendable, Equatable {
        /// The step at which the learner left off; nil at the start and after the end.
        public var place: String?
        public var isFinished = false
        public var steps: [String: Outcome] = [:]
        public var guesses: [String: Guess] = [:]
    }

    public internal(set) var lessons: [String: LessonRecord] = [:]

    public init() {}

    /// What is known of one lesson; empty for one that was never begun.
    public subscript(lesson: String) -> LessonRecord {
        get { lessons[lesson] ?? LessonRecord() }
        set { lessons[lesson] = newValue }
    }

    /// Notes how a step was done. Doing it again can only make it better.
    public mutating func record(_ outcome: Outcome, of step: String, in lesson: String) {
        self[lesson].steps[step] = max(outcome, self[lesson].steps[step] ?? outcome)
    }

    /// Forgets everything about one lesson; false when nothing was known.
    public mutating func forget(_ lesson: String) -> Bool {
        lessons.removeValue(forKey: lesson) != nil
    }
}
