# %% predict a dense layer tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.layers.Input(shape=(2,)), keras.layers.Dense(1)])
model.layers[0].set_weights([np.array([[1.0], [2.0]]), np.array([0.5])])
model.predict(np.array([[1.0, 1.0], [0.0, 2.0]]), verbose=0)
p = model.predict(np.array([[1.0, 1.0]]), verbose=0)
p.shape, p.dtype
print(p[0][0])
float(p[0, 0])
# %% predict softmax tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3, activation="softmax")])
model.set_weights([np.array([[1.0, 0.0, -1.0], [0.0, 1.0, 0.0]]), np.array([0.0, 0.0, 0.0])])
p = model.predict(np.array([[1.0, 2.0], [3.0, 0.0]]), verbose=0)
p
p.sum(axis=1), np.argmax(p, axis=1), p.argmax(axis=-1)
np.round(p, 2)
print(f"{p[0].max():.4f}")
[f"{v:.2f}" for v in p[0]]
# %% hidden layer tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.models.Sequential()
model.add(keras.layers.Input(shape=(2,)))
model.add(keras.layers.Dense(2, activation="relu", name="hidden"))
model.add(keras.layers.Dense(1, activation="sigmoid", name="out"))
model.layers[0].set_weights([np.array([[1.0, -1.0], [1.0, 1.0]]), np.array([0.0, 0.5])])
model.layers[1].set_weights([np.array([[1.0], [-2.0]]), np.array([0.1])])
model.predict(np.array([[1.0, 0.0], [0.0, 1.0]]), verbose=0)
len(model.layers), model.layers[0].name, [l.name for l in model.layers]
model.count_params(), model.layers[0].count_params()
[w.shape for w in model.get_weights()]
model.get_layer("hidden").name, model.get_layer(index=1).name
w, b = model.layers[0].get_weights()
w, b
w.shape, b.shape
model.input_shape, model.output_shape
# %% evaluate regression tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[2.0]]), np.array([1.0])])
model.compile(optimizer="sgd", loss="mse", metrics=["mae"])
x = np.array([[0.0], [1.0], [2.0]])
y = np.array([1.0, 2.0, 6.0])
r = model.evaluate(x, y, verbose=0)
type(r), len(r)
np.round(r, 5)
loss, mae = model.evaluate(x, y, verbose=0)
print("loss:", round(loss, 4), "mae:", round(mae, 4))
model.evaluate(x, y, verbose=0, return_dict=True).keys()
# %% evaluate without metrics tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[1.0]]), np.array([0.0])])
model.compile(loss="mse", optimizer="sgd")
r = model.evaluate(np.array([[1.0], [2.0]]), np.array([2.0, 2.0]), verbose=0)
type(r), round(r, 5)
# %% evaluate classification tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="softmax")])
model.set_weights([np.array([[1.0, 0.0], [0.0, 1.0]]), np.zeros(2)])
model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
x = np.array([[2.0, 1.0], [0.0, 1.0], [1.0, 3.0], [4.0, 0.0]])
y = np.array([0, 1, 0, 0])
loss, acc = model.evaluate(x, y, verbose=0)
round(loss, 5), acc
print(f"Accuracy: {acc:.2%}")
score = model.evaluate(x, y, verbose=0)
score[1], len(score)
np.mean(np.argmax(model.predict(x, verbose=0), axis=1) == y)
# %% fit without shuffling tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[0.0]]), np.array([0.0])])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1), loss="mse")
x = np.array([[1.0], [2.0], [3.0], [4.0]])
y = np.array([[3.0], [5.0], [7.0], [9.0]])
h = model.fit(x, y, epochs=3, batch_size=2, shuffle=False, verbose=0)
h.history
h.history.keys(), h.epoch
len(h.history["loss"])
[round(v, 4) for v in h.history["loss"]]
model.get_weights()
model.predict(np.array([[5.0]]), verbose=0)
h = model.fit(x, y, epochs=1, batch_size=4, shuffle=False, verbose=0)
h.history
# %% fit with validation tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
model.set_weights([np.array([[0.1], [-0.2]]), np.array([0.0])])
model.compile(optimizer=keras.optimizers.SGD(0.5), loss="binary_crossentropy", metrics=["accuracy"])
x = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [0.0, 0.0]])
y = np.array([0, 1, 1, 0])
h = model.fit(x, y, epochs=2, batch_size=2, shuffle=False, verbose=0, validation_data=(x[:2], y[:2]))
list(h.history.keys())
h.history["accuracy"], h.history["val_accuracy"]
[round(v, 4) for v in h.history["loss"]], [round(v, 4) for v in h.history["val_loss"]]
for name, values in h.history.items():
    print(name, len(values))
# %% fit with validation split tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[0.0]]), np.array([0.0])])
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.05), loss="mse", metrics=["mae"])
x = np.arange(5.0).reshape(-1, 1)
y = 2 * x[:, 0]
h = model.fit(x, y, validation_split=0.4, epochs=2, batch_size=3, shuffle=False, verbose=0)
sorted(h.history)
[round(v, 3) for v in h.history["val_loss"]]
# %% fit with momentum and adam tolerance=1e-4
from tensorflow import keras
import numpy as np
x = np.array([[1.0], [2.0]])
y = np.array([[1.0], [4.0]])
def trained(optimizer):
    m = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    m.set_weights([np.array([[0.5]]), np.array([0.1])])
    m.compile(optimizer=optimizer, loss="mse")
    m.fit(x, y, epochs=3, batch_size=2, shuffle=False, verbose=0)
    return m.get_weights()
