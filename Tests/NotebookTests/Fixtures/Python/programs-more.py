# %% count vowels
text = "Deep learning with small steps"
vowels = sum(1 for c in text.lower() if c in "aeiou")
print(vowels, len(text), f"{vowels / len(text):.1%}")
# %% palindromes
def is_palindrome(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]
[is_palindrome(w) for w in ["Level", "deep", "A man, a plan"]]
# %% collatz
def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count
[steps(n) for n in range(1, 10)]
# %% matrix product by hand
a = [[1, 2], [3, 4]]
b = [[5, 6], [7, 8]]
c = [[sum(a[i][k] * b[k][j] for k in range(2)) for j in range(2)] for i in range(2)]
c
# %% transpose by hand
m = [[1, 2, 3], [4, 5, 6]]
[[row[i] for row in m] for i in range(3)]
# %% running mean
values = [2, 4, 6, 8]
total = 0
means = []
for n, v in enumerate(values, 1):
    total += v
    means.append(total / n)
means
# %% min max normalize
data = [3, 8, 1, 6]
lo, hi = min(data), max(data)
[round((v - lo) / (hi - lo), 3) for v in data]
# %% nearest point
points = [(0, 0), (3, 4), (1, 1)]
def d(p, q): return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5
min(points, key=lambda p: d(p, (1, 2)))
[round(d(p, (0, 0)), 3) for p in points]
# %% majority vote
votes = ["cat", "dog", "cat", "bird", "dog", "cat"]
counts = {v: votes.count(v) for v in set(votes)}
max(counts, key=counts.get), counts["dog"]
# %% confusion by hand
truth = [0, 1, 1, 0, 1]
guess = [0, 1, 0, 0, 1]
matrix = [[0, 0], [0, 0]]
for t, g in zip(truth, guess):
    matrix[t][g] += 1
matrix
tp, fp, fn = matrix[1][1], matrix[0][1], matrix[1][0]
precision, recall = tp / (tp + fp), tp / (tp + fn)
print(f"precision {precision:.2f} recall {recall:.2f} f1 {2 * precision * recall / (precision + recall):.2f}")
# %% binary search
def search(a, x):
    lo, hi = 0, len(a) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if a[mid] == x:
            return mid
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid - 1
    return -1
search([1, 3, 5, 7, 9], 7), search([1, 3], 4)
# %% flatten lists
def flat(x):
    out = []
    for v in x:
        if isinstance(v, list):
            out.extend(flat(v))
        else:
            out.append(v)
    return out
flat([1, [2, [3, 4]], [[5]]])
# %% chunks and pairs
a = list("abcdefg")
[a[i:i + 3] for i in range(0, len(a), 3)]
list(zip(a, a[1:]))
list(zip(a[::2], a[1::2]))
# %% caesar
def shift(text, n):
    out = ""
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + n) % 26 + base)
        else:
            out += c
    return out
shift("Hello, World!", 3)
shift(shift("abc", 5), -5)
# %% learning rate decay
lr = 0.1
for epoch in range(4):
    print(f"epoch {epoch} lr {lr:.5f}")
    lr *= 0.5
lr
lr0, k = 0.1, 0.01
[round(lr0 / (1 + k * t), 5) for t in range(0, 50, 10)]
# %% momentum by hand
w, v = 5.0, 0.0
for step in range(5):
    g = 2 * w
    v = 0.9 * v - 0.1 * g
    w = w + v
    print(step, round(w, 4), round(v, 4))
# %% newton root
x = 2.0
for _ in range(5):
    x = x - (x * x - 2) / (2 * x)
x
# %% float counters
total = 0.0
for _ in range(10):
    total += 0.1
