# %% names
unknown
x = 1
x = unknown + 1
x
print(undefined)
x, zz = 2, nothing
x
del gone
# %% kinds
a = "a"
a + 1
1 + "a"
"a" - "b"
[1] + (2,)
[1] - [1]
{} + {}
None + 1
a = a * "b"
a
"a" < 1
[1] < [None]
-"a"
len(5)
sum(["a"])
abs("a")
# %% zero
1 / 0 if True else 0
x = 5
x = x // 0
x %= 0
x
1.0 / 0, 2
divmod(1, 0)
0 ** -1, 1
# %% places
a = [1, 2, 3]
a[3]
a[-4]
a["x"]
a[1.0]
a[5] = 1
a.pop(9)
[].pop()
a.remove(7)
a.index(9)
a
(1, 2)[2]
"abc"[3]
t = (1, 2)
t[0] = 5
t
"abc".index("z")
del a[9]
a
# %% keys
d = {"a": 1}
d["b"]
d[[1]] = 2
{[1]: 2}
d.pop("z")
del d["z"]
d["b"] += 1
d
{1, [2]}
set([[1]])
# %% attributes
a = [1, 2]
a.push(3)
a.shape
print(a.shape)
a.T
"a".foo()
print("a".size)
(1, 2).append(3)
{}.add(1)
{1}.append(2)
x = 5
x.foo
x.append(1)
import numpy as np
np.array([1]).foo
np.array([1]).append(2)
np.nothing(1)
print(np.array([1]).columns)
d = {"a": 1}
d.a
print(d.keys.x)
a
# %% calls
def f(a, b=1): return a + b
f()
f(1, 2, 3)
f(1, c=2)
f(1, a=2)
f(b=2)
5()
"a"()
[1](0)
f(*5)
f(**{1: 2})
len()
len(1, 2)
int("x"), 1
int("1.5")
float("abc")
int([1])
int(None)
chr(-1)
ord("ab")
range(1.5)
range(0, 1, 0)
"a".join([1, 2])
"a,b".split(1)
"abc".replace("a", 1)
"abc".strip(1)
"a".startswith(1)
"abc".count(1)
"abc".find(1)
sorted([1, "a"])
max([])
max(5, "a")
min()
[1, 2].pop("a")
[1].insert("a", 1)
[1].append(1, 2)
[1].append()
[1].extend(5)
{}.get()
{}.get(1, 2, 3)
enumerate(5)
zip(1)
next(iter([]))
round("a")
sum(None)
sum([1], [2])
isinstance(1, 5)
print("a", foo=1)
print("a", sep=1)
# %% unpacking
a, b = 1, 2
a, b = 1, 2, 3
a, b = [1]
a, *b, c = [1]
a, b = 5
a, b
for x, y in [(1, 2, 3)]: pass
for i in 5: pass
x = [*5]
# %% formats
"%d" % "a"
"%d %d" % 1
"%d" % (1, 2)
"{} {}".format(1)
"{a}".format(b=1)
f"{'a':d}"
f"{1.5:d}"
f"{1:s}"
f"{1:.2f}" + 1
"%z" % 1
f"{[1]:.2f}"
f"{None:>5}"
f"{'a':.2f}"
"{:q}".format(1)
# %% arrays
import numpy as np
a = np.array([1, 2, 3])
a[5]
a[0, 0]
a["x"]
a + np.array([1, 2])
a.reshape(2, 2)
a[3] = 1
a[[0, 5]]
a[[True, False]]
a @ np.array([1, 2])
a += 1.5
a
a[0] = "x"
a[:2] = [1, 2, 3]
a
if a: pass
bool(a)
int(a)
float(a), 1
np.concatenate([a, np.array([[1]])])
np.array([[1, 2], [3]])
np.zeros((2, -1))
a.sum(axis=1)
np.argmax([])
np.mean("a")
a.reshape(-1, -1)
np.linalg.inv(np.zeros((2, 2)))
np.arange(5)[::0]
np.zeros((2, 3)) + np.zeros((3, 2))
a & 1.5
~np.array([1.5])
a < "x", 1
np.random.seed(-1)
np.random.choice([1, 2], 5, replace=False)
np.random.randint(5, 2)
np.array([1, 2]).item()
x, y = a
a.astype("nothing")
a.mean(foo=1)
a.sort(axis=3)
a
# %% conditions
x = 1
assert x == 2
assert False, "no"
raise ValueError("bad")
for i in range(3):
    x = i // 0
x
while True:
    x = undefined
x
def f():
    y = y + 1
    return y
f()
x
# %% recursion
def f(n): return f(n + 1)
f(0)
f.__name__
# %% half done
a = [1, 2]
b = 3
a.append(1 / 0)
a
b = [a.pop(), 1 / 0][0]
b
print("shown", 1 / 0)
c = d = 1 / 0
c
# %% models
from tensorflow import keras
import numpy as np
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1)])
model.set_weights([np.ones((3, 1)), np.zeros(1)])
model.set_weights([np.ones((2, 1))])
model.predict(np.ones((1, 3)), verbose=0)
model.evaluate(np.ones((1, 2)), np.ones(1), verbose=0)
model.fit(np.ones((1, 2)), np.ones(1), verbose=0)
model.get_layer("nothing")
model.layers[5]
keras.layers.Dense(-1)
keras.layers.Dense(3, activation="nothing")
keras.layers.Dense("a")
model.compile(optimizer="nothing", loss="mse")
model.compile(optimizer="sgd", loss="mse")
model.fit(np.ones((2, 2)), np.ones(3), verbose=0)
model.fit(np.ones((2, 2)), np.ones(2), epochs=1, foo=1)
model.evaluate(np.ones((1, 3)), np.ones(1), verbose=0)
model.nothing
keras.layers.Nothing(3)
model.count_params()
# %% tables
import pandas as pd
pd.read_csv("nothing.csv")
t = pd.read_csv("small.csv")
t["nothing"]
t[["id", "nothing"]]
t.nothing
t.iloc[9]
t.iloc[0, 9]
t.drop("nothing", axis=1)
t["kind"] / 2
t.shape
from sklearn.model_selection import train_test_split
train_test_split([1, 2, 3], [1, 2])
train_test_split([1, 2, 3], test_size=2.5)
train_test_split([1, 2, 3], test_size=7)
train_test_split()
train_test_split([1, 2, 3], foo=1)
from sklearn.metrics import accuracy_score
accuracy_score([1, 2], [1])
from sklearn.preprocessing import StandardScaler
StandardScaler().transform([[1.0]])
StandardScaler().fit([1.0, 2.0])
