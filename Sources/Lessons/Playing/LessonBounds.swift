import Diagnostics
import Notebook
import Wording

/// What a lesson may take of the machine: nobody knows who has written it.
///
/// The course that Bobbin brings has no bounds: on a slow machine it may take the time it needs. A
/// learner's own statements have none in any lesson.
public struct LessonBounds: Sendable, Equatable {
    /// What the statements of one step may take; nil for whatever it is.
    public var stepSeconds: Double?
    /// What each of its conditions and of the values in its texts may take.
    public var expression: ExpressionBounds

    public init(stepSeconds: Double?, expression: ExpressionBounds) {
        self.stepSeconds = stepSeconds
        self.expression = expression
    }

    public static let unbounded = LessonBounds(stepSeconds: nil, expression: .unbounded)

    /// The bounds of a lesson from a file: a step may take the budget that the lesson states for all of
    /// its steps, `usualSeconds` where it states none, `leastSeconds` at the least and `mostSeconds` at the most.
    public init(for lesson: Lesson) {
        stepSeconds = max(
            Self.leastSeconds, min(lesson.budget ?? Self.usualSeconds, Self.mostSeconds))
        expression = ExpressionBounds(
            seconds: Self.expressionSeconds, numbers: Self.expressionNumbers)
    }

    /// Why a lesson ends in this step, whose statements took too long.
    func diagnostic(ofOverTime step: Step) -> Diagnostic {
        Diagnostic(
            "The step \(step.id) takes longer than the \(stepText) s that "
                + "it may take, so the lesson ends here.",
            hint:
                "A lesson's `budget` states how long it may take: budget: 60s, ten minutes at the "
                + "most.", at: SourceSpan(line: step.lines.lowerBound, column: 1, length: 1),
            cause: .bound)
    }

    /// Why a lesson ends in this step, which asks for too much.
    func diagnostic(endedBy broken: Diagnostic, _ step: Step) -> Diagnostic {
        Diagnostic(
            "The step \(step.id) asks for too much, so the lesson ends here: \(broken.message).",
            hint: "A check or a value in a lesson's text may take "
                + "\(Self.text(of: expression.seconds)) s and one gigabyte of memory.",
            at: SourceSpan(line: step.lines.lowerBound, column: 1, length: 1), cause: .bound)
    }

    /// The seconds of a step: `60`, `0.5`.
    var stepText: String { Self.text(of: stepSeconds) }

    private static func text(of seconds: Double?) -> String {
        let seconds = seconds ?? 0
        return fixed(seconds, seconds == seconds.rounded() ? 0 : 1)
    }

    public static let leastSeconds = 1.0
    public static let usualSeconds = 120.0
    public static let mostSeconds = 600.0
    public static let expressionSeconds = 10.0
    /// Four bytes each, one gigabyte together.
    public static let expressionNumbers = 1 << 28
}

extension Session {
    /// A session for a lesson's expressions.
    convenience init(_ environment: SessionEnvironment, _ bounds: LessonBounds) {
        self.init(environment)
        self.bounds = bounds.expression
    }

    /// Runs what a lesson does in one step, within its bounds.
    func within<Result>(
        _ bounds: LessonBounds, _ body: () -> Result
    ) -> (result: Result, isOverTime: Bool) {
        environment.interrupts.limited(toSeconds: bounds.stepSeconds, body)
    }
}
