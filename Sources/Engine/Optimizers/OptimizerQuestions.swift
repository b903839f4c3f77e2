/// An optimizer that Keras has as well, under the same name: files can hold what it remembers.
public protocol OptimizerInKeras: Optimizer {
    /// The names of its slots in Keras, in their order; those of one group are kept together for
    /// each of the network's arrays, one group after another.
    ///
    /// Source: `build` of each optimizer in Keras 3's `optimizers/`.
    var slotGroups: [[String]] { get }
    /// A number that Keras keeps after all slots; nil where it keeps none.
    func closingValue(afterStep step: Int) -> Float?
}

extension OptimizerInKeras {
    public func closingValue(afterStep step: Int) -> Float? { nil }
}

/// An optimizer that says in formulas how it changes a weight.
public protocol ExplainedOptimizer: Optimizer {
    /// The rule as it stands in the books, a line for each thing worked out.
    var formula: [String] { get }
    /// What the letters of the rule stand for; nil where there are none.
    var legend: String? { get }
    /// The rule with the numbers of one step, in the order in which it is worked out.
    func worked(_ step: WorkedStep) -> [FormulaText]
}

/// One step of an optimizer on one weight, with what it remembered of it before and after.
public struct WorkedStep: Sendable {
    public var weight: Float
    public var gradient: Float
    public var changed: Float
    /// The number of the step, from 1.
    public var number: Int
    public var slotsBefore: [Float]
    public var slotsAfter: [Float]

    /// A step of `optimizer` on `weight`.
    ///
    /// - Parameter state: what it remembers of this one weight.
    public init(
        _ optimizer: any Optimizer, weight: Float, gradient: Float, state: OptimizerState
    ) {
        var after = state
        self.weight = weight
        self.gradient = gradient
        slotsBefore = state.slots.values
        changed = optimizer.applied(to: [weight], gradients: [gradient], &after)[0]
        slotsAfter = after.slots.values
        number = after.step
    }

    /// The step without its formulas: what was there and what came of it.
    func plain(_ letters: [String]) -> [FormulaText] {
        letters.indices.map { "\(letters[$0]): \(slotsBefore[$0]) → \(slotsAfter[$0])" }
            + ["w: \(weight) → \(changed)"]
    }
}
