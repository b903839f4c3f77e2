import Testing

/// Sessions that draw curves and distributions.
extension KerasSession {
    static let figures = KerasSession(
        description: "figures",
        script: #"""
            x = [[0], [1], [2], [3]]
            y = [0, 2, 4, 6]
            load arrays x y
            model Dense(1)
            compile sgd
            fit 2
            fit 1
            plot loss legend=["wrong"] ylabel="loss"
            plot runs 1 2
            plot y
            plot curve(x, y, label="data", points=true) title="line"
            histogram y bins=4
            """#,
        program: #"""
            import keras
            import matplotlib.pyplot as plt
            import numpy as np

            x = [[0], [1], [2], [3]]
            y = [0, 2, 4, 6]

            train_input, train_target = np.array(x), np.array(y)

            model = keras.Sequential([
                keras.layers.Input(shape=(1,)),
                keras.layers.Dense(1),
            ])

            model.compile(
                optimizer=keras.optimizers.SGD(),
                loss="mean_squared_error",
                metrics=["mean_absolute_error"],
            )

            history = model.fit(train_input, train_target, epochs=2)
            runs = {}
            runs[1] = history.history
            history = model.fit(train_input, train_target, epochs=1)
            runs[2] = history.history

            plt.plot(history.history["loss"], label="wrong")
            if "val_loss" in history.history:
                plt.plot(history.history["val_loss"], label="val_loss")
            plt.xlabel("epoch")
            plt.ylabel("loss")
            plt.legend()
            plt.show()
            for number in [1, 2]:
                for name in ["loss", "val_loss"]:
                    if name in runs[number]:
                        plt.plot(runs[number][name], label=f"run {number} {name}")
            plt.xlabel("epoch")
            plt.legend()
            plt.show()

            plt.plot(np.ravel(y), label="y")
            plt.show()
            plt.plot(np.ravel(x), np.ravel(y), "o", label="data")
            plt.title("line")
            plt.show()
            plt.hist(np.ravel(y), bins=4)
            plt.xlabel("y")
            plt.show()

            """#)
}
