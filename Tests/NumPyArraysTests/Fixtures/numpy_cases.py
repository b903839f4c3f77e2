"""Cases over small arrays and what NumPy prints for them, one JSON object a line.

    python numpy_cases.py fixed            the recorded cases: numpy_cases.jsonl
    python numpy_cases.py random SEED N    N others, for a comparison with a live NumPy

A case holds an expression as nested lists (see `evaluate`), its `str` and `repr`, or the class of
the error that it raises. Made with NumPy 2.4.6.
"""
import json
import random
import sys
import warnings

import numpy as np

INTS = ["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"]
FLOATS = ["float32", "float64"]
TYPES = ["bool"] + INTS + FLOATS

OPERATORS = {
    "+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y,
    "/": lambda x, y: x / y, "//": lambda x, y: x // y, "%": lambda x, y: x % y,
    "**": lambda x, y: x**y, "==": lambda x, y: x == y, "!=": lambda x, y: x != y,
    "<": lambda x, y: x < y, "<=": lambda x, y: x <= y, ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y, "&": lambda x, y: x & y, "|": lambda x, y: x | y,
    "^": lambda x, y: x ^ y,
}


def index(items):
    result = []
    for item in items:
        kind = item[0]
        if kind == "i": result.append(item[1])
        elif kind == "s": result.append(slice(*item[1:]))
        elif kind == "e": result.append(Ellipsis)
        elif kind == "n": result.append(None)
        else: result.append(evaluate(item[1]))
    return tuple(result)


def evaluate(tree):
    kind, rest = tree[0], tree[1:]
    if kind == "array":
        dtype, shape, texts = rest
        if dtype.startswith("<U"): return np.array(texts, dtype=dtype).reshape(shape)
        if dtype == "bool": return np.array([t == "1" for t in texts], dtype=bool).reshape(shape)
        read = float if dtype in FLOATS else int
        return np.array([read(t) for t in texts], dtype=dtype).reshape(shape)
    if kind == "int": return int(rest[0])
    if kind == "float": return float(rest[0])
    if kind == "bool": return rest[0] == "1"
    if kind == "str": return rest[0]
    if kind == "list": return [evaluate(item) for item in rest]
    if kind == "np": return evaluate(["array", rest[0], [1], [rest[1]]])[0]
    if kind == "op": return OPERATORS[rest[0]](evaluate(rest[1]), evaluate(rest[2]))
    if kind == "matmul": return evaluate(rest[0]) @ evaluate(rest[1])
    if kind == "f1": return getattr(np, rest[0])(evaluate(rest[1]))
    if kind == "f2": return getattr(np, rest[0])(evaluate(rest[1]), evaluate(rest[2]))
    if kind == "reduce":
        named = {k: tuple(v) if isinstance(v, list) else v for k, v in rest[2].items()}
        return getattr(np, rest[0])(evaluate(rest[1]), **named)
    if kind == "get": return evaluate(rest[0])[index(rest[1])]
    if kind == "set":
        array = evaluate(rest[0]).copy()
        array[index(rest[1])] = evaluate(rest[2])
        return array
    if kind == "iop":
        array = evaluate(rest[1]).copy()
        if rest[0] == "+": array += evaluate(rest[2])
        elif rest[0] == "*": array *= evaluate(rest[2])
        elif rest[0] == "-": array -= evaluate(rest[2])
        else: array /= evaluate(rest[2])
        return array
    if kind == "astype": return evaluate(rest[1]).astype(rest[0])
    return CALLS[rest[0]](*rest[1:])


def axis(value): return tuple(value) if isinstance(value, list) else value


