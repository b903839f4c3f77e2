# %% arithmetic
1 + 2 * 3
7 / 2, 7 // 2, 7 % 2
-7 // 2, -7 % 2, 7 // -2, 7 % -2
2 ** 10, 2 ** -1, -2 ** 2
7.5 // 2, -7.5 % 2
1_000_000
0x1f, 0b101, 0o17
1e3, 1.5e-7, 1e16, 1e15, 123456789.123
10 ** 15 / 3
# %% precedence
2 + 3 * 4 ** 2
(2 + 3) * 4
-3 ** 2, (-3) ** 2
not True or True
not (True or True)
1 < 2 < 3, 1 < 3 < 2
1 == 1.0, 1 is 1
5 & 3 | 8, 5 ^ 1, ~5, 1 << 4, 256 >> 2
2 ** 3 ** 2
10 - 3 - 2
not 1 == 2
# %% float texts
0.1 + 0.2
1 / 3
100.0, 1e100, 1e-5, 0.0001
float("inf"), -float("inf"), float("nan")
3.0, -0.0
2.5e10
round(2.5), round(3.5), round(2.675, 2), round(1234.5678, -2)
round(3.14159, 3), round(7)
# %% integer functions
abs(-5), abs(-2.5)
divmod(17, 5), divmod(-17, 5)
pow(2, 8), pow(2, 8, 100)
max(3, 1, 2), min([4, 2, 8])
sum([1, 2, 3]), sum([1, 2, 3], 10)
int("42"), int(3.9), int(-3.9), int("ff", 16)
float("3.5"), float("1e3"), float(2)
bool(0), bool(""), bool([]), bool("a"), bool(0.0), bool(None)
str(12), str(1.0), str(None), str([1, "a"])
# %% names
a = b = 3
a, b
a, b = b, a + 1
a, b
x = y = []
x.append(1)
y
# %% unpacking
a, (b, c) = 1, (2, 3)
print(a, b, c)
first, *rest = [1, 2, 3, 4]
first, rest
*init, last = "abc"
init, last
a, *b, c = range(6)
print(a, b, c)
[p, q] = {"k": 1, "m": 2}
p, q
# %% star in displays
a = [1, 2]
b = [*a, 3, *range(2)]
b
t = (*a, *b)
t
d = {**{"x": 1, "y": 2}, "y": 3}
d
print(*a, *"hi")
# %% augmented
n = 5
n += 3
n *= 2
n -= 1
n //= 4
n **= 3
n
n %= 5
n /= 2
n
s = "a"
s += "b"
s *= 3
s
# %% augmented lists keep identity
a = [1]
b = a
a += [2]
b
a = a + [3]
a, b
b *= 2
b
# %% conditional
x = 5
"big" if x > 3 else "small"
y = x if x < 3 else -x
y
1 and 2, 0 and 2, 1 or 2, 0 or "x", [] or {}
None is None, x is not None
# %% chains
x = 5
1 < x <= 5
1 < x > 3
x == 5 != 4
1 in [1, 2] and 3 not in [1, 2]
"a" in "cat", "ca" in "cat", "" in "cat"
# %% for with else
for i in range(3):
    print(i)
else:
    print("done")
for i in range(5):
    if i == 2:
        break
else:
    print("never")
print(i)
# %% while with else
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print("out")
# %% nested loops
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j, end="; ")
print()
# %% range forms
list(range(5)), list(range(2, 8, 3)), list(range(5, 0, -2))
range(3), range(1, 10, 2)
len(range(0, 100, 7)), 14 in range(0, 100, 7)
range(10)[3], range(10)[2:5]
list(reversed(range(4)))
sum(range(101))
# %% print forms
print()
print(1, 2, 3, sep="")
print("a", "b", sep=", ", end=".\n")
print("no end", end="")
print(" and on")
print("tab\tquote\"slash\\")
print('it''s', "joined")
print(None, True, 1.0, [1, 'a'], (1,), {})
print("a\nb")
print(*[1, 2, 3], sep="\n")
# %% string literals
'a\tb'
"it's", 'say "hi"', 'both \' and "'
r"\n raw", "\\n"
"\x41\u00e9\N{BULLET}"
"""two
lines"""
b = ("joined "
     "across lines")
