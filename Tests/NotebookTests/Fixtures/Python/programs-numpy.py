# %% numpy creation
import numpy as np
np.array([1, 2, 3])
np.array([[1, 2], [3, 4]])
np.array([1.5, 2]), np.array([True, False])
np.zeros(3), np.ones((2, 2)), np.full((2, 3), 7), np.eye(2), np.empty((0,)).shape
np.arange(5), np.arange(2, 8, 2), np.arange(0, 1, 0.25)
np.linspace(0, 1, 5)
np.zeros((2, 3), dtype=int), np.ones(2, dtype="float32"), np.array([1, 2], dtype=np.float32)
np.zeros_like(np.array([1, 2])), np.ones_like(np.array([1.5]))
np.array([]), np.identity(2)
# %% numpy dtypes
import numpy as np
a = np.array([1, 2, 3])
a.dtype, np.array([1.0]).dtype, np.array([True]).dtype
print(a.dtype, np.array(["a"]).dtype)
a.astype(float), a.astype("float32"), a.astype(np.uint8), np.array([1.9, -1.9]).astype(int)
a.astype("float32").dtype == np.float32, a.dtype == int, a.dtype == "int64"
(a / 2).dtype, (a * 2.0).dtype, (a + 1).dtype
np.array([200], dtype=np.uint8) + np.array([100], dtype=np.uint8)
np.float32(0.1), np.int64(3), np.uint8(9)
print(np.float32(0.1), np.float64(0.1), np.uint8(9))
np.array([0.1], dtype=np.float32) * 2
np.uint8(5) / 2, np.float32(1) / 3
# %% numpy shape facts
import numpy as np
a = np.arange(12).reshape(3, 4)
a.shape, a.ndim, a.size, len(a), a.T.shape, a.nbytes, a.itemsize
a.reshape(-1).shape, a.reshape(2, -1).shape, a.reshape((4, 3)), a.flatten().shape, a.ravel().shape
a.reshape(3, 2, 2).shape
np.shape(a), np.ndim(a), np.size(a)
a[np.newaxis].shape, a[:, None].shape, np.expand_dims(a, -1).shape, np.squeeze(np.zeros((1, 3, 1))).shape
# %% numpy printing
import numpy as np
print(np.array([1, 20, 300]))
print(np.array([[1.5, 2], [3, 4.25]]))
print(np.array([1e-5, 1, 100]))
print(np.array([1e10, 1]))
print(np.array([0.1, 0.123456789, 1/3]))
print(np.arange(2000))
print(np.zeros((3, 3)))
print(np.array([True, False]), np.array(["a", "bc"]))
print(np.array([np.nan, np.inf, 1.0]))
print(np.zeros((2, 2, 2)))
np.array([1.0, 2.5], dtype=np.float32)
np.arange(1200).reshape(3, 400)
np.array([[1, -2], [30, 4]])
np.array(3.5), np.array(7)
print(np.array([1e-10, 1e10]))
print(np.array([0.00001]), np.array([123456.789]), np.array([1234567890.123]))
# %% numpy print options
import numpy as np
np.set_printoptions(precision=3, suppress=True)
print(np.array([0.123456, 1e-10, 12345.6789]))
np.set_printoptions(precision=8, suppress=False)
print(np.array([0.123456, 1e-10]))
# %% numpy indexing
import numpy as np
a = np.arange(12).reshape(3, 4)
a[0], a[1, 2], a[-1], a[:, 1], a[1:, :2], a[::2], a[::-1, 0]
a[[0, 2]], a[[0, 1], [1, 2]], a[:, [0, 3]]
a[a > 5], a[a % 2 == 0]
a[1][2], a[..., 0]
a[a[:, 0] > 3]
a[np.array([True, False, True])]
a[-1, -1], a[0, 1:3], a[0:1]
# %% numpy views write through
import numpy as np
a = np.arange(6)
b = a[2:5]
b[0] = 99
a
c = a.copy()
c[0] = -1
a
d = a.reshape(2, 3)
d[1, 1] = 7
a
r = a[::-1]
r[0] = 100
a
e = a[[0, 1]]
e[0] = 55
a
t = d.T
t[0, 1] = -5
d
m = a[a > 50]
m[:] = 0
a
# %% numpy assignment
import numpy as np
a = np.zeros((3, 3))
a[1] = 5
a[:, 2] = [1, 2, 3]
a[0, 0] = -1
a
a[a > 2] = 0
a
a += 1
a *= 2
a
b = np.arange(5)
b[b % 2 == 0] *= 10
b
b[[0, 0, 1]] += 1
b
b[1:3] = 7
b
b[-1] = 3.9
b
# %% numpy aliasing with augmented
import numpy as np
a = np.array([1, 2, 3])
b = a
a += 1
b
a = a + 1
b, a
# %% numpy broadcasting
import numpy as np
a = np.array([[1, 2, 3], [4, 5, 6]])
a + 10, a * [1, 0, 2], a + np.array([[10], [20]])
a - a.mean(axis=0)
a / a.sum(axis=1, keepdims=True)
np.array([1, 2])[:, None] * np.array([3, 4, 5])
a > 2, a == 3, (a > 1) & (a < 5), ~(a > 1), (a < 2) | (a > 5)
2 ** np.arange(4), np.arange(4) ** 2, -np.arange(3), 1 / np.array([1, 2, 4])
np.arange(5) // 2, np.arange(5) % 3
# %% numpy reductions
import numpy as np
a = np.array([[1, 2, 3], [4, 5, 6]])
a.sum(), a.mean(), a.std(), a.var(), a.min(), a.max(), a.prod()
a.sum(axis=0), a.mean(axis=1), a.max(axis=0), a.std(axis=0), a.sum(axis=-1)
a.argmax(), a.argmin(axis=1), a.argmax(axis=0), a.cumsum()
np.sum(a), np.mean(a, axis=0), np.max(a), np.median(a), np.std([1, 2, 3]), np.var([1, 2], ddof=1)
np.any(a > 5), np.all(a > 0), (a > 2).sum(), np.count_nonzero(a > 2), (a > 2).mean()
np.percentile(a, 50), np.quantile(a, 0.25)
print(a.sum(), a.mean(), a.std())
np.cumsum([1, 2, 3]), np.prod([1, 2, 3]), np.diff([1, 4, 9])
np.average([1, 2, 3], weights=[3, 1, 0])
# %% numpy math functions
import numpy as np
a = np.array([1.0, 4.0, 9.0])
np.sqrt(a), np.exp([0, 1]), np.log(a), np.abs([-1, 2]), np.square([2, 3]), np.power([2, 3], 2)
np.sin(0.0), np.cos(0), np.tanh([0.5]), np.sign([-2, 0, 3])
np.round([1.234, 5.678], 1), np.round(2.5), np.floor([1.7]), np.ceil([1.2]), np.rint([1.5])
np.maximum([1, 5], [3, 2]), np.minimum([1, 5], 2), np.maximum(0, [-1, 1])
np.clip([-1, 0.5, 2], 0, 1), np.clip(np.arange(5), 1, 3)
np.dot([1, 2], [3, 4]), np.dot([[1, 2]], [[3], [4]]), np.matmul(np.eye(2), [1, 2])
np.array([[1, 2], [3, 4]]) @ np.array([1, 1])
np.pi, np.e, np.inf, np.nan
np.isnan([1, np.nan]), np.isfinite([1, np.inf]), np.log2(8), np.log10(1000), np.log1p(0), np.exp(1)
# %% numpy where and unique
import numpy as np
a = np.array([3, 1, 2, 3, 1])
np.where(a > 1, a, 0), np.where(a == 3), np.where(a > 1)[0]
np.unique(a), np.unique(a, return_counts=True), np.unique(["b", "a", "b"])
u, c = np.unique(a, return_counts=True)
dict(zip(u, c))
print(u, c)
np.bincount(a), np.sort(a), np.argsort(a), np.argsort(-a), np.sort(a)[::-1]
a.sort()
a
np.argwhere(a > 1), np.nonzero(a == 1)
np.isin(a, [1, 2]), np.flatnonzero(a > 1)
np.argmax([0.1, 0.7, 0.2]), np.argmax([[1, 5], [7, 2]], axis=1)
# %% numpy joining
import numpy as np
a, b = np.array([1, 2]), np.array([3, 4])
np.concatenate([a, b]), np.concatenate((a, b), axis=0), np.stack([a, b]), np.vstack([a, b]), np.hstack([a, b]), np.column_stack((a, b))
np.append(a, 5), np.append(a, [5, 6]), np.tile(a, 2), np.repeat(a, 2), np.split(np.arange(4), 2)
np.concatenate([np.ones((1, 2)), np.zeros((2, 2))])
np.transpose([[1, 2], [3, 4]]), np.swapaxes(np.zeros((2, 3)), 0, 1).shape, np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape
np.flip([1, 2, 3]), np.roll([1, 2, 3], 1), np.array_equal(a, [1, 2]), np.allclose(a, [1, 2.0000000001])
np.insert([1, 2], 1, 9), np.delete([1, 2, 3], 0)
np.meshgrid([1, 2], [3, 4])
# %% numpy legacy random
import numpy as np
np.random.seed(42)
np.random.rand(3)
np.random.rand(2, 2)
np.random.randn(3)
np.random.randint(0, 10, 5), np.random.randint(5), np.random.randint(1, 7, size=(2, 3))
np.random.random(2), np.random.uniform(0, 10, 3), np.random.normal(0, 1, 2), np.random.normal(size=2)
np.random.permutation(5), np.random.choice([10, 20, 30], 2), np.random.choice(5, 3)
a = np.arange(5)
np.random.shuffle(a)
a
np.random.randn(2, 2)
np.random.random_sample(2)
# %% numpy random state object
import numpy as np
rng = np.random.RandomState(0)
rng.rand(2), rng.randint(0, 5, 3), rng.normal(size=2), rng.permutation(4)
# %% numpy random noise line
import numpy as np
np.random.seed(0)
x = np.linspace(0, 1, 5)
y = 2 * x + 1 + np.random.normal(0, 0.1, 5)
print(y)
w = np.random.randn(3, 2) * 0.01
print(w)
b = np.zeros((1, 2))
print(b.shape, w.shape)
# %% numpy linear algebra
import numpy as np
a = np.array([[2.0, 1.0], [1.0, 3.0]])
np.linalg.norm([3, 4]), np.linalg.det(np.eye(2)), np.linalg.inv(np.array([[2.0, 0], [0, 4.0]])), np.linalg.solve(a, [3, 5])
np.trace(a), np.diag(a), np.diag([1, 2]), np.outer([1, 2], [3, 4]), np.linalg.norm(a, axis=1)
np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6)
# %% numpy scalars
import numpy as np
a = np.array([1.5, 2.5])
a[0], a.sum(), a[0] + 1, a[0] * 2, float(a[0]), int(a[1]), round(a[0]), a[0] == 1.5
a.tolist(), np.array([[1, 2]]).tolist(), a[0].item(), a.item(1)
f"{a[0]:.2f} {a.mean():.1f} {a}"
print(a[0], a.max())
[a[0], 1], {"v": a[0]}
list(a), list(np.array([1, 2])), sum(np.array([1, 2])), max(np.array([3, 4])), sorted(np.array([3, 1]))
type(a[0]), type(a), isinstance(a, np.ndarray), isinstance(a[0], float)
bool(np.array([1])), int(np.array(3))
np.int64(7) // 2, np.int64(7) % 2, np.float64(7) / 2, np.int64(2) ** 3
np.int64(5) == 5, np.int64(5) == 5.5
for v in np.array([1, 2]): print(v, v + 0.5)
for row in np.array([[1, 2], [3, 4]]): print(row, row.sum())
x, y = np.array([1, 2])
x, y
"%.2f %d" % (a[0], np.int64(3))
# %% numpy image like
import numpy as np
img = np.arange(2 * 4 * 4).reshape(2, 4, 4).astype("uint8")
img.shape, img.dtype, img[0].shape, img.max(), img.min()
x = img / 255.0
x.dtype, x[0, 0, 1]
x = img.reshape(-1, 16).astype("float32") / 255
x.dtype, x.shape
print(x[0, :4])
img[0, 1:3, 1:3]
img.reshape(2, 16)[:, ::5]
# %% numpy one hot
import numpy as np
labels = np.array([0, 2, 1])
np.eye(3)[labels]
one = np.zeros((3, 3))
one[np.arange(3), labels] = 1
one
np.argmax(one, axis=1)
(np.argmax(one, axis=1) == labels).mean()
# %% numpy standardize
import numpy as np
x = np.array([[1.0, 10.0], [2.0, 20.0], [3.0, 30.0]])
mean, std = x.mean(axis=0), x.std(axis=0)
mean, std
z = (x - mean) / std
z
z.mean(axis=0).round(6), z.std(axis=0)
(x - x.min(0)) / (x.max(0) - x.min(0))
# %% numpy softmax
import numpy as np
z = np.array([[1.0, 2.0, 3.0], [1.0, 1.0, 1.0]])
e = np.exp(z - z.max(axis=1, keepdims=True))
p = e / e.sum(axis=1, keepdims=True)
p
p.sum(axis=1), p.argmax(axis=1)
loss = -np.log(p[np.arange(2), [2, 0]]).mean()
loss
print(f"loss {loss:.4f}")
# %% numpy two layer network
import numpy as np
np.random.seed(1)
X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = np.array([[0, 1, 1, 0]]).T
w0 = 2 * np.random.random((3, 4)) - 1
w1 = 2 * np.random.random((4, 1)) - 1
for step in range(300):
    l1 = 1 / (1 + np.exp(-(X @ w0)))
    l2 = 1 / (1 + np.exp(-(l1 @ w1)))
    d2 = (y - l2) * l2 * (1 - l2)
    d1 = d2.dot(w1.T) * l1 * (1 - l1)
    w1 += l1.T.dot(d2)
    w0 += X.T.dot(d1)
    if step % 100 == 0:
        print(f"{step} {np.mean(np.abs(y - l2)):.6f}")
