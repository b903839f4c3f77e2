"""Random expressions over small arrays, lists and numbers, with what CPython and NumPy answer.

python3 expressions.py COUNT [SEED] prints one JSON list a line: the expression and its repr, or the
expression and null where it raises an error. NAMES is run before all of them.
"""

import json
import random
import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")

NAMES = """import numpy as np
a = np.array([3, 1, 2, 5])
b = np.array([[1, 2, 3], [4, 5, 6]])
c = np.array([0.5, -1.5, 2.25, 4.0])
m = np.array([True, False, True, True])
f = np.array([1.5, 2.5, 3.5], dtype=np.float32)
u = np.array([200, 100, 7], dtype=np.uint8)
p = [4, 1, 3]
q = [[1, 2], [3, 4]]
t = (2, 7, 1)
s = "deep learning"
d = {"x": 1, "y": 2.5}
i = 7
j = -3
z = 2.5
"""


def number(r):
    return r.choice(["0", "1", "2", "3", "-1", "5", "0.5", "2.0", "-1.5", "i", "j", "z", "1e3", "10"])


def vector(r, depth):
    if depth <= 0 or r.random() < 0.4:
        return r.choice(["a", "c", "a", "c", "b[0]", "b[1]", "f", "u", "m", "b[:, 1]", "a[1:]", "c[::-1]", "np.arange(4)"])
    kind = r.randrange(12)
    x = vector(r, depth - 1)
    if kind < 4:
        op = r.choice(["+", "-", "*", "/", "//", "%", "**", "+", "*"])
        y = number(r) if r.random() < 0.5 else vector(r, depth - 1)
        return f"({x} {op} {y})" if r.random() < 0.8 else f"({y} {op} {x})"
    if kind == 4:
        return f"np.{r.choice(['abs', 'sign', 'square', 'floor', 'ceil', 'sort', 'cumsum', 'negative', 'rint', 'flip', 'unique', 'argsort', 'diff', 'ravel', 'sqrt', 'exp'])}({x})"
    if kind == 5:
        return f"{x}[{r.choice(['::-1', '1:', ':2', '::2', '-2:', '[0, 2]', '[1]', ':-1', '2:0:-1'])}]"
    if kind == 6:
        return f"np.{r.choice(['maximum', 'minimum', 'add', 'multiply', 'power'])}({x}, {number(r)})"
    if kind == 7:
        return f"{x}.astype({r.choice(['int', 'float', 'bool', 'np.float32', chr(39) + 'uint8' + chr(39), 'np.int32'])})"
    if kind == 8:
        return f"np.where({x} > {number(r)}, {x}, {number(r)})"
    if kind == 9:
        return f"np.clip({x}, {r.choice(['0', '1', '-1'])}, {r.choice(['2', '3', '2.5'])})"
    if kind == 10:
        return f"({x} {r.choice(['<', '>', '==', '!=', '<=', '>='])} {number(r)})"
    return r.choice([f"(-{x})", f"{x}.reshape(-1, 1)", f"np.concatenate([{x}, {vector(r, depth - 1)}])", f"{x}.round({r.choice(['', '1'])})", f"np.outer({x}, a)", f"{x}[{x} > {number(r)}]", f"np.repeat({x}, 2)"])


def plain(r, depth):
    if depth <= 0:
        return number(r)
    x, y = plain(r, depth - 1), plain(r, depth - 1)
    kind = r.randrange(10)
    if kind < 4:
        return f"({x} {r.choice(['+', '-', '*', '/', '//', '%', '**'])} {y})"
    if kind == 4:
        return f"({x} {r.choice(['<', '>', '==', '!=', '<=', '>='])} {y})"
    if kind == 5:
        return f"({x} {r.choice(['and', 'or'])} {y})"
    if kind == 6:
        return f"({x} if {y} else {plain(r, depth - 1)})"
    if kind == 7:
        return f"{r.choice(['abs', 'int', 'float', 'bool', 'round', 'str', 'repr'])}({x})"
    if kind == 8:
        return f"{r.choice(['max', 'min'])}({x}, {y})"
    return r.choice([f"(not {x})", f"(-{x})", f"round({x}, {r.choice(['1', '2', '0', '-1'])})", f"divmod({x}, {y})", f"({x} < {y} < {plain(r, depth - 1)})"])


