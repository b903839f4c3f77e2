import TestSupport
import Testing

@testable import Notebook

/// Programs of sessions in which lines of Python and Bobbin's own statements take turns.
@Suite struct PythonProgramTests {
    @Test func bobbinAfterPython() {
        let bench = Bench(.empty)
        bench.answer(
            "x = np.linspace(0, 1, 20).reshape(20, 1)", "y = 3 * x[:, 0] + 2",
            "net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])",
            "net.compile(optimizer='sgd', loss='mse')",
            "h = net.fit(x[:10], y[:10], epochs=2, verbose=0)", "evaluate train", "fit 1",
            "x.mean()", "net.evaluate(x, y, verbose=0)", "loss", "parameters")
        expectText(
            bench.answer("keras"),
            """
            import keras
            import numpy as np

            x = np.linspace(0, 1, 20).reshape(20, 1)
            y = 3 * x[:, 0] + 2
            net = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
            net.compile(optimizer='sgd', loss='mse')
            h = net.fit(x[:10], y[:10], epochs=2, verbose=0)
            model = net
            train_input = x[:10]
            train_target = y[:10]
            history = model.history

            model.evaluate(train_input, train_target)

            history = model.fit(train_input, train_target, epochs=1)

            print(x.mean())
            print(net.evaluate(x, y, verbose=0))

            print(history.history["loss"][-1])
            print(model.count_params())

            """)
        #expect(bench.failures == 0)
    }

    @Test func pythonAfterBobbin() {
        let bench = Bench(.empty)
        bench.answer(
            "load fashion_sketch", "scale 255", "split 0.2 seed=42",
            "model Flatten, Dense(8, relu), Dense(10, softmax)", "compile adam", "x_val.shape",
            "h = model.fit(x_train[:64], y_train[:64], epochs=1, verbose=0)",
            "print(len(h.history['loss']), epochs)", "accuracy > 0.01")
        expectText(
            bench.answer("keras"),
            """
            import keras
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0
            train_scaled, val_scaled, train_target, val_target = train_test_split(
                train_scaled, train_target, test_size=0.2, random_state=42
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(8, activation="relu"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            x_val = val_scaled
            print(x_val.shape)
            x_train = train_scaled
            y_train = train_target
            h = model.fit(x_train[:64], y_train[:64], epochs=1, verbose=0)
            train_input = x_train[:64]
            train_target = y_train[:64]
            history = model.history
            epochs = len(history.epoch)
            print(len(h.history['loss']), epochs)

            print(history.history["accuracy"][-1] > 0.01)

            """)
        #expect(bench.failures == 0)
    }

    /// A list is an array where a statement asks for one.
    @Test func listsAndImports() {
        let bench = Bench(.empty)
        bench.answer(
            "a = [[0], [1], [2], [3]]", "b = [0, 1, 2, 3]", "load arrays a b",
            "scaled = StandardScaler().fit_transform(a)  # of these", "scaled.shape  # two sizes",
            "plot b")
        expectText(
            bench.answer("keras"),
            """
            import matplotlib.pyplot as plt
            import numpy as np
            from sklearn.preprocessing import StandardScaler

            a = [[0], [1], [2], [3]]
            b = [0, 1, 2, 3]

            train_input, train_target = np.array(a), np.array(b)

            scaled = StandardScaler().fit_transform(a)  # of these
            print(scaled.shape  # two sizes
            )

            plt.plot(np.ravel(b), label="b")
            plt.show()

            """)
        #expect(bench.failures == 0)
    }
}