E = evaluate
CALLS = {
    "arange": lambda a, b, s, t: np.arange(E(a), E(b), E(s), dtype=t),
    "linspace": lambda a, b, n, end, t: np.linspace(a, b, n, endpoint=end, dtype=t),
    "logspace": lambda a, b, n: np.logspace(a, b, n),
    "zeros": lambda s, t: np.zeros(s, t), "ones": lambda s, t: np.ones(s, t),
    "full": lambda s, v, t: np.full(s, E(v), t),
    "eye": lambda n, m, k, t: np.eye(n, m, k, t), "diag": lambda x, k: np.diag(E(x), k),
    "tril": lambda x, k: np.tril(E(x), k), "triu": lambda x, k: np.triu(E(x), k),
    "meshgrid": lambda i, *x: np.meshgrid(*[E(v) for v in x], indexing=i),
    "array": lambda x, t: np.array(E(x), dtype=t), "tolist": lambda x: E(x).tolist(),
    "reshape": lambda x, s: E(x).reshape(s), "ravel": lambda x: E(x).ravel(),
    "transpose": lambda x, a: np.transpose(E(x), a), "swapaxes": lambda x, a, b: np.swapaxes(E(x), a, b),
    "moveaxis": lambda x, a, b: np.moveaxis(E(x), a, b),
    "expand_dims": lambda x, a: np.expand_dims(E(x), axis(a)),
    "squeeze": lambda x, a: np.squeeze(E(x), axis(a)),
    "broadcast_to": lambda x, s: np.broadcast_to(E(x), s),
    "flip": lambda x, a: np.flip(E(x), axis(a)), "roll": lambda x, n, a: np.roll(E(x), n, a),
    "repeat": lambda x, n, a: np.repeat(E(x), n, a), "tile": lambda x, n: np.tile(E(x), n),
    "pad": lambda x, w, v: np.pad(E(x), w, constant_values=v), "rot90": lambda x, k: np.rot90(E(x), k),
    "concatenate": lambda a, *x: np.concatenate([E(v) for v in x], axis=a),
    "stack": lambda a, *x: np.stack([E(v) for v in x], axis=a),
    "vstack": lambda *x: np.vstack([E(v) for v in x]), "hstack": lambda *x: np.hstack([E(v) for v in x]),
    "column_stack": lambda *x: np.column_stack([E(v) for v in x]),
    "dstack": lambda *x: np.dstack([E(v) for v in x]),
    "split": lambda x, n, a: np.split(E(x), n, a), "array_split": lambda x, n, a: np.array_split(E(x), n, a),
    "append": lambda x, y, a: np.append(E(x), E(y), a), "insert": lambda x, i, v, a: np.insert(E(x), i, E(v), a),
    "delete": lambda x, i, a: np.delete(E(x), i, a),
    "take": lambda x, i, a: np.take(E(x), E(i), a), "nonzero": lambda x: list(np.nonzero(E(x))),
    "argwhere": lambda x: np.argwhere(E(x)), "where": lambda c, x, y: np.where(E(c), E(x), E(y)),
    "round": lambda x, d: np.round(E(x), d), "clip": lambda x, a, b: np.clip(E(x), E(a), E(b)),
    "isclose": lambda x, y: np.isclose(E(x), E(y)), "allclose": lambda x, y: np.allclose(E(x), E(y)),
    "array_equal": lambda x, y: np.array_equal(E(x), E(y)),
    "cumsum": lambda x, a: np.cumsum(E(x), axis=a), "cumprod": lambda x, a: np.cumprod(E(x), axis=a),
    "percentile": lambda x, q, a: np.percentile(E(x), q, axis=a), "diff": lambda x, n, a: np.diff(E(x), n, a),
    "average": lambda x, w, a: np.average(E(x), weights=E(w), axis=a),
    "sort": lambda x, a: np.sort(E(x), axis=a), "argsort": lambda x, a: np.argsort(E(x), axis=a, kind="stable"),
    "unique": lambda x: list(np.unique(E(x), return_index=True, return_inverse=True, return_counts=True)),
    "unique_axis": lambda x, a: np.unique(E(x), axis=a),
    "searchsorted": lambda x, v, side: np.searchsorted(E(x), E(v), side=side), "isin": lambda x, y: np.isin(E(x), E(y)),
    "bincount": lambda x: np.bincount(E(x)), "histogram": lambda x, b: list(np.histogram(E(x), bins=b)),
    "dot": lambda x, y: np.dot(E(x), E(y)), "outer": lambda x, y: np.outer(E(x), E(y)),
    "inner": lambda x, y: np.inner(E(x), E(y)), "tensordot": lambda x, y, n: np.tensordot(E(x), E(y), n),
    "trace": lambda x: np.trace(E(x)),
    "norm": lambda x, o, a: np.linalg.norm(E(x), ord=float(o) if isinstance(o, str) else o, axis=a),
    "inv": lambda x: np.linalg.inv(E(x)), "det": lambda x: np.linalg.det(E(x)),
    "solve": lambda x, y: np.linalg.solve(E(x), E(y)), "cov": lambda x, r: np.cov(E(x), rowvar=r),
    "corrcoef": lambda x, r: np.corrcoef(E(x), rowvar=r), "polyfit": lambda x, y, d: np.polyfit(E(x), E(y), d),
    "polyval": lambda p, x: np.polyval(E(p), E(x)), "result_type": lambda *x: np.result_type(*[E(v) for v in x]).name,
    "print": lambda x, o: np.array2string(E(x), **printing(o)),
}


