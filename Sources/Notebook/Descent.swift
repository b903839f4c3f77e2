import Diagnostics
import Engine

/// Gradient descent by hand: the learner's variables, what was recorded of them, the gradients
/// found and what the optimizer remembers.
struct Descent: Sendable {
    struct Recording: Sendable {
        var tape: GradientTape
        var target: TrackedTensor
        var watched: [String: TrackedTensor]
    }

    struct Rule: Sendable {
        var description: String
        var names: [String]
        var state: OptimizerState
    }

    /// The variables in the order in which they were made, with their present values.
    private(set) var names: [String] = []
    private(set) var values: [String: Tensor] = [:]
    var recordings: [String: Recording] = [:]
    /// The last gradients, in the order in which they were asked for.
    var gradients: [(name: String, gradient: Tensor)] = []
    /// Whether a step has been taken by these gradients already.
    var isStepTaken = false
    var rule: Rule?

    mutating func set(_ name: String, _ value: Tensor) {
        if values[name] == nil { names.append(name) }
        values[name] = value
    }

    /// Whether a name is a variable's or a recording's, or gradients of it are at hand.
    func knows(_ name: String) -> Bool {
        values[name] != nil || recordings[name] != nil || gradients.contains { $0.name == name }
    }

    /// Forgets a variable whose name now means something else.
    mutating func forget(_ name: String) {
        names.removeAll { $0 == name }
        values[name] = nil
        recordings[name] = nil
        gradients.removeAll { $0.name == name }
    }
}
