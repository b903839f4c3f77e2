"""What NumPy draws from seeds, one JSON object a line: numpy_random.jsonl. Made with NumPy 2.4.6."""
import json

import numpy as np

DRAWS = {
    "uniform": (lambda s: s.uniform(-1, 2, 5), lambda g: g.uniform(-1, 2, 5)),
    "rand": (lambda s: s.rand(2, 3), lambda g: g.random((2, 3))),
    "randn": (lambda s: s.randn(7), lambda g: g.standard_normal(400)),
    "normal": (lambda s: s.normal(3, 0.5, (2, 3)), lambda g: g.normal(3, 0.5, (2, 3))),
    "integers": (lambda s: s.randint(0, 10, 12), lambda g: g.integers(0, 10, 12)),
    "wide": (lambda s: s.randint(-5, 2**40, 4), lambda g: g.integers(-5, 2**40, 4)),
    "permutation": (lambda s: s.permutation(10), lambda g: g.permutation(10)),
    "rows": (lambda s: s.permutation(np.arange(12).reshape(4, 3)), lambda g: g.permutation(np.arange(12).reshape(4, 3))),
    "choice": (lambda s: s.choice(np.arange(20), 6), lambda g: g.choice(np.arange(20), 6)),
    "once": (lambda s: s.choice(20, 6, replace=False), lambda g: g.choice(20, 6, replace=False)),
    "many": (lambda s: s.choice(20000, 700, replace=False), lambda g: g.choice(20000, 700, replace=False)),
    "weighted": (lambda s: s.choice(4, 9, p=[0.1, 0.2, 0.3, 0.4]), lambda g: g.choice(4, 9, p=[0.1, 0.2, 0.3, 0.4])),
    "weighted_once": (lambda s: s.choice(4, 3, replace=False, p=[0.1, 0.2, 0.3, 0.4]), lambda g: g.choice(4, 3, replace=False, p=[0.1, 0.2, 0.3, 0.4])),
}

for seed in (0, 1, 7, 42, 123, 2026, 4294967295):
    for name, (old, new) in DRAWS.items():
        for kind, draw, source in (("state", old, np.random.RandomState(seed)), ("generator", new, np.random.default_rng(seed))):
            texts = [draw(source).tolist() for _ in range(2)]
            print(json.dumps({"seed": seed, "name": name, "kind": kind, "values": [np.ravel(t).tolist() for t in texts]}))
