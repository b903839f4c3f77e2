# %% defaults
def f(a, b=2, c=3):
    return a, b, c
f(1), f(1, 5), f(1, c=9), f(c=1, a=2), f(*[1, 2, 3]), f(**{"a": 7})
# %% args and kwargs
def f(*args, **kwargs):
    return args, kwargs
f(), f(1, 2), f(x=1), f(1, *[2, 3], y=2, **{"z": 3})
def g(a, *rest, key=None):
    return a, rest, key
g(1), g(1, 2, 3, key=4)
# %% keyword only
def f(a, *, b=1):
    return a + b
f(1), f(1, b=5)
def g(a, /, b): return a - b
g(5, b=2), g(5, 3)
# %% closures
def adder(n):
    def add(x):
        return x + n
    return add
add5 = adder(5)
add5(3), adder(1)(1)
fs = [lambda x: x * i for i in range(3)]
[f(2) for f in fs]
fs = [lambda x, i=i: x * i for i in range(3)]
[f(2) for f in fs]
# %% late globals
k = 1
def f():
    return k
k = 10
f()
# %% recursion
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
fact(10)
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
[fib(i) for i in range(10)]
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
depth(50)
# %% lambda
sq = lambda x: x ** 2
sq(4)
(lambda a, b=2: a + b)(1)
apply = lambda f, x: f(f(x))
apply(sq, 3)
# %% return forms
def nothing():
    pass
nothing()
print(nothing())
def early(x):
    if x:
        return
    return 1
print(early(1), early(0))
def two():
    return 1, 2
a, b = two()
a + b
two()
# %% mutable default
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
f(2)
# %% argument aliasing
def change(a):
    a.append(1)
    a = [0]
    return a
x = []
change(x), x
# %% locals hide globals
x = 1
def f():
    x = 2
    return x
f(), x
# %% functions as values
def twice(f, x):
    return f(f(x))
twice(lambda v: v + 1, 0)
ops = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
ops["mul"](3, 4)
[f(4) for f in (abs, str, float)]
# %% relu and sigmoid
import math
def sigmoid(x): return 1 / (1 + math.exp(-x))
def relu(x): return max(0, x)
sigmoid(0), relu(-2), relu(3)
[round(sigmoid(v), 4) for v in (-1, 0, 1)]
# %% softmax by hand
import math
def softmax(z):
    m = max(z)
    e = [math.exp(v - m) for v in z]
    s = sum(e)
    return [v / s for v in e]
[round(p, 4) for p in softmax([1, 2, 3])]
# %% nested functions
def outer(x):
    def helper(y):
        return y * 2
    return helper(x) + 1
outer(3)
# %% default uses earlier name
n = 5
def f(x=n): return x
n = 6
f()
# %% loop inside function
def mean(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)
mean([1, 2, 3, 4])
def first_even(values):
    for v in values:
        if v % 2 == 0:
            return v
    return None
first_even([1, 3, 4]), first_even([1])
# %% function name
def train(): pass
train.__name__
# %% kwargs passing
def inner(a, b=0): return a * 10 + b
def outer(*args, **kw): return inner(*args, **kw)
outer(1, b=2), outer(3)
# %% generator argument
def total(it): return sum(it)
total(x * x for x in range(4))
# %% linear regression closed form
def fit(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    w = sum((a - mx) * (b - my) for a, b in zip(x, y)) / sum((a - mx) ** 2 for a in x)
    return w, my - w * mx
fit([1, 2, 3], [2, 4, 6])
# %% string building function
def bar(n, width=10):
    return "[" + "#" * n + "." * (width - n) + "]"
for i in range(0, 11, 5):
    print(bar(i))
# %% gcd loop
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
gcd(48, 18)
# %% if main
if __name__ == "__main__":
    print("main")
def main():
    print("in main")
main()
# %% early loop exit
def find(items, wanted):
    for place, item in enumerate(items):
        if item == wanted:
            break
    else:
        return -1
    return place
find("abc", "b"), find("abc", "z")
# %% batches
def batches(data, size):
    return [data[i:i + size] for i in range(0, len(data), size)]
batches(list(range(7)), 3)
