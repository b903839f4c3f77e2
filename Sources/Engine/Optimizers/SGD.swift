import CKernels

/// Gradient descent, with momentum and Nesterov's look ahead.
///
///     plain      w ← w - rate · g
///     momentum   m ← momentum · m - rate · g;  w ← w + m
///     Nesterov   m as above;                   w ← w + momentum · m - rate · g
///
/// Source: Keras 3 `optimizers/sgd.py`.
public struct SGD: Optimizer {
    public static let kind = "SGD"
    public let learningRate: Double
    public let momentum: Double
    public let nesterov: Bool

    /// - Throws: `outOfRange` unless the rate is above 0 and 0 ≤ momentum ≤ 1.
    public init(
        learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false
    ) throws(EngineError) {
        try checkLearningRate(learningRate)
        try check("momentum", momentum, "from 0 to 1", (0...1).contains(momentum))
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
    }

    public var settings: [OptimizerSetting] {
        [
            .init("learning_rate", learningRate), .init("momentum", momentum),
            .init("nesterov", nesterov),
        ]
    }

    public var slotCount: Int { momentum > 0 ? 1 : 0 }

    public func update(_ step: UpdateStep) {
        if momentum == 0 {
            bobbin_sgd(step.parameters, step.gradients, step.count, Float(learningRate))
        } else {
            bobbin_sgd_momentum(
                step.parameters, step.gradients, step.slot(0), step.count, Float(learningRate),
                Float(momentum), nesterov ? 1 : 0)
        }
    }
}
