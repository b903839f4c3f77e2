import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// `keras` writes what still counts.
@Suite struct KerasRelevanceTests {
    /// The program without its imports.
    private func program(_ lines: String..., from start: Bench.Start = .modelled) -> String {
        let bench = Bench(start)
        for line in lines { bench.run(line) }
        return bench.answer("keras")
    }

    @Test func aSessionsScriptIsNoModel() {
        let text = program("save session \"s.bob\"", "save \"m.keras\"")
        #expect(text.contains("model.save(\"m.keras\")") && !text.contains("s.bob"))
    }

    @Test func replacedDataAndModels() {
        let text = program(
            "load fashion_sketch", "show 3", "scale 2", "split 0.5", "model Dense(4)",
            "load fashion_sketch", "show 3", "split 59000 seed=1", "scale 255", "show 3",
            "model Dense(4), Dense(10, softmax)", "compile sgd",
            "model Flatten, Dense(10, softmax)",
            "compile sgd", "compile adam", "fit 1", "labels 3", from: .empty)
        expectText(
            text,
            """
            import keras
            import matplotlib.pyplot as plt
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_input, val_input, train_target, val_target = train_test_split(
                train_input, train_target, test_size=59000, random_state=1
            )
            train_scaled = train_input / 255.0
            val_scaled = val_input / 255.0
            test_scaled = test_input / 255.0

            pictures = train_scaled[0:3]
            figure, axes = plt.subplots(1, len(pictures), figsize=(10, 2), squeeze=False)
            for axis, picture in zip(axes[0], pictures):
                axis.imshow(picture, cmap="gray_r")
                axis.axis("off")
            plt.show()

            model = keras.Sequential([
                keras.layers.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            print(train_target[0:3])

            """)
    }

    /// What was trained, computed with or saved stays, with all it rests on.
    @Test func whatStays() {
        let trained = program(
            "compile sgd", "fit 1", "model Dense(10, softmax)", "compile adam", "fit 1")
        #expect(trained.split(separator: "keras.Sequential(").count == 3)
        #expect(trained.contains("keras.optimizers.SGD()"))
        let computed = program("m = mean(train_input)", "load fashion_sketch", from: .small)
        #expect(computed.split(separator: "fashion_mnist.load_data()").count == 3)
        let python = program("a = train_input[:3]", "load fashion_sketch", from: .small)
        #expect(python.split(separator: "fashion_mnist.load_data()").count == 3)
        let saved = program("compile sgd", "save \"m.keras\"", "model Dense(10, softmax)")
        #expect(saved.contains("model.save(\"m.keras\")"))
    }

    @Test func rewinding() {
        let text = program(
            "compile adam", "fit 5 batch_size=64", "evaluate", "rewind 2", "evaluate")
        #expect(
            text.contains(
                """
                # Bobbin ran `fit 5 batch_size=64`,
                # then `rewind 2`: so many epochs count.
                history = model.fit(train_scaled, train_target, epochs=2, batch_size=64)
                """))
        #expect(text.split(separator: "model.evaluate").count == 2)
        let twice = program("compile adam", "fit 3", "rewind 1", "rewind 2", "fit 1")
        #expect(twice.contains("epochs=2)") && !twice.contains("epochs=1)\n\nhistory"))
        let none = program("compile adam", "fit 3", "rewind 0")
        #expect(!none.contains("model.fit(") && none.contains("taken back by `rewind 0`"))
        let stopping = program(
            "compile adam", "fit 3 early_stopping(monitor=loss, restore_best_weights=true)",
            "rewind 1")
        #expect(stopping.contains("epochs=1)") && !stopping.contains("EarlyStopping"))
    }

    /// TensorFlow makes scopes of names, and takes letters of ASCII, digits, `_`, `.` and `-` in them.
    @Test func namesThatTensorFlowTakes() {
        let text = program(
            "model \"패션 MNIST 모델\"", "add Dense 4 relu name=숨은", "add Dense 10 softmax name=out",
            "k = mean(숨은.kernel)", from: .small)
        #expect(text.contains("# In Bobbin the model is called \"패션 MNIST 모델\""))
        #expect(text.contains("], name=\"MNIST\")"))
        #expect(text.contains("# uc228uc740 is \"숨은\" in Bobbin."))
        #expect(text.contains("name=\"uc228uc740\")") && text.contains("name=\"out\")"))
        #expect(text.contains("model.get_layer(\"uc228uc740\").kernel"))
    }

    @Test func valuesOfCells() {
        let text = program(
            "3 * 4", "_ + 1", "a = _ * 2", "[1, 2] + [3]", "b = _ + [4]", "forget a", from: .empty)
        expectText(
            text,
            """
            out_1 = 3 * 4
            out_2 = out_1 + 1
            a = out_2 * 2

            out_4 = [1, 2] + [3]
            b = out_4 + [4]

            del a

            """)
    }

    /// Each `compile` by itself in the words of Keras; of several in a row the last counts.
    @Test(arguments: [
        (
            "compile adam loss=sparse_categorical_crossentropy(from_logits=true)",
            "loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
        ),
        (
            "compile adam loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
            "loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
        ),
        (
            "compile adam loss=sparse_categorical_crossentropy(from_logits=false)",
            "loss=\"sparse_categorical_crossentropy\""
        ),
        ("compile sgd clipnorm=0.5", "optimizer=keras.optimizers.SGD(clipnorm=0.5)"),
        (
            "compile adam(learning_rate=0.01, global_clipnorm=1)",
            "optimizer=keras.optimizers.Adam(learning_rate=0.01, global_clipnorm=1)"
        ),
    ]) func compiling(_ statement: String, _ written: String) {
        let last = statement.contains("ogits") ? "Dense(10)" : "Dense(10, softmax)"
        let text = program(
            "model Dense(16, relu), \(last)",
            "compile rmsprop loss=sparse_categorical_crossentropy", statement)
        #expect(text.contains(written), "\(text)")
        #expect(text.split(separator: "model.compile(").count == 2)
    }
}
