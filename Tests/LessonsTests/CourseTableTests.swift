import Foundation
import Notebook
import TestSupport
import Testing

@testable import Lessons

/// Where the course shows each keyword, function, option and figure that tutorials of deep learning
/// with Keras use: the step is there, and runs or says what the row claims.
struct CourseTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        /// As a Python program writes it.
        let keyword: String
        /// What the step runs or says.
        let shown: String
        let place: String

        init(_ keyword: String, _ shown: String, _ place: String) {
            (self.keyword, self.shown, self.place) = (keyword, shown, place)
        }

        var testDescription: String { keyword }
    }

    static let rows: [Row] = [
        Row("keras.datasets.fashion_mnist.load_data", "load fashion_mnist", "meet-the-data#load"),
        Row("train_input.shape", "shapes", "meet-the-data#shapes"),
        Row("plt.imshow", "show", "meet-the-data#examples"),
        Row("plt.subplots", "show ", "meet-the-data#first-picture"),
        Row("cmap='gray_r'", "ink", "meet-the-data#pixels"),
        Row("the first ten labels", "labels 10", "meet-the-data#ten-labels"),
        Row("np.unique(return_counts=True)", "counts", "meet-the-data#how-many"),
        Row("pixels of 0 to 255", "pixel", "meet-the-data#shapes"),
        Row("train_input / 255.0", "scale 255", "meet-the-data#scaled"),
        Row("reshape(-1, 28*28)", "reshape 784", "meet-the-data#flat-shape"),
        Row("train_test_split(test_size=0.2)", "split 0.2", "meet-the-data#first-split"),
        Row("random_state=42", "seed=42", "meet-the-data#first-split"),
        Row("7 3 5 8 6 9 3 3 9 9", "first_ten = train_target[0..9]", "meet-the-data#first-split"),
        Row("set_random_seed", "seed ", "meet-the-data#seed"),
        Row("SGDClassifier", "baseline sgd", "a-baseline#logistic"),
        Row("loss='log_loss'", "log_loss", "a-baseline#first"),
        Row("max_iter=5", "max_iter=5", "a-baseline#first"),
        Row("cross_validate", "folds=5", "a-baseline#first"),
        Row("np.mean of the fold scores", "mean", "a-baseline#always-boots"),
        Row("keras.layers.Dense", "add Dense 10 softmax", "first-network#count"),
        Row("activation='softmax'", "softmax", "first-network#count"),
        Row("model.compile", "compile", "first-network#compile"),
        Row("loss='sparse_categorical_crossentropy'", "Categorical", "first-network#compile"),
        Row(
            "loss='categorical_crossentropy'", "categorical_crossentropy",
            "losses-and-outputs#which-of-ten"),
        Row("loss='binary_crossentropy'", "binary_crossentropy", "losses-and-outputs#sigmoid"),
        Row("loss='mse'", "mean_squared_error", "losses-and-outputs#ink"),
        Row("metrics=['accuracy']", "accuracy", "first-network#loss-at-start"),
        Row("model.fit(epochs=5)", "fit 5", "first-network#fit"),
        Row("model.evaluate", "evaluate val", "first-network#loss-at-start"),
        Row("to_categorical", "one_hot", "losses-and-outputs#which-of-ten"),
        Row("activation='sigmoid'", "sigmoid", "going-deep#between"),
        Row("model.summary", "summary", "going-deep#second-way"),
        Row("79,510 parameters", "79510", "going-deep#output-numbers"),
        Row("name='hidden'", "name=hidden", "going-deep#hidden-numbers"),
        Row("model name in Korean", "model \"", "going-deep#third-way"),
        Row("Sequential([layers])", "model Dense", "going-deep#one-layer"),
        Row("model.add", "add Dense", "going-deep#hidden-numbers"),
        Row("input_shape=(784,)", "reshape 784", "going-deep#ready"),
        Row("activation='relu'", "relu", "relu#relu-stack"),
        Row("keras.layers.Flatten", "add Flatten", "relu#flatten-numbers"),
        Row("optimizer='sgd'", "compile sgd", "optimizers#sgd"),
        Row(
            "keras.optimizers.SGD(learning_rate=0.1)", "learning_rate=0.1", "optimizers#better-rate"
        ),
        Row("momentum=0.9", "momentum=0.9", "optimizers#rolling"),
        Row("nesterov=True", "nesterov=true", "optimizers#nesterov"),
        Row("keras.optimizers.Adagrad", "adagrad", "optimizers#adagrad-default"),
        Row("keras.optimizers.RMSprop", "rmsprop", "optimizers#rmsprop"),
        Row("optimizer='adam'", "adam", "optimizers#adam"),
        Row("batch_size=32", "batch_size", "optimizers#iterations"),
        Row("tf.Variable", "variable w", "under-the-hood#start"),
        Row("tf.GradientTape", "record cost", "under-the-hood#first-cost"),
        Row("tape.gradient", "gradient cost", "under-the-hood#sign"),
        Row(
            "optimizer.apply_gradients(zip(gradients, [w, b]))", "apply sgd",
            "under-the-hood#first-step"),
        Row("for step in range", "repeat", "under-the-hood#ten"),
        Row("tf.square, tf.reduce_mean", "mean(", "under-the-hood#first-cost"),
        Row("Dense(1)", "model Dense(1)", "under-the-hood#dense"),
        Row("gradient check", "gradcheck", "under-the-hood#check"),
        Row("history.history", "history", "overfitting#small-gap"),
        Row("history.history.keys", "history", "overfitting#small-gap"),
        Row("epochs=20", "fit 20", "overfitting#one-batch"),
        Row("validation_data=(val_scaled, val_target)", "validate", "overfitting#thousand"),
        Row("plt.plot(history['loss'])", "plot loss", "overfitting#drawn"),
        Row("val_loss", "val_loss", "overfitting#small-gap"),
        Row("keras.layers.Dropout(0.3)", "Dropout(0.3)", "overfitting#dropout"),
        Row("ModelCheckpoint", "checkpoint(", "callbacks-and-saving#file"),
        Row(
            "EarlyStopping(patience=2)", "early_stopping(patience=2",
            "callbacks-and-saving#which-weights"),
        Row(
            "restore_best_weights=True", "restore_best_weights=true", "callbacks-and-saving#restore"
        ),
        Row("model.save", "save \"", "callbacks-and-saving#throw-away"),
        Row("load_model", "load model", "callbacks-and-saving#open"),
        Row("save_weights", "save weights", "callbacks-and-saving#weights-file"),
        Row("load_weights", "load weights", "callbacks-and-saving#load-weights"),
        Row("model.predict", "predict val", "first-network#some-answers"),
        Row("np.argmax of the predictions", "predict", "looking-inside#one"),
        Row("confusion", "confusion", "looking-inside#confusion"),
        Row("epochs=40", "forty", "overfitting#forty"),
        Row("input_shape=(28, 28)", "28 rows of 28", "relu#ready"),
        Row("dtype uint8", "from 0 for blank paper to 255", "meet-the-data#pixels"),
        Row("n_jobs=-1", "n_jobs=-1", "a-baseline#the-bar"),
        Row("optimizer='rmsprop' by default", "rmsprop", "going-deep#one"),
        Row("learning_rate=0.01", "that is 0.01", "optimizers#plain"),
        Row("initial_accumulator_value=0.1", "initial_accumulator_value", "optimizers#adaptive"),
        Row("rho=0.9", "rho", "optimizers#forgetting"),
        Row("beta_1=0.9, beta_2=0.999", "beta_1", "optimizers#both"),
        Row("set_random_seed(42)", "set_random_seed(42)", "optimizers#sgd"),
        Row("batch_size=64", "batch_size=64", "optimizers#iterations"),
        Row("tf.linspace", "linspace(0, 2, 9)", "under-the-hood#make-rides"),
        Row("tf.zeros", "zeros(1, 1)", "under-the-hood#dense"),
        Row("model.weights", "dense.kernel", "under-the-hood#network"),
        Row("lr", "`lr`", "under-the-hood#python"),
        Row("plt.legend(labels)", "label=\"rides\"", "under-the-hood#ten-rounds"),
        Row("plt.xlabel, plt.ylabel", "plt.xlabel", "overfitting#accuracy"),
        Row("plt.show", "plt.show", "overfitting#accuracy"),
        Row("tf.reshape", "reshape(val_input", "relu#silent"),
        Row("monitor='val_loss'", "monitor=val_accuracy", "callbacks-and-saving#why-val"),
        Row("save_best_only=True", "save_best_only=true", "callbacks-and-saving#which-file"),
        Row("callbacks=[…]", "callbacks=[…]", "callbacks-and-saving#keras"),
        Row("verbose=0", "verbose=0", "callbacks-and-saving#keras"),
        Row("model.evaluate on the test pictures", "evaluate test", "first-network#final"),
        Row("LeakyReLU", "LeakyReLU", "relu#leaky"),
        Row("activation='tanh'", "tanh", "relu#tanh-stack"),
        Row("compare two runs", "compare 1 2", "relu#compared"),
        Row("the surest mistakes", "mistakes 5", "looking-inside#five-mistakes"),
        Row("weights as pictures", "weights out 1", "looking-inside#templates"),
        Row("overfit one batch", "train_input[0..31]", "overfitting#one-batch"),
        Row("loss at the start", "log(10)", "first-network#loss-at-start"),
        Row("y = 3x + 2", "3 * ", "under-the-hood#make-rides"),
    ]

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "lessons").path

    @Test(arguments: rows) func isShown(_ row: Row) throws {
        let parts = row.place.split(separator: "#").map(String.init)
        let entry = try LessonLibrary(folder: Self.folder).find(parts[0])
        let source = try String(contentsOfFile: entry.path, encoding: .utf8)
        let step = try #require(Self.text(of: parts[1], in: source), "\(row.place) is there")
        let words = step.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains(row.shown), "\(row.place) shows \(row.shown)")
    }

    /// From the line that names the step to the next that names one.
    private static func text(of step: String, in source: String) -> String? {
        var found: [Substring]?
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            let isNamed = (line.hasPrefix("#") || line.hasPrefix("```")) && line.contains("{#")
            if isNamed, found != nil { break }
            if isNamed, line.contains("{#\(step)}") { found = [] }
            found?.append(line)
        }
        return found?.joined(separator: "\n")
    }

    /// What such programs say as well and nobody needs here: typed, it is answered with the reason.
    static let unneeded: [(line: String, answer: String)] = [
        (
            "tf.config.experimental.enable_op_determinism()",
            "Nothing needs setting here: the same seed gives the same numbers."
        ),
        ("import numpy as np", ""),
        ("plt.xlabel('epoch')", "The figure shows when plt.show() comes"),
        ("plt.ylabel('loss')", "The figure shows when plt.show() comes"),
        ("print(1 + 1)", "2"),
        ("x = tf.zeros((2, 3))", "[0., 0., 0.]"),
    ]

    @Test func whatNobodyNeedsSaysWhy() {
        let folder = TemporaryFolder()
        for (line, answer) in Self.unneeded {
            let listener = Listener()
            let cell = Session(SessionEnvironment(in: folder)).run(line, emit: listener.emit)
            #expect(cell?.status == .ok, "\(line)")
            #expect(listener.heard().contains(answer) || answer.isEmpty, "\(line)")
        }
    }

    /// Every word of the tutorials that the course began from.
    static let words = """
        load_data shape imshow subplots cmap unique return_counts reshape train_test_split test_size \
        random_state set_random_seed enable_op_determinism SGDClassifier loss= max_iter \
        cross_validate np.mean Dense activation= compile metrics= fit epochs= evaluate to_categorical \
        summary Sequential add input_shape name= Flatten optimizer= SGD learning_rate momentum nesterov \
        Adagrad RMSprop batch_size tf.Variable tf.zeros tf.square tf.reduce_mean GradientTape \
        tape.gradient apply_gradients zip range print history.history.keys validation_data plt.plot \
        xlabel ylabel legend plt.show Dropout ModelCheckpoint EarlyStopping patience \
        restore_best_weights model.save load_model save_weights load_weights predict argmax import
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    @Test(arguments: words) func everyWordHasItsPlace(_ word: String) {
        let places = Self.rows.map(\.keyword) + Self.unneeded.map(\.line)
        #expect(places.contains { $0.contains(word) })
    }

    @Test func everyLessonOfTheCourseHasItsPlace() {
        let ids = LessonLibrary(folder: Self.folder).entries.map(\.lesson.id)
        #expect(
            ids == [
                "meet-the-data", "a-baseline", "first-network", "going-deep", "relu", "optimizers",
                "under-the-hood", "losses-and-outputs", "overfitting", "callbacks-and-saving",
                "looking-inside", "break-it", "on-your-own",
            ])
    }
}
