"""Saves small models with whichever Keras is installed, from 1.2 to 3.15, and says what it makes of them.

    python old_keras.py FOLDER [NAME …]

Writes FOLDER/NAME.h5, .keras (where that Keras has it) and .weights.h5 or .w.h5, and FOLDER/answers.json:
inputs, targets, and for each file the predictions, and the weights after ten further steps.
"""

import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
folder, only = sys.argv[1], sys.argv[2:]
os.makedirs(folder, exist_ok=True)

import numpy as np

if os.environ.get("OLD_KERAS") == "tf":
    from tensorflow import keras
    import tensorflow as tf

    version = keras.__version__ if hasattr(keras, "__version__") else tf.__version__
elif os.environ.get("OLD_KERAS") == "tf_keras":
    import tf_keras as keras

    version = keras.__version__
else:
    try:
        # With TensorFlow 1's older variables these Kerases sometimes change a layer's weights before the
        # gradient of the layer below has read them, and no two runs are alike.
        import tensorflow

        if tensorflow.__version__.startswith("1."):
            tensorflow.compat.v1.enable_resource_variables()
    except ImportError:
        pass
    import keras

    version = keras.__version__
    if version.startswith(("1.", "2.")) and tensorflow.__version__.startswith("1."):
        # With one thread two runs are alike.
        one = tensorflow.compat.v1.ConfigProto(
            inter_op_parallelism_threads=1, intra_op_parallelism_threads=1
        )
        keras.backend.set_session(tensorflow.compat.v1.Session(config=one))

from importlib import import_module

name = keras.__name__
layers = keras.layers
optimizers = keras.optimizers
models = keras.models
major = int(version.split(".")[0])
is_one = major == 1
# The oldest TensorFlow backend of Keras 1 needs one thing that is gone.
Dense, Dropout, Flatten = layers.Dense, layers.Dropout, layers.Flatten
BatchNormalization, Activation = layers.BatchNormalization, layers.Activation
LeakyReLU = getattr(layers, "LeakyReLU", None)
if LeakyReLU is None:
    LeakyReLU = import_module(name + ".layers.advanced_activations").LeakyReLU

random = np.random.RandomState(7)
x = random.normal(size=(40, 4)).astype("float32")
y = random.randint(0, 3, size=(40,)).astype("float32")


def dense(units, activation, first=False, **more):
    if is_one:
        if first:
            more["input_dim"] = 4
        return Dense(units, activation=activation, **more)
    if first and major < 3:
        more["input_shape"] = (4,)
    return Dense(units, activation=activation, **more)


def sequential(*stack):
    made = models.Sequential()
    if major >= 3:
        made.add(keras.Input(shape=(4,)))
    for layer in stack:
        made.add(layer)
    return made


def plain():
    return sequential(dense(6, "relu", first=True), dense(3, "softmax"))


def normed():
    # Without a bias, whose gradient would be nothing but rounding.
    more = {"bias" if is_one else "use_bias": False}
    return sequential(
        dense(6, "linear", first=True, **more), BatchNormalization(), Activation("tanh"),
        dense(3, "softmax"),
    )


def dropped():
    return sequential(
        dense(6, "linear", first=True), LeakyReLU(0.1), Dropout(0.3), dense(3, "softmax")
    )


def regularized():
    rule = import_module(name + ".regularizers").l2(0.01)
    more = {"W_regularizer" if is_one else "kernel_regularizer": rule}
    return sequential(dense(6, "relu", first=True, **more), dense(3, "softmax"))


def input_layer():
    first = layers.InputLayer(input_shape=(4,)) if major < 3 else layers.InputLayer(shape=(4,))
    made = models.Sequential()
    for layer in [first, Dense(6, activation="relu"), Dense(3, activation="softmax")]:
        made.add(layer)
    return made


def functional():
    first = layers.Input(shape=(4,))
    made = Dense(3, activation="softmax")(Dropout(0.0)(Dense(6, activation="relu")(first)))
    return models.Model(first, made)


def rate_name():
    old = major < 2 or (major == 2 and name == "keras" and int(version.split(".")[1]) < 4)
    return "lr" if old else "learning_rate"


def adam(**more):
    more[rate_name()] = 0.01
    return optimizers.Adam(**more)


def sgd(**more):
    more[rate_name()] = 0.05
    return optimizers.SGD(**more)


