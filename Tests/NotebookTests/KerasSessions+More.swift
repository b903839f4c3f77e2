import Testing

/// Sessions with a baseline, a regression, gradients and values of the learner's own.
extension KerasSession {
    static let logits = KerasSession(
        description: "logits",
        script: #"""
            load fashion_sketch
            scale 255
            model Flatten, Dense(10)
            compile adam loss=sparse_categorical_crossentropy(from_logits=true)
            fit 1
            mistakes test 3
            predict test 0..2
            """#,
        program: #"""
            import keras
            import matplotlib.pyplot as plt
            import numpy as np

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0

            model = keras.Sequential([
                keras.layers.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(10),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            outputs = model.predict(test_scaled)
            said = outputs.argmax(axis=1)
            sureness = outputs.max(axis=1)
            right = test_target
            wrong = np.flatnonzero(said != right)
            surest = wrong[np.argsort(-sureness[wrong], kind="stable")][:3]
            figure, axes = plt.subplots(1, max(1, len(surest)), figsize=(20, 3), squeeze=False)
            for axis, place in zip(axes[0], surest):
                axis.imshow(test_scaled[place].reshape(28, 28), cmap="gray_r")
                axis.set_title(f"{said[place]} {sureness[place]:.4g}, is {right[place]}")
                axis.axis("off")
            plt.show()

            print(model.predict(test_scaled[0:3]))

            """#)

    static let baseline = KerasSession(
        description: "baseline",
        script: #"""
            load fashion_sketch
            scale 255
            split 59800 seed=5
            baseline sgd loss=log_loss max_iter=5 seed=42 folds=3
            reshape 784
            baseline sgd loss=hinge alpha=0.01 tol=0.01 max_iter=20 seed=42
            """#,
        program: #"""
            import keras
            import numpy as np
            from sklearn.linear_model import SGDClassifier
            from sklearn.model_selection import cross_validate
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0
            train_scaled, val_scaled, train_target, val_target = train_test_split(
                train_scaled, train_target, test_size=59800, random_state=5
            )

            classifier = SGDClassifier(loss="log_loss", max_iter=5, random_state=42)
            scores = cross_validate(
                classifier,
                train_scaled.reshape(-1, 784),
                train_target,
                cv=3,
                n_jobs=-1,
            )
            print(np.mean(scores["test_score"]))

            train_scaled = train_scaled.reshape(-1, 784)
            val_scaled = val_scaled.reshape(-1, 784)
            test_scaled = test_scaled.reshape(-1, 784)

            classifier = SGDClassifier(
                loss="hinge",
                alpha=0.01,
                max_iter=20,
                tol=0.01,
                random_state=42,
            )
            scores = cross_validate(classifier, train_scaled, train_target, n_jobs=-1)
            print(np.mean(scores["test_score"]))

            """#)

    static let regression = KerasSession(
        description: "regression",
        script: #"""
            load fashion_sketch
            scale 255
            reshape 784
            split 59800 seed=5
            add Dense 1
            compile nadam loss=mae metrics=[mse, mae]
            fit 2 early_stopping(monitor=loss, min_delta=0.1, mode=min)
            evaluate test
            """#,
        program: #"""
            import keras
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0
            train_scaled = train_scaled.reshape(-1, 784)
            test_scaled = test_scaled.reshape(-1, 784)
            train_scaled, val_scaled, train_target, val_target = train_test_split(
                train_scaled, train_target, test_size=59800, random_state=5
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(1),
            ])

            model.compile(
                optimizer=keras.optimizers.Nadam(),
                loss="mean_absolute_error",
                metrics=["mse", "mae"],
            )

            early_stopping = keras.callbacks.EarlyStopping(
                monitor="loss",
                min_delta=0.1,
                mode="min",
            )
            history = model.fit(
                train_scaled,
                train_target,
                epochs=2,
                callbacks=[early_stopping],
            )

            model.evaluate(test_scaled, test_target)

            """#)

    static let gradients = KerasSession(
        description: "gradients",
        script: #"""
            x = linspace(0, 1, 50)
            y = 3 * x + 2
            variable w = 0
            variable b = 0
            repeat 10
            record cost = mean((y - (w * x + b)) ^ 2)
            gradient cost w b
            apply sgd learning_rate=0.1
            end
            w
            record cost = mean(abs(y - (w * x + b)))
            gradient cost w
            gradient cost
            apply adam
            """#,
        program: #"""
            import keras
            import numpy as np
            import tensorflow as tf

            x = np.linspace(0, 1, 50, dtype="float32")
            y = 3 * x + 2

            w = tf.Variable(0.0)
            b = tf.Variable(0.0)

            optimizer = keras.optimizers.SGD(learning_rate=0.1)
            for step in range(10):
                with tf.GradientTape() as tape:
                    cost = tf.reduce_mean((y - (w * x + b)) ** 2)
                gradients = tape.gradient(cost, [w, b])
                optimizer.apply_gradients(zip(gradients, [w, b]))

            print(w)

            with tf.GradientTape(persistent=True) as tape:
                cost = tf.reduce_mean(tf.abs(y - (w * x + b)))
            gradients = tape.gradient(cost, [w])
            gradients = tape.gradient(cost, [w, b])
            optimizer = keras.optimizers.Adam()
            optimizer.apply_gradients(zip(gradients, [w, b]))

            """#)

    static let changedModel = KerasSession(
        description: "changedModel",
        script: #"""
            load fashion_sketch
            scale 255
            reshape 784
            split 59800 seed=5
            add Dense 8 relu
            add Dense 3 relu
            pop
            add Dense 10 softmax
            compile adagrad
            fit 1
            pop
            add Dense 10 sigmoid
            compile adagrad loss=sparse_categorical_crossentropy
            fit
            model Dense(10, softmax, name=only)
            compile adam
            fit 1
            """#,
        program: #"""
            import keras
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0
            train_scaled = train_scaled.reshape(-1, 784)
            test_scaled = test_scaled.reshape(-1, 784)
            train_scaled, val_scaled, train_target, val_target = train_test_split(
                train_scaled, train_target, test_size=59800, random_state=5
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(8, activation="relu"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adagrad(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            model.pop()
            model.add(keras.layers.Dense(10, activation="sigmoid"))

            model.compile(
                optimizer=keras.optimizers.Adagrad(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(10, activation="softmax", name="only"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            """#)

    static let ownValues = KerasSession(
        description: "ownValues",
        script: #"""
            load fashion_sketch
            split 59800 seed=5
            reshape 784
            scale 100
            scale 2.55
            model Dense(10, softmax, name=output)
            compile adam
            fit 1
            best = val_accuracy
            best > 0.5 and not loss < 1
            history.loss[0]
            mean(train_input[0])
            output.bias = zeros(10)
            1 - (best - 1)
            max(output.kernel)
            """#,
        program: #"""
            import keras
            import numpy as np
            from sklearn.model_selection import train_test_split

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_input, val_input, train_target, val_target = train_test_split(
                train_input, train_target, test_size=59800, random_state=5
            )
            train_input = train_input.reshape(-1, 784)
            val_input = val_input.reshape(-1, 784)
            test_input = test_input.reshape(-1, 784)
            train_scaled = train_input / 100.0
            val_scaled = val_input / 100.0
            test_scaled = test_input / 100.0
            train_scaled = train_scaled / 2.55
            val_scaled = val_scaled / 2.55
            test_scaled = test_scaled / 2.55

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(10, activation="softmax", name="output"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            best = model.evaluate(val_scaled, val_target, verbose=0)[1]
            print(np.logical_and(best > 0.5, np.logical_not(history.history["loss"][-1] < 1)))
            print(np.array(history.history["loss"])[0])
            print(np.mean(train_scaled[0]))
            model.get_layer("output").bias.assign(np.zeros(10, dtype="float32"))
            print(1 - (best - 1))
            print(np.max(model.get_layer("output").kernel.numpy()))

            """#)
}
