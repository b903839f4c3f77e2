/// Makes the steps smaller when a figure has stopped improving.
///
/// Source: Keras 3 `callbacks/reduce_lr_on_plateau.py`, whose defaults these are.
public struct ReduceLROnPlateau: TrainingCallback {
    public let monitor: Monitor
    private let factor: Double
    private let patience: Int
    private let minDelta: Double
    private let cooldown: Int
    private let minLearningRate: Double
    private let isMinimum: Bool

    private var best: Double
    private var wait = 0
    private var cooldownLeft = 0

    /// - Parameters:
    ///   - factor: what the learning rate is multiplied by.
    ///   - patience: epochs without improvement after which that is done.
    ///   - minDelta: a smaller gain is no improvement.
    ///   - cooldown: epochs after it that are not counted.
    ///   - minLearningRate: the learning rate falls no further.
    /// - Throws: `outOfRange` for a factor that is not between 0 and 1, and for anything negative.
    public init(
        monitor: Monitor = Monitor(), factor: Double = 0.1, patience: Int = 10,
        mode: MonitorMode = .auto, minDelta: Double = 1e-4, cooldown: Int = 0,
        minLearningRate: Double = 0
    ) throws(EngineError) {
        try checkSetting("factor", factor, "above 0 and below 1", factor > 0 && factor < 1)
        try checkSetting("patience", Double(patience), "0 or more", patience >= 0)
        try checkSetting("min_delta", minDelta, "0 or more", minDelta >= 0)
        try checkSetting("cooldown", Double(cooldown), "0 or more", cooldown >= 0)
        try checkSetting("min_lr", minLearningRate, "0 or more", minLearningRate >= 0)
        self.monitor = monitor
        self.factor = factor
        self.patience = patience
        self.minDelta = minDelta
        self.cooldown = cooldown
        self.minLearningRate = minLearningRate
        isMinimum = mode.isMinimum(for: monitor)
        best = isMinimum ? .infinity : -.infinity
    }

    public mutating func epochEnded(_ epoch: Int, value: Double?) -> CallbackDecision {
        guard let value else { return [] }
        if cooldownLeft > 0 {
            cooldownLeft -= 1
            wait = 0
        }
        if isImprovement(value, over: best, by: minDelta, isMinimum: isMinimum) {
            best = value
            wait = 0
            return []
        }
        guard cooldownLeft == 0 else { return [] }
        wait += 1
        guard wait >= patience else { return [] }
        wait = 0
        cooldownLeft = cooldown
        return .changeRate
    }

    public func learningRate(after rate: Double) -> Double {
        rate > minLearningRate ? max(rate * factor, minLearningRate) : rate
    }
}
