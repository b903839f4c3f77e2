# %% list methods
a = [3, 1, 2]
a.append(4); a
a.insert(1, 9); a
a.extend([7, 8]); a
a.remove(9); a
a.pop(), a.pop(0), a
a.sort(); a
a.reverse(); a
a.index(2), a.count(4), len(a)
b = a.copy(); b.clear(); a, b
a.sort(reverse=True); a
# %% list sort key
words = ["pear", "fig", "apple"]
words.sort(key=len)
words
sorted(words), sorted(words, key=lambda w: w[-1]), sorted(words, reverse=True), words
sorted([3, 1, 2], key=lambda x: -x)
sorted([(2, "b"), (1, "z"), (2, "a")])
sorted([(2, "b"), (1, "z"), (2, "a")], key=lambda t: t[0])
sorted([1.5, True, 0])
# %% dict methods
d = {"a": 1, "b": 2}
d["c"] = 3
d, len(d)
d.get("a"), d.get("z"), d.get("z", 0)
d.keys(), d.values(), d.items()
list(d), list(d.values()), list(d.items())
d.pop("a"), d
d.pop("zz", None)
d.update({"b": 20, "e": 5}); d
d.update(f=6); d
d.setdefault("g", 7), d.setdefault("b", 0), d
"b" in d, 20 in d.values()
d.popitem(), d
dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict(zip("ab", [1, 2]))
d.copy() == d
d.clear(); d
# %% dict loops
d = {"loss": [1.0, 0.5], "accuracy": [0.3, 0.6]}
for k in d:
    print(k)
for k, v in d.items():
    print(k, v[-1])
for i, (k, v) in enumerate(d.items()):
    print(i, k, v)
{k: v[0] for k, v in d.items()}
{v: k for k, v in {"a": 1}.items()}
max(d, key=lambda k: d[k][0])
sorted(d)
# %% dict union
a = {"x": 1}
b = {"y": 2}
a | b, {**a, **b}
a |= {"z": 3}
a
# %% dict of keys
{1: "a", 1.0: "b", True: "c"}
{(1, 2): "t"}[(1, 2)]
{None: 0}
dict.fromkeys(["a", "b"], 0)
# %% set methods
s = {3, 1, 2}
s.add(5); len(s)
sorted(s)
s.discard(9); s.remove(5); sorted(s)
a, b = {1, 2, 3}, {2, 3, 4}
sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b)
a.union(b) == a | b, a.intersection(b), a.issubset({1, 2, 3, 4}), {1} < {1, 2}
set(), set([1, 1, 2]), {1}, len(set("hello"))
sorted(set([3, 1, 3]))
1 in {1, 2}
# %% tuple methods
t = (1, 2, 2)
t.count(2), t.index(2), len(t), t + (3,), t[0], t[-1]
(), (1,), tuple([1, 2]), tuple("ab")
# %% comprehension kinds
[x * x for x in range(5)]
[x for x in range(10) if x % 2 == 0 if x > 2]
[(i, j) for i in range(2) for j in range(2)]
[[i * j for j in range(3)] for i in range(3)]
{x % 3 for x in range(10)}
{k: len(k) for k in ["a", "bb"]}
list(x + 1 for x in [1, 2])
sum(x for x in range(4))
tuple(i for i in range(3))
[y for row in [[1, 2], [3]] for y in row]
["even" if x % 2 == 0 else "odd" for x in range(3)]
# %% comprehension scope
x = 10
[x for x in range(3)]
x
n = 2
[n * k for k in range(3)]
# %% zip enumerate
list(zip([1, 2, 3], "ab")), list(zip([1], [2], [3]))
list(enumerate(["a", "b"], start=1)), list(enumerate("x", 5))
for i, (a, b) in enumerate(zip([1, 2], [3, 4])):
    print(i, a, b)
dict(enumerate("ab"))
list(zip(*[(1, "a"), (2, "b")]))
a, b = zip(*[(1, "a"), (2, "b")])
a, b
# %% map filter
list(map(str, [1, 2])), list(map(int, "123")), list(map(lambda a, b: a + b, [1, 2], [3, 4]))
list(filter(lambda x: x > 1, [1, 2, 3])), list(filter(None, [0, 1, "", "a"]))
sum(map(len, ["a", "bb"]))
a, b = map(int, "3 4".split())
a + b
# %% reversed
list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed((1, 2)))
for x in reversed([1, 2]):
    print(x)
# %% iterators are used up
z = zip([1, 2], [3, 4])
list(z), list(z)
it = iter([1, 2, 3])
next(it), next(it)
list(it)
next(it, "none left")
# %% min max
max([1, 5, 3]), min(4, 2), max("b", "a"), max([], default=0)
max([-3, 2], key=abs), min(["bb", "a"], key=len)
sum([[1], [2]], [])
sum([0.1] * 3), sum([1, 2.5])
# %% nested lists alias
a = [[1, 2], [3, 4]]
b = a[:]
b[0][0] = 99
a
c = [row[:] for row in a]
c[0][0] = 0
a
# %% list concat
[1, 2] + [3], [1] * 3, 3 * [0]
[1, 2] == [1, 2], [1, [2]] == [1, [2]]
[] == [], not []
# %% list of lists
m = [[1, 2, 3], [4, 5, 6]]
m[1][2], m[0][:2], len(m), len(m[0])
[row[1] for row in m]
[list(c) for c in zip(*m)]
[sum(row) for row in m]
# %% membership
3 in [1, 2, 3], (1, 2) in [(1, 2)], [1] in [[1]], "a" in {"a": 1}
# %% dict of lists
d = {}
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d.setdefault(k, []).append(v)
d
d["a"][0] += 10
d
# %% nested unpack loop
pairs = [(1, (2, 3)), (4, (5, 6))]
for a, (b, c) in pairs:
    print(a + b + c)
for a, *rest in [(1, 2, 3), (4, 5)]:
    print(a, rest)
# %% del slices
a = list(range(6))
del a[::2]
a
del a[-1]
a
# %% grow while looping
a = [1, 2]
for x in a:
    if len(a) < 5:
        a.append(x * 10)
a
# %% list in condition
items = []
print("empty" if not items else "full")
if [0]:
    print("a list with a zero is true")
# %% print views
d = {"a": 1}
print(d.keys())
print(list(d.keys()), d.values())
len(d.keys()), "a" in d.keys()
# %% copy of dict
a = {"x": [1]}
b = a.copy()
b["y"] = 2
b["x"].append(5)
a, b
# %% sum of nested
data = [[1, 2], [3, 4]]
sum(sum(r) for r in data)
[max(r) for r in data]
sum(data, [])
# %% sorted dict items
scores = {"ann": 90, "bob": 85, "cat": 95}
sorted(scores, key=scores.get)
sorted(scores.items(), key=lambda kv: kv[1], reverse=True)
max(scores, key=scores.get)
sum(scores.values()) / len(scores)
# %% sort stability
a = [("b", 1), ("a", 1), ("c", 0)]
sorted(a, key=lambda x: x[1])
sorted(a, key=lambda x: x[1], reverse=True)
# %% slices assign grows
a = [1, 2, 3]
a[1:1] = [9, 9]
a
a[:] = [0]
a
a[len(a):] = [4]
a
