import Engine

/// Gradient descent by hand: the learner's variables, what was recorded of them, the gradients
/// found and what the optimizer remembers.
package struct GradientWork: Sendable {
    package struct Recording: Sendable {
        package var tape: GradientTape
        package var target: TrackedTensor
        package var watched: [String: TrackedTensor]

        package init(
            tape: GradientTape, target: TrackedTensor, watched: [String: TrackedTensor]
        ) {
            self.tape = tape
            self.target = target
            self.watched = watched
        }
    }

    package struct Rule: Sendable {
        package var description: String
        package var names: [String]
        package var state: OptimizerState

        package init(description: String, names: [String], state: OptimizerState) {
            self.description = description
            self.names = names
            self.state = state
        }
    }

    /// The variables in the order in which they were made, with their present values.
    package private(set) var names: [String] = []
    package private(set) var values: [String: Tensor] = [:]
    package var recordings: [String: Recording] = [:]
    /// The last gradients, in the order in which they were asked for.
    package var gradients: [(name: String, gradient: Tensor)] = []
    /// Whether a step has been taken by these gradients already.
    package var isStepTaken = false
    package var rule: Rule?

    package mutating func set(_ name: String, _ value: Tensor) {
        if values[name] == nil { names.append(name) }
        values[name] = value
    }

    /// Whether a name is a variable's or a recording's, or gradients of it are at hand.
    package func knows(_ name: String) -> Bool {
        values[name] != nil || recordings[name] != nil || gradients.contains { $0.name == name }
    }

    /// Forgets a variable whose name now means something else.
    package mutating func forget(_ name: String) {
        names.removeAll { $0 == name }
        values[name] = nil
        recordings[name] = nil
        gradients.removeAll { $0.name == name }
    }
}