def printing(options):
    names = {"suppress": "suppress_small", "linewidth": "max_line_width"}
    return {names.get(k, k): v for k, v in options.items()}


def shown(value, how):
    if isinstance(value, (list, tuple)) and any(isinstance(v, np.ndarray) for v in value):
        return " | ".join(how(v) for v in value)
    return how(value)


def case(tree):
    result = {"e": tree}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            value = evaluate(tree)
        except Exception as error:
            result["error"] = type(error).__name__.lstrip("_")
            return result
    if any(v.dtype.char not in "?bhilqBHILQfdU" for v in flat(value)): return None
    result["str"], result["repr"] = shown(value, str), shown(value, repr)
    # A sum over an array whose memory lies in another order adds in that order.
    isTurned = any(w in ("transpose", "swapaxes", "moveaxis", "rot90", "get") for w in words(tree))
    if not ROUGH.isdisjoint(words(tree)) or isTurned and tree[0] == "reduce": result["close"] = True
    told = sorted({f"{w.category.__name__}: {w.message}" for w in caught})
    if told: result["warnings"] = told
    return result


# Their last digit depends on the machine: float32 functions that NumPy approximates, BLAS, LAPACK.
ROUGH = {"exp", "log", "log1p", "sin", "cos", "tanh", "expm1", "log2", "log10", "arctan", "cbrt", "power", "arctan2",
         "hypot", "**", "inv", "det", "solve", "matmul", "dot", "inner", "tensordot", "norm", "cov", "corrcoef", "polyfit", "percentile", "histogram"}


def words(tree):
    if isinstance(tree, list) and tree and tree[0] != "array":
        for item in tree: yield from words(item)
    elif isinstance(tree, str): yield tree


def flat(value):
    if isinstance(value, (list, tuple)): return [x for v in value for x in flat(v)]
    return [value] if isinstance(value, (np.ndarray, np.generic)) else []


