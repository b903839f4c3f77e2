/// A session whose program is run by a real Keras.
struct ExportedJob: Sendable, CustomStringConvertible {
    var description: String
    var script: String
    /// The expression at the end, and how far the two may lie apart.
    var result = "val_accuracy"
    var tolerance = 0.01
}

extension ExportedJob {
    private static let start =
        "seed 42\nload fashion_mnist\nscale 255\nsplit 0.2 seed=42\nmodel Flatten, Dense(100, relu)"
    private static let end = "\nadd Dense 10 softmax\n"

    /// The first is the main job.
    static let all: [ExportedJob] = [
        ExportedJob(description: "adam", script: start + end + "compile adam\nfit 5"),
        // The others are wider apart: one run of SGD differs from the next by about 0.01.
        ExportedJob(
            description: "sgd", script: start + end + "compile sgd learning_rate=0.1\nfit 5",
            tolerance: 0.02),
        ExportedJob(
            description: "nesterov, batches of 64",
            script: start + end
                + "compile sgd momentum=0.9 nesterov=true\nfit 5 batch_size=64 validate",
            tolerance: 0.02),
        ExportedJob(
            description: "rmsprop, the best checkpoint",
            script: start + end
                + "compile rmsprop\nfit 5 validate checkpoint(\"best.keras\", save_best_only=true)\nload model \"best.keras\"",
            tolerance: 0.02),
        ExportedJob(
            description: "adagrad, one-hot",
            script: start + "\none_hot" + end + "compile adagrad learning_rate=0.05\nfit 3",
            tolerance: 0.02),
        ExportedJob(
            description: "nadam, LeakyReLU, a share kept aside",
            script: start + "\nadd LeakyReLU" + end
                + "compile nadam\nfit 3 validation_split=0.1",
            tolerance: 0.02),
        ExportedJob(
            description: "adamw, dropout, early stopping",
            script: start + "\nadd Dropout 0.3" + end
                + "compile adamw\nfit 20 validate early_stopping(patience=2, restore_best_weights=true)"
        ),
        ExportedJob(
            description: "a table with classes",
            script:
                "seed 1\nload csv \"flowers.csv\" target=kind drop=[number]\nsplit 0.25 seed=3\nstandardize\nmodel Dense(16, relu), Dense(3, softmax)\ncompile adam learning_rate=0.01\nfit 40 batch_size=16",
            tolerance: 0.05),
        ExportedJob(
            description: "two classes",
            script:
                "seed 1\nload csv \"answers.csv\"\nsplit 0.25 seed=3\nadd Dense 8 relu\nadd Dense 1 sigmoid\ncompile adam learning_rate=0.02\nfit 30",
            tolerance: 0.05),
        ExportedJob(
            description: "regression",
            script:
                "seed 1\nload csv \"amounts.csv\" target=y\nsplit 0.25 seed=3\nadd Dense 16 tanh\nadd Dense 1\ncompile adam learning_rate=0.02\nfit 60 batch_size=8",
            result: "val_loss", tolerance: 0.05),
    ]
}