def sequence(r, depth):
    if depth <= 0:
        return r.choice(["p", "[1, 2.5]", "list(t)", "q[0]", "list(range(5))", "[x for x in p]"])
    x = sequence(r, depth - 1)
    return r.choice([
        f"({x} + {sequence(r, depth - 1)})", f"({x} * {r.choice(['2', '0', '3'])})", f"sorted({x})", f"{x}[::-1]",
        f"{x}[{r.choice(['1:', ':-1', '::2', '-2:', '5:', '::-2'])}]", f"[v * {number(r)} for v in {x}]",
        f"[v for v in {x} if v > {number(r)}]", f"list(zip({x}, p))", f"list(enumerate({x}))",
        f"list(map(str, {x}))", f"[v {r.choice(['+', '%', '//', '/'])} {number(r)} for v in {x}]", f"list(set({x}))",
        f"sorted({x}, key=lambda v: -v)", f"[{plain(r, 1)}, *{x}]", f"list(reversed({x}))",
    ])


def text(r, depth):
    if depth <= 0:
        return r.choice(["s", "'ab'", "s[:4]", "s[::-1]", "'Hello, World'", "' x '", "''", "str(i)"])
    x = text(r, depth - 1)
    form = r.choice([".2f", "5d", ">8", "<6", "^9", "05d", "e", "g", "%", "+", ",", "x", ".3", "08.3f", "", "10.1e", "_", "b", ".0f", ".3g", "+.1f", "<8.2f", "*^9"])
    return r.choice([
        f"({x} + {text(r, depth - 1)})", f"{x}.upper()", f"{x}.title()", f"{x}.split()", f"{x}.replace('e', 'E')",
        f"{x}[{r.choice(['1:', ':-1', '::2', '-3:', '0'])}]", f"({x} * 2)", f"{x}.find('e')", f"{x}.count('e')",
        f"{x}.strip()", f"len({x})", f"sorted({x})", f"{x}.center(11, '*')", f"('n' in {x})", f"{x}.partition('e')",
        f"f'{{{plain(r, 1)}:{form}}}'", f"'{r.choice(['%d', '%.2f', '%s', '%5.1f', '%g', '%e', '%r', '%x', '%+d', '%-6d|', '%05d'])}' % {plain(r, 1)}",
        f"'{{:{form}}}'.format({plain(r, 1)})", f"{x}.zfill(8)", f"{x}.rsplit('e', 1)", f"({x} < {text(r, depth - 1)})",
        f"f'{{{x}!r:{r.choice(['', '>12', '<4'])}}}'", f"{x}.swapcase()", f"{x}.capitalize()", f"{x}.endswith('g')",
    ])


def expression(r):
    kind = r.randrange(10)
    if kind < 4:
        x = vector(r, r.randrange(1, 4))
        if r.random() < 0.35:
            name = r.choice(["sum", "mean", "max", "min", "argmax", "argmin", "std", "prod", "any", "all", "tolist", "ndim", "shape", "dtype", "size", "T", "var"])
            return f"{x}.{name}" + ("" if name in ("ndim", "shape", "dtype", "size", "T") else "()")
        if r.random() < 0.2:
            return f"b.{r.choice(['sum', 'mean', 'max', 'argmax', 'std', 'cumsum', 'min', 'prod'])}(axis={r.choice(['0', '1', '-1'])})"
        if r.random() < 0.1:
            return f"print({x})"
        return x
    if kind < 6:
        return plain(r, r.randrange(1, 4)) + ("" if r.random() < 0.5 else ",")
    if kind < 8:
        return sequence(r, r.randrange(1, 4))
    return text(r, r.randrange(1, 3))


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    r = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 15)
    names = {}
    exec(NAMES, names)
    print(json.dumps(NAMES.splitlines()))
    for _ in range(count):
        source = expression(r)
        if not source.startswith("print"):
            source = f"print(repr({source}))" if not source.endswith(",") else f"print(repr(({source})))"
        shown = []
        try:
            names["print"] = lambda value: shown.append(str(value))
            eval(source, names)
            print(json.dumps([source, shown[0]]))
        except Exception:
            print(json.dumps([source, None]))


if __name__ == "__main__":
    main()
