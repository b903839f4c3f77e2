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
    public let learningRate: Double
    public let rho: Double
    public let momentum: Double
    public let epsilon: Double
    public let centered: Bool

    /// - Throws: `outOfRange` unless the rate is above 0, 0 ≤ rho, momentum < 1 and epsilon ≥ 0.
    public init(
        learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0,
        epsilon: Double = 1e-7, centered: Bool = false
    ) throws(EngineError) {
        try checkLearningRate(learningRate)
        try checkShare("rho", rho)
        try checkShare("momentum", momentum)
        try check("epsilon", epsilon, "0 or more", epsilon >= 0)
        self.learningRate = learningRate
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered
    }

    public var settings: [OptimizerSetting] {
        [
            .init("learning_rate", learningRate), .init("rho", rho), .init("momentum", momentum),
            .init("epsilon", epsilon), .init("centered", centered),
        ]
    }

    public var slotCount: Int { 1 + (momentum > 0 ? 1 : 0) + (centered ? 1 : 0) }

    public func update(_ step: UpdateStep) {
        bobbin_rmsprop(
            step.parameters, step.gradients, step.slot(0),
            centered ? step.slot(momentum > 0 ? 2 : 1) : nil, momentum > 0 ? step.slot(1) : nil,
            step.count, Float(learningRate), rho, Float(momentum), Float(epsilon))
    }
}
