import Diagnostics
import Language
import Vocabulary
import Workbench

/// `fit`: trains the model, telling of every epoch and stopping when it is asked to.
package enum FitStatement {
    package static let definition = StatementDefinition.changing(
        verb: .fit, family: .training,
        usage:
            "fit [EPOCHS] [batch_size=32] [validate] [validation_split=…] [shuffle=true] [class_weight=[…]] [early_stopping(…)] [checkpoint(…)] [reduce_lr_on_plateau(…)] [csv_log(…)]",
        summary:
            "Trains on the training examples, all of them once an epoch. Ctrl-C stops after the step in hand and keeps what was learned.",
        example: "fit 20 batch_size=64 validate",
        keras: "model.fit(train_scaled, train_target, epochs=5)",
        options: [
            .init(name: "epochs", meaning: "how often to go through all examples (1)"),
            .init(name: "batch_size", meaning: "examples a step (32)"),
            .init(
                name: "validation_split",
                meaning:
                    "measure on this last share of the training examples instead of learning it"),
            .init(
                name: "shuffle", meaning: "a new order every epoch (true)",
                values: ["true", "false"]),
            .init(
                name: "class_weight",
                meaning: "how much an example of each class counts, one number a class: [1, 5]"),
            .init(
                name: "validate",
                meaning: "measure val after every epoch; `validate` alone does too",
                values: ["true", "false"]),
        ], words: ["validate"] + FitCallbacks.names.map { $0 + "(" },
        notes: """
            - `validate` measures val after every epoch.
            - `early_stopping(patience=2, restore_best_weights=true)` ends training when val_loss no longer improves. It takes monitor, min_delta, patience, mode, baseline, restore_best_weights, start_from_epoch.
            - `checkpoint("best.keras", save_best_only=true)` writes the model to a file after each epoch, or after the best so far. It takes monitor, mode, save_best_only, save_weights_only, initial_value_threshold; in the name `{epoch:02d}` and `{val_loss:.2f}` stand for the epoch and its figures.
            - `reduce_lr_on_plateau(factor=0.1, patience=10)` makes the learning rate smaller when val_loss no longer improves. It takes monitor, factor, patience, mode, min_delta, cooldown, min_lr.
            - `csv_log("log.csv")` writes a line of figures for every epoch to a file. It takes separator.
            """,
        run: run)

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let request = try FitRequest(command, state)
        try CheckpointFiles.check(request.callbacks.files, context.environment)
        try TrainingLog.check(request.callbacks.logs, context.environment)
        let built = try state.builtModel(for: request.training)
        guard var run = try FitRun(request, of: built, in: state, context) else { return }
        let end = try run.train()
        run.keep(end, in: &state)
    }
}
