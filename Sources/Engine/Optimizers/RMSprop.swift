import CKernels

/// Each parameter's rate follows the recent size of its gradients.
///
///     v ← rho · v + (1 - rho) · g²
///     spread = v + epsilon, or centered: v - a² + epsilon with a ← rho · a + (1 - rho) · g
///     change = rate · g / √spread
///     w ← w - change, or with momentum: m ← momentum · m + change;  w ← w - m
///
/// Source: Keras 3 `optimizers/rmsprop.py`; Tieleman and Hinton (2012).
public struct RMSprop: Optimizer {
    public static let kind = "RMSprop"
    public internal(set) var learningRate: Double
    public internal(set) var rho: Double
    public internal(set) var momentum: Double
    public internal(set) var epsilon: Double
    public internal(set) var centered: Bool

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ rho, momentum < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0,
        epsilon: Double = 1e-7, centered: Bool = false
    ) throws(EngineError) {
        self.learningRate = learningRate
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered
        try checkSettings()
    }

    public static let summary =
        "Fits each weight's step to the recent size of its gradients."
    public static let settings: [Setting<RMSprop>] = [
        .number("learning_rate", \.learningRate, .aboveZero, "how far each step goes"),
        .number("rho", \.rho, .share, "how slowly the mean of squares forgets"),
        .number("momentum", \.momentum, .share, "how much of the last step is kept"),
        .number("epsilon", \.epsilon, .zeroOrMore, "keeps the division from zero"),
        .flag("centered", \.centered, "take away the mean gradient"),
    ]
    public static func standard() throws(EngineError) -> RMSprop { try RMSprop() }

    public var slotCount: Int { 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0) }

    public func update(_ step: UpdateStep) {
        bobbin_rmsprop(
            step.parameters, step.gradients, step.slot(0),
            centered ? step.slot(momentum > 0 ? 2 : 1) : nil, momentum > 0 ? step.slot(1) : nil,
            step.count, Float(step.factors.learningRate), rho, Float(momentum), Float(epsilon))
    }
}

extension RMSprop: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] {
        [["velocity"]] + (momentum > 0 ? [["momentum"]] : [])
            + (centered ? [["average_gradient"]] : [])
    }

    public var formula: [String] {
        let change = "learning_rate · g / √(v\(centered ? " - a²" : "") + epsilon)"
        return ["v ← rho · v + (1 - rho) · g²"]
            + (centered ? ["a ← rho · a + (1 - rho) · g"] : [])
            + (momentum > 0
                ? ["m ← momentum · m + \(change)", "w ← w - m"] : ["w ← w - \(change)"])
    }

    public var legend: String? { "v is the running mean of the squared gradients." }

    public func worked(_ step: WorkedStep) -> [FormulaText] {
        let (g, v, new) = (step.gradient, step.slotsAfter[0], step.changed)
        let mean: FormulaText =
            "v: \(exactly: rho) · \(step.slotsBefore[0]) + \(1 - rho) · \(held: g)² = \(v)"
        guard momentum == 0, !centered else { return [mean, "w: \(step.weight) → \(new)"] }
        return [
            mean,
            "w: \(step.weight) - \(exactly: learningRate) · \(g) / √(\(v) + \(exactly: epsilon)) = "
                + "\(new)",
        ]
    }
}