class Maker:
    def __init__(self, seed): self.r = random.Random(seed)

    def choose(self, *options): return self.r.choice(options)

    def shape(self, most=3, largest=4):
        return [self.r.randint(1, largest) for _ in range(self.r.randint(1, most))]

    def number(self, dtype, wild=True):
        r = self.r
        if dtype == "bool": return str(r.randint(0, 1))
        if dtype in INTS:
            info = np.iinfo(dtype)
            low, high = r.choice([(0, 5), (-5, 5), (0, 100), (info.min, info.max)] if wild else [(0, 9), (-9, 9)])
            return str(r.randint(max(low, info.min), min(high, info.max)))
        kind = r.random()
        if wild and kind < 0.04: return r.choice(["nan", "inf", "-inf", "0.0", "-0.0"])
        if wild and kind < 0.12: return repr(r.uniform(-1, 1) * 10.0 ** r.randint(-12, 12))
        if kind < 0.4: return repr(float(r.randint(-9, 9)))
        if kind < 0.7: return repr(round(r.uniform(-10, 10), r.randint(1, 4)))
        return repr(r.uniform(-3, 3))

    def array(self, dtype=None, shape=None, wild=True):
        dtype = dtype or self.r.choice(TYPES + ["int64", "float64", "float32"] * 3)
        shape = self.shape() if shape is None else shape
        count = int(np.prod(shape))
        # Numbers of one kind, so that most arrays print as people see them.
        isWild = wild and self.r.random() < 0.3
        return ["array", dtype, shape, [self.number(dtype, isWild) for _ in range(count)]]

    def texts(self, shape=None):
        shape = self.shape(2) if shape is None else shape
        words = ["a", "bc", "it's", "cat", "dog", "tree", "꽃", 'q"x', "two words", ""]
        chosen = [self.r.choice(words) for _ in range(int(np.prod(shape)))]
        return ["array", f"<U{max(1, max(map(len, chosen), default=1))}", shape, chosen]

    def scalar(self):
        r = self.r
        return r.choice([
            ["int", str(r.randint(-3, 9))], ["int", str(r.randint(0, 300))],
            ["float", repr(r.choice([0.5, 2.0, -1.5, 0.1, 255.0]))], ["bool", str(r.randint(0, 1))],
            ["np", *(lambda t: [t, self.number(t, False)])(r.choice(TYPES))]])

    def fitting(self, shape):
        """A shape that can be broadcast with another, most of the time."""
        r = self.r
        if r.random() < 0.05: return self.shape()
        sides = [s if r.random() < 0.7 else 1 for s in shape]
        return sides[r.randint(0, len(sides)):] or [1]

    def axis(self, array, none=True):
        n = len(array[2])
        return self.r.choice(([None] if none else []) + list(range(-n, n)))

    def items(self, shape):
        r, result, axis = self.r, [], 0
        for side in shape:
            kind = r.random()
            if r.random() < 0.08: result.append(["n"])
            if kind < 0.3: result.append(["i", r.randint(-side, side - 1)])
            elif kind < 0.7:
                edge = lambda: r.choice([None, r.randint(-side - 1, side + 1)])
                result.append(["s", edge(), edge(), r.choice([None, None, 1, 2, -1, -2])])
            elif kind < 0.9:
                count = r.randint(1, 3)
                result.append(["a", ["array", "int64", [count], [str(r.randint(-side, side - 1)) for _ in range(count)]]])
            elif kind < 0.95:
                result.append(["a", ["array", "bool", [side], [str(r.randint(0, 1)) for _ in range(side)]]])
            else: break
        if r.random() < 0.1: result.insert(r.randint(0, len(result)), ["e"])
        return result


def printed(m):
    """Arrays as they are, of every kind."""
    r = m.r
    if r.random() < 0.12: return m.texts()
    dtype = r.choice(TYPES + FLOATS * 4)
    shape = r.choice([m.shape(), [r.randint(1, 40)], [r.randint(1, 12), r.randint(1, 12)], [], [0], [0, 3], [2, 0]])
    return m.array(dtype, shape)


def wide(m):
    r = m.r
    dtype = r.choice(TYPES)
    shape = r.choice([[1200], [50, 30], [1001], [12, 10, 11], [4, 300], [300, 4], [2, 2, 300]])
    return ["astype", dtype, ["call", "reshape", ["op", r.choice("*/"), ["call", "arange", ["int", "0"],
        ["int", str(int(np.prod(shape)))], ["int", "1"], None], ["int", str(r.randint(1, 7))]], shape]]


def options(m):
    r = m.r
    chosen = {}
    if r.random() < 0.6: chosen["precision"] = r.randint(0, 6)
    if r.random() < 0.4: chosen["suppress"] = True
    if r.random() < 0.3: chosen["linewidth"] = r.randint(20, 120)
    if r.random() < 0.3: chosen["threshold"] = r.randint(2, 10)
    if r.random() < 0.3: chosen["edgeitems"] = r.randint(1, 4)
    if r.random() < 0.2: chosen["separator"] = r.choice([", ", " ", ","])
    if r.random() < 0.2: chosen["sign"] = r.choice(["+", " ", "-"])
    if r.random() < 0.2: chosen["floatmode"] = r.choice(["fixed", "unique", "maxprec", "maxprec_equal"])
    return ["call", "print", m.array(r.choice(TYPES + FLOATS * 5), [r.randint(1, 9), r.randint(1, 5)]), chosen]


def binary(m):
    r = m.r
    x = m.array()
    if r.random() < 0.3: y = m.scalar()
    else: y = m.array(x[1] if r.random() < 0.4 else None, m.fitting(x[2]))
    if r.random() < 0.3: x, y = y, x
    return ["op", r.choice(list(OPERATORS)), x, y]


def scalars(m): return ["op", m.r.choice(list(OPERATORS)), *m.r.sample([m.scalar(), ["np", "float64", m.number("float64")], ["np", "int64", m.number("int64", False)]], 2)]


