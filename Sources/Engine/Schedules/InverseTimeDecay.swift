/// A rate that is divided by more and more.
///
///     rate = initial / (1 + decay_rate · t / decay_steps)    (staircase: t / decay_steps cut to a whole)
///
/// Source: `InverseTimeDecay` in Keras 3's `learning_rate_schedule.py`.
public struct InverseTimeDecay: LearningRateSchedule {
    public static let kind = "InverseTimeDecay"
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

    public static let summary = "A learning rate that shrinks fast at first, then ever more slowly."
    public static let settings: [Setting<InverseTimeDecay>] = [
        .initialRate(\.initialLearningRate),
        .steps(\.decaySteps, "steps in which what the rate is divided by grows by decay_rate"),
        .rate(\.decayRate, "how fast what the rate is divided by grows"),
        .flag(
            "staircase", \.staircase, "shrink all at once after decay_steps, not a little a step"),
    ]
    public static func standard() throws(EngineError) -> InverseTimeDecay {
        try InverseTimeDecay(initialLearningRate: 0.01, decaySteps: 1000, decayRate: 1)
    }

    public func rate(after steps: Int) -> Double {
        let part = Double(steps) / Double(decaySteps)
        return initialLearningRate / (1 + decayRate * (staircase ? part.rounded(.down) : part))
    }

    public var formula: FormulaText {
        let part: FormulaText =
            staircase ? "⌊t / \(count: decaySteps)⌋" : "t / \(count: decaySteps)"
        return
            "learning_rate = \(exactly: initialLearningRate) / (1 + \(exactly: decayRate) · \(part))"
    }
}
