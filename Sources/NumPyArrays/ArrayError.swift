import Wording

/// What an operation on arrays refuses: Python's kind of error and why, in plain words.
package struct ArrayError: Error, Sendable, Equatable {
    /// The Python class: `ValueError`, `IndexError`, `TypeError`, `ZeroDivisionError`, …
    package let kind: String
    package let message: String

    package init(kind: String, _ message: String) {
        self.kind = kind
        self.message = message
    }

    package static func value(_ message: String) -> ArrayError {
        .init(kind: "ValueError", message)
    }
    package static func type(_ message: String) -> ArrayError { .init(kind: "TypeError", message) }
    package static func index(_ message: String) -> ArrayError {
        .init(kind: "IndexError", message)
    }
    package static func overflow(_ message: String) -> ArrayError {
        .init(kind: "OverflowError", message)
    }
    package static func axis(_ axis: Int, dimensions: Int) -> ArrayError {
        .init(
            kind: "AxisError",
            "axis \(axis) is out of bounds for an array of \(counted(dimensions, "dimension"))")
    }

    /// Thrown where the surroundings asked to stop.
    package static let interrupted = ArrayError(kind: "KeyboardInterrupt", "interrupted")
}