total, total == 1.0, abs(total - 1.0) < 1e-9
# %% whole float names
x = 3.0
print(x, type(x).__name__)
y = 6 / 2
print(y, y == 3, int(y))
z = 2.5 * 2
print(z)
w = -4.0
print(w, abs(w), w ** 2)
# %% names of truth values
a = 5 > 3
print(a)
b = 1 and 2
print(b)
c = 0 or "none"
print(c)
d = not a
print(d)
e = None
print(e, e is None)
f = True and False
print(f)
# %% names of texts
s = "line\tone"
print(len(s), s)
t = "back\\slash"
print(t, len(t))
u = 'quote "inside"'
print(u)
print([u])
v = ""
print(v == "", len(v))
# %% large whole numbers
x = 2 ** 53 + 1
print(x)
y = 10 ** 18
print(y, y // 7, y % 7)
z = 9007199254740993
print(z, z - 1)
# %% powers of names
import math
x = 3.0
print(x ** 2)
n = [1, 2, 3]
print([v ** 2 for v in n], 2 ** n[2])
r = 2.0
area = math.pi * r ** 2
print(area)
print(x ** 0.5, x ** -1)
# %% print power of arrays
import numpy as np
a = np.array([1, 2, 3])
print(a ** 2)
print(2 ** a, a ** 0.5)
b = a ** 2
b
a ** 2 + 1
# %% division forms
a, b = 7, 2
print(a / b, a // b, a % b, -a // b, a / -b)
print(8 / 4, 8 // 4, 8 % 4, 8.0 // 3)
x = 8 / 4
print(x)
# %% temperature table
for c in range(0, 101, 25):
    f = c * 9 / 5 + 32
    print(f"{c:>4} C {f:>6.1f} F", c * 9 / 5 + 32)
# %% average of marks
marks = {"ann": [90, 80], "bob": [70, 75, 80]}
for name, m in marks.items():
    print(name, sum(m) / len(m), max(m), min(m))
best = max(marks, key=lambda n: sum(marks[n]) / len(marks[n]))
best
# %% multiplication table
for i in range(1, 4):
    print(*[i * j for j in range(1, 6)], sep="\t")
print("\n".join(" ".join(f"{i * j:3d}" for j in range(1, 4)) for i in range(1, 4)))
# %% dictionary of functions
acts = {"relu": lambda x: max(0.0, x), "step": lambda x: 1 if x > 0 else 0}
for name in sorted(acts):
    print(name, [acts[name](v) for v in (-1.0, 0.0, 2.0)])
# %% neuron
inputs = [1.0, 2.0, 3.0]
weights = [0.2, 0.8, -0.5]
bias = 2.0
output = bias
for i, w in zip(inputs, weights):
    output += i * w
print(output)
print(inputs[0] * weights[0] + inputs[1] * weights[1] + inputs[2] * weights[2] + bias)
# %% layer of neurons
inputs = [1.0, 2.0, 3.0, 2.5]
weights = [[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]]
biases = [2.0, 3.0, 0.5]
outputs = []
for w, b in zip(weights, biases):
    total = 0
    for x, k in zip(inputs, w):
        total += x * k
    outputs.append(total + b)
print(outputs)
import numpy as np
print(np.dot(weights, inputs) + biases)
np.dot(np.array([inputs, inputs]), np.array(weights).T)
# %% cross entropy by hand
import math
softmax_output = [0.7, 0.1, 0.2]
target = [1, 0, 0]
loss = -sum(math.log(p) * t for p, t in zip(softmax_output, target))
print(loss, -math.log(0.7))
# %% batch loss
import numpy as np
p = np.array([[0.7, 0.1, 0.2], [0.1, 0.5, 0.4], [0.02, 0.9, 0.08]])
y = np.array([0, 1, 1])
print(p[[0, 1, 2], y], p[range(len(p)), y])
print(np.mean(-np.log(p[range(len(p)), y])))
print(np.argmax(p, axis=1) == y, np.mean(np.argmax(p, axis=1) == y))
# %% relu layers
import numpy as np
x = np.array([[1.0, -2.0], [0.5, 3.0]])
np.maximum(0, x), np.where(x > 0, x, 0.1 * x), 1 / (1 + np.exp(-x))
(x > 0).astype(int), x * (x > 0)
# %% matrix shapes
import numpy as np
w = np.ones((3, 4))
x = np.ones((2, 3))
b = np.arange(4)
(x @ w + b).shape, (x @ w + b)[0], x.dot(w).sum(), w.T.shape
# %% image flattening
import numpy as np
imgs = np.arange(12).reshape(3, 2, 2)
flat = imgs.reshape(3, -1)
flat, flat.shape, imgs.reshape(len(imgs), 4)[1]
imgs[0], imgs[:, 0, 0], imgs.mean(axis=(1, 2))
# %% shuffling two arrays
import numpy as np
np.random.seed(3)
x, y = np.arange(5), np.arange(5) * 10
order = np.random.permutation(len(x))
order, x[order], y[order]
# %% train and test by slices
import numpy as np
x = np.arange(10)
cut = int(len(x) * 0.8)
x[:cut], x[cut:], cut
np.split(x, [3, 7])
# %% class counts
import numpy as np
y = np.array([2, 0, 1, 2, 2, 1])
for c in np.unique(y):
    print(c, (y == c).sum(), np.mean(y == c).round(3))
np.bincount(y), np.bincount(y, minlength=5)
# %% standard scores
import numpy as np
x = np.array([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
print(x.mean(), x.std(), x.std(ddof=1))
print((x - x.mean()) / x.std())
# %% linear regression
import numpy as np
x = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
y = np.array([2.2, 4.1, 6.2, 7.9, 10.1])
w = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
b = y.mean() - w * x.mean()
print(round(w, 4), round(b, 4))
print(f"MSE: {np.mean((w * x + b - y) ** 2):.5f}")
# %% gradient descent
import numpy as np
x = np.array([1.0, 2.0, 3.0])
y = 2 * x + 1
w = b = 0.0
for epoch in range(100):
    error = w * x + b - y
    w -= 0.1 * 2 * (error * x).mean()
    b -= 0.1 * 2 * error.mean()
    if epoch % 25 == 0:
        print(epoch, f"{(error ** 2).mean():.6f}")
print(np.round(w, 3), np.round(b, 3))
type(w), w > 1
# %% logistic regression
import numpy as np
x = np.array([[0.5, 1.0], [1.5, 2.0], [3.0, 0.5], [4.0, 1.0]])
y = np.array([0, 0, 1, 1])
w, b = np.zeros(2), 0.0
for _ in range(200):
    p = 1 / (1 + np.exp(-(x @ w + b)))
    w -= 0.5 * x.T @ (p - y) / len(y)
    b -= 0.5 * (p - y).mean()
print((p > 0.5).astype(int), np.round(w, 3), round(b, 3))
# %% k means step
import numpy as np
points = np.array([[0.0, 0.0], [0.0, 1.0], [5.0, 5.0], [6.0, 5.0]])
centers = np.array([[0.0, 0.0], [5.0, 5.0]])
d = np.sqrt(((points[:, None] - centers[None]) ** 2).sum(axis=2))
labels = d.argmin(axis=1)
labels, d.round(3)
np.array([points[labels == k].mean(axis=0) for k in range(2)])
# %% sorting by another
import numpy as np
names = np.array(["a", "b", "c"])
scores = np.array([0.2, 0.9, 0.5])
order = np.argsort(scores)[::-1]
for place, i in enumerate(order, 1):
    print(place, names[i], scores[i])
names[order][:2], scores.max() == scores[order[0]]
# %% boolean filters
import numpy as np
age = np.array([23, 45, 31, 62])
income = np.array([20, 80, 50, 30])
age[(age > 30) & (income > 40)], (age > 30) | (income > 100), ~(age > 30)
np.sum((age > 30) & (income > 40)), np.where(age > 40, "old", "young")
income[age.argmax()]
# %% cumulative and differences
import numpy as np
a = np.array([1, 3, 6, 10])
np.diff(a), np.cumsum(a), np.cumprod(a), a[1:] - a[:-1], a[1:] / a[:-1]
# %% rows and columns
import numpy as np
a = np.arange(9).reshape(3, 3)
for row in a:
    print(row, row.sum(), row[row > 3])
for col in a.T:
    print(col.tolist())
a.diagonal(), np.trace(a), a[::-1], a[:, ::-1], a.flatten()[::4]
# %% writing rows
import numpy as np
a = np.zeros((2, 3), dtype=int)
for i, row in enumerate(a):
    row += i + 1
a
a[0] = [7, 8, 9]
a[:, -1] -= 1
a
a.T[0] *= 10
a
# %% masks in place
import numpy as np
a = np.array([1.0, -2.0, 3.0, -4.0])
a[a < 0] *= -1
a
a[a > 2] += 100
a
a[[0, 1]] -= 0.5
a
b = a[1:3]
b *= 0
a
# %% lists of arrays
import numpy as np
w = [np.ones((2, 2)), np.zeros(2)]
w[0] *= 3
w[1] += 1
w
[x.shape for x in w], sum(x.size for x in w)
ws = {"kernel": w[0]}
ws["kernel"][0, 0] = -1
w[0]
# %% random arrays
import numpy as np
np.random.seed(10)
a = np.random.randint(0, 100, (2, 3))
a
a.max(axis=1), a.argmax(), np.sort(a, axis=0)
np.random.choice(["red", "blue"], 4)
np.random.choice(5, 3, replace=False)
np.random.choice([1, 2, 3], 5, p=[0.1, 0.2, 0.7])
np.random.normal(10, 2, 3).round(3)
x = [1, 2, 3, 4]
np.random.shuffle(x)
x
# %% random seeds repeat
import numpy as np
np.random.seed(1)
a = np.random.rand(2)
np.random.seed(1)
b = np.random.rand(2)
(a == b).all()
np.random.seed(1)
for _ in range(2):
    print(np.random.rand())
# %% counting in tables
import pandas as pd
t = pd.read_csv("small.csv")
t["kind"].nunique(), (t["kind"] == "a").sum(), t[t["height"] > 1.6]["id"].tolist()
t["bmi"] = t["weight"] / t["height"] ** 2
t["bmi"].round(2).tolist() if False else [round(v, 2) for v in t["bmi"].tolist()[:2]]
list(t.columns), t.shape
# %% dummies
import pandas as pd
t = pd.read_csv("small.csv")
d = pd.get_dummies(t, drop_first=True)
list(d.columns), d["kind_b"].tolist()
list(pd.get_dummies(t).columns)
# %% encoded labels
import pandas as pd
from sklearn.preprocessing import LabelEncoder
t = pd.read_csv("small.csv")
le = LabelEncoder()
y = le.fit_transform(t["kind"])
y
print(le.classes_[1])
le.transform(["b", "a"])
for k in le.inverse_transform([1, 0]): print(k)
# %% mixed table values
import pandas as pd
import numpy as np
t = pd.read_csv("small.csv")
v = t.values
v.shape
x = v[:, 0:2].astype(float)
x[0], x.dtype
k = v[:, 3]
print(k[0], len(k))
# %% keras names tolerance=1e-4
import numpy as np
from tensorflow import keras
m = keras.Sequential([keras.Input((3,)), keras.layers.Dense(4, name="a"), keras.layers.Dense(2, name="b")])
for layer in m.layers:
    print(layer.name, [w.shape for w in layer.get_weights()])
sum(np.prod(w.shape) for w in m.get_weights()) == m.count_params()
m.get_layer("b").get_weights()[1].tolist()
# %% unpacked tables of pairs
pairs = [("x", 1), ("y", 2)]
d = dict(pairs)
keys, values = zip(*pairs)
keys, values, d
{k: v for k, v in zip(keys, values)}
[k for k, _ in pairs], [v for _, v in pairs]
# %% sets of numbers
s = {3, 1, 2}
print(s, sorted(s))
s.add(10)
s.add(0)
print(s)
set([5, 3, 5, 1])
sorted({1, 2, 3} | {10, 20}), {1, 2, 3} & {2, 3}, {1, 2, 3} - {2}
list(set([4, 4, 9, 1]))
# %% strings to numbers
line = "5.1,3.5,1.4,0.2,setosa"
parts = line.split(",")
features = [float(p) for p in parts[:4]]
features, parts[-1], sum(features), round(sum(features), 2)
int("7") + 1, float("1e-3"), str(7) + "1", "7" * 3
# %% argument spreads
def dense(units, activation="linear", use_bias=True):
    return f"{units} {activation} {use_bias}"
options = {"activation": "relu", "use_bias": False}
dense(10, **options), dense(*[5]), dense(units=1)
sizes = [(4, "relu"), (2, "softmax")]
[dense(*s) for s in sizes]
# %% scope of loops
for i in range(3):
    inside = i * 2
print(i, inside)
squares = [i ** 2 for i in range(5)]
print(i, squares)
def f():
    i = 100
    return i
f(), i
# %% early return in loops
def first_over(values, limit):
    for place, v in enumerate(values):
        if v > limit:
            return place, v
    return None
first_over([1, 5, 9], 4), first_over([1], 4)
# %% string formatting of lists
values = [0.12345, 1.5, 10]
print(", ".join(f"{v:.2f}" for v in values))
print("%s has %d items, mean %.3f" % ("list", len(values), sum(values) / len(values)))
print("{:<10}|{:^10}|{:>10}".format("left", "mid", "right"))
print(f"{'name':<8}{'loss':>8}")
print(f"{values}", f"{values[0]:8.3f}|", f"{len(values):03d}")
# %% nested conditions
def kind(n):
    if n < 0:
        return "negative"
    if n == 0:
        return "zero"
    elif n % 2:
        return "odd"
    return "even"
[kind(n) for n in (-1, 0, 1, 2)]
# %% while with conditions
balance, year = 100.0, 0
while balance < 150 and year < 20:
    balance *= 1.07
    year += 1
print(year, round(balance, 2))
# %% remainders and signs
print(7 % 3, -7 % 3, 7 % -3, 7.5 % 2, -7.5 // 2)
print([n % 2 == 0 for n in range(-2, 3)])
# %% string of a float
for v in (1.0, 0.5, 1e-5, 1e16, 123456.789, 1 / 3):
    print(str(v), repr(v), f"{v}", f"{v:.3g}")
# %% comparison results kept
x, y = 3, 4
smaller = x < y
print(smaller, smaller + 1, type(smaller).__name__)
# %% lists of lists sort
rows = [["b", 2], ["a", 3], ["c", 1]]
rows.sort()
rows
rows.sort(key=lambda r: r[1], reverse=True)
rows
# %% dictionary of dictionaries
runs = {"sgd": {"loss": 0.5}, "adam": {"loss": 0.3}}
for name, run in runs.items():
    print(f"{name}: {run['loss']:.2f}")
min(runs, key=lambda n: runs[n]["loss"])
runs["adam"]["loss"] -= 0.1
round(runs["adam"]["loss"], 2)
# %% enumerate from one
for n, word in enumerate(["flatten", "dense"], start=1):
    print(n, word.capitalize(), word.upper()[:3])
# %% array truth tests
import numpy as np
a = np.array([1, 2, 3])
if (a > 0).all() and not (a > 5).any():
    print("all small")
print(a.any(), a.all(), bool(a[0] > 0), 2 in a)
# %% array text in messages
import numpy as np
a = np.array([[0.1, 0.25], [1.0, 2.0]])
print("a =", a)
print("row: " + str(a[0]))
print(f"shape {a.shape} mean {a.mean():.3f} first {a[0, 0]}")
# %% scalar kinds in lists
import numpy as np
vals = [np.mean([1, 2]), np.float32(0.5), np.int64(3)]
vals
print(vals[0], vals[1], vals[2])
[float(v) for v in vals], [round(float(v), 1) for v in vals]
# %% array from nested work
import numpy as np
grid = np.array([[i + j for j in range(3)] for i in range(2)])
grid, grid.shape, grid.max(), grid[grid % 2 == 0]
# %% integer division of arrays
import numpy as np
a = np.array([7, -7, 8])
a // 2, a % 2, a / 2, -a // 3
a.astype(float) // 2, divmod(7, 2)
# %% reshapes that copy
import numpy as np
a = np.arange(6).reshape(2, 3)
b = a.T.reshape(-1)
b[0] = 99
a
c = a.ravel()
c[0] = 7
a
d = a[:, 1:].reshape(-1)
d[:] = 0
a
e = a[1].reshape(3, 1)
e[0] = 50
a
