import Foundation
import TestSupport

/// Runs a program that `keras` printed with a real Keras, small stand-ins in place of everything
/// that downloads, draws or takes long, and tells what came of it.
struct KerasPeer {
    /// Model, optimizer, the last `fit` and numbers of the program, as its JSON tells them.
    func run(_ program: String) throws -> [String: Any] {
        let folder = TemporaryFolder()
        let file = try folder.write(program, to: "program.py")
        let harness = try folder.write(Self.harness, to: "harness.py")
        let python = try KerasEnvironment.python()
        _ = try KerasEnvironment.run(python, ["-m", "py_compile", file])
        let text = try KerasEnvironment.run(
            python, [harness, file], in: folder.path,
            variables: ["KERAS_BACKEND": program.contains("tensorflow") ? "tensorflow" : "jax"])
        let last = text.split(separator: "\n").last ?? ""
        let found = try JSONSerialization.jsonObject(with: Data(last.utf8))
        return found as? [String: Any] ?? [:]
    }

    private static let harness = #"""
        import json, sys
        from unittest.mock import MagicMock

        import keras
        import numpy as np
        import sklearn.metrics
        import sklearn.model_selection

        found = {}


        def load_data():
            def part(count):
                return np.zeros((count, 28, 28), "float16"), np.arange(count) % 10
            return part(60000), part(10000)


        class History:
            history = {name: [0.5, 0.5] for name in ["loss", "accuracy", "val_loss", "val_accuracy"]}
            epoch = [0, 1]


        def fit(self, inputs, targets, **options):
            assert inputs.shape[1:] == self.input_shape[1:], inputs.shape
            callbacks = options.pop("callbacks", [])
            validation = options.pop("validation_data", None)
            if validation is not None:
                assert validation[0].shape[1:] == inputs.shape[1:]
            kept = int(len(inputs) * (1 - options.get("validation_split", 0)))
            found["fit"] = dict(
                options, examples=kept, steps=-(-kept // options.get("batch_size", 32)),
                validates=validation is not None or "validation_split" in options,
                callbacks=[type(callback).__name__ for callback in callbacks])
            return History()


        keras.datasets.fashion_mnist.load_data = load_data
        keras.Sequential.fit = fit
        keras.Sequential.evaluate = lambda self, inputs, targets, **options: [0.5, 0.5]
        keras.Sequential.predict = (
            lambda self, inputs: np.zeros((len(inputs), self.output_shape[-1])))
        sklearn.metrics.ConfusionMatrixDisplay = MagicMock()
        sklearn.model_selection.cross_validate = (
            lambda classifier, inputs, targets, **options: classifier._validate_params()
            or {"test_score": np.ones(options.get("cv", 5))})
        pyplot = MagicMock()
        pyplot.subplots = lambda rows, columns, **options: (
            pyplot, [[MagicMock() for _ in range(columns)]])
        matplotlib = MagicMock()
        matplotlib.pyplot = pyplot
        sys.modules["matplotlib"], sys.modules["matplotlib.pyplot"] = matplotlib, pyplot

        names = {}
        exec(compile(open(sys.argv[1]).read(), "program.py", "exec"), names)
        if "model" in names:
            model = names["model"]
            found["layers"] = [
                {"kind": type(layer).__name__, "settings": layer.get_config()}
                for layer in model.layers]
            found["parameters"] = model.count_params()
            found["optimizer"] = {
                "kind": type(model.optimizer).__name__, "settings": model.optimizer.get_config()
            } if getattr(model, "optimizer", None) else None
            loss = getattr(model, "loss", None)
            found["loss"] = loss if isinstance(loss, (str, type(None))) else loss.get_config()
        for name in ["w", "b"]:
            if name in names:
                found[name] = float(names[name].numpy())
        print()
        print(json.dumps(found, default=str))
        """#
}
