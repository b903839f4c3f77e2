"""Writes EngineTests/Fixtures/normalization.json: what Keras makes of networks with BatchNormalization and Rescaling.

make_normalization.py FILE, with Keras 3 (here 3.15.1 on JAX). Every case is a network of the layers that
NormalizationGoldenTests.swift builds under the same name, fitted in order, five batches an epoch, the
last of them smaller.
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
import keras
import numpy as np

L = keras.layers
CASES = {
    "hidden": (
        (6,), keras.optimizers.SGD(0.1),
        lambda: [
            L.Dense(20, use_bias=False), L.BatchNormalization(), L.Activation("relu"),
            L.Dense(3, activation="softmax"),
        ]),
    "first": (
        (6,), keras.optimizers.SGD(0.05, momentum=0.9),
        lambda: [
            L.BatchNormalization(momentum=0.8, epsilon=0.01, scale=False),
            L.Dense(5, activation="tanh"), L.Dense(3, activation="softmax"),
        ]),
    "rows": (
        (3, 4), keras.optimizers.SGD(0.05),
        lambda: [
            L.Dense(18, activation="sigmoid"), L.BatchNormalization(center=False, momentum=0.9),
            L.Flatten(), L.Dense(3, activation="softmax"),
        ]),
    "pixels": (
        (6,), keras.optimizers.Adam(0.01),
        lambda: [
            L.Rescaling(1.0 / 255, offset=-0.5),
            L.BatchNormalization(beta_initializer="ones", moving_mean_initializer="ones"),
            L.Dense(3, activation="softmax"),
        ]),
}


def array(values):
    values = np.asarray(values, "float32")
    return {"shape": list(values.shape), "data": [float(v) for v in values.ravel()]}


cases = []
for name, (shape, optimizer, layers) in CASES.items():
    keras.utils.set_random_seed(5)
    random = np.random.RandomState(3)
    x = random.normal(0.3, 2, (36,) + shape).astype("float32")
    if name == "pixels":
        x = random.randint(0, 256, (36,) + shape).astype("float32")
    y = random.randint(0, 3, 36)
    model = keras.Sequential([keras.Input(shape)] + layers())
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    initial = [array(w) for w in model.get_weights()]
    history = model.fit(x, y, epochs=3, batch_size=8, shuffle=False, verbose=0).history
    cases.append({
        "name": name, "x": array(x), "y": array(y), "initial_weights": initial,
        "loss": history["loss"], "accuracy": history["accuracy"],
        "final_weights": [array(w) for w in model.get_weights()],
        "evaluate": model.evaluate(x, y, verbose=0, return_dict=True)["loss"],
        "predict": array(model.predict(x, verbose=0)),
        "training_output": array(model(x, training=True)),
    })

with open(sys.argv[1], "w") as file:
    json.dump({"keras": keras.__version__, "cases": cases}, file)
