"""run_onnx.py FILE INPUT OUTPUT SHAPE…: checks FILE and runs it on raw float32, item shape given."""

import sys

import numpy as np
import onnx
import onnxruntime

model = onnx.load(sys.argv[1])
onnx.checker.check_model(model, full_check=True)
x = np.fromfile(sys.argv[2], "<f4").reshape([-1] + [int(n) for n in sys.argv[4:]])
session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
session.run(None, {"input": x})[0].astype("<f4").tofile(sys.argv[3])