def unary(m):
    names = ["negative", "absolute", "sign", "square", "sqrt", "exp", "log", "log1p", "sin", "cos", "tanh",
             "floor", "ceil", "trunc", "rint", "isnan", "isinf", "isfinite", "logical_not", "invert",
             "reciprocal", "expm1", "log2", "log10", "arctan", "deg2rad", "rad2deg", "signbit", "cbrt", "positive"]
    name = m.r.choice(names)
    return ["f1", name, m.array(m.r.choice(FLOATS) if name == "reciprocal" else None)]


def twofold(m):
    names = ["maximum", "minimum", "power", "fmax", "fmin", "arctan2", "hypot", "logical_and", "logical_or",
             "logical_xor", "fmod", "floor_divide", "remainder", "copysign", "left_shift", "right_shift"]
    x = m.array(wild=False)
    return ["f2", m.r.choice(names), x, m.array(x[1], m.fitting(x[2]), wild=False)]


def reduction(m):
    r = m.r
    x = m.array()
    name = r.choice(["sum", "prod", "mean", "std", "var", "min", "max", "median", "ptp", "any", "all",
                     "count_nonzero", "argmin", "argmax", "nansum", "nanmean", "nanmin", "nanmax", "nanstd"])
    named = {}
    if r.random() < 0.7: named["axis"] = m.axis(x)
    n = len(x[2])
    if n > 1 and r.random() < 0.2 and not name.startswith("arg"): named["axis"] = r.sample(range(n), 2)
    if r.random() < 0.2: named["keepdims"] = True
    if name in ("std", "var") and r.random() < 0.3: named["ddof"] = 1
    return ["reduce", name, x, named]


def longer(m):
    """Sums of many floats: the order of the additions shows in the digits."""
    r = m.r
    shape = r.choice([[r.randint(8, 700)], [r.randint(3, 40), r.randint(3, 40)], [5, r.randint(3, 20), 7], [r.randint(130, 300), 3], [3, r.randint(130, 300)], [200, 1]])
    dtype = r.choice(FLOATS)
    x = ["array", dtype, shape, [repr(round(r.uniform(-10, 10), 3)) for _ in range(int(np.prod(shape)))]]
    return ["reduce", r.choice(["sum", "mean", "std", "var"]), x, {"axis": m.axis(x)}]


def getting(m):
    x = m.array() if m.r.random() < 0.9 else m.texts()
    return ["get", x, m.items(x[2])]


def setting(m):
    x = m.array()
    return ["set", x, m.items(x[2]), m.scalar() if m.r.random() < 0.6 else m.array(x[1], [m.r.randint(1, 3)], wild=False)]


def inplace(m):
    x = m.array(wild=False)
    return ["iop", m.r.choice("+-*/"), x, m.scalar() if m.r.random() < 0.5 else m.array(None, x[2], wild=False)]


def converting(m): return ["astype", m.r.choice(TYPES + ["<U3", "str"]), m.array(wild=m.r.random() < 0.2)]


