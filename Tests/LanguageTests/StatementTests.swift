import Testing

@testable import Language

@Suite struct StatementTests {
    @Test(arguments: [
        ("load fashion_mnist", "load: fashion_mnist"),
        ("add Dense 100 relu name=hidden", "add: Dense, 100, relu, name=hidden"),
        ("add Dense, 100, relu, name=hidden", "add: Dense, 100, relu, name=hidden"),
        ("ADD dense 100 RELU", "ADD: dense, 100, RELU"),
        ("split 0.2 seed=42", "split: 0.2, seed=42"),
        ("fit", "fit: "),
        ("fit 5", "fit: 5"),
        ("fit 20 batch_size=64 validate", "fit: 20, batch_size=64, validate"),
        (
            "fit 20 validate early_stopping(patience=2, restore_best_weights=true)",
            "fit: 20, validate, early_stopping(patience=2, restore_best_weights=yes)"
        ),
        ("fit shuffle=False", "fit: shuffle=no"),
        ("compile adam", "compile: adam"),
        (
            "compile sgd(momentum=0.9, nesterov=true)",
            "compile: sgd(momentum=0.9, nesterov=yes)"
        ),
        (
            "compile sgd momentum=0.9 nesterov=true",
            "compile: sgd, momentum=0.9, nesterov=yes"
        ),
        (
            "compile optimizer=keras.optimizers.Adam(learning_rate=1e-2)",
            "compile: optimizer=keras.optimizers.Adam(learning_rate=0.01)"
        ),
        ("compile adam metrics=[accuracy, mae]", "compile: adam, metrics=[accuracy, mae]"),
        ("compile adam metrics=['accuracy']", #"compile: adam, metrics=["accuracy"]"#),
    ])
    func readsCommands(_ text: String, _ expected: String) {
        #expect(reading(text) == expected)
    }

    @Test(arguments: [
        ("show test 0..4", "show: test, 0..4"),
        ("show train_input[7]", "show: train_input[7]"),
        ("show train_input[0..9]", "show: train_input[0..9]"),
        ("show train_input [7]", "show: train_input, [7]"),
        ("show train_input[0:5]", "show: train_input[0:5]"),
        ("show train_input[:5]", "show: train_input[:5]"),
        ("show train_input[5:]", "show: train_input[5:]"),
        ("show 3 -1", "show: 3, -1"),
        ("show -3..-1", "show: -3..-1"),
        ("reshape -1 28 28", "reshape: -1, 28, 28"),
        ("reshape (-1, 784)", "reshape: [-1, 784]"),
        ("reshape [28, 28]", "reshape: [28, 28]"),
        ("reshape (784,)", "reshape: [784]"),
        ("reshape 28*28", "reshape: 784"), ("reshape 28 * 28", "refused: * does not fit here"),
        ("show 1/4", "show: 0.25"), ("show 3*1/4", "show: 0.75"),
        ("model \"패션 MNIST 모델\"", "model: \"패션 MNIST 모델\""),
        (
            "model Dense(100, sigmoid), Dense(10, softmax)",
            "model: Dense(100, sigmoid), Dense(10, softmax)"
        ),
        ("model [Flatten(), Dense(10)]", "model: [Flatten(), Dense(10)]"),
        ("model name=\"m\"", "model: name=\"m\""),
    ])
    func readsValuesInArguments(_ text: String, _ expected: String) {
        #expect(reading(text) == expected)
    }

    @Test(arguments: [
        ("help", "help: "), ("help Dense", "help: Dense"), ("?Dense", "help: Dense"),
        ("? Dense", "help: Dense"), ("?", "help: "),
        ("", "nothing"), ("   ", "nothing"), ("# fit 5", "nothing"),
        ("fit 5   # and a comment", "fit: 5"),
        ("fit 5 \\\n  batch_size=64 \\\n  validate", "fit: 5, batch_size=64, validate"),
        ("repeat 10\n  fit 1\nend", "repeat 10 of 1"),
        ("Repeat 2 + 3\n\n# none\nEND", "repeat (2 + 3) of 0"),
        ("repeat 10", "refused: `repeat` has no `end`"),
        ("repeat", "repeat"),
    ])
    func readsHelpCommentsAndContinuations(_ text: String, _ expected: String) {
        #expect(reading(text) == expected)
    }

    @Test(arguments: [
        ("x = 3", "x := 3"), ("y = 3 * x + 2", "y := ((3 * x) + 2)"),
        ("fit = 5", "fit := 5"), ("평균 = mean(x)", "평균 := mean(x)"),
        ("variable w = 0", "variable: w=0"),
        (
            "record cost = mean((y - (w * x + b)) ^ 2)",
            "record: cost=mean(((y - ((w * x) + b)) ^ 2))"
        ),
        ("model.fit(epochs=5)", "model.fit(epochs=5)"),
        ("fit(5)", "fit(5)"), ("fit (5)", "fit: 5"),
        ("model.summary()", "model.summary()"),
        ("val_accuracy", "val_accuracy"),
        ("val_accuracy > 0.8", "(val_accuracy > 0.8)"),
        ("history.loss", "history.loss"), ("history.loss[0]", "history.loss[0]"),
        ("x[0]", "x[0]"), ("x [0]", "refused: [ does not fit here"),
        ("ready and able", "(ready and able)"), ("not ready", "(not ready)"),
        ("true", "yes"), ("5", "5"), ("\"text\"", "\"text\""), ("-3", "-3"), ("-x", "(- x)"),
        ("(1 + 2) * 3", "((1 + 2) * 3)"), ("[1, 2, 3]", "[1, 2, 3]"), ("[]", "[]"), ("()", "[]"),
    ])
    func readsNamesAndExpressions(_ text: String, _ expected: String) {
        #expect(reading(text) == expected)
    }

    @Test func keepsTheTextAndTheLine() throws {
        let text = "fit 5 \\\n  validate  # twice"
        let statement = try #require(try Parser.parse(text, line: 12, verbs: verbs))
        #expect(statement.text == text)
        #expect(statement.line == 12)
    }

    @Test func anyWordMayBeginACommand() {
        #expect(reading("brew coffee 2 sugar=true") == "brew: coffee, 2, sugar=yes")
        #expect(reading("import numpy as np") == "import: numpy, as, np")
        #expect(reading("from keras import layers") == "from: keras, import, layers")
    }
}
