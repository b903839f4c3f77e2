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
    public let learningRate: Double
    public let beta1: Double
    public let beta2: Double
    public let epsilon: Double

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ betas < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-7
    ) throws(EngineError) {
        try checkLearningRate(learningRate)
        try checkShare("beta_1", beta1)
        try checkShare("beta_2", beta2)
        try check("epsilon", epsilon, "0 or more", epsilon >= 0)
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
    }

    public var settings: [OptimizerSetting] {
        [
            .init("learning_rate", learningRate), .init("beta_1", beta1),
            .init("beta_2", beta2), .init("epsilon", epsilon),
        ]
    }

    public var slotCount: Int { 2 }

    public func factors(for number: Int, after last: StepFactors?) -> StepFactors {
        let current = schedule(number)
        let next = schedule(number + 1)
        let product = scheduleProduct(number, after: last)
        return StepFactors(
            number: number, rate: learningRate, meanScale: next / (1 - product * next),
            gradientScale: (1 - current) / (1 - product),
            squareScale: 1 / (1 - power(beta2, Double(number))), momentumProduct: product)
    }

    public func update(_ step: UpdateStep) {
        let factors = step.factors
        bobbin_nadam(
            step.parameters, step.gradients, step.slot(0), step.slot(1), step.count,
            Float(learningRate), beta1, beta2, Float(epsilon), Float(factors.meanScale),
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
