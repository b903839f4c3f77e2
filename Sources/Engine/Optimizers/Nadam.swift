import CKernels

/// Adam with Nesterov's look ahead.
///
///     uₜ = beta_1 · (1 - 0.96ᵗ / 2);  Uₜ = u₁ · … · uₜ
///     m, v as in Adam
///     mean = uₜ₊₁ · m / (1 - Uₜ₊₁) + (1 - uₜ) · g / (1 - Uₜ)
///     w ← w - rate · mean / (√(v / (1 - beta_2ᵗ)) + epsilon)
///
/// Source: Keras 3 `optimizers/nadam.py`; Dozat (2016).
public struct Nadam: Optimizer {
    public static let kind = "Nadam"
    public internal(set) var learningRate: Double
    public internal(set) var beta1: Double
    public internal(set) var beta2: Double
    public internal(set) var epsilon: Double

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ betas < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-7
    ) throws(EngineError) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        try checkSettings()
    }

    public static let summary = "Adam with Nesterov's look ahead."
    public static let settings: [Setting<Nadam>] = [
        .number("learning_rate", \.learningRate, .aboveZero, "how far each step goes"),
        .number("beta_1", \.beta1, .share, "how slowly the mean of gradients forgets"),
        .number("beta_2", \.beta2, .share, "how slowly the mean of squares forgets"),
        .number("epsilon", \.epsilon, .zeroOrMore, "keeps the division from zero"),
    ]
    public static func standard() throws(EngineError) -> Nadam { try Nadam() }

    public var slotCount: Int { 2 }

    public func factors(
        for number: Int, learningRate: Double, after last: StepFactors?
    ) -> StepFactors {
        let current = schedule(number)
        let next = schedule(number + 1)
        let product = scheduleProduct(number, after: last)
        return StepFactors(
            number: number, learningRate: learningRate, rate: learningRate,
            meanScale: next / (1 - product * next),
            gradientScale: (1 - current) / (1 - product),
            squareScale: 1 / (1 - power(beta2, Double(number))), momentumProduct: product)
    }

    public func update(_ step: UpdateStep) {
        let factors = step.factors
        bobbin_nadam(
            step.parameters, step.gradients, step.slot(0), step.slot(1), step.count,
            Float(factors.learningRate), beta1, beta2, Float(epsilon), Float(factors.meanScale),
            Float(factors.gradientScale), Float(factors.squareScale))
    }

    /// uₜ
    private func schedule(_ step: Int) -> Double { beta1 * (1 - 0.5 * power(0.96, Double(step))) }

    /// Uₜ: one factor more than at the step before, or, where training goes on, all of them.
    private func scheduleProduct(_ step: Int, after last: StepFactors?) -> Double {
        if let last, last.number == step - 1 { return last.momentumProduct * schedule(step) }
        return (1...max(1, step)).reduce(1) { $0 * schedule($1) }
    }
}

extension Nadam: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] { [["momentum", "velocity"]] }
    public var formula: [String] { Adam.formula(ahead: "   (m looks one step ahead)") }
    public var legend: String? { Adam.legend }
    public func worked(_ step: WorkedStep) -> [FormulaText] { step.plain(["m", "v"]) }

    /// Uₜ, which ours computes anew from the step.
    public func closingValue(afterStep step: Int) -> Float? {
        var product = 1.0
        var decay = 1.0
        for _ in 0..<step where product > 1e-40 {
            decay *= 0.96
            product *= beta1 * (1 - 0.5 * decay)
        }
        return Float(product)
    }
}
