import Diagnostics
import Language
import Output
import Values
import Wording
import Workbench

/// `repeat N` … `end`: the lines between run N times; what the last round says is shown.
enum RepeatBlock {
    private static let most = 1_000_000

    static func run(
        count: Expression, body: [Statement], _ state: inout SessionState,
        _ context: StatementContext
    ) throws(Diagnostic) {
        var evaluator = ExpressionEvaluator(names: SessionNames(state), random: state.random)
        guard let value = try evaluator.operand(of: count).scalar, value == value.rounded(),
            value >= 1, value <= Double(most)
        else {
            throw Diagnostic(
                "repeat takes a whole number from 1 to \(grouped(most))", at: count.span)
        }
        guard !body.isEmpty else {
            throw Diagnostic("there is nothing to repeat before `end`", at: count.span)
        }
        let rounds = Int(value)
        var inner = context
        inner.isWithinBlock = true
        let started = ContinuousClock.now
        var shown = started
        for round in 1...rounds {
            inner.isMuted = context.isMuted || round < rounds
            // What a round notes is of no use to the next: a long list would be copied every time.
            state.done = []
            let now = ContinuousClock.now
            if now - shown > .milliseconds(200), !context.isMuted {
                shown = now
                context.show(
                    Progress(
                        task: .other("Repeating"), completed: round, total: rounds,
                        secondsElapsed: (now - started).inSeconds))
            }
            for statement in body {
                do throws(Diagnostic) {
                    try StatementTable.run(statement, &state, inner)
                } catch {
                    throw noted(error, round: round, of: rounds, statement)
                }
            }
            if context.isInterrupted, round < rounds {
                context.say("Stopped after round \(grouped(round)) of \(grouped(rounds)).")
                return
            }
        }
    }

    /// A failure within the block says which round and line it was.
    private static func noted(
        _ diagnostic: Diagnostic, round: Int, of rounds: Int, _ statement: Statement
    ) -> Diagnostic {
        let place = "In round \(grouped(round)) of \(grouped(rounds)), line \(statement.line)."
        return diagnostic.adding(place)
    }
}