print(l2.round(3))
# %% numpy boolean arrays
import numpy as np
a = np.array([True, False, True])
a.sum(), a.any(), a.all(), ~a, a & False, np.logical_and(a, [True, True, False]), np.logical_not(a), a.astype(int)
np.where(a, 1, -1), a.mean(), np.logical_or(a, False)
np.array([1, 2, 3])[a]
# %% numpy axis and keepdims
import numpy as np
a = np.arange(24).reshape(2, 3, 4)
a.sum(axis=(0, 1)), a.mean(axis=-1), a.max(axis=1, keepdims=True).shape, a.transpose(0, 2, 1).shape, a.T.shape
a[0, :, 1], a[:, 0], a[..., -1].shape
np.sum(a, axis=2)
# %% numpy strings in arrays
import numpy as np
names = np.array(["cat", "dog", "bird"])
names[1], names[[0, 2]], names == "dog", len(names), names.shape
names[np.array([2, 0])]
print(names[1])
[n.upper() for n in names]
# %% numpy comparison of scalars
import numpy as np
a = np.array([1, 2])
a[0] < 2, a[0] == 1.0, not a[0] == 2, a.sum() > 2
if a[0] == 1: print("one")
while a[0] < 4: a[0] += 1
a
(a == a).all(), np.array_equal(a, a)
# %% numpy nan functions
import numpy as np
a = np.array([1.0, np.nan, 3.0])
np.nanmean(a), np.nansum(a), np.isnan(a).sum(), a.sum(), np.nanmax(a)
a[~np.isnan(a)]
# %% numpy integer overflow kinds
import numpy as np
np.array([1, 2], dtype=np.int32) + 1, (np.array([1], dtype=np.int32) + np.array([1.0])).dtype
np.array([250], dtype=np.uint8) + 10
np.array([1], dtype=np.int8).dtype, np.array([True]) + 1
np.array([1, 2.0, 3]), np.array([1, "a"])
# %% numpy loops over shapes
import numpy as np
a = np.zeros((2, 2), dtype=int)
for i in range(a.shape[0]):
    for j in range(a.shape[1]):
        a[i, j] = i * 10 + j
