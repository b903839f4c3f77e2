import CKernels

/// Momentum and RMSprop together, both means corrected for their start at zero.
///
///     m ← m + (g - m) · (1 - beta_1);  v ← v + (g² - v) · (1 - beta_2)
///     rateₜ = rate · √(1 - beta_2ᵗ) / (1 - beta_1ᵗ)
///     w ← w - rateₜ · m / (√v + epsilon)         (amsgrad: √ of the largest v so far)
///
/// Source: Keras 3 `optimizers/adam.py`; Kingma and Ba (2014).
public struct Adam: Optimizer {
    public static let kind = "Adam"
    public let learningRate: Double
    public let beta1: Double
    public let beta2: Double
    public let epsilon: Double
    public let amsgrad: Bool

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ betas < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-7, amsgrad: Bool = false
    ) throws(EngineError) {
        try checkLearningRate(learningRate)
        try checkShare("beta_1", beta1)
        try checkShare("beta_2", beta2)
        try check("epsilon", epsilon, "0 or more", epsilon >= 0)
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.amsgrad = amsgrad
    }

    public var settings: [OptimizerSetting] {
        [
            .init("learning_rate", learningRate), .init("beta_1", beta1),
            .init("beta_2", beta2), .init("epsilon", epsilon), .init("amsgrad", amsgrad),
        ]
    }

    public var slotCount: Int { amsgrad ? 3 : 2 }

    public func factors(for number: Int, after last: StepFactors?) -> StepFactors {
        let exponent = Double(number)
        let rate =
            learningRate * (1 - power(beta2, exponent)).squareRoot() / (1 - power(beta1, exponent))
        return StepFactors(number: number, rate: rate)
    }

    public func update(_ step: UpdateStep) {
        var run = run(over: step)
        if amsgrad {
            bobbin_amsgrad(run.w, run.g, run.m, run.v, step.slot(2), run)
        } else {
            bobbin_adam_finish(&run)
        }
    }

    /// Only where a tile leaves registers free: with 16 of them both would be slower.
    public func carried(_ step: UpdateStep) -> CarriedUpdate? {
        guard !amsgrad, BLAS.instructions == bobbin_avx512 else { return nil }
        return CarriedUpdate(run: run(over: step))
    }

    private func run(over step: UpdateStep) -> bobbin_adam_run {
        bobbin_adam_run(
            count: step.count, w: step.parameters, g: step.gradients, m: step.slot(0),
            v: step.slot(1), rate: Float(step.factors.rate), one_less_beta_1: Float(1 - beta1),
            one_less_beta_2: Float(1 - beta2), epsilon: Float(epsilon), work: 0)
    }
}
