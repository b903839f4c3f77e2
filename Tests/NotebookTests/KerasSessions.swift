import TestSupport
import Testing

/// A session with the program that it must become.
struct KerasSession: Sendable, CustomStringConvertible {
    var description: String
    var script: String
    var program: Recorded

    init(
        description: String, script: String, program: String,
        _ location: SourceLocation = #_sourceLocation, file: String = #filePath
    ) {
        self.description = description
        self.script = script
        self.program = Recorded(program, location, file: file)
    }

    static let all = [
        firstNetwork, deepNetwork, callbacks, ownOptions, pictures, baseline, regression, gradients,
        changedModel, ownValues, insides, tableInsides, figures, logits,
    ]
}

extension KerasSession {
    static let firstNetwork = KerasSession(
        description: "firstNetwork",
        script: #"""
            load fashion_sketch
            scale 255
            reshape 784
            split 0.2 seed=42
            add Dense 10 softmax
            compile adam
            fit 5
            evaluate val
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
                train_scaled, train_target, test_size=0.2, random_state=42
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=5)

            model.evaluate(val_scaled, val_target)

            """#)

    static let deepNetwork = KerasSession(
        description: "deepNetwork",
        script: #"""
            seed 42
            load fashion_sketch
            scale 255
            split 0.2 seed=42
            model "clothes"
            add Flatten
            add Dense 100 relu name=hidden
            add Dropout 0.3
            add Dense 10 softmax name=output
            summary
            compile sgd momentum=0.9 nesterov=true
            fit 1 validate
            history
            predict test 0..4
            """#,
        program: #"""
            import keras
            from sklearn.model_selection import train_test_split

            keras.utils.set_random_seed(42)

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
                keras.layers.Dense(100, activation="relu", name="hidden"),
                keras.layers.Dropout(0.3),
                keras.layers.Dense(10, activation="softmax", name="output"),
            ], name="clothes")
            model.summary()

            model.compile(
                optimizer=keras.optimizers.SGD(momentum=0.9, nesterov=True),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(
                train_scaled,
                train_target,
                epochs=1,
                validation_data=(val_scaled, val_target),
            )

            print(history.history)
            print(model.predict(test_scaled[0:5]))

            """#)

    static let callbacks = KerasSession(
        description: "callbacks",
        script: #"""
            load fashion_sketch
            scale 255
            split 59000 seed=7
            model Flatten, Dense(16, relu), Dense(10, softmax)
            compile rmsprop
            fit 20 validate checkpoint("best.keras", save_best_only=true) early_stopping(patience=2, restore_best_weights=true)
            evaluate
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
            train_scaled, val_scaled, train_target, val_target = train_test_split(
                train_scaled, train_target, test_size=59000, random_state=7
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(16, activation="relu"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.RMSprop(),
                loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )

            checkpoint = keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True)
            early_stopping = keras.callbacks.EarlyStopping(
                patience=2,
                restore_best_weights=True,
            )
            history = model.fit(
                train_scaled,
                train_target,
                epochs=20,
                validation_data=(val_scaled, val_target),
                callbacks=[checkpoint, early_stopping],
            )

            model.evaluate(val_scaled, val_target)
            model.evaluate(test_scaled, test_target)

            """#)

    static let ownOptions = KerasSession(
        description: "ownOptions",
        script: #"""
            load fashion_sketch
            scale 255
            reshape 784
            split 59000 seed=1
            add Dense 20 tanh use_bias=false kernel_initializer=he_normal
            add LeakyReLU negative_slope=0.1
            add Dense 20 bias_initializer=ones
            add LeakyReLU
            add Activation sigmoid
            add Dense 10 softmax
            compile adamw learning_rate=0.01 weight_decay=0.1 amsgrad=true metrics=[]
            fit epochs=2 batch_size=64 validation_split=0.25 shuffle=false
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
                train_scaled, train_target, test_size=59000, random_state=1
            )

            model = keras.Sequential([
                keras.layers.Input(shape=(784,)),
                keras.layers.Dense(20, activation="tanh", use_bias=False, kernel_initializer="he_normal"),
                keras.layers.LeakyReLU(negative_slope=0.1),
                keras.layers.Dense(20, bias_initializer="ones"),
                keras.layers.LeakyReLU(),
                keras.layers.Activation("sigmoid"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.AdamW(learning_rate=0.01, weight_decay=0.1, amsgrad=True),
                loss="sparse_categorical_crossentropy",
            )

            history = model.fit(
                train_scaled,
                train_target,
                epochs=2,
                batch_size=64,
                validation_split=0.25,
                shuffle=False,
            )

            """#)

    static let pictures = KerasSession(
        description: "pictures",
        script: #"""
            load fashion_sketch
            shapes
            show 10
            show test 3..5
            labels 10
            labels test_target[7]
            counts
            """#,
        program: #"""
            import keras
            import matplotlib.pyplot as plt
            import numpy as np

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )

            print(train_input.shape, train_target.shape)
            print(test_input.shape, test_target.shape)
            pictures = train_input[0:10]
            figure, axes = plt.subplots(1, len(pictures), figsize=(10, 2), squeeze=False)
            for axis, picture in zip(axes[0], pictures):
                axis.imshow(picture, cmap="gray_r")
                axis.axis("off")
            plt.show()
            pictures = test_input[3:6]
            figure, axes = plt.subplots(1, len(pictures), figsize=(10, 2), squeeze=False)
            for axis, picture in zip(axes[0], pictures):
                axis.imshow(picture, cmap="gray_r")
                axis.axis("off")
            plt.show()
            print(train_target[0:10])
            print(test_target[7:8])
            classes, counts = np.unique(train_target, return_counts=True)
            print(classes, counts)
            plt.bar(classes, counts)
            plt.xlabel("class")
            plt.show()

            """#)
}
