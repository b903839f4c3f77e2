import Diagnostics
import Language
import Values
import Workbench

extension Session {
    /// The value of an expression in the present state; nothing is changed.
    ///
    /// It is worked out on a thread of its own, which Ctrl-C and the session's `bounds` end.
    ///
    /// - Throws: what is wrong with it, with the cause `interrupted` or `bound` where it was ended.
    public func evaluate(_ text: String, line: Int = 1) throws(Diagnostic) -> Value {
        let expression = try Parser.expression(text, line: line)
        let limits = EvaluationLimits(bounds, environment.interrupts)
        let state = snapshot
        let result = WorkerThread.run(
            { Self.value(of: expression, in: state, limits) }, isAbandoned: { limits.isOver })
        do throws(Diagnostic) {
            guard let result else { throw limits.reason }
            return try result.get()
        } catch {
            if error.cause == .bound, brokenBound == nil { brokenBound = error }
            throw error.placed(at: expression.span)
        }
    }

    private static func value(
        of expression: Expression, in state: SessionState, _ limits: EvaluationLimits
    ) -> Result<Value, Diagnostic> {
        Result { () throws(Diagnostic) in
            var evaluator = ExpressionEvaluator(
                names: SessionNames(state, prefersOwn: false), random: state.random, limits: limits)
            let value = try evaluator.operand(of: expression).value()
            try limits.check()
            return value
        }
    }
}