b
'\x00\x7f'
# %% if elif else
def sign(x):
    if x > 0:
        return "plus"
    elif x < 0:
        return "minus"
    else:
        return "zero"
sign(3), sign(-1), sign(0)
# %% pass and del
if True: pass
x = [1, 2, 3, 4]
del x[1]
x
del x[1:]
x
d = {"a": 1, "b": 2}
del d["a"]
d
# %% assert holds
assert 1 + 1 == 2
assert True, "not shown"
x = 3
assert x == 3 and x > 2, f"x is {x}"
# %% semicolons and joined lines
a = 1; b = 2; a + b
total = (1 +
         2 +
         3)
total
long = 1 + \
    2
long
# %% walrus
if (n := 10) > 5:
    print(n)
[y := 3, y ** 2]
# %% type names
type(1), type(1.0), type("a"), type([]), type({}), type(()), type(None), type(True)
type(1) == int, type("a") is str
isinstance(1, int), isinstance(1.0, (int, float)), isinstance(True, int), isinstance("a", list)
type(range(3)), type({1}), type(len)
print(type(3))
type([]).__name__
# %% booleans are numbers
True + True, False * 3, sum([True, False, True])
True == 1, int(True), float(False)
[10, 20][True]
# %% big integers
2 ** 62, 2 ** 31 * 2
9223372036854775807 - 1
# %% comparisons of sequences
[1, 2] < [1, 3], (1, 2) == (1, 2), [1] == (1,), "abc" < "abd", "Z" < "a"
[1, 2, 3] > [1, 2]
{1: 2} == {1: 2.0}, {1, 2} == {2, 1}
max(["apple", "fig"], key=len), max([(1, "b"), (1, "a")])
# %% math module
import math
math.pi, math.e
math.sqrt(16), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000)
math.floor(2.7), math.ceil(2.1), math.floor(-2.7), math.trunc(-2.7)
math.sin(0), math.cos(0), math.tanh(0.5)
math.factorial(5), math.gcd(12, 18), math.hypot(3, 4)
math.isnan(float("nan")), math.isinf(math.inf), math.isclose(0.1 + 0.2, 0.3)
from math import sqrt, pi as number
sqrt(2), number
# %% comments and blank lines
x = 1  # a comment

# another
if x:  # here
    # inside
    print("#not a comment")  # after

    print("still inside")
# %% docstrings
def f(x):
    """Doubles."""
    return 2 * x
"""a text alone"""
f(4)
# %% long conditions
x, y = 3, 4
if (x > 1 and
        y > 1):
    print("both")
print("odd" if x % 2 else "even", "odd" if y % 2 else "even")
# %% global in a loop
total = 0
for k in [1, 2, 3]:
    total += k
    last = k
total, last, k
# %% ternary nest
def grade(s): return "A" if s >= 90 else "B" if s >= 80 else "C"
[grade(s) for s in (95, 85, 20)]
# %% identity of lists
a = [1, 2]
b = a
c = a[:]
a is b, a is c, a == c
b.append(3)
a, c
# %% complex slices of lists
a = list(range(10))
a[2:5], a[:3], a[7:], a[-3:], a[::2], a[::-1], a[8:2:-2], a[-1], a[100:], a[5:2]
a[1:3] = [20, 30, 40]
a
a[::5] = [0, 0, 0]
a
"python"[1:4], "python"[::-1], "python"[-2]
(1, 2, 3, 4)[1:3]
# %% numbers as texts
f"{1}", f"{1.0}", f"{1e20}", f"{1/3}"
str(1e16), str(123456789012345680.0), str(0.1), str(1e-4), str(0.00001)
repr("a"), str("a"), repr('it\'s')
# %% rounding to even
[round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5)]
round(2.5, 0), round(1e10), round(0.125, 2)
# %% floor of floats
7.0 // 2.0, -7 // 2.0, 7 % 2.5, -1 % 3, 5.5 % 5
divmod(7.5, 2)
# %% chained methods
"  Hello, World ".strip().lower().replace(",", "").split()
" ".join(reversed("a b c".split()))
# %% names with underscores
_a, __b, a1_ = 1, 2, 3
for _ in range(2):
    print("again")
