import CKernels

/// Each parameter's rate shrinks with the squares of all its gradients so far.
///
///     a ← a + g²;  w ← w - rate · g / √(a + epsilon)
///
/// Source: Keras 3 `optimizers/adagrad.py`; Duchi, Hazan and Singer (2011).
public struct Adagrad: Optimizer {
    public static let kind = "Adagrad"
    public internal(set) var learningRate: Double
    public internal(set) var initialAccumulatorValue: Double
    public internal(set) var epsilon: Double

    /// - Throws: `outOfRange` unless the rate is above 0 and the others are 0 or more.
    public init(
        learningRate: Double = 0.001, initialAccumulatorValue: Double = 0.1,
        epsilon: Double = 1e-7
    ) throws(EngineError) {
        self.learningRate = learningRate
        self.initialAccumulatorValue = initialAccumulatorValue
        self.epsilon = epsilon
        try checkSettings()
    }

    public static let summary =
        "Takes ever smaller steps for weights whose gradients have been large."
    public static let settings: [Setting<Adagrad>] = [
        .number("learning_rate", \.learningRate, .aboveZero, "how far each step goes"),
        .number(
            "initial_accumulator_value", \.initialAccumulatorValue, .zeroOrMore,
            "what the sum of squares begins with"),
        .number("epsilon", \.epsilon, .zeroOrMore, "keeps the division from zero"),
    ]
    public static func standard() throws(EngineError) -> Adagrad { try Adagrad() }

    public var slotCount: Int { 1 }
    public var initialSlotValue: Float { Float(initialAccumulatorValue) }

    public func update(_ step: UpdateStep) {
        bobbin_adagrad(
            step.parameters, step.gradients, step.slot(0), step.count,
            Float(step.factors.learningRate),
            Float(epsilon))
    }
}

extension Adagrad: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] { [["accumulator"]] }

    public var formula: [String] {
        ["a ← a + g²", "w ← w - learning_rate · g / √(a + epsilon)"]
    }

    public var legend: String? {
        "a is the sum of all squared gradients so far: the rate shrinks with it."
    }

    public func worked(_ step: WorkedStep) -> [FormulaText] {
        let (g, a) = (step.gradient, step.slotsAfter[0])
        return [
            "a: \(step.slotsBefore[0]) + \(held: g)² = \(a)",
            "w: \(step.weight) - \(exactly: learningRate) · \(g) / √(\(a) + \(exactly: epsilon)) = "
                + "\(step.changed)",
        ]
    }
}
