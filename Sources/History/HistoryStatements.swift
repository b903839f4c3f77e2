import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// Statements about what has been done so far.
package enum HistoryStatements {
    package static let all = [CellsStatement.definition, rerun, undo, redo, rewind, run]

    private static let rerun = StatementDefinition(
        verb: .rerun, family: .notebook, usage: "rerun CELL",
        summary: "Runs the statement of an earlier cell again, as a new cell.",
        example: "rerun 3", keras: "%rerun 3", action: .repeatsCell)

    private static let undo = StatementDefinition(
        verb: .undo, family: .notebook, usage: "undo [COUNT]",
        summary:
            "Takes back the last statement that changed something: data, model, weights, optimizer, names, random numbers. A fit taken back stays in `runs`.",
        example: "undo", keras: "model.set_weights(weights_before)",
        notes: """
            - The last 1,000 changes are kept, or fewer where weights and arrays that only they hold would take more than \(bytesText(Double(SessionHistory.mostBytes))); the latest can always be taken back.
            """, action: .movesHistory)

    private static let redo = StatementDefinition(
        verb: .redo, family: .notebook, usage: "redo [COUNT]",
        summary: "Does again what `undo` took back, to the last bit, without computing anything.",
        example: "redo", keras: "model.set_weights(weights_after)", action: .movesHistory)

    private static let run = StatementDefinition(
        verb: .run, family: .notebook, usage: "run \"FILE\"",
        summary:
            "Runs the statements of a file here, each as a cell of its own, up to the first that fails.",
        example: "run \"other.bob\"", keras: "%run other.py", action: .runsScript)

    private static let rewind = StatementDefinition.changing(
        verb: .rewind, family: .notebook, usage: "rewind EPOCH",
        summary:
            "Goes back to the weights at the end of an epoch of the last fit, optimizer and history included; `rewind 0` to those before its first.",
        example: "rewind 2", keras: "model.load_weights(\"epoch-2.weights.h5\")",
        run: rewind)

    private static func rewind(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "rewind", options: [])
        guard let argument = reader.argument("epoch") else {
            throw Diagnostic("rewind needs the number of an epoch.", hint: "For example: rewind 2")
        }
        let epoch = try argument.wholeNumber("the epoch", in: 0...1_000_000_000)
        try reader.finish()
        guard var model = state.model, var compiled = model.compiled,
            let snapshots = compiled.snapshots, let last = snapshots.results.last
        else {
            throw Diagnostic(
                "There is no finished epoch to go back to.",
                hint: "`fit 5` keeps the weights of each epoch; `compile` begins anew.")
        }
        guard epoch <= last.epoch else {
            throw Diagnostic(
                "\(snapshots.statement.asQuoted) finished \(counted(last.epoch, "epoch"))",
                hint: "For example: rewind \(last.epoch)", at: argument.span)
        }
        guard let moment = snapshots.moment(epoch) else {
            throw Diagnostic(
                epoch == 0
                    ? "the weights before the first epoch are no longer kept"
                    : "the weights of epoch \(epoch) are no longer kept",
                hint: "The earliest is `rewind \(snapshots.moments.first?.epoch ?? last.epoch)`.",
                at: argument.span)
        }
        model.network = moment.network
        if model.hasLearned != moment.hasLearned { model.hasLearned = moment.hasLearned }
        compiled.optimizerState = moment.optimizerState
        compiled.epochs = snapshots.earlier
        compiled.epochs.append(contentsOf: snapshots.results.prefix { $0.epoch <= epoch })
        model.compiled = compiled
        state.model = model
        let figures = compiled.epochs.last.map { compiled.values(of: $0).inWords } ?? ""
        let statement = snapshots.statement.asQuoted
        context.say(
            epoch == 0
                ? "The weights are those before the first epoch of \(statement)."
                : "The weights are those at the end of epoch \(epoch) of \(statement): \(figures).")
        if epoch < last.epoch {
            context.say("`rewind \(last.epoch)` or `undo` goes forward again.")
        }
    }
}
