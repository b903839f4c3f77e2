import CKernels

/// Each parameter's rate shrinks with the squares of all its gradients so far.
///
///     a ← a + g²;  w ← w - rate · g / √(a + epsilon)
///
/// Source: Keras 3 `optimizers/adagrad.py`; Duchi, Hazan and Singer (2011).
public struct Adagrad: Optimizer {
    public static let kind = "Adagrad"
    public let learningRate: Double
    public let initialAccumulatorValue: Double
    public let epsilon: Double

    /// - Throws: `outOfRange` unless the rate is above 0 and the others are 0 or more.
    public init(
        learningRate: Double = 0.001, initialAccumulatorValue: Double = 0.1,
        epsilon: Double = 1e-7
    ) throws(EngineError) {
        try checkLearningRate(learningRate)
        try check(
            "initial_accumulator_value", initialAccumulatorValue, "0 or more",
            initialAccumulatorValue >= 0)
        try check("epsilon", epsilon, "0 or more", epsilon >= 0)
        self.learningRate = learningRate
        self.initialAccumulatorValue = initialAccumulatorValue
        self.epsilon = epsilon
    }

    public var settings: [OptimizerSetting] {
        [
            .init("learning_rate", learningRate),
            .init("initial_accumulator_value", initialAccumulatorValue),
            .init("epsilon", epsilon),
        ]
    }

    public var slotCount: Int { 1 }
    public var initialSlotValue: Float { Float(initialAccumulatorValue) }

    public func update(_ step: UpdateStep) {
        bobbin_adagrad(
            step.parameters, step.gradients, step.slot(0), step.count, Float(learningRate),
            Float(epsilon))
    }
}
