import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `confusion`: which classes the model takes for which.
package enum ConfusionStatement {
    package static let definition = StatementDefinition.looking(
        verb: .confusion, family: .training, usage: "confusion [train | val | test]",
        summary:
            "Which classes the model takes for which, counted: a row for each right answer, a column for what was said. Without a part: on val if there is one, else on test.",
        example: "confusion test",
        keras:
            "ConfusionMatrixDisplay.from_predictions(test_target, model.predict(test_scaled).argmax(axis=1))",
        words: DataPart.names,
        notes: """
            - The diagonal holds what is right; all else is a mistake.
            - `recall` is the share of a class that was found, `precision` the share that was right of what was called so.
            - `mistakes 10` shows the wrong answers themselves.
            """, drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "confusion", options: [])
        let part = try reader.next()?.choice("part", of: DataPart.names)
        try reader.finish()
        let answers = try ClassAnswers(
            state, on: part, isCancelled: { context.isInterrupted })
        let confusion = Confusion(answers, try state.requireData())
        if let matrix = confusion.matrix { context.add(.matrix(matrix)) }
        for sentence in confusion.sentences { context.say(sentence) }
        context.add(.matrix(confusion.figures))
    }
}
