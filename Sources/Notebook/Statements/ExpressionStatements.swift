import Diagnostics
import Language
import Output

/// Lines that are an expression, or give one a name.
enum ExpressionStatements {
    static func show(
        _ expression: Expression, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let names = SessionNames(state: state, measured: MeasuredValues(state))
        context.add(.code(try Evaluation.value(of: expression, names: names).description))
    }

    static func assign(
        _ expression: Expression, to name: Name, _ state: inout SessionState,
        _ context: StatementContext
    ) throws(Diagnostic) {
        let isTaken =
            StatementTable.verbs.contains(name.text.lowercased())
            || SessionNames.sessionNames.contains(name.text) || Functions.all[name.text] != nil
        guard !isTaken else {
            throw Diagnostic(
                "\(name.text) is a word of the language already", hint: "Choose another name.",
                at: name.span)
        }
        let names = SessionNames(state: state, measured: MeasuredValues(state))
        let value = try Evaluation.value(of: expression, names: names)
        state.variables[name.text] = value
        context.add(.code("\(name.text) = \(value.description)"))
    }
}
