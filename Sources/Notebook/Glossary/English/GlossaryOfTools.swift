extension Glossary {
    /// Kinds of questions, and the programs around.
    static let englishTools = """
        term: classification
        also: classifier, classify, multi-class, multiclass classification, multi-class
          classification
        text: Answering "which of these?". For one of ten: ten outputs, softmax, a crossentropy.
          Its opposite is regression, whose answer is an amount.
        see: class, softmax, regression, binary classification
        lesson: losses-and-outputs#which-of-ten

        term: binary classification
        also: binary, two classes, yes or no
        text: Answering yes or no. One output with a sigmoid says how likely yes is; above 0.5
          counts as yes. The loss is `binary_crossentropy`, and guessing costs ln(2) = 0.69.
        see: sigmoid, binary_crossentropy, classification
        lesson: losses-and-outputs#coin

        term: multi-label
        also: multilabel, multi label, several labels
        text: Several answers may be true at once: a bag and a sandal in one picture. Each class
          then has its own sigmoid and its own yes or no, with `binary_crossentropy`. Softmax
          would make them rivals.
        see: sigmoid, softmax, binary_crossentropy
        lesson: losses-and-outputs#share

        term: regression
        also: amount, predict an amount, linear regression
        text: Answering "how much?" with any number, such as a price. The last layer is one unit
          without activation, the loss `mean_squared_error` or `mean_absolute_error`. (Logistic
          regression, in spite of its name, is for classes.)
        see: linear, mean_squared_error, classification
        lesson: losses-and-outputs#measure-ink

        term: Keras
        also: keras, tf.keras
        text: A library for Python in which networks are written layer by layer. Bobbin's names,
          options and defaults are Keras's, its files are Keras's, and `keras` prints your
          session as a program for it.
        see: TensorFlow, Sequential, `keras`, `export keras`
        lesson: first-network#compile

        term: TensorFlow
        also: tensorflow, tf
        text: Google's library for computing with tensors and their gradients, on processors and
          graphics cards. Keras can run on it, as on JAX and PyTorch. Its `Variable` and
          `GradientTape` are what `variable` and `record` are in Bobbin.
        see: Keras, GradientTape, tensor
        lesson: under-the-hood#first-cost

        term: NumPy
        also: numpy, np, broadcasting
        text: Python's library for arrays. Bobbin's expressions follow its rules: `a[0..9]` is
          its `a[:10]`, and a number together with an array works on each of its numbers, as in
          `3 * x + 2`.
        see: array, `help expressions`
        lesson: under-the-hood#make-rides

        term: coach
        also: coach on, coach off, warning
        text: The part of Bobbin that looks over your shoulder and warns of silent mistakes:
          unscaled pixels, an ending that does not fit the question, a loss that stands still.
          `coach off` silences it, `coach on` brings it back.
        see: overfitting, scaling, `coach off`
        lesson: relu#sigmoid-trained

        term: cell
        also: cells, notebook
        text: One numbered statement and its answer, as in a notebook. `cells` lists them, `rerun
          3` runs the third again, `undo` takes the last one back.
        see: `cells`, `rerun`, `undo`
        lesson: break-it#healthy

        term: undo
        also: redo, take back
        text: Takes back the last statement that changed something: data, model, weights, names,
          even the random numbers. `undo 3` takes back three, and `redo` does them again. To go
          back within a training there is `rewind`.
        see: rewind, cell, `undo`
        lesson: callbacks-and-saving#rewind-best

        term: rewind
        also: rewind 2, go back to an epoch
        text: Goes back to the weights at the end of an epoch of the last `fit`: `rewind 2` to
          those after the second. Keras keeps nothing of the kind; there you need a checkpoint.
        see: checkpoint, restore_best_weights, `undo`
        lesson: callbacks-and-saving#rewind-best

        term: run
        also: runs, compare, experiment, experiments
        text: One `fit` with its settings, curves and results; every one is numbered and kept.
          `runs` lists them, `compare 3 5` lays two side by side. Change one thing at a time, or
          you will not know which one it was.
        see: seed, hyperparameter, `runs`, `compare`
        lesson: relu#compared

        term: ONNX
        also: onnx
        text: A file format for networks that many programs read, also without Python. `export
          onnx "m.onnx"` writes the present model as one. For Keras itself use `save "m.keras"`.
        see: saving, Keras, `export onnx`
        lesson: on-your-own#export
        """
}
