"""Reads a JSON list of programs, writes for each what CPython makes of it (see PythonDump.swift).

The form is that of `ast.dump` without what the tree does not keep: annotations of parameters,
contexts, parameters of types, and the insides of what comes as `Unread`.
"""

import ast
import json
import struct
import sys
import warnings

warnings.simplefilter("ignore")
SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|", ast.BitXor: "^",
    ast.LShift: "<<", ast.RShift: ">>", ast.UAdd: "+", ast.USub: "-", ast.Not: "not",
    ast.Invert: "~", ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">",
    ast.GtE: ">=", ast.Is: "is", ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}
UNREAD = {
    ast.ClassDef: "class", ast.Try: "try", ast.TryStar: "try", ast.Match: "match",
    ast.AsyncFunctionDef: "async def", ast.AsyncFor: "async for", ast.AsyncWith: "async with",
    ast.TypeAlias: "type",
}


class Dumper:
    def __init__(self, text):
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = text.split("\n")

    def place(self, node):
        line = self.lines[node.lineno - 1].encode()
        start = len(line[: node.col_offset].decode())
        if node.end_lineno == node.lineno:
            length = len(line[node.col_offset : node.end_col_offset].decode())
        else:
            length = len(line.decode()) - start
        return f"@{node.lineno}.{start + 1}+{max(1, length)}"

    def many(self, nodes):
        return "[" + ", ".join(self.any(node) for node in nodes) + "]"

    def any(self, node):
        if node is None:
            return "-"
        if isinstance(node, ast.stmt):
            return self.statement(node)
        kind = type(node).__name__
        place = "" if kind == "GeneratorExp" else self.place(node)
        return f"{kind}{place}({self.inside(node)})"

    def statement(self, node):
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        lines = f"@{first}-{node.end_lineno}"
        if type(node) in UNREAD:
            return f"Unread{lines}({UNREAD[type(node)]})"
        if isinstance(node, ast.FunctionDef) and node.type_params:
            return f"Unread{lines}(type parameters)"
        return f"{type(node).__name__}{lines}({self.inside(node)})"

    def inside(self, node):
        return getattr(self, "of_" + type(node).__name__)(node)

    def of_Expr(self, n): return self.any(n.value)
    def of_Assign(self, n): return self.many(n.targets) + ", " + self.any(n.value)
    def of_AugAssign(self, n):
        return f"{self.any(n.target)}, {SIGNS[type(n.op)]}, {self.any(n.value)}"
    def of_AnnAssign(self, n):
        return f"{self.any(n.target)}, {self.any(n.annotation)}, {self.any(n.value)}"
    def aliases(self, names):
        return ", ".join(a.name + (f" as {a.asname}" if a.asname else "") for a in names)
    def of_Import(self, n): return self.aliases(n.names)
    def of_ImportFrom(self, n):
        return f"{n.module or ''}, {n.level}, {self.aliases(n.names)}"
    def of_Delete(self, n): return self.many(n.targets)
    def of_Assert(self, n): return f"{self.any(n.test)}, {self.any(n.msg)}"
    def of_Return(self, n): return self.any(n.value)
    def of_Raise(self, n): return f"{self.any(n.exc)}, {self.any(n.cause)}"
    def of_Global(self, n): return ", ".join(n.names)
    def of_Nonlocal(self, n): return ", ".join(n.names)
    def of_Pass(self, n): return ""
    def of_Break(self, n): return ""
    def of_Continue(self, n): return ""
    def of_If(self, n):
        return f"{self.any(n.test)}, {self.many(n.body)}, {self.many(n.orelse)}"
    def of_While(self, n): return self.of_If(n)
    def of_For(self, n):
        return ", ".join(
            [self.any(n.target), self.any(n.iter), self.many(n.body), self.many(n.orelse)])
    def of_With(self, n):
        items = [f"({self.any(i.context_expr)}, {self.any(i.optional_vars)})" for i in n.items]
        return "[" + ", ".join(items) + "], " + self.many(n.body)
    def of_FunctionDef(self, n):
        return ", ".join(
            [n.name, self.parameters(n.args), self.many(n.body), self.many(n.decorator_list)])

    def parameters(self, a):
        plain = a.posonlyargs + a.args
        defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
        parts = []
        for i, (p, d) in enumerate(zip(plain, defaults)):
            parts.append(("/" if i < len(a.posonlyargs) else "") + self.parameter(p, d))
        if a.vararg:
            parts.append("*" + a.vararg.arg)
        for p, d in zip(a.kwonlyargs, a.kw_defaults):
            parts.append("!" + self.parameter(p, d))
        if a.kwarg:
            parts.append("**" + a.kwarg.arg)
        return "[" + ", ".join(parts) + "]"

    def parameter(self, p, default):
        return p.arg + ("" if default is None else "=" + self.any(default))

    def of_Constant(self, n):
        v = n.value
        if v is None or v is True or v is False:
            return str(v)
        if v is ...:
            return "..."
        if isinstance(v, str):
            return self.quoted(v)
        if isinstance(v, bytes):
            return "b" + v.hex()
        if isinstance(v, int):
            return str(v)
        if isinstance(v, float):
            return "f" + struct.pack(">d", v).hex()
        return "j" + struct.pack(">d", v.imag).hex()

    def quoted(self, text):
        plain = [c if " " <= c <= "~" and c not in "'\\" else f"\\{ord(c):x};" for c in text]
        return "'" + "".join(plain) + "'"

    def of_JoinedStr(self, n): return self.pieces(n)
    def pieces(self, joined):
        parts, literal = [], ""
        for value in joined.values if joined else []:
            if isinstance(value, ast.Constant):
                literal += value.value
                continue
            if literal:
                parts.append(self.quoted(literal))
            literal = ""
            mark = "" if value.conversion == -1 else chr(value.conversion)
            parts.append(
                "{" + f"{self.any(value.value)}, {mark}, {self.pieces(value.format_spec)}" + "}")
        if literal:
            parts.append(self.quoted(literal))
        return "[" + ", ".join(parts) + "]"

    def of_Name(self, n): return n.id
    def of_List(self, n): return self.many(n.elts)
    def of_Tuple(self, n): return self.many(n.elts)
    def of_Set(self, n): return self.many(n.elts)
    def of_Dict(self, n):
        return ", ".join(f"{self.any(k)}: {self.any(v)}" for k, v in zip(n.keys, n.values))
    def of_Attribute(self, n): return f"{self.any(n.value)}, {n.attr}"
    def of_Subscript(self, n): return f"{self.any(n.value)}, {self.any(n.slice)}"
    def of_Slice(self, n):
        return f"{self.any(n.lower)}, {self.any(n.upper)}, {self.any(n.step)}"
    def of_Call(self, n):
        # In the order of the text.
        parts = [(a.lineno, a.col_offset, self.any(a)) for a in n.args]
        for k in n.keywords:
            start = "**" if k.arg is None else k.arg + "="
            parts.append((k.lineno, k.col_offset, start + self.any(k.value)))
        return self.any(n.func) + "".join(", " + p[2] for p in sorted(parts))
    def of_UnaryOp(self, n): return f"{SIGNS[type(n.op)]}, {self.any(n.operand)}"
    def of_BinOp(self, n):
        return f"{self.any(n.left)}, {SIGNS[type(n.op)]}, {self.any(n.right)}"
    def of_BoolOp(self, n):
        return ("and" if isinstance(n.op, ast.And) else "or") + ", " + self.many(n.values)
    def of_Compare(self, n):
        rest = zip(n.ops, n.comparators)
        return self.any(n.left) + "".join(f", {SIGNS[type(o)]} {self.any(c)}" for o, c in rest)
    def of_IfExp(self, n):
        return f"{self.any(n.body)}, {self.any(n.test)}, {self.any(n.orelse)}"
    def of_Lambda(self, n): return f"{self.parameters(n.args)}, {self.any(n.body)}"
    def of_ListComp(self, n): return self.any(n.elt) + self.clauses(n)
    of_SetComp = of_GeneratorExp = of_ListComp
    def of_DictComp(self, n):
        return f"{self.any(n.key)}: {self.any(n.value)}" + self.clauses(n)
    def clauses(self, n):
        return "".join(
            f", {'async ' if c.is_async else ''}for {self.any(c.target)} in {self.any(c.iter)}"
            + f" if {self.many(c.ifs)}" for c in n.generators)
    def of_Starred(self, n): return self.any(n.value)
    def of_NamedExpr(self, n): return f"{n.target.id}, {self.any(n.value)}"
    def of_Await(self, n): return self.any(n.value)
    def of_Yield(self, n): return self.any(n.value)
    of_YieldFrom = of_Yield


def verdict(text):
    try:
        compile(text, "<text>", "exec", dont_inherit=True)
        tree = ast.parse(text)
    except SyntaxError as error:
        return {"line": error.lineno or 0, "says": error.msg}
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return {"line": 0, "says": str(error)}
    return {"dump": Dumper(text.removeprefix("\ufeff")).many(tree.body).replace("YieldFrom@", "Yield@")}


if __name__ == "__main__":
    json.dump([verdict(text) for text in json.load(sys.stdin)], sys.stdout)
