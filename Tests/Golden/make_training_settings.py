"""Writes EngineTests/Fixtures/training_settings.json: what Keras makes of settings of a training.

make_training_settings.py FILE, with Keras 3 (here 3.15.1 on JAX). Every case is a network that
TrainingSettingsGoldenTests.swift builds under the same name, fitted in order, five batches an epoch, the
last of them smaller. `losses` holds single values and gradients, those of large outputs too.
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import jax
import keras
import numpy as np

L = keras.layers
LOSSES = keras.losses
# Layers take their seeds when they are made.
keras.utils.set_random_seed(5)


def hidden(units, activation=None):
    return [L.Dense(7, activation="tanh"), L.Dense(units, activation=activation)]


# The layers, the loss, the optimizer, what the targets are (labels, one-hot rows or yes and no) and what
# `fit` is given besides.
CASES = {
    "sparse of logits": (
        hidden(3), LOSSES.SparseCategoricalCrossentropy(from_logits=True),
        keras.optimizers.Adam(0.01), "labels"),
    "categorical of logits": (
        hidden(3), LOSSES.CategoricalCrossentropy(from_logits=True),
        keras.optimizers.SGD(0.1, momentum=0.9), "rows"),
    "binary of a logit": (
        hidden(1), LOSSES.BinaryCrossentropy(from_logits=True),
        keras.optimizers.RMSprop(0.01), "answers"),
    "binary of three logits": (
        hidden(3), LOSSES.BinaryCrossentropy(from_logits=True),
        keras.optimizers.SGD(0.1), "rows"),
    "softmax taken for logits": (
        hidden(3, "softmax"), LOSSES.SparseCategoricalCrossentropy(from_logits=True),
        keras.optimizers.SGD(0.5), "labels"),
    "smoothed rows": (
        hidden(3, "softmax"), LOSSES.CategoricalCrossentropy(label_smoothing=0.1),
        keras.optimizers.SGD(0.1), "rows"),
    "smoothed rows of logits": (
        hidden(3), LOSSES.CategoricalCrossentropy(from_logits=True, label_smoothing=0.3),
        keras.optimizers.SGD(0.1), "rows"),
    "smoothed answers": (
        hidden(1, "sigmoid"), LOSSES.BinaryCrossentropy(label_smoothing=0.2),
        keras.optimizers.Adam(0.01), "answers"),
    "smoothed answers of a logit": (
        hidden(1), LOSSES.BinaryCrossentropy(from_logits=True, label_smoothing=1),
        keras.optimizers.SGD(0.1), "answers"),
    "smoothed apart from its activation": (
        hidden(3, "softplus"), LOSSES.CategoricalCrossentropy(label_smoothing=0.2),
        keras.optimizers.SGD(0.1), "rows"),
    "weighted labels": (
        hidden(3, "softmax"), LOSSES.SparseCategoricalCrossentropy(),
        keras.optimizers.SGD(0.1), "labels", {"class_weight": {0: 1, 1: 0.25, 2: 4}}),
    "weighted rows": (
        hidden(3), LOSSES.CategoricalCrossentropy(from_logits=True),
        keras.optimizers.Adam(0.01), "rows", {"class_weight": {0: 2, 1: 0, 2: 0.5}}),
    "weighted answers": (
        hidden(1, "sigmoid"), LOSSES.BinaryCrossentropy(),
        keras.optimizers.SGD(0.1), "answers", {"class_weight": {0: 1, 1: 5}}),
}
SCHEDULES = keras.optimizers.schedules
PLAIN = LOSSES.SparseCategoricalCrossentropy()
for optimizer in [
        keras.optimizers.SGD, keras.optimizers.Adagrad, keras.optimizers.RMSprop,
        keras.optimizers.Adam, keras.optimizers.AdamW, keras.optimizers.Nadam]:
    CASES[f"{optimizer.__name__} by exponential_decay"] = (
        hidden(3, "softmax"), PLAIN, optimizer(SCHEDULES.ExponentialDecay(0.02, 4, 0.7)), "labels")
CASES["staircase"] = (
    hidden(3, "softmax"), PLAIN,
    keras.optimizers.SGD(SCHEDULES.ExponentialDecay(0.3, 4, 0.5, staircase=True), momentum=0.8),
    "labels")
CASES["inverse_time_decay"] = (
    hidden(3, "softmax"), PLAIN, keras.optimizers.Adam(SCHEDULES.InverseTimeDecay(0.05, 3, 0.5)),
    "labels")
CASES["cosine_decay"] = (
    hidden(3, "softmax"), PLAIN, keras.optimizers.Adam(SCHEDULES.CosineDecay(0.05, 12, alpha=0.1)),
    "labels")
CASES["reduce_lr_on_plateau"] = (
    hidden(3, "softmax"), PLAIN, keras.optimizers.SGD(0.4), "labels", {
        "epochs": 12, "callbacks": [keras.callbacks.ReduceLROnPlateau(
            monitor="loss", factor=0.1, patience=2, cooldown=1, min_delta=0.3, min_lr=0.1)]})
CASES["reduce_lr_on_plateau of accuracy"] = (
    hidden(3, "softmax"), PLAIN, keras.optimizers.Adam(0.02), "labels", {
        "epochs": 8, "callbacks": [
            keras.callbacks.ReduceLROnPlateau(monitor="accuracy", patience=2, min_delta=0.2)]})
for name, options in [
        ("clipnorm", {"clipnorm": 0.05}), ("clipvalue", {"clipvalue": 0.01}),
        ("global_clipnorm", {"global_clipnorm": 0.1}), ("clipnorm of nothing", {"clipnorm": 100})]:
    CASES[name] = (hidden(3, "softmax"), PLAIN, keras.optimizers.SGD(0.5, **options), "labels")
CASES["clipnorm of Adam"] = (
    hidden(3, "softmax"), PLAIN, keras.optimizers.Adam(0.02, clipnorm=0.05), "labels")


def array(values):
    """Every number as the shortest that is the same in Float32."""
    values = np.asarray(values, "float32")
    return {"shape": list(values.shape), "data": [float(str(v)) for v in values.ravel()]}


def targets(kind, random):
    labels = random.randint(0, 3, 36)
    if kind == "rows":
        return np.eye(3, dtype="float32")[labels]
    return labels % 2 if kind == "answers" else labels


def fitted(name, layers, loss, optimizer, kind, options={}):
    random = np.random.RandomState(3)
    x = random.normal(0.3, 2, (36, 6)).round(2).astype("float32")
    y = targets(kind, random)
    model = keras.Sequential([keras.Input((6,))] + layers)
    accuracy = "binary_accuracy" if loss.name == "binary_crossentropy" else "accuracy"
    model.compile(optimizer, loss, metrics=[accuracy])
    initial = [array(w) for w in model.get_weights()]
    options = {"epochs": 3, **options}
    history = model.fit(x, y, batch_size=8, shuffle=False, verbose=0, **options).history
    return {
        "name": name, "x": array(x), "y": array(y), "initial_weights": initial,
        "loss": history["loss"], "accuracy": history[accuracy],
        "learning_rate": history.get("learning_rate"),
        "final_weights": [array(w) for w in model.get_weights()],
        "evaluate": model.evaluate(x, y, verbose=0, return_dict=True)["loss"],
        "predict": array(model.predict(x, verbose=0)),
    }


def measured(kind, loss):
    """The loss and its gradient by small outputs, by large ones and by some whose powers overflow."""
    random = np.random.RandomState(8)
    output = np.concatenate([random.normal(0, size, (5, 4)) for size in [1, 30, 1000]])
    output = output.astype("float32")
    labels = random.randint(0, 4, len(output))
    y = labels if kind == "labels" else np.eye(4, dtype="float32")[labels]
    value, gradient = jax.value_and_grad(lambda output: loss(y, output))(output)
    return {
        "loss": loss.name, "y_true": array(y), "y_pred": array(output), "value": float(value),
        "gradient": array(gradient),
    }


found = {
    "keras": keras.__version__,
    "losses": [
        measured("labels", LOSSES.SparseCategoricalCrossentropy(from_logits=True)),
        measured("rows", LOSSES.CategoricalCrossentropy(from_logits=True)),
        measured("rows", LOSSES.BinaryCrossentropy(from_logits=True)),
    ],
    "cases": [fitted(name, *case) for name, case in CASES.items()],
}
with open(sys.argv[1], "w") as file:
    json.dump(found, file)
