/// A rate that falls along half a wave, from its first value to a share of it.
///
///     rate = initial · ((1 - alpha) · (1 + cos(π · t / decay_steps)) / 2 + alpha),   t at most decay_steps
///
/// Source: `CosineDecay` in Keras 3's `learning_rate_schedule.py`, without its warmup; Loshchilov and
/// Hutter (2016).
public struct CosineDecay: LearningRateSchedule {
    public static let kind = "CosineDecay"
    public internal(set) var initialLearningRate: Double
    public internal(set) var decaySteps: Int
    public internal(set) var alpha: Double

    /// - Throws: `outOfRange` unless the first rate is above 0, the steps 1 or more, 0 ≤ alpha ≤ 1.
    public init(
        initialLearningRate: Double, decaySteps: Int, alpha: Double = 0
    ) throws(EngineError) {
        self.initialLearningRate = initialLearningRate
        self.decaySteps = decaySteps
        self.alpha = alpha
        try checkSettings()
    }

    public static let summary = "A learning rate that falls along half a wave and then stays."
    public static let settings: [Setting<CosineDecay>] = [
        .initialRate(\.initialLearningRate),
        .steps(\.decaySteps, "steps until the rate stays as it is"),
        .number("alpha", \.alpha, .zeroToOne, "the share of the rate that is left at the end"),
    ]
    public static func standard() throws(EngineError) -> CosineDecay {
        try CosineDecay(initialLearningRate: 0.01, decaySteps: 1000)
    }

    public func rate(after steps: Int) -> Double {
        let part = Double(min(steps, decaySteps)) / Double(decaySteps)
        let wave = 0.5 * (1 + cosine(.pi * part))
        return initialLearningRate * ((1 - alpha) * wave + alpha)
    }

    public var formula: FormulaText {
        let wave: FormulaText = "(1 + cos(π · t / \(count: decaySteps))) / 2"
        let first: FormulaText = "learning_rate = \(exactly: initialLearningRate) · "
        guard alpha > 0 else { return "\(first)\(wave)" }
        return "\(first)((1 - \(exactly: alpha)) · \(wave) + \(exactly: alpha))"
    }
}
