import Diagnostics
import Engine
import Language
import Values
import Vocabulary
import Wording
import Workbench

/// An array that is looked at: what it must be, and what to say of what it is instead.
package enum RowOfNumbers {
    /// The numbers of an array with one axis, as a curve needs them.
    ///
    /// Axes of one place do not count: (50, 1) is a row of 50.
    package static func read(
        _ expression: Expression, _ state: inout SessionState
    ) throws(Diagnostic) -> [Double] {
        let operand = try array(expression, &state, purpose: "a curve")
        let shape = operand.shape
        guard shape.count(where: { $0 != 1 }) <= 1 else {
            let name = expression.written.shortened
            throw Diagnostic(
                "\(name) has the shape \(shapeText(shape)), and a curve needs a single row of numbers",
                hint:
                    "One row of it: `plot \(name)[\(Array(repeating: "0", count: shape.count - 1).joined(separator: ", "))]`. "
                    + "All its numbers together: `histogram \(name)`.",
                at: expression.span)
        }
        guard !shape.contains(0) else {
            throw Diagnostic(
                "\(expression.written.shortened) holds no numbers",
                hint: "A curve needs one at least: x = linspace(0, 1, 50)", at: expression.span)
        }
        return try operand.tracked(at: expression).value.values.map(Double.init)
    }

    /// Any array; a text, a truth and a single number are refused.
    package static func array(
        _ expression: Expression, _ state: inout SessionState, purpose: String
    ) throws(Diagnostic) -> Operand {
        if let name = expression.word, DataPlace(name) != nil, !state.hasOwn(name) {
            _ = try state.requireData()
        }
        let operand: Operand
        do throws(Diagnostic) {
            operand = try ExpressionStatements.operand(of: expression, &state)
        } catch {
            throw error.cause == .unknownName ? unknown(expression, error, state) : error
        }
        if case .text = operand {
            throw Diagnostic(
                "this is a text, and \(purpose) needs numbers", hint: known(state),
                at: expression.span)
        }
        guard operand.shape.isEmpty else { return operand }
        throw Diagnostic(
            "this is a single number, and \(purpose) needs an array of them",
            hint: known(state), at: expression.span)
    }

    /// A name that means nothing is answered with those that mean something here.
    private static func unknown(
        _ expression: Expression, _ error: Diagnostic, _ state: SessionState
    ) -> Diagnostic {
        let names = SessionNames(state)
        guard let word = expression.word else { return error }
        guard !Verb.names.contains(word) else {
            return Diagnostic(
                error.message, hint: "`\(word)` is a statement of its own: type it without plot.",
                at: error.span, cause: .unknownName)
        }
        let measured = state.model?.compiled?.history.map(\.name) ?? []
        let meant = Suggestion.nearest(to: word, among: names.arrays + measured)
        return Diagnostic(
            error.message, hint: Suggestion.hint(meant, known(state)), at: error.span,
            cause: .unknownName)
    }

    /// What there is to look at.
    private static func known(_ state: SessionState) -> String {
        let names = SessionNames(state).arrays
        guard !names.isEmpty else {
            return
                "An array is made by x = linspace(0, 1, 50); data comes with `load fashion_mnist`."
        }
        let shown = names.prefix(8).map(\.shortened) + (names.count > 8 ? ["…"] : [])
        return "Arrays: \(shown.joined(separator: ", "))."
    }
}

extension SessionNames {
    /// The names of arrays: the learner's own, of training, of the data, of the layers.
    package var arrays: [String] {
        let own = state.variables.compactMap { name, value in
            if case .tensor = value { name } else { nil }
        }
        return own.sorted() + historyNames + arrayNames + weightNames
    }
}
