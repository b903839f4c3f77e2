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
    public internal(set) var learningRate: Double
    public internal(set) var beta1: Double
    public internal(set) var beta2: Double
    public internal(set) var epsilon: Double
    public internal(set) var amsgrad: Bool

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ betas < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
        epsilon: Double = 1e-7, amsgrad: Bool = false
    ) throws(EngineError) {
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.amsgrad = amsgrad
        try checkSettings()
    }

    public static let summary = "Momentum and RMSprop together; a good first choice."
    public static let settings: [Setting<Adam>] = [
        .number("learning_rate", \.learningRate, .aboveZero, "how far each step goes"),
        .number("beta_1", \.beta1, .share, "how slowly the mean of gradients forgets"),
        .number("beta_2", \.beta2, .share, "how slowly the mean of squares forgets"),
        .number("epsilon", \.epsilon, .zeroOrMore, "keeps the division from zero"),
        .flag("amsgrad", \.amsgrad, "never let the mean shrink"),
    ]
    public static func standard() throws(EngineError) -> Adam { try Adam() }

    public var slotCount: Int { amsgrad ? 3 : 2 }

    public func factors(
        for number: Int, learningRate: Double, after last: StepFactors?
    ) -> StepFactors {
        let exponent = Double(number)
        let rate =
            learningRate * (1 - power(beta2, exponent)).squareRoot() / (1 - power(beta1, exponent))
        return StepFactors(number: number, learningRate: learningRate, rate: rate)
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

extension Adam: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] {
        [["momentum", "velocity"]] + (amsgrad ? [["velocity_hat"]] : [])
    }

    public var formula: [String] { Self.formula(ahead: "") }

    /// - Parameter ahead: what stands behind the mean of the gradients.
    static func formula(ahead: String) -> [String] {
        [
            "m ← beta_1 · m + (1 - beta_1) · g\(ahead)",
            "v ← beta_2 · v + (1 - beta_2) · g²",
            "w ← w - learning_rate · m̂ / (√v̂ + epsilon)      m̂, v̂: corrected for their start at 0",
        ]
    }

    static let legend = "m is the running mean of the gradients, v that of their squares."
    public var legend: String? { Self.legend }

    public func worked(_ step: WorkedStep) -> [FormulaText] {
        worked(step, from: "\(step.weight)")
    }

    /// - Parameter weight: the weight that the step begins with.
    func worked(_ step: WorkedStep, from weight: FormulaText) -> [FormulaText] {
        let (g, number) = (step.gradient, Double(step.number))
        let (m, v) = (step.slotsAfter[0], step.slotsAfter[1])
        let corrected = (
            m: Double(m) / (1 - power(beta1, number)), v: Double(v) / (1 - power(beta2, number))
        )
        return [
            "m: \(exactly: beta1) · \(step.slotsBefore[0]) + \(1 - beta1) · \(g) = \(m)",
            "v: \(exactly: beta2) · \(step.slotsBefore[1]) + \(1 - beta2) · \(held: g)² = \(v)",
            "m̂ = m / (1 - \(exactly: beta1)^\("\(step.number)")) = \(corrected.m)   "
                + "v̂ = v / (1 - \(exactly: beta2)^\("\(step.number)")) = \(corrected.v)   "
                + "at step \(count: step.number)",
            amsgrad
                ? "w: \(weight) → \(step.changed)   (with the largest v̂ so far)"
                : "w: \(weight) - \(exactly: learningRate) · \(corrected.m) / (√\(corrected.v) + "
                    + "\(exactly: epsilon)) = \(step.changed)",
        ]
    }
}
