"""Opens what Bobbin saved with the real Keras, goes on training, and writes what came of it.

real_keras.py FOLDER: FOLDER/data.json names the files; the answers go to FOLDER/answers.json.
"""

import json
import os
import sys

os.environ.setdefault("KERAS_BACKEND", "jax")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import h5py
import keras
import numpy as np
from keras.src.legacy.saving.legacy_h5_format import load_optimizer_weights_from_hdf5_group

folder = sys.argv[1]
with open(folder + "/data.json") as file:
    data = json.load(file)
x = np.array(data["x"], "float32").reshape(-1, 4, 3)
y = np.array(data["y"], "int32")


def flat(model):
    return [float(v) for w in model.get_weights() for v in np.ravel(w)]


def go_on(model):
    model.fit(x, y, epochs=2, batch_size=8, shuffle=False, verbose=0)


def load(path):
    """The model, with its optimizer's memory.

    Keras 3.15 builds the optimizer of an .h5 file for no weights at all, so that neither its own
    files nor ours can go on training as loaded. What its loader meant to do is done here, by its
    own functions.
    """
    model = keras.models.load_model(path)
    if path.endswith(".h5"):
        optimizer = type(model.optimizer).from_config(model.optimizer.get_config())
        optimizer.build(model.trainable_variables)
        with h5py.File(path) as file:
            optimizer.set_weights(load_optimizer_weights_from_hdf5_group(file))
            loss = json.loads(file.attrs["training_config"])["loss"]
        model.compile(optimizer, loss, metrics=["accuracy"])
    return model


def answer(name, path, model):
    """Predict, save as loaded, ten steps, save, ten more steps."""
    result = {"name": name, "path": path}
    result["predict"] = [float(v) for v in np.ravel(model.predict(x, verbose=0))]
    ending = "h5" if path.endswith(".h5") else "keras"
    result["back"] = f"{path}.back.{ending}"
    result["more"] = f"{path}.more.{ending}"
    model.save(result["back"])
    go_on(model)
    result["ten"] = flat(model)
    model.save(result["more"])
    go_on(model)
    result["twenty"] = flat(model)
    return result


answers = []
for item in data["files"]:
    if item["path"].endswith(".weights.h5"):
        model = keras.models.load_model(item["whole"])
        model.set_weights([w * 0 for w in model.get_weights()])
        for v in model.optimizer.variables[2:]:
            v.assign(np.zeros(v.shape, "float32"))
        model.load_weights(item["path"])
        result = {"name": item["name"], "path": item["path"]}
        result["predict"] = [float(v) for v in np.ravel(model.predict(x, verbose=0))]
        result["back"] = item["path"].replace(".weights.h5", ".back.weights.h5")
        model.save_weights(result["back"])
        go_on(model)
        result["ten"] = flat(model)
        answers.append(result)
    else:
        answers.append(answer(item["name"], item["path"], load(item["path"])))

# Models that Keras made itself.
o = keras.optimizers
optimizers = {
    "sgd": lambda: o.SGD(0.05), "momentum": lambda: o.SGD(0.02, momentum=0.9, nesterov=True),
    "adagrad": lambda: o.Adagrad(0.03), "rmsprop": lambda: o.RMSprop(0.002),
    "rmsprop_all": lambda: o.RMSprop(0.001, momentum=0.4, centered=True),
    "adam": lambda: "adam", "amsgrad": lambda: o.Adam(0.003, amsgrad=True),
    "adamw": lambda: o.AdamW(0.003, weight_decay=0.01), "nadam": lambda: o.Nadam(0.003),
}
layers = keras.layers
made = []
for name, make in optimizers.items():
    model = keras.Sequential(
        [
            keras.Input((4, 3)), layers.Rescaling(0.5), layers.Dense(5, "gelu"), layers.Flatten(),
            layers.ReLU(), layers.Dense(6, use_bias=False, kernel_initializer="lecun_normal"),
            layers.BatchNormalization(momentum=0.9), layers.LeakyReLU(negative_slope=0.1),
            layers.Dense(3), layers.Softmax(),
        ])
    model.compile(
        make(), keras.losses.SparseCategoricalCrossentropy(),
        metrics=[keras.metrics.SparseCategoricalAccuracy()] if name == "sgd" else ["accuracy"])
    go_on(model)
    paths = [f"{folder}/made_{name}.{e}" for e in ["keras", "weights.h5", "h5"]]
    model.save(paths[0])
    model.save_weights(paths[1])
    model.save(paths[2])
    predict = [float(v) for v in np.ravel(model.predict(x, verbose=0))]
    go_on(model)
    made.append({"name": name, "paths": paths, "predict": predict, "ten": flat(model)})

with open(folder + "/answers.json", "w") as file:
    json.dump({"version": keras.__version__, "answers": answers, "made": made}, file)