a
rows, cols = a.shape
rows * cols
for i, row in enumerate(a): print(i, row)
# %% numpy accuracy by hand
import numpy as np
pred = np.array([1, 0, 1, 1])
true = np.array([1, 0, 0, 1])
np.mean(pred == true), (pred == true).sum() / len(true), np.sum(pred == true)
print("accuracy:", np.mean(pred == true))
print(f"{np.mean(pred == true):.2%}")
np.abs(pred - true).sum(), ((pred - true) ** 2).mean(), np.sqrt(np.mean((pred - true) ** 2))
# %% numpy list meets array
import numpy as np
a = np.array([1, 2])
[1, 2] + a, a + [1, 2], a * 2, [1, 2] * 2, a.tolist() + [3]
list(a) == [1, 2], 2 in a, len([a, a])
np.array([a, a]), np.array(list(range(3))), np.array([x ** 2 for x in range(4)]), np.asarray([1, 2])
np.array(range(3)), np.array((1, 2)), np.array([[1], [2]]).shape
[a, 1]
{"a": a}
(a, a.sum())
# %% numpy float32 printing
import numpy as np
a = np.array([0.1, 0.2, 1/3], dtype=np.float32)
a, a[0], a[2], a.sum(), a.mean()
print(a[2], a.sum())
a.tolist()
float(a[0])
a * 2, (a * 2).dtype, (a + np.float64(1)).dtype, (a * np.array([1.0])).dtype
f"{a[2]:.4f}", str(a[0]), f"{a[0]}"
a.astype("float64")
# %% numpy copy and fill
import numpy as np
a = np.empty(3)
a.fill(2)
a
b = np.copy(a)
b[0] = 1
a, b
np.full(3, np.nan), np.full((2,), 1.5)
np.triu([[1, 2], [3, 4]]), np.tril([[1, 2], [3, 4]])
# %% numpy arange floats
import numpy as np
np.arange(0.0, 0.5, 0.1)
np.arange(3.0), np.arange(5, 0, -1), np.arange(-2, 2)
np.linspace(0, 10, 3), np.linspace(1, 2, 4, endpoint=False), np.logspace(0, 2, 3)
# %% numpy covariance
import numpy as np
x = np.array([1.0, 2.0, 3.0, 4.0])
y = np.array([2.0, 4.0, 5.0, 8.0])
np.corrcoef(x, y)[0, 1].round(6), np.cov(x, y).round(4)
np.histogram([1, 2, 2, 3], bins=3)
# %% numpy in place sort and stats
import numpy as np
a = np.array([3, 1, 2])
a[::-1].sort()
a
np.sort(np.array([[3, 1], [2, 0]]), axis=0), np.sort(np.array([[3, 1], [2, 0]]))
np.ptp([1, 5]), np.median([1, 3, 2, 4])
