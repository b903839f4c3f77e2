/// A rate that is multiplied by the same number again and again.
///
///     rate = initial · decay_rate^(t / decay_steps)          (staircase: t / decay_steps cut to a whole)
///
/// Source: `ExponentialDecay` in Keras 3's `learning_rate_schedule.py`.
public struct ExponentialDecay: LearningRateSchedule {
    public static let kind = "ExponentialDecay"
    public internal(set) var initialLearningRate: Double
    public internal(set) var decaySteps: Int
    public internal(set) var decayRate: Double
    public internal(set) var staircase: Bool

    /// - Throws: `outOfRange` unless the first rate is above 0, the steps 1 or more, the other rate ≥ 0.
    public init(
        initialLearningRate: Double, decaySteps: Int, decayRate: Double, staircase: Bool = false
    ) throws(EngineError) {
        self.initialLearningRate = initialLearningRate
        self.decaySteps = decaySteps
        self.decayRate = decayRate
        self.staircase = staircase
        try checkSettings()
    }

    public static let summary = "A learning rate that shrinks by the same factor again and again."
    public static let settings: [Setting<ExponentialDecay>] = [
        .initialRate(\.initialLearningRate),
        .steps(\.decaySteps, "steps in which the rate is multiplied once by decay_rate"),
        .rate(\.decayRate, "what the rate is multiplied by"),
        .flag(
            "staircase", \.staircase, "shrink all at once after decay_steps, not a little a step"),
    ]
    public static func standard() throws(EngineError) -> ExponentialDecay {
        try ExponentialDecay(initialLearningRate: 0.01, decaySteps: 1000, decayRate: 0.96)
    }

    public func rate(after steps: Int) -> Double {
        let part = Double(steps) / Double(decaySteps)
        return initialLearningRate
            * power(decayRate, staircase ? part.rounded(.down) : part)
    }

    public var formula: FormulaText {
        let part: FormulaText =
            staircase ? "⌊t / \(count: decaySteps)⌋" : "(t / \(count: decaySteps))"
        return "learning_rate = \(exactly: initialLearningRate) · \(exactly: decayRate)^\(part)"
    }
}
