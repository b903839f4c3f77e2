import Datasets
import Diagnostics
import Engine
import Language
import Output
import Values
import Vocabulary
import Wording
import Workbench

/// `load arrays x y`: arrays of the learner's own as the data to learn from.
enum LoadArrays {
    static func run(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        guard let inputs = reader.next(), let targets = reader.next() else {
            throw Diagnostic(
                "load arrays needs two names: the inputs and the targets.",
                hint:
                    "For example: x = linspace(0, 1, 50), then y = 3 * x + 2, then load arrays x y"
            )
        }
        try reader.finish()
        let x = try tensor(inputs, state)
        let y = try tensor(targets, state)
        guard x.shape[0] == y.shape[0] else {
            throw Diagnostic(
                "\(written(inputs)) has \(counted(x.shape[0], "row")) and \(written(targets)) has "
                    + "\(grouped(y.shape[0])).",
                hint: "Every row of the inputs needs its target.")
        }
        try asking { () throws(EngineError) in
            try Memory.check(floats: Double(x.count) + Double(y.count), for: "this data set")
        }
        // Keras, too, takes a plain row of numbers for as many examples of one number each.
        let shape = x.shape.count == 1 ? [1] : Array(x.shape.dropFirst())
        let set = DataSet(
            name: "arrays \(written(inputs)) \(written(targets))", title: "Your arrays",
            classNames: [], trainInput: DataArray(floats: x.values, itemShape: shape),
            trainTarget: DataArray(floats: y.values, itemShape: Array(y.shape.dropFirst())),
            inputNames: inputNames(written(inputs), shape), targetName: written(targets))
        DataStatements.keep(set, in: &state, context)
        context.say(
            "\(counted(x.shape[0], "example")): \(written(inputs)) is what the model sees, "
                + "\(written(targets)) what it should say.")
        context.add(.table(DataStatements.arrays(of: set)))
    }

    private static func written(_ name: Expression) -> String { name.word ?? "this" }

    /// A value of a table's row each its own name; none for pictures.
    private static func inputNames(_ name: String, _ shape: [Int]) -> [String] {
        guard shape.count == 1, shape[0] <= 1000 else { return [] }
        return shape[0] == 1 ? [name] : (0..<shape[0]).map { "\(name)[\($0)]" }
    }

    private static func tensor(
        _ argument: Expression, _ state: SessionState
    ) throws(Diagnostic) -> Tensor {
        guard let name = argument.word else {
            throw Diagnostic(
                "a name is needed here",
                hint: "Give the array one first: x = linspace(0, 1, 50)", at: argument.span)
        }
        let own: Operand?
        do throws(Diagnostic) { own = try state.ownOperand(name) } catch {
            throw error.placed(at: argument.span)
        }
        guard let own else {
            let known = state.variables.keys.sorted() + (state.foreign?.all ?? [])
            let meant = Suggestion.nearest(to: name, among: known)
            throw Diagnostic(
                "no array of yours is called \(name)",
                hint: Suggestion.hint(meant) ?? "Make one: x = linspace(0, 1, 50)",
                at: argument.span)
        }
        guard let rows = own.shape.first, rows > 0 else {
            throw Diagnostic("\(name) is no array with rows", at: argument.span)
        }
        return try own.tracked(at: argument).value
    }
}