def shaping(m):
    r = m.r
    x = m.array(wild=False)
    shape, n, size = x[2], len(x[2]), int(np.prod(x[2]))
    sides = r.choice([[-1], [size], [1, -1], [-1, 1], [2, -1], [size // 2, 2], [3, -1], [-1, 2, 2]])
    return r.choice([
        ["call", "reshape", x, sides], ["call", "ravel", x], ["call", "transpose", x, None],
        ["call", "transpose", x, r.sample(range(n), n)], ["call", "swapaxes", x, r.randrange(n), r.randrange(n)],
        ["call", "moveaxis", x, r.randrange(n), r.randrange(n)], ["call", "expand_dims", x, r.randint(-n - 1, n)],
        ["call", "squeeze", x, None], ["call", "broadcast_to", x, [r.randint(1, 3)] + shape],
        ["call", "flip", x, m.axis(x)], ["call", "roll", x, r.randint(-5, 5), m.axis(x)],
        ["call", "repeat", x, r.randint(0, 3), m.axis(x)], ["call", "tile", x, r.choice([2, [2, 1], [1, 2], [2, 1, 2]])],
        ["call", "pad", x, r.randint(0, 2), r.randint(0, 3)], ["call", "rot90", x, r.randint(-1, 4)],
        ["call", "diag", x, r.randint(-1, 1)], ["call", "tril", x, r.randint(-1, 1)], ["call", "triu", x, r.randint(-1, 1)],
        ["call", "split", x, r.randint(1, 3), r.randrange(n)], ["call", "array_split", x, r.randint(1, 4), r.randrange(n)],
        ["call", "delete", x, r.randrange(shape[0]), 0], ["call", "insert", x, r.randint(0, shape[0]), ["int", "7"], 0],
        ["call", "take", x, ["array", "int64", [2], ["0", "-1"]], m.axis(x)], ["call", "nonzero", x],
        ["call", "argwhere", x], ["call", "tolist", x], ["call", "diff", x, r.randint(1, 2), r.randrange(n)]])


def joining(m):
    r = m.r
    x = m.array(wild=False)
    same = r.random() < 0.7
    y = m.array(None if r.random() < 0.4 else x[1], x[2] if same else m.fitting(x[2]), wild=False)
    if r.random() < 0.1: x, y = m.texts([2]), m.array(None, [2], wild=False)
    name = r.choice(["concatenate", "stack", "vstack", "hstack", "column_stack", "dstack"])
    if name in ("concatenate", "stack"): return ["call", name, r.randrange(len(x[2])), x, y]
    if r.random() < 0.2: return ["call", "append", x, y, m.axis(x)]
    return ["call", name, x, y]


def creating(m):
    r = m.r
    sc = lambda: r.choice([["int", str(r.randint(-9, 9))], ["float", repr(round(r.uniform(-3, 3), 2))]])
    return r.choice([
        ["call", "arange", sc(), sc(), r.choice([["int", "1"], ["int", "2"], ["float", "0.1"], ["float", "0.25"], ["int", "-1"]]), r.choice([None, None, "float32", "float64"])],
        ["call", "linspace", r.randint(-3, 3), r.choice([1, 2.5, 10, 0.3]), r.randint(0, 12), r.random() < 0.8, r.choice([None, None, "float32", "int64"])],
        ["call", "logspace", 0, r.randint(1, 3), r.randint(1, 6)],
        ["call", r.choice(["zeros", "ones"]), m.shape(), r.choice(TYPES)],
        ["call", "full", m.shape(), m.scalar(), None], ["call", "full", m.shape(), m.scalar(), r.choice(TYPES)],
        ["call", "eye", r.randint(1, 4), r.choice([None, 2, 3]), r.randint(-1, 1), r.choice(TYPES)],
        ["call", "meshgrid", r.choice(["xy", "ij"]), m.array(None, [r.randint(1, 3)]), m.array(None, [r.randint(1, 3)])],
        ["call", "array", ["list", *[m.scalar() for _ in range(r.randint(0, 4))]], r.choice([None, None, *TYPES])],
        ["call", "array", ["list", ["list", sc(), sc()], ["list", sc(), sc()]], None],
        ["call", "array", ["list", ["str", "a"], r.choice([sc(), ["str", "bcd"]])], None],
        ["call", "array", ["list", ["list", sc(), sc()], ["list", sc()]], None]])


def sorting(m):
    r = m.r
    x = m.array() if r.random() < 0.85 else m.texts()
    v = m.array(x[1] if not x[1].startswith("<") else None, [r.randint(1, 9)], wild=False)
    return r.choice([
        ["call", "sort", ["op", "+", x, ["int", "0"]] if x[1] in FLOATS else x, m.axis(x)], ["call", "argsort", x, m.axis(x)], ["call", "unique", x], ["call", "unique", x],
        ["call", "unique_axis", x, 0], ["call", "isin", x, m.array(x[1], [3], wild=False) if not x[1].startswith("<") else x],
        ["call", "searchsorted", ["call", "sort", v, 0], m.array(None, [3], wild=False), r.choice(["left", "right"])],
        ["call", "bincount", m.array("int64", [r.randint(1, 8)], wild=False)], ["call", "histogram", m.array(r.choice(INTS + FLOATS), v[2], wild=False), r.randint(1, 6)]])


def statistics(m):
    r = m.r
    x = m.array(wild=False)
    n = len(x[2])
    return r.choice([
        ["call", "cumsum", x, m.axis(x)], ["call", "cumprod", x, m.axis(x)],
        ["call", "percentile", x, r.choice([0, 25, 50, 75, 90, [10, 50], [25, 50, 75], 33]), m.axis(x)],
        ["call", "average", x, m.array("float64", x[2], wild=False), m.axis(x)],
        ["call", "round", x, r.randint(-1, 4)], ["call", "clip", x, r.choice([["int", "-1"], ["float", "0.5"]]), r.choice([["int", "3"], ["float", "2.5"]])],
        ["call", "where", m.array("bool", x[2]), x, r.choice([m.scalar(), m.array(None, x[2], wild=False)])],
        ["call", "isclose", x, x], ["call", "allclose", x, m.array(None, x[2])], ["call", "array_equal", x, x],
        ["call", "cov", m.array("float64", [2, r.randint(2, 6)], wild=False), True],
        ["call", "corrcoef", m.array("float64", [2, r.randint(3, 6)], wild=False), True],
        ["call", "norm", x, r.choice([None, None, 1, 2, "inf"]) if n == 1 else None, m.axis(x)],
        ["call", "result_type", m.scalar(), x, m.scalar()]])


def products(m):
    r = m.r
    a, b, c = (r.randint(1, 4) for _ in range(3))
    dtype = r.choice(TYPES + FLOATS * 4)
    whole = lambda shape: ["array", dtype, shape, [m.number("int64", False).lstrip("-") if dtype in INTS + ["bool"] else repr(float(r.randint(-4, 4)) + r.choice([0, 0.5])) for _ in range(int(np.prod(shape)))]]
    if dtype == "bool": whole = lambda shape: m.array("bool", shape)
    square = ["array", "float64", [a, a], [repr(float(r.randint(-4, 4) + (9 if i % (a + 1) == 0 else 0))) for i in range(a * a)]]
    return r.choice([
        ["matmul", whole([a, b]), whole([b, c])], ["matmul", whole([b]), whole([b, c])], ["matmul", whole([a, b]), whole([b])],
        ["matmul", whole([b]), whole([b])], ["matmul", whole([2, a, b]), whole([b, c])], ["matmul", whole([a, b]), whole([c, b])],
        ["call", "dot", whole([a, b]), whole([b, c])], ["call", "dot", whole([b]), whole([b])], ["call", "dot", whole([a, 2, b]), whole([b])],
        ["call", "outer", whole([a]), whole([b])], ["call", "inner", whole([a, b]), whole([b])],
        ["call", "tensordot", whole([a, b]), whole([b, c]), 1], ["call", "trace", whole([a, b])],
        ["call", "inv", square], ["call", "det", square], ["call", "solve", square, ["array", "float64", [a], ["1.0"] * a]],
        ["call", "polyval", whole([3]), whole([b])]])


def nested(m):
    """One thing made of another."""
    r = m.r
    first = r.choice([binary, getting, shaping, joining])(m)
    if len(first) > 2 and first[0] == "get" and all(item[0] == "i" for item in first[2]): first = m.array()
    if first[1] in ("split", "array_split", "nonzero", "tolist"): first = m.array()
    return r.choice([
        ["op", r.choice("+-*/"), first, ["int", str(r.randint(1, 5))]], ["f1", "absolute", first],
        ["reduce", r.choice(["sum", "max", "mean"]), first, {}], ["get", first, [["i", 0]]],
        ["get", first, [["a", ["op", ">", first, ["int", "0"]]]]], ["astype", "float32", first]])


KINDS = [printed] * 4 + [wide, options, options, binary, binary, binary, scalars, unary, unary, twofold, reduction, reduction,
         reduction, longer, getting, getting, getting, setting, setting, inplace, converting, shaping, shaping, joining, creating, creating,
         sorting, statistics, statistics, products, nested]


def main():
    if sys.argv[1] == "fixed":
        maker, count = Maker(2026), 2400
    else:
        maker, count = Maker(int(sys.argv[2])), int(sys.argv[3])
    seen, number = set(), 0
    while number < count:
        made = case(KINDS[number % len(KINDS)](maker) if sys.argv[1] == "fixed" else maker.r.choice(KINDS)(maker))
        text = made and json.dumps(made, ensure_ascii=False, allow_nan=False)
        if not text or text in seen or sys.argv[1] == "fixed" and len(text) > 1800: continue
        seen.add(text)
        number += 1
        print(text)


main()
