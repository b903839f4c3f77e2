"""Computes the values that the tests compare with: by Keras, NumPy and scikit-learn themselves.

    python Tests/Golden/make_golden.py            writes every fixture anew
    python Tests/Golden/make_golden.py --check    writes nothing, and says where one is another

Each fixture holds its cases (inputs, first weights, settings) beside what came out of them. The cases
are read from it and kept; everything else is computed. To add a case, write its inputs and settings
into the fixture and run this.

Needs keras, jax, numpy, scikit-learn and h5py, best in the versions that stand in each fixture's
`about`. With BOBBIN_DATA, the folder that holds `fashion_mnist`, the values on the real pictures are
computed as well (minutes); without it they stay.
"""

import argparse
import gzip
import hashlib
import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "jax")

import jax
import jax.numpy as jnp
import keras
import numpy as np
import sklearn
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import SGDClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate, train_test_split

TESTS = Path(__file__).resolve().parent.parent
ABOUT = {
    "keras": keras.__version__,
    "backend": f"jax {jax.__version__}",
    "numpy": np.__version__,
    "scikit_learn": sklearn.__version__,
}


def array(value):
    """An array of a fixture: its shape, its type and its numbers in rows."""
    return np.array(value["data"], dtype=value["dtype"]).reshape(value["shape"])


def flat(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "dtype": str(value.dtype), "data": value.ravel().tolist()}


def digest(indices):
    return hashlib.sha256(np.asarray(indices).astype("<i8").tobytes()).hexdigest()


def filled(case, results):
    """The case with its results, which keep the places that they had in it."""
    return {**case, **results}


# --- Keras ---------------------------------------------------------------------------------------


def trained(model, compiling, x, y, weights, **fitting):
    model.compile(**compiling)
    model.build((None, *x.shape[1:]))
    model.set_weights([array(each) for each in weights])
    history = model.fit(x, y, verbose=0, shuffle=False, **fitting).history
    return {name: [float(value) for value in values] for name, values in history.items()}


class RunningLoss(keras.callbacks.Callback):
    def __init__(self):
        super().__init__()
        self.values = []

    def on_train_batch_end(self, batch, logs=None):
        self.values.append(float(logs["loss"]))


def optimizers(fixture):
    """Every step's mean loss so far, each epoch's logs and the last weights, for each optimizer."""
    x, y = array(fixture["x"]), array(fixture["y"])

    def result(case):
        model = keras.Sequential(
            [keras.layers.Dense(5, activation="tanh"), keras.layers.Dense(3, activation="softmax")]
        )
        running = RunningLoss()
        history = trained(
            model,
            {
                "optimizer": getattr(keras.optimizers, case["optimizer"])(**case["config"]),
                "loss": "sparse_categorical_crossentropy",
                "metrics": ["accuracy"],
            },
            x, y, fixture["initial_weights"], batch_size=8, epochs=4, callbacks=[running],
        )
        epochs = [dict(zip(history, values)) for values in zip(*history.values())]
        return {
            "epoch_logs": epochs,
            "running_mean_loss_after_each_step": running.values,
            "final_weights": [flat(each) for each in model.get_weights()],
        }

    return {"cases": [filled(case, result(case)) for case in fixture["cases"]]}


def fits(fixture):
    """Whole fits, of several kinds of networks, losses and targets."""

    def layer(description):
        settings = {name: value for name, value in description.items() if name != "class"}
        return getattr(keras.layers, description["class"])(**settings)

    def result(case):
        model = keras.Sequential([layer(each) for each in case["layers"]])
        x, y = array(case["x"]), array(case["y"])
        history = trained(model, case["compile"], x, y, case["initial_weights"], **case["fit"])
        measured = model.evaluate(x, y, verbose=0)
        return {
            "history": history,
            "final_weights": [flat(each) for each in model.get_weights()],
            "evaluate": [float(each) for each in np.atleast_1d(measured)],
            "predict_first_5": flat(model.predict(x[:5], verbose=0)),
        }

    return {"cases": [filled(case, result(case)) for case in fixture["cases"]]}


def activations(fixture):
    """Values and slopes of every activation, and softmax with a gradient from above."""
    x = array(fixture["x"])

    def curve(name):
        function = keras.activations.get(name)
        slope = jax.vmap(jax.grad(lambda value: function(value)))
        return {"y": flat(function(x)), "dy": flat(slope(x))}

    softmax = fixture["softmax"]
    y, backward = jax.vjp(keras.activations.softmax, jnp.asarray(array(softmax["x"])))
    (gradient,) = backward(jnp.asarray(array(softmax["upstream_gradient"])))
    return {
        "elementwise": {name: curve(name) for name in fixture["elementwise"]},
        "softmax": filled(softmax, {"y": flat(y), "input_gradient": flat(gradient)}),
    }


