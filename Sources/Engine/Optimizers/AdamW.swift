import CKernels

/// Adam after a decay of the weights themselves: w ← w · (1 - weight_decay · rate), then Adam.
///
/// Source: Keras 3 `optimizers/adamw.py`; Loshchilov and Hutter (2017).
public struct AdamW: Optimizer {
    public static let kind = "AdamW"
    private let adam: Adam
    public let weightDecay: Double

    public var learningRate: Double { adam.learningRate }

    /// - Throws: `outOfRange` as for Adam, and unless `weightDecay` is 0 or more.
    public init(
        learningRate: Double = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9,
        beta2: Double = 0.999, epsilon: Double = 1e-7, amsgrad: Bool = false
    ) throws(EngineError) {
        try check("weight_decay", weightDecay, "0 or more", weightDecay >= 0)
        adam = try Adam(
            learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
            amsgrad: amsgrad)
        self.weightDecay = weightDecay
    }

    public var settings: [OptimizerSetting] {
        var settings = adam.settings
        settings.insert(.init("weight_decay", weightDecay), at: 1)
        return settings
    }

    public var slotCount: Int { adam.slotCount }

    public func factors(for number: Int, after last: StepFactors?) -> StepFactors {
        adam.factors(for: number, after: last)
    }

    public func update(_ step: UpdateStep) {
        bobbin_scale(step.parameters, step.count, Float(1 - weightDecay * learningRate))
        adam.update(step)
    }
}