_a + __b + a1_
값 = 3
값 + 1
# %% fibonacci
a, b = 0, 1
while a < 50:
    print(a, end=" ")
    a, b = b, a + b
print()
# %% primes
primes = []
for n in range(2, 30):
    for p in primes:
        if n % p == 0:
            break
    else:
        primes.append(n)
print(primes)
# %% fizzbuzz
for i in range(1, 16):
    print("FizzBuzz" if i % 15 == 0 else "Fizz" if i % 3 == 0 else "Buzz" if i % 5 == 0 else i, end=" ")
print()
# %% gradient descent by hand
w, b = 0.0, 0.0
xs = [1.0, 2.0, 3.0, 4.0]
ys = [3.0, 5.0, 7.0, 9.0]
for epoch in range(200):
    dw = sum(2 * (w * x + b - y) * x for x, y in zip(xs, ys)) / len(xs)
    db = sum(2 * (w * x + b - y) for x, y in zip(xs, ys)) / len(xs)
    w -= 0.05 * dw
    b -= 0.05 * db
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}: w={w:.4f} b={b:.4f}")
print(round(w, 3), round(b, 3))
# %% perceptron
weights = [0, 0]
bias = 0
data = [((0, 0), 0), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)]
for _ in range(10):
    for (x1, x2), target in data:
        out = 1 if weights[0] * x1 + weights[1] * x2 + bias > 0 else 0
        error = target - out
        weights[0] += error * x1
        weights[1] += error * x2
        bias += error
print(weights, bias)
# %% bubble sort
a = [5, 2, 9, 1]
n = len(a)
for i in range(n):
    for j in range(n - i - 1):
        if a[j] > a[j + 1]:
            a[j], a[j + 1] = a[j + 1], a[j]
a
# %% word counts
text = "the cat and the hat and the bat"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts)
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{word:>5} {n}")
# %% annotations
x: int = 3
def f(a: int, b: float = 2.0) -> float:
    return a * b
f(x)
# %% nonlocal and global
count = 0
def bump():
    global count
    count += 1
bump(); bump()
count
def outer():
    n = 0
    def inner():
        nonlocal n
        n += 2
        return n
    inner()
    return inner()
outer()
# %% integers of texts
int(" 12 "), int("-5"), int("1_000"), float(" 2.5 ")
ord("A"), chr(66), hex(255), bin(10), oct(8)
# %% any and all
any([0, "", 3]), all([1, "a"]), any([]), all([])
any(x > 2 for x in [1, 2, 3]), all(x > 2 for x in [1, 2, 3])
# %% is not and not in
x = None
x is None, x is not None, not x
3 not in (1, 2), "b" not in "abc"
# %% ellipsis-free nested data
data = {"name": "net", "layers": [{"units": 10}, {"units": 3}]}
data["layers"][1]["units"]
data["layers"][0]["units"] += 5
data
[layer["units"] for layer in data["layers"]]
# %% print long list
print(list(range(40)))
print({i: i * i for i in range(5)})
# %% swap in list
a = [1, 2, 3]
a[0], a[-1] = a[-1], a[0]
a
i = 0
i, a[i] = 1, 9
a
# %% bool operators return values
"" or "default"
[1] and "yes"
None or 0
not "", not "a"
# %% while true
n = 0
while True:
    n += 1
    if n > 3: break
n
# %% string times
"-" * 10, "ab" * 0, [0] * 3, (1, 2) * 2
[[0] * 2 for _ in range(2)]
# %% shared rows
rows = [[0] * 2] * 2
rows[0][0] = 1
rows
