# %% case methods
s = "hello World"
s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase()
s.isalpha(), "abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "abc".islower(), "ABC".isupper()
# %% strip
"  a ".strip(), "  a ".lstrip(), "  a ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab")
"model.keras".removesuffix(".keras"), "val_loss".removeprefix("val_")
# %% split and join
"a,b,,c".split(","), "a b  c".split(), "a b c d".split(" ", 2), "a-b-c".rsplit("-", 1)
"one\ntwo\n".splitlines()
", ".join(["x", "y"]), "".join("abc")
"k=v=w".partition("="), "k=v=w".rpartition("=")
# %% find
s = "banana"
s.find("an"), s.rfind("an"), s.find("z"), s.index("n"), s.count("a"), s.count("ana")
s.startswith("ba"), s.endswith("na"), s.startswith(("x", "b")), s.find("an", 2)
s.replace("a", "o"), s.replace("a", "o", 2)
# %% align
"ab".ljust(5) + "|", "ab".rjust(5), "ab".center(6) + "|", "7".zfill(3), "-7".zfill(4), "ab".center(7, "*")
# %% fstring numbers
x = 3.14159
f"{x:.2f}", f"{x:8.3f}", f"{x:<8.2f}|", f"{x:^8.1f}|", f"{x:+.1f}", f"{x:e}", f"{x:.3e}", f"{x:g}", f"{x:.0f}"
n = 42
f"{n:5d}|", f"{n:<5}|", f"{n:05d}", f"{n:x}", f"{n:b}", f"{n:,}", f"{1234567:,}", f"{1234567.891:,.2f}", f"{n:>6}", f"{n:^6}|"
f"{0.256:.1%}", f"{0.5:%}", f"{1:.0%}"
# %% fstring texts
w = "hi"
f"{w:>5}|{w:<5}|{w:^5}|{w:*^6}|{w!r}|{w:.1}"
f"{w=}", f"{1 + 1 = }"
f"{{}} {w}"
f"{'nested'} {w.upper()} {len(w)} {[1, 2][0]} {w[0]}"
width = 8
f"{w:{width}}|", f"{3.14159:{width}.{2}f}"
# %% fstring values
d = {"a": 1}
f"{d['a']} {d} {[1, 'x']} {None} {True} {(1,)}"
f"{1.0} {1e-7} {10**10}"
f"{'a' if d else 'b'}"
f"{True:d} {True}"
# %% percent
"%d items" % 3, "%s and %s" % ("a", 1), "%.2f" % 3.14159, "%5d|" % 42, "%-5d|" % 42, "%05d" % 42
"%s" % [1, 2], "%r" % "a", "%%" % (), "%x" % 255, "%e" % 12345.678, "%g" % 0.0001
"%d%%" % 50, "%s=%d" % ("x", 3)
"%s" % None, "%10s|" % "hi", "%.3s" % "abcdef", "%+d" % 3
# %% format method
"{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x:.2f}".format(x=3.14159), "{:>5}|".format("a")
"{0} {0}".format("x"), "{:,}".format(12345), "{!r}".format("s"), "{{}}".format()
format(3.14159, ".3f"), format(12, "05d"), format("a", ">3")
# %% text order
sorted("banana"), max("hello"), min("hello"), list("abc"), len("héllo"), "".join(sorted("cab"))
list(enumerate("ab")), "abc"[::-1]
"a" + "b", "a" * 3, "a" < "b", "a" == "A".lower()
# %% text characters
[c for c in "a1b2" if c.isdigit()]
"".join(chr(ord(c) + 1) for c in "HAL")
"hello"[1:3], "hello"[-3:], "hello"[:-1]
"a" in "abc", "z" not in "abc"
# %% printing texts in collections
print(["a", 'b"c', "d'e"])
print({"k": "v"}, ("x",), {1, })
print(["tab\t", "new\n", "é", "한"])
# %% multi line print
print("""Layer 1
  Layer 2
Layer 3""")
print("a", "b\n", "c")
# %% format alignment with sign
f"{-3.5:08.2f}", f"{3:+d}", f"{-3: d}", f"{3: d}", f"{1e10:.3g}", f"{123456789:.4g}", f"{0.00001234:g}", f"{1.5:>+8.1f}"
f"{255:#x} {5:#b}", f"{1000000:_}"
# %% epoch line
epoch, loss, acc = 3, 0.123456, 0.98765
print(f"Epoch {epoch + 1}/{10}, Loss: {loss:.4f}, Accuracy: {acc * 100:.2f}%")
print("Epoch %d, Loss: %.4f" % (epoch, loss))
print("Epoch {:>3}: loss={:.3f}".format(epoch, loss))
print("Accuracy: " + str(acc))
print("Loss:", loss, "Acc:", acc, sep=" ")
# %% table by hand
rows = [("Flatten", 784, 0), ("Dense", 100, 78500), ("Dense", 10, 1010)]
print(f"{'Layer':<10}{'Units':>6}{'Params':>10}")
print("-" * 26)
for name, units, params in rows:
    print(f"{name:<10}{units:>6}{params:>10,}")
# %% string checks
"12".isnumeric(), "1.5".isdigit(), "".isalpha()
# %% escapes in echo
"a\nb"
'\\'
"\r\n"
"\u00a0"
"'"
'"'
"'\""
# %% text compare
sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower)
"apple" < "banana", "10" < "9"
# %% unpack text
a, b, c = "xyz"
print(c, b, a)
# %% format nested quotes
name = "World"
f'Hello {name}!', f"It's {name}", f"{name!s:>7}"
f"""three {name}
lines"""