def rmsprop(**more):
    more[rate_name()] = 0.003
    return optimizers.RMSprop(**more)


def adagrad(**more):
    more[rate_name()] = 0.05
    return optimizers.Adagrad(**more)


def nadam(**more):
    more[rate_name()] = 0.002
    return optimizers.Nadam(**more)


choices = {
    "adam": (plain, adam, {}),
    "adam_normed": (normed, adam, {}),
    "sgd": (plain, sgd, {}),
    "sgd_momentum": (plain, sgd, {"momentum": 0.9, "nesterov": True}),
    "rmsprop": (plain, rmsprop, {}),
    "adagrad": (plain, adagrad, {}),
    "nadam": (plain, nadam, {}),
    "adamax": (plain, lambda: optimizers.Adamax(), {}),
    "adadelta": (plain, lambda: optimizers.Adadelta(), {}),
    "dropped": (dropped, adam, {}),
    "uncompiled": (plain, None, {}),
    "regularized": (regularized, adam, {}),
}
if not is_one:
    choices["input_layer"] = (input_layer, adam, {})
    choices["functional"] = (functional, adam, {})
modern = major == 3 or (major == 2 and int(version.split(".")[1]) >= 11)
if major < 3 and not modern:
    choices["adam_decay"] = (plain, adam, {"decay": 0.01})
if major > 2 or (major == 2 and int(version.split(".")[1]) >= 2):
    choices["adam_amsgrad"] = (plain, adam, {"amsgrad": True})
    choices["adam_clipnorm"] = (plain, adam, {"clipnorm": 0.1})
if hasattr(optimizers, "Ftrl"):
    choices["ftrl"] = (plain, lambda: optimizers.Ftrl(), {})
if modern and hasattr(optimizers, "AdamW"):
    choices["adamw"] = (plain, lambda: optimizers.AdamW(learning_rate=0.01), {})
if hasattr(optimizers, "Lion"):
    choices["lion"] = (plain, lambda: optimizers.Lion(), {})
if hasattr(optimizers, "legacy") and major == 2 and modern:
    choices["legacy_adam"] = (plain, lambda: optimizers.legacy.Adam(learning_rate=0.01), {})


def train(model, epochs):
    more = {"nb_epoch": epochs} if is_one else {"epochs": epochs}
    model.fit(x, y, batch_size=8, verbose=0, shuffle=False, **more)


def flat(model):
    return [float(v) for w in model.get_weights() for v in np.asarray(w).ravel()]


answers = []
for label, (build, make, settings) in sorted(choices.items()):
    if only and label not in only:
        continue
    np.random.seed(3)
    try:
        model = build()
        if make is not None:
            model.compile(
                optimizer=make(**settings), loss="sparse_categorical_crossentropy",
                metrics=["accuracy"],
            )
            train(model, 3)
    except (TypeError, RuntimeError) as error:
        # The older of these cannot decay a learning rate that is one of TensorFlow's newer variables.
        print(label, "was left out:", error)
        continue
    files = []
    start = os.path.join(folder, label)
    # First: saving as .h5 makes Keras 3 forget its optimizer.
    if modern and (major > 2 or int(version.split(".")[1]) >= 12):
        more = {"save_format": "keras"} if version.startswith("2.12") else {}
        model.save(start + ".keras", **more)
        files.append(label + ".keras")
    try:
        model.save(start + ".h5")
        files.append(label + ".h5")
    except ValueError as error:
        # The first Keras 3 give two arrays of some optimizers the same name.
        print(label + ".h5:", error)
        os.remove(start + ".h5")
    weights = start + (".weights.h5" if major >= 3 else ".w.h5")
    model.save_weights(weights)
    if hasattr(model, "to_json"):
        with open(start + ".json", "w") as out:
            out.write(model.to_json())
    answer = {
        "name": label,
        "files": files,
        "weightFile": os.path.basename(weights),
        "predict": [float(v) for v in np.asarray(model.predict(x)).ravel()],
        "weights": flat(model),
        "further": None,
    }
    if make is not None and label != "dropped":
        train(model, 2)
        answer["further"] = flat(model)
    answers.append(answer)

with open(os.path.join(folder, "answers.json"), "w") as out:
    json.dump(
        {
            "version": version,
            "x": [float(v) for v in x.ravel()],
            "y": [float(v) for v in y],
            "answers": answers,
        },
        out,
    )
print(version, len(answers), "models")