def losses(fixture):
    """The mean loss and its gradient by the predictions, and what a logarithm of 0 comes to."""

    def value(name, y_true, y_pred):
        return keras.losses.get(name)(y_true, y_pred)

    def mean(name, y_true, y_pred):
        return jnp.mean(value(name, y_true, y_pred))

    def result(name, case):
        y_true, y_pred = array(case["y_true"]), jnp.asarray(array(case["y_pred"]))
        gradient = jax.grad(lambda predicted: mean(name, y_true, predicted))(y_pred)
        return {"value": float(mean(name, y_true, y_pred)), "gradient": flat(gradient)}

    def edge(title, case):
        y_pred = jnp.asarray(case["y_pred"], dtype="float32")
        return {"value": float(mean(title.split(" ")[0], np.array(case["y_true"]), y_pred))}

    return {
        "losses": {
            name: filled(case, result(name, case)) for name, case in fixture["losses"].items()
        },
        "edges": {
            title: filled(case, edge(title, case)) for title, case in fixture["edges"].items()
        },
    }


def callbacks(fixture):
    """What EarlyStopping and ModelCheckpoint do where the losses are written down beforehand.

    The one weight of the model is the number of the epoch, so that it tells which ones were kept.
    """

    def model():
        made = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1, use_bias=False)])
        made.compile("sgd", "mse")
        return made

    def stopping(case):
        callback = keras.callbacks.EarlyStopping(monitor="val_loss", **case["arguments"])
        played = model()
        callback.set_model(played)
        callback.on_train_begin()
        played.stop_training = False
        epoch = 0
        for epoch, loss in enumerate(case["val_loss"]):
            played.set_weights([np.array([[epoch]], dtype="float32")])
            callback.on_epoch_end(epoch, {"val_loss": loss})
            if played.stop_training:
                break
        callback.on_train_end()
        return {
            "epochs_run": epoch + 1,
            "stopped_epoch": callback.stopped_epoch,
            "best_epoch": callback.best_epoch,
            "weights_are_those_of_epoch": int(played.get_weights()[0][0, 0]),
        }

    def saving(case):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "best.keras"
            callback = keras.callbacks.ModelCheckpoint(
                str(path), monitor="val_loss", save_best_only=True
            )
            callback.set_model(model())
            saved = []
            for epoch, loss in enumerate(case["val_loss"]):
                callback.on_epoch_begin(epoch)
                callback.on_epoch_end(epoch, {"val_loss": loss})
                if path.exists():
                    saved.append(epoch)
                    path.unlink()
        return {"saves_at_epochs": saved}

    stops = fixture["EarlyStopping"]
    saves = fixture["ModelCheckpoint_save_best_only"]
    return {
        "EarlyStopping": [filled(case, stopping(case)) for case in stops],
        "ModelCheckpoint_save_best_only": filled(saves, saving(saves)),
    }


def files(fixture):
    """What the model in the files predicts. The files themselves are the case: Keras wrote them."""
    folder = TESTS / "InterchangeTests/Fixtures"
    whole = [keras.models.load_model(folder / name) for name in ("whole.keras", "whole.h5")]
    copy = keras.models.clone_model(whole[0])
    copy.load_weights(folder / "only.weights.h5")
    x = array(fixture["x"])
    results = [
        {
            "predict": flat(model.predict(x, verbose=0)),
            "weights": [flat(each) for each in model.get_weights()],
            "summary_parameters": model.count_params(),
        }
        for model in [*whole, copy]
    ]
    for other in results[1:]:
        if difference(results[0], other)[0] > 0:
            sys.exit("whole.keras, whole.h5 and only.weights.h5 hold different models")
    return results[0]


# --- NumPy and scikit-learn ----------------------------------------------------------------------


def random_state(fixture):
    """The legacy generator: words, uniform and normal numbers, permutations."""

    def result(seed):
        def fresh():
            return np.random.RandomState(int(seed))

        return {
            "first_32_bit_words": fresh().randint(0, 2**32, 8, dtype=np.uint32).tolist(),
            "random_sample": fresh().random_sample(5).tolist(),
            "standard_normal": fresh().standard_normal(5).tolist(),
            "permutation_10": fresh().permutation(10).tolist(),
            "permutation_1000_sha256_of_little_endian_int64": digest(fresh().permutation(1000)),
        }

    return {"by_seed": {seed: result(seed) for seed in fixture["by_seed"]}}


def array_texts(fixture):
    """How NumPy writes float32 arrays as text."""

    def values(case):
        if case["bits"] is not None:
            return np.array(case["bits"], dtype="uint32").view("float32")
        made = (7919 * np.arange(np.prod(case["shape"], dtype=int)) % 10007) / 16
        return (np.floor(made) if case["whole"] else made).astype("float32")

    def text(case):
        made = values(case).reshape(case["shape"])
        return {"text": str(made.astype(int) if case["whole"] else made)}

    return {"cases": [filled(case, text(case)) for case in fixture["cases"]]}


