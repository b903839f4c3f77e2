"""Records what CPython prints for the programs beside this file: python3 record.py

A program begins with a line `# %% name`, and may state a tolerance for its numbers:
`# %% name tolerance=1e-5`. Every statement at the top is run by itself, as a notebook does; the
value of an expression is shown. What was printed, or the kind of error that was raised, goes into
recorded.json. Needs numpy, pandas, scikit-learn and Keras 3 on TensorFlow; their versions are
recorded too.
"""

import ast
import contextlib
import importlib.metadata
import io
import json
import os
import pathlib
import re
import sys
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")


def statements(source):
    """Pieces of a program that a notebook runs one by one, with their first lines."""
    lines = source.splitlines()
    pieces = []
    for node in ast.parse(source).body:
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        if pieces and pieces[-1][1] >= first:
            pieces[-1][1] = node.end_lineno
        else:
            pieces.append([first, node.end_lineno])
    return [(first, "\n".join(lines[first - 1 : last])) for first, last in pieces]


def run(text, names):
    """What one piece prints, with the values of its expressions; or the error's name."""
    out = io.StringIO()
    raised = None
    with contextlib.redirect_stdout(out):
        try:
            for node in ast.parse(text).body:
                if isinstance(node, ast.Expr):
                    code = compile(ast.Expression(node.value), "program", "eval")
                    value = eval(code, names)
                    if value is not None:
                        print(repr(value))
                else:
                    exec(compile(ast.Module([node], []), "program", "exec"), names)
        except Exception as error:
            raised = type(error).__name__
    piece = {"source": text}
    if raised:
        piece["raises"] = raised
    elif out.getvalue():
        piece["prints"] = out.getvalue().rstrip("\n").split("\n")
    return piece


def programs(path):
    parts = re.split(r"^# %% (.*)\n", path.read_text(), flags=re.M)[1:]
    for heading, source in zip(parts[::2], parts[1::2]):
        words = heading.split()
        tolerance = [w.split("=")[1] for w in words if w.startswith("tolerance=")]
        name = " ".join(w for w in words if "=" not in w)
        program = {"file": path.stem, "name": name}
        if tolerance:
            program["tolerance"] = float(tolerance[0])
        names = {"__name__": "__main__"}
        program["statements"] = [run(text, names) for _, text in statements(source)]
        yield program


if __name__ == "__main__":
    here = pathlib.Path(__file__).parent
    os.chdir(here)
    packages = ["numpy", "pandas", "scikit-learn", "keras", "tensorflow-cpu"]
    chosen = sys.argv[1:]
    paths = [p for p in sorted(here.glob("programs-*.py")) if not chosen or p.stem in chosen]
    record = {
        "python": sys.version.split()[0],
        "packages": {p: importlib.metadata.version(p) for p in packages},
        "programs": [program for path in paths for program in programs(path)],
    }
    text = json.dumps(record, ensure_ascii=False, indent=0)
    target = here / "recorded.json" if not chosen else pathlib.Path("/dev/stdout")
    target.write_text(text + "\n")
