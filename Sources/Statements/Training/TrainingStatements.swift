import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Workbench

/// Statements that train a model and measure it.
package enum TrainingStatements {
    package static let all = [
        FitStatement.definition, evaluate, PredictStatement.definition, history,
        PlotStatement.definition,
    ]

    private static let evaluate = StatementDefinition.looking(
        verb: .evaluate, family: .training, usage: "evaluate [train | val | test]",
        summary:
            "Measures the model, without changing it. Without a part: on val if there is one, else on test.",
        example: "evaluate val", keras: "model.evaluate(val_scaled, val_target)",
        words: DataPart.names
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "evaluate", options: [])
        let asked = try reader.next()?.choice("part", of: DataPart.names)
        try reader.finish()
        let hasVal = try state.requireData().val != nil
        let part = asked ?? (hasVal ? "val" : "test")
        let evaluation = try Measuring.measure(
            state, on: part, isCancelled: { context.isInterrupted })
        context.add(.evaluation(evaluation))
    }
}
