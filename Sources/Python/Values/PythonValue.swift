import Engine
import Language
import NumPyArrays
import PythonSyntax

/// A value of Python.
///
/// What changes in place (lists, dictionaries, arrays, models) lies in the heap and is meant by a
/// reference, so that two names may stand for one thing. Everything is a value beneath: a copy of the
/// session's state holds a copy of the heap, which is how `undo` takes a change back.
package indirect enum PythonValue: Sendable {
    case none
    case ellipsis
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text(String)
    /// One number of an array: `np.float64(0.5)`.
    case scalar(Scalar)
    case tuple([PythonValue])
    case range(PythonRange)
    case slice(PythonSlice)
    /// An array or number of TensorFlow's, which a gradient may be asked for.
    case tensor(PythonTensor)
    /// By its full path: `keras.layers`.
    case module(String)
    /// A function or class that is there from the start, by its full path: `len`, `numpy.mean`,
    /// `keras.layers.Dense`.
    case builtin(String)
    /// `values.append`, not yet called.
    case method(PythonValue, String)
    /// What is described by the call that made it: an optimizer, a loss, a callback, a type of numbers.
    case made(MadeObject)
    case reference(Reference)
}

/// Where in the heap something lies.
package struct Reference: Hashable, Sendable {
    package var id: Int
}

/// An object that is nothing but what it was made from, and does not change.
package struct MadeObject: Sendable {
    /// The class by its full path: `keras.optimizers.Adam`.
    package var path: String
    /// As they were given, places first.
    package var arguments: [(name: String?, value: PythonValue)]
    /// The same as a statement of the notebook takes them, for what one takes.
    package var statementArguments: [Argument] = []

    package init(
        path: String, arguments: [(name: String?, value: PythonValue)],
        statementArguments: [Argument] = []
    ) {
        self.path = path
        self.arguments = arguments
        self.statementArguments = statementArguments
    }

    /// `Adam`.
    package var type: String { path.split(separator: ".").last.map(String.init) ?? path }

    package func argument(_ name: String, at place: Int? = nil) -> PythonValue? {
        if let named = arguments.first(where: { $0.name == name }) { return named.value }
        guard let place, arguments.indices.contains(place), arguments[place].name == nil else {
            return nil
        }
        return arguments[place].value
    }
}

/// `range(start, stop, step)`; step is never 0.
package struct PythonRange: Equatable, Sendable {
    package var start: Int
    package var stop: Int
    package var step: Int

    package var count: Int {
        let distance =
            step > 0
            ? stop.subtractingReportingOverflow(start) : start.subtractingReportingOverflow(stop)
        guard !distance.overflow, distance.partialValue > 0 else { return 0 }
        return (distance.partialValue - 1) / abs(step) + 1
    }

    package func value(_ index: Int) -> Int { start + index * step }
}

/// `start:stop:step` of an index; nil where left out.
package struct PythonSlice: Sendable {
    package var start: Int?
    package var stop: Int?
    package var step: Int?

    /// The places that it names among so many, as Python counts them.
    package func places(of count: Int) -> PythonRange {
        let step = step ?? 1
        func bound(_ value: Int?, _ otherwise: Int, _ low: Int, _ high: Int) -> Int {
            guard let value else { return otherwise }
            return min(max(value < 0 ? value + count : value, low), high)
        }
        if step > 0 {
            return PythonRange(
                start: bound(start, 0, 0, count), stop: bound(stop, count, 0, count), step: step)
        }
        return PythonRange(
            start: bound(start, count - 1, -1, count - 1), stop: bound(stop, -1, -1, count - 1),
            step: step)
    }
}
