import Diagnostics
import Wording

/// What an expression of somebody else's, such as a lesson's, may take of the machine.
public struct ExpressionBounds: Sendable, Equatable {
    /// Nil for whatever it takes.
    public var seconds: Double?
    /// How many numbers all arrays that it makes may hold, four bytes each; nil for any number.
    public var numbers: Int?

    public init(seconds: Double? = nil, numbers: Int? = nil) {
        self.seconds = seconds
        self.numbers = numbers
    }

    /// None at all.
    public static let unbounded = ExpressionBounds()
}

/// When an expression that is being worked out has to stop: at Ctrl-C, or at a bound.
package struct EvaluationLimits: Sendable {
    private let bounds: ExpressionBounds
    private let end: WorkLimit?
    private let isInterrupted: @Sendable () -> Bool

    /// The time begins now, and so does the listening for Ctrl-C.
    package init(_ bounds: ExpressionBounds, _ interrupts: Interrupts) {
        self.bounds = bounds
        end = bounds.seconds.map { WorkLimit(seconds: $0) }
        let raisesBefore = interrupts.count
        isInterrupted = { interrupts.count != raisesBefore || interrupts.isOverTime }
    }

    /// It may take whatever it takes until this says true.
    package init(isInterrupted: @escaping @Sendable () -> Bool) {
        (bounds, end) = (.unbounded, nil)
        self.isInterrupted = isInterrupted
    }

    /// Whether there is anything to stop for.
    package var isOver: Bool { isInterrupted() || isPastEnd }

    private var isPastEnd: Bool { end?.isOver ?? false }

    /// Throws once it has to stop.
    package func check() throws(Diagnostic) {
        if isOver { throw reason }
    }

    /// Why it had to stop.
    package var reason: Diagnostic {
        if !isInterrupted(), let seconds = bounds.seconds {
            return Diagnostic(
                "this takes longer than the \(short(seconds)) s that it may take",
                cause: .bound)
        }
        return Diagnostic("this was interrupted", cause: .interrupted)
    }

    /// Refuses more numbers than there may be.
    package func check(numbers: Int) throws(Diagnostic) {
        guard let most = bounds.numbers, numbers > most else { return }
        throw Diagnostic(
            "its arrays hold more than the \(grouped(most)) numbers that they may hold together",
            cause: .bound)
    }
}