def pictures():
    """Fashion-MNIST's training pictures and labels; None where BOBBIN_DATA does not name them."""
    folder = Path(os.environ.get("BOBBIN_DATA", "")) / "fashion_mnist"

    def read(name, start):
        return np.frombuffer(gzip.decompress((folder / name).read_bytes()), "uint8", offset=start)

    if not (folder / "train-images-idx3-ubyte.gz").exists():
        return None
    images = read("train-images-idx3-ubyte.gz", 16).reshape(-1, 784)
    return images, read("train-labels-idx1-ubyte.gz", 8)


def splits(fixture):
    """Which indices train_test_split keeps on either side, in their order."""

    def result(case):
        train, test = train_test_split(
            np.arange(case["n"]), test_size=case["test_size"], random_state=case["random_state"]
        )
        return {
            "train_size": len(train),
            "test_count": len(test),
            "train_first_10": train[:10].tolist(),
            "test_first_10": test[:10].tolist(),
            "train_sha256_of_little_endian_int64": digest(train),
            "test_sha256_of_little_endian_int64": digest(test),
        }

    results = {"cases": [filled(case, result(case)) for case in fixture["cases"]]}
    if found := pictures():
        kept, _ = train_test_split(found[1], test_size=0.2, random_state=42)
        name = "fashion_mnist_train_target_first_10_after_split_0.2_seed_42"
        results[name] = kept[:10].tolist()
    return results


def baselines(fixture):
    """SGDClassifier's coefficients, its score and those of five folds."""
    x, y = array(fixture["x"]), array(fixture["y"])

    def classifier(arguments):
        return SGDClassifier(loss="log_loss", **arguments)

    def result(case):
        fitted = classifier(case["arguments"]).fit(x, y)
        folds = cross_validate(classifier(case["arguments"]), x, y, cv=5)["test_score"]
        return {
            "coef": flat(fitted.coef_),
            "intercept": flat(fitted.intercept_),
            "n_iter": int(fitted.n_iter_),
            "score": float(fitted.score(x, y)),
            "cross_validate_5": folds.tolist(),
        }

    results = {
        "stratified_5_fold_test_indices": [
            test.tolist() for _, test in StratifiedKFold(5).split(x, y)
        ],
        "cases": [filled(case, result(case)) for case in fixture["cases"]],
    }
    if found := pictures():
        scores = cross_validate(
            classifier({"max_iter": 5, "random_state": 42}), found[0] / 255.0, found[1], n_jobs=-1
        )["test_score"]
        results["fashion_mnist"] = filled(
            fixture["fashion_mnist"],
            {"fold_scores": scores.tolist(), "mean": float(scores.mean())},
        )
    return results


# --- Writing and comparing -----------------------------------------------------------------------

FIXTURES = {
    "EngineTests/Fixtures/optimizers.json": optimizers,
    "EngineTests/Fixtures/fits.json": fits,
    "EngineTests/Fixtures/activations.json": activations,
    "EngineTests/Fixtures/losses.json": losses,
    "EngineTests/Fixtures/callbacks.json": callbacks,
    "EngineTests/Fixtures/random_state.json": random_state,
    "EngineTests/Fixtures/numpy_array_text.json": array_texts,
    "EngineTests/Fixtures/sgd_classifier.json": baselines,
    "DatasetsTests/Fixtures/train_test_split.json": splits,
    "InterchangeTests/Fixtures/expected.json": files,
}


def difference(before, after, place=""):
    """The greatest difference of two numbers at the same place, and that place.

    Infinite where anything but numbers differs.
    """
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        inner = [difference(before[name], after[name], f"{place}.{name}") for name in before]
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        inner = [difference(*both, f"{place}[{i}]") for i, both in enumerate(zip(before, after))]
    elif isinstance(before, (int, float)) and isinstance(after, (int, float)):
        return (0.0 if before == after else abs(before - after), place)
    else:
        return (0.0 if before == after else float("inf"), place)
    return max(inner, default=(0.0, place))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say what differs")
    parser.add_argument("names", nargs="*", help="optimizers, fits, … (all, where none is named)")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore", ConvergenceWarning)
    unknown = set(arguments.names) - {Path(path).stem for path in FIXTURES}
    if unknown:
        parser.error(f"no fixture is called {', '.join(sorted(unknown))}")
    for path, compute in FIXTURES.items():
        if arguments.names and Path(path).stem not in arguments.names:
            continue
        fixture = json.loads((TESTS / path).read_text())
        after = filled(fixture, compute(fixture))
        after["about"] = {name: ABOUT.get(name, old) for name, old in fixture["about"].items()}
        most, place = difference({**fixture, "about": 0}, {**after, "about": 0})
        print(f"{path}: {'the same' if most == 0 else f'differs by {most:.3g} at {place}'}")
        if not arguments.check and after != fixture:
            (TESTS / path).write_text(json.dumps(after, separators=(",", ":"), ensure_ascii=False))


if __name__ == "__main__":
    main()
