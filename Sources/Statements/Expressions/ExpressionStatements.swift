import Diagnostics
import Language
import Output
import Values
import Vocabulary
import Wording
import Workbench

/// Lines that are an expression, or give one a name.
package enum ExpressionStatements {
    package static func show(
        _ expression: Expression, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        if case .call(let callee, let arguments) = expression.kind, callee.word == "print" {
            var texts: [String] = []
            for argument in arguments {
                texts.append(try shown(argument.value, &state, context).told.text)
            }
            return context.add(.printed(texts.joined(separator: " ")))
        }
        if state.meansDataSet(expression) { return try DataOverview.show(state, context) }
        let (value, told) = try shown(expression, &state, context)
        context.add(.values([told]))
        guard !context.isMuted, !context.isWithinBlock else { return }
        state.outputs.keep(.value(value), of: state.cellCount + 1)
    }

    /// A value, and as it is shown.
    private static func shown(
        _ expression: Expression, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) -> (value: Value, told: NamedValue) {
        let value = try evaluated(expression, &state, context)
        var shown = NamedValue("", value)
        // A shape is a list of sizes to compute with, and reads as NumPy writes it.
        if case .call(let callee, _) = expression.kind, callee.word == "shape",
            shown.shape?.count == 1, let sizes = shown.numbers
        {
            shown.text = shapeText(sizes.compactMap { $0.flatMap { Int(exactly: $0) } })
        }
        return (value, shown)
    }

    package static func assign(
        _ expression: Expression, to name: Name, _ state: inout SessionState,
        _ context: StatementContext
    ) throws(Diagnostic) {
        if name.text.contains(".") {
            let value = try evaluated(expression, &state, context)
            do throws(Diagnostic) {
                try state.setWeights(value, named: name.text)
            } catch {
                throw error.placed(at: name.span)
            }
            context.say("\(name.text) now holds these numbers.")
            return
        }
        try checkFree(name)
        let value = try evaluated(expression, &state, context)
        if state.gradientWork.knows(name.text) { state.gradientWork.forget(name.text) }
        if state.foreign?.contains(name.text) ?? false { state.foreign?.forget(name.text) }
        state.variables[name.text] = value
        if case .tensor = value { try state.checkKept(context) }
        var answer = NamedValue(name.text, value)
        answer.text = brief(value, answer.text)
        context.add(.values([answer]))
    }

    /// Values of more lines than these are told in one.
    private static let mostLines = 12

    /// The value, or where it is long what it is: its name alone on a line shows all of it.
    private static func brief(_ value: Value, _ text: String) -> String {
        guard case .tensor(let tensor) = value,
            text.count(where: { $0 == "\n" }) >= mostLines
        else { return text }
        let range = (tensor.values.min() ?? 0, tensor.values.max() ?? 0)
        return "an array of shape \(shapeText(tensor.shape)), from "
            + "\(MeasuredNumber.number(Double(range.0))) to \(MeasuredNumber.number(Double(range.1)))"
    }

    /// The value of an expression; random numbers that it draws are used up.
    static func evaluated(
        _ expression: Expression, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) -> Value {
        try operand(of: expression, &state, context).value()
    }

    /// The same before its numbers are asked for: data arrays are not copied.
    ///
    /// - Parameter context: where it is a statement of its own, which Ctrl-C ends.
    package static func operand(
        of expression: Expression, _ state: inout SessionState, _ context: StatementContext? = nil
    ) throws(Diagnostic) -> Operand {
        var evaluator = ExpressionEvaluator(
            names: SessionNames(state), random: state.random, limits: context?.limits)
        let operand = try evaluator.operand(of: expression)
        if evaluator.random != state.random { state.random = evaluator.random }
        return operand
    }

    /// Refuses a name that means something already.
    package static func checkFree(_ name: Name) throws(Diagnostic) {
        let isTaken =
            Verb.names.contains(name.text.lowercased())
            || SessionNames.sessionNames.contains(name.text)
            || Functions.byName[name.text] != nil
            || [
                "and", "or", "not", "repeat", "end", "true", "false", "quit", "exit", "print",
            ].contains(name.text.lowercased())
            || DataPart.names.contains {
                name.text == "\($0)_input" || name.text == "\($0)_target"
            }
        guard isTaken else { return }
        throw Diagnostic(
            "\(name.text) is a word of the language already", hint: "Choose another name.",
            at: name.span)
    }
}
