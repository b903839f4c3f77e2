import Diagnostics
import Notebook

/// What came of asking whether a condition holds.
enum Verdict: Equatable {
    case holds
    /// With the values that it read: `epochs 4, val_accuracy 0.8123`.
    case fails(measured: String)
    /// It reads something that is not there yet.
    case unknown(Diagnostic)

    var isHolding: Bool { self == .holds }
}

extension Session {
    /// Judges the present state, which stays as it is.
    func verdict(on condition: Condition) -> Verdict {
        do throws(Diagnostic) {
            switch try evaluate(condition.expression, line: condition.line) {
            case .boolean(true): return .holds
            case .boolean(false): return .fails(measured: measured(in: condition.expression))
            case let other:
                return .unknown(
                    Diagnostic(
                        "A condition must be true or false, and this is \(other.description)."))
            }
        } catch {
            return .unknown(error)
        }
    }

    /// The first condition that does not hold.
    func firstFailing(_ conditions: [Condition]) -> (condition: Condition, verdict: Verdict)? {
        for condition in conditions {
            let verdict = verdict(on: condition)
            if !verdict.isHolding { return (condition, verdict) }
        }
        return nil
    }

    private func measured(in expression: String) -> String {
        StatementSyntax.names(inExpression: expression).compactMap { name in
            guard let value = try? evaluate(name) else { return nil }
            return "\(name) \(Placeholder(name, line: 1).formatted(value))"
        }.joined(separator: ", ")
    }

    /// What the conditions look at, as it is now: two states with the same values here are the same
    /// to whoever judges them. A value that cannot be had is nil.
    func values(readBy conditions: [Condition]) -> [Value?] {
        conditions.flatMap { StatementSyntax.names(inExpression: $0.expression) }.map { name in
            guard let value = try? evaluate(name) else { return nil }
            return value
        }
    }

    /// Runs a lesson's statements in order until one fails, Ctrl-C is pressed or the time is over.
    func run(_ statements: [PlannedStatement], emit: @escaping Emit) -> RunStatus {
        for statement in statements {
            if environment.interrupts.isOverTime { return .overTime }
            let cell = run(
                statement.text, line: statement.line, by: .lesson, goesOn: true, emit: emit)
            guard let cell else { continue }
            if environment.interrupts.isOverTime { return .overTime }
            if environment.interrupts.isRaised { return .interrupted }
            let status = RunStatus(of: cell)
            if status != .done { return status }
        }
        return .done
    }
}