trained(keras.optimizers.SGD(learning_rate=0.1, momentum=0.9))
trained(keras.optimizers.Adam(learning_rate=0.01))
trained(keras.optimizers.RMSprop(learning_rate=0.01))
trained("adam")
# %% two models tolerance=1e-4
from tensorflow import keras
import numpy as np
a = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
b = keras.Sequential([keras.Input((1,)), keras.layers.Dense(2), keras.layers.Dense(1)])
a.set_weights([np.array([[1.0]]), np.array([0.0])])
b.layers[0].set_weights([np.array([[1.0, 2.0]]), np.zeros(2)])
b.layers[1].set_weights([np.array([[1.0], [1.0]]), np.array([1.0])])
x = np.array([[2.0]])
a.predict(x, verbose=0), b.predict(x, verbose=0)
a.count_params(), b.count_params()
a.set_weights([np.array([[5.0]]), np.array([0.0])])
a.predict(x, verbose=0), b.predict(x, verbose=0)
len(a.layers), len(b.layers)
c = a
c.set_weights([np.array([[7.0]]), np.array([0.0])])
a.predict(x, verbose=0)
# %% flatten and rescaling tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2, 2)), keras.layers.Rescaling(1 / 255), keras.layers.Flatten(), keras.layers.Dense(1, use_bias=False)])
model.layers[-1].set_weights([np.ones((4, 1))])
model.predict(np.full((1, 2, 2), 255.0), verbose=0)
model.count_params()
# %% one hot targets tolerance=1e-4
from tensorflow import keras
import numpy as np
keras.utils.to_categorical([0, 2, 1])
keras.utils.to_categorical([0, 1], num_classes=3)
t = keras.utils.to_categorical(np.array([1, 0]), 2)
t.shape, t.dtype
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, activation="softmax")])
model.set_weights([np.eye(2), np.zeros(2)])
model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
l, a = model.evaluate(np.array([[1.0, 0.0], [0.0, 1.0]]), t, verbose=0)
round(l, 4), a
# %% layer facts tolerance=1e-4
from tensorflow import keras
layer = keras.layers.Dense(3, activation="relu", name="first")
layer.name, layer.units
model = keras.Sequential([keras.Input((4,)), layer], name="tiny")
model.name, layer.count_params()
layer.get_weights()[1]
layer.get_weights()[0].shape
model.layers[0].name
# %% dropout is silent when predicting tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dropout(0.5), keras.layers.Dense(1)])
model.layers[-1].set_weights([np.ones((2, 1)), np.zeros(1)])
model.predict(np.ones((2, 2)), verbose=0)
# %% early stopping tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[2.0]]), np.array([0.0])])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
x = np.array([[1.0], [2.0]])
stop = keras.callbacks.EarlyStopping(monitor="loss", patience=2)
h = model.fit(x, 2 * x, epochs=10, shuffle=False, verbose=0, callbacks=[stop])
len(h.history["loss"])
# %% steps of many epochs tolerance=1e-4
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[0.0]]), np.array([0.0])])
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
x = np.array([-1.0, 0.0, 1.0, 2.0, 3.0, 4.0])
y = np.array([-3.0, -1.0, 1.0, 3.0, 5.0, 7.0])
h = model.fit(x, y, epochs=40, shuffle=False, verbose=0)
print(round(h.history["loss"][0], 3), round(h.history["loss"][-1], 3))
model.predict(np.array([10.0]), verbose=0)
# %% variables tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
w = tf.Variable(3.0)
w.numpy(), float(w)
_ = w.assign(5.0)
w.numpy()
_ = w.assign_add(1.0)
_ = w.assign_sub(2.0)
print(w.numpy())
v = tf.Variable([1.0, 2.0])
print(v.shape, v.numpy())
w, v
tf.constant([1, 2]).numpy(), tf.constant(2.0).numpy()
print(tf.reduce_sum(v).numpy(), tf.reduce_mean(v).numpy(), tf.square(v).numpy())
(v * 2 + 1).numpy()
print(tf.constant([1.0, 2.0]))
tf.constant([[1, 2], [3, 4]])
print(tf.constant(3.5))
# %% gradient of a square tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = x ** 2 + 2 * x
g = tape.gradient(y, x)
g.numpy()
print(g)
print(f"{y} {g:.1f}")
# %% gradient of several tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
w, b = tf.Variable(2.0), tf.Variable(1.0)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(w * tf.constant([1.0, 2.0]) + b - tf.constant([1.0, 1.0])))
dw, db = tape.gradient(loss, [w, b])
loss.numpy(), dw.numpy(), db.numpy()
# %% apply gradients tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
w, b = tf.Variable(0.0), tf.Variable(0.0)
x = tf.constant([1.0, 2.0, 3.0])
y = tf.constant([3.0, 5.0, 7.0])
optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
for step in range(5):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((w * x + b - y) ** 2)
    grads = tape.gradient(loss, [w, b])
    optimizer.apply_gradients(zip(grads, [w, b]))
    print(step, f"{loss.numpy():.4f}", round(float(w), 4), round(float(b), 4))
# %% gradient by hand tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
w = tf.Variable(5.0)
for i in range(3):
    with tf.GradientTape() as tape:
        loss = (w - 2) ** 2
    w.assign_sub(0.1 * tape.gradient(loss, w))
    print(w.numpy())
# %% gradient of the unrelated tolerance=1e-4
from tensorflow import keras
import tensorflow as tf
x = tf.Variable(1.0)
z = tf.Variable(2.0)
with tf.GradientTape() as tape:
    y = x * 3
print(tape.gradient(y, z))
# %% train a model by hand tolerance=1e-4
from tensorflow import keras
import numpy as np
import tensorflow as tf
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[0.0]]), np.array([0.0])])
x = np.array([[1.0], [2.0]], dtype="float32")
y = np.array([[2.0], [4.0]], dtype="float32")
model(x).numpy()
print(model(x).shape)
