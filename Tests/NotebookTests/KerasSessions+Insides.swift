import Testing

/// Sessions that look at mistakes and insides.
extension KerasSession {
    static let insides = KerasSession(
        description: "insides",
        script: #"""
            load fashion_sketch
            scale 255
            add Flatten
            add Dense 16 relu name=hidden
            add Dense 10 softmax
            compile adam
            one_hot
            compile adam
            fit 1
            confusion
            mistakes test 5
            weights
            weights hidden 0..3
            weights dense
            activations test 7
            """#,
        program: #"""
            import keras
            import matplotlib.pyplot as plt
            import numpy as np
            from sklearn.metrics import ConfusionMatrixDisplay
            from sklearn.metrics import classification_report

            # fashion_sketch is Bobbin's own; Fashion-MNIST has its shapes and classes.
            (train_input, train_target), (test_input, test_target) = (
                keras.datasets.fashion_mnist.load_data()
            )
            train_scaled = train_input / 255.0
            test_scaled = test_input / 255.0
            train_target = keras.utils.to_categorical(train_target)
            test_target = keras.utils.to_categorical(test_target)

            model = keras.Sequential([
                keras.layers.Input(shape=(28, 28)),
                keras.layers.Flatten(),
                keras.layers.Dense(16, activation="relu", name="hidden"),
                keras.layers.Dense(10, activation="softmax"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="categorical_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_scaled, train_target, epochs=1)

            shares = model.predict(test_scaled)
            said = shares.argmax(axis=1)
            sureness = shares.max(axis=1)
            class_names = [
                "T-shirt/top",
                "Trouser",
                "Pullover",
                "Dress",
                "Coat",
                "Sandal",
                "Shirt",
                "Sneaker",
                "Bag",
                "Ankle boot",
            ]
            ConfusionMatrixDisplay.from_predictions(
                test_target.argmax(axis=1),
                said,
                labels=range(10),
                display_labels=class_names,
                xticks_rotation="vertical",
            )
            plt.show()
            print(classification_report(
                test_target.argmax(axis=1),
                said,
                labels=range(10),
                target_names=class_names,
                zero_division=0,
            ))
            shares = model.predict(test_scaled)
            said = shares.argmax(axis=1)
            sureness = shares.max(axis=1)
            right = test_target.argmax(axis=1)
            wrong = np.flatnonzero(said != right)
            surest = wrong[np.argsort(-sureness[wrong], kind="stable")][:5]
            figure, axes = plt.subplots(1, max(1, len(surest)), figsize=(20, 3), squeeze=False)
            for axis, place in zip(axes[0], surest):
                axis.imshow(test_scaled[place].reshape(28, 28), cmap="gray_r")
                axis.set_title(f"{said[place]} {sureness[place]:.0%}, is {right[place]}")
                axis.axis("off")
            plt.show()
            for layer in model.layers:
                for weight in layer.get_weights():
                    print(layer.name, weight.shape, weight.min(), weight.max())
            kernel = model.layers[1].get_weights()[0]
            limit = np.abs(kernel).max()
            figure, axes = plt.subplots(1, max(1, len(range(0, 4))), figsize=(20, 3), squeeze=False)
            for axis, unit in zip(axes[0], range(0, 4)):
                axis.imshow(kernel[:, unit].reshape(28, 28), cmap="RdBu", vmin=-limit, vmax=limit)
                axis.set_title(unit)
                axis.axis("off")
            plt.show()
            plt.hist(kernel.ravel(), bins=20)
            plt.show()
            kernel = model.layers[2].get_weights()[0]
            print(kernel)
            limit = np.abs(kernel).max()
            plt.imshow(kernel, cmap="RdBu", vmin=-limit, vmax=limit, aspect="auto")
            plt.colorbar()
            plt.show()
            plt.hist(kernel.ravel(), bins=20)
            plt.show()
            looking = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
            outputs = looking(test_scaled[7:8])
            figure, axes = plt.subplots(len(outputs), 1, figsize=(8, 3 * len(outputs)), squeeze=False)
            for axis, layer, output in zip(axes[:, 0], model.layers, outputs):
                output = np.ravel(output)
                axis.bar(range(len(output)), output)
                axis.set_title(f"{layer.name}: {(output == 0).sum()} of {len(output)} at 0")
            plt.show()

            """#)

    static let tableInsides = KerasSession(
        description: "tableInsides",
        script: #"""
            x = [[1, 2], [2, 1], [3, 1], [1, 3], [4, 1], [2, 2]]
            y = [0, 1, 1, 0, 1, 0]
            load arrays x y
            add Dense 1 sigmoid
            compile adam
            fit 1
            confusion train
            mistakes train 3
            weights dense
            activations 1
            """#,
        program: #"""
            import keras
            import matplotlib.pyplot as plt
            import numpy as np
            from sklearn.metrics import ConfusionMatrixDisplay
            from sklearn.metrics import classification_report

            x = [[1, 2], [2, 1], [3, 1], [1, 3], [4, 1], [2, 2]]
            y = [0, 1, 1, 0, 1, 0]

            train_input, train_target = np.array(x), np.array(y)

            model = keras.Sequential([
                keras.layers.Input(shape=(2,)),
                keras.layers.Dense(1, activation="sigmoid"),
            ])

            model.compile(
                optimizer=keras.optimizers.Adam(),
                loss="binary_crossentropy",
                metrics=["accuracy"],
            )

            history = model.fit(train_input, train_target, epochs=1)

            shares = model.predict(train_input).ravel()
            said = (shares > 0.5).astype(int)
            sureness = np.where(said == 1, shares, 1 - shares)
            ConfusionMatrixDisplay.from_predictions(
                train_target,
                said,
                xticks_rotation="vertical",
            )
            plt.show()
            print(classification_report(train_target, said, zero_division=0))
            shares = model.predict(train_input).ravel()
            said = (shares > 0.5).astype(int)
            sureness = np.where(said == 1, shares, 1 - shares)
            right = train_target
            wrong = np.flatnonzero(said != right)
            surest = wrong[np.argsort(-sureness[wrong], kind="stable")][:3]
            for place in surest:
                print(place, said[place], sureness[place], right[place], train_input[place])
            kernel = model.layers[0].get_weights()[0]
            print(kernel)
            limit = np.abs(kernel).max()
            plt.imshow(kernel, cmap="RdBu", vmin=-limit, vmax=limit, aspect="auto")
            plt.colorbar()
            plt.show()
            plt.hist(kernel.ravel(), bins=20)
            plt.show()
            looking = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
            outputs = looking(train_input[1:2])
            figure, axes = plt.subplots(len(outputs), 1, figsize=(8, 3 * len(outputs)), squeeze=False)
            for axis, layer, output in zip(axes[:, 0], model.layers, outputs):
                output = np.ravel(output)
                axis.bar(range(len(output)), output)
                axis.set_title(f"{layer.name}: {(output == 0).sum()} of {len(output)} at 0")
            plt.show()

            """#)
}
