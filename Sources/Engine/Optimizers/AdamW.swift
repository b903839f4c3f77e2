import CKernels

/// Adam after a decay of the weights themselves: w ← w · (1 - weight_decay · rate), then Adam.
///
/// Source: Keras 3 `optimizers/adamw.py`; Loshchilov and Hutter (2017).
public struct AdamW: Optimizer {
    public static let kind = "AdamW"
    private var adam: Adam
    public internal(set) var weightDecay: Double

    public var learningRate: Double { adam.learningRate }

    /// - Throws: `outOfRange` as for Adam, and unless `weightDecay` is 0 or more.
    public init(
        learningRate: Double = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9,
        beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false
    ) throws(EngineError) {
        adam = try Adam(
            learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
            amsgrad: amsgrad)
        self.weightDecay = weightDecay
        try checkSettings()
    }

    public static let summary =
        "Adam that also lets every weight decay a little at each step."
    public static let settings: [Setting<AdamW>] = [
        .number("learning_rate", \.adam.learningRate, .aboveZero, "how far each step goes"),
        .number(
            "weight_decay", \.weightDecay, .zeroOrMore, "how much every weight shrinks a step"),
        .number("beta_1", \.adam.beta1, .share, "how slowly the mean of gradients forgets"),
        .number("beta_2", \.adam.beta2, .share, "how slowly the mean of squares forgets"),
        .number("epsilon", \.adam.epsilon, .zeroOrMore, "keeps the division from zero"),
        .flag("amsgrad", \.adam.amsgrad, "never let the mean shrink"),
    ]
    public static func standard() throws(EngineError) -> AdamW { try AdamW() }

    public var slotCount: Int { adam.slotCount }

    public func factors(
        for number: Int, learningRate: Double, after last: StepFactors?
    ) -> StepFactors {
        adam.factors(for: number, learningRate: learningRate, after: last)
    }

    public func update(_ step: UpdateStep) {
        bobbin_scale(
            step.parameters, step.count, Float(1 - weightDecay * step.factors.learningRate))
        adam.update(step)
    }
}

extension AdamW: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] { adam.slotGroups }
    public var formula: [String] {
        ["w ← w · (1 - weight_decay · learning_rate)"] + adam.formula
    }
    public var legend: String? { adam.legend }

    public func worked(_ step: WorkedStep) -> [FormulaText] {
        adam.worked(
            step,
            from: "\(step.weight) · (1 - \(exactly: weightDecay) · \(exactly: learningRate))")
    }
}
