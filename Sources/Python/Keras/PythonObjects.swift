import Engine
import Language
import NumPyArrays
import Workbench

/// A layer that a program made: `keras.layers.Dense(100, activation="relu")`.
package struct PythonLayer: Sendable {
    /// `Dense`.
    package var type: String
    /// As the notebook's statements take them.
    package var arguments: [Argument]
    /// Of `input_shape=` or of an `Input`; nil sides may be any.
    package var inputShape: [Int?]?
    /// Its own name once it is in a model.
    package var name: String?
    /// The model that it is in.
    package var model: Reference?
}

/// A model that a program made. The session's present one lies in the session; all others here.
package struct PythonModel: Sendable {
    package var layers: [Reference] = []
    /// Nil while it is the session's present one.
    package var state: ModelState?
    /// Of an `Input` or an `input_shape=` before data is known.
    package var inputShape: [Int?]?
    /// The `History` of its last `fit`.
    package var history: Reference?
    /// Of a model made of another one and activations: that one. It has no weights of its own.
    package var inner: Reference?
}

/// What `fit` gave back.
package struct PythonHistory: Sendable {
    /// The dictionary of its curves.
    package var figures: Reference
    package var epochs: [Int]
    package var parameters: Reference
    package var model: Reference?
}

/// `tf.Variable`.
package struct PythonVariable: Sendable {
    package var value: Tensor
    package var name: String
}

/// What a `tf.GradientTape` saw.
package struct PythonTape: Sendable {
    package var tape = GradientTape()
    /// Variables by where they lie, as the tape follows them.
    package var watched: [Reference: TrackedTensor] = [:]
    package var isPersistent = false
    package var isUsed = false
}

/// A tensor, and the tape that knows how it came about.
package struct PythonTensor: Sendable {
    package var tracked: TrackedTensor
    package var tape: Reference?

    package init(_ tracked: TrackedTensor, tape: Reference? = nil) {
        self.tracked = tracked
        self.tape = tape
    }

    package init(_ value: Tensor) { self.init(TrackedTensor(value)) }

    package var value: Tensor { tracked.value }
}

/// An optimizer, with what it remembers of the variables that it changed.
package struct PythonOptimizer: Sendable {
    /// `SGD`.
    package var type: String
    /// As `compile` takes them.
    package var arguments: [Argument]
    package var optimizer: any Optimizer
    /// Whether it has a schedule or a bound on gradients, which `compile` alone gives to a training.
    package var isForFit = false
    package var variables: [Reference] = []
    package var state: OptimizerState?
}

/// `StandardScaler`, fitted or not.
package struct PythonScaler: Sendable {
    /// `StandardScaler`, `MinMaxScaler` or `LabelEncoder`.
    package var type: String
    /// Of a `LabelEncoder`: what it met, in order.
    package var classes: NDArray?
    package var shift: [Double]?
    package var divisor: [Double]?
}

/// scikit-learn's classifier: what it was made from, and what it learned.
package struct PythonClassifier: Sendable {
    package var type: String
    package var classifier: SGDClassifier
    package var trained: LinearClassifier?
}
