"""Writes EngineTests/Fixtures/regularizers.json: how Keras trains weights whose size adds to the loss, and
layers that are not trained.

make_regularizers.py FILE, with Keras 3 (here 3.15.1). Every case is a network that
RegularizerGoldenTests.swift builds under the same name, fitted in order, five batches an epoch, the last
of them smaller.
"""

import json
import sys

import keras
import numpy as np

L = keras.layers
R = keras.regularizers
O = keras.optimizers
keras.utils.set_random_seed(5)


def hidden(**options):
    return [L.Dense(7, activation="tanh", name="hidden", **options),
            L.Dense(3, activation="softmax", name="last")]


def normed(frozen=False, **options):
    return [L.Dense(7, name="hidden"), L.BatchNormalization(name="norm", **options),
            L.Activation("tanh"), L.Dense(3, activation="softmax", name="last")]


# The layers, the optimizer, what `fit` is given besides, and the layers that are not trained.
CASES = {
    "l2": (hidden(kernel_regularizer=R.L2(0.01)), O.SGD(0.1), {}, []),
    "l1": (hidden(kernel_regularizer=R.L1(0.02)), O.Adam(0.01), {}, []),
    "l1_l2": (hidden(kernel_regularizer=R.L1L2(0.01, 0.03), bias_regularizer="l2"),
              O.RMSprop(0.01), {}, []),
    "l2 of a clipped Adam": (
        hidden(kernel_regularizer=R.L2(0.3)), O.Adam(0.02, clipnorm=0.05), {}, []),
    "l2 cut to a value": (
        hidden(kernel_regularizer=R.L2(0.3)), O.SGD(0.5, clipvalue=0.01), {}, []),
    "l2 of AdamW": (hidden(kernel_regularizer=R.L2(0.05)), O.AdamW(0.01), {}, []),
    "l2 with weighted classes": (
        hidden(kernel_regularizer=R.L2(0.05)), O.SGD(0.1, momentum=0.9),
        {"class_weight": {0: 1, 1: 0.25, 2: 4}}, []),
    "normalization": (
        normed(gamma_regularizer=R.L2(0.1), beta_regularizer=R.L1(0.05)), O.SGD(0.1), {}, []),
    "frozen": (hidden(kernel_regularizer=R.L2(0.01)), O.Adam(0.02), {}, ["hidden"]),
    "frozen normalization": (normed(), O.SGD(0.1, global_clipnorm=0.1), {}, ["norm"]),
}


def array(values):
    """Every number as the shortest that is the same in Float32."""
    values = np.asarray(values, "float32")
    return {"shape": list(values.shape), "data": [float(str(v)) for v in values.ravel()]}


def fitted(name, layers, optimizer, options, frozen):
    random = np.random.RandomState(3)
    x = random.normal(0.3, 2, (36, 6)).round(2).astype("float32")
    y = random.randint(0, 3, 36)
    model = keras.Sequential([keras.Input((6,))] + layers)
    # Something else than zeros and ones, so that it is seen.
    model.set_weights([w + random.uniform(0.1, 0.3, w.shape) for w in model.get_weights()])
    for layer in frozen:
        model.get_layer(layer).trainable = False
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    initial = [array(w) for layer in model.layers for w in layer.weights]
    history = model.fit(
        x, y, batch_size=8, shuffle=False, verbose=0, epochs=3, **options).history
    return {
        "name": name, "x": array(x), "y": array(y), "initial_weights": initial,
        "loss": history["loss"],
        "final_weights": [array(w) for layer in model.layers for w in layer.weights],
        "evaluate": model.evaluate(x, y, verbose=0, return_dict=True)["loss"],
    }


found = {
    "keras": keras.__version__, "cases": [fitted(name, *case) for name, case in CASES.items()]
}
with open(sys.argv[1], "w") as file:
    json.dump(found, file)
