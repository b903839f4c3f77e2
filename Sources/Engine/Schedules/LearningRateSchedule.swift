/// How far each step goes by the number of steps before it, in place of one rate for all.
///
/// Source: Keras 3 `optimizers/schedules/learning_rate_schedule.py`.
public protocol LearningRateSchedule: SelfDescribing {
    var initialLearningRate: Double { get }
    /// The rate of the step that comes after so many others.
    func rate(after steps: Int) -> Double
    /// The rate as a formula of t, the steps taken.
    var formula: FormulaText { get }
}

/// Every kind of schedule, one line each.
public enum ScheduleKinds {
    public static let all: [any LearningRateSchedule.Type] = [
        ExponentialDecay.self,
        InverseTimeDecay.self,
        CosineDecay.self,
    ]

    /// The kind of that name: of its class in Keras, or as a statement names it, `cosine_decay`.
    public static func named(_ name: String) -> (any LearningRateSchedule.Type)? {
        let name = name.lowercased()
        return all.first { $0.kind.lowercased() == name || snakeCase($0.kind) == name }
    }
}

/// What schedules that begin at a rate and shrink it have in common.
extension Setting where Owner: LearningRateSchedule {
    static func initialRate(_ path: WritableKeyPath<Owner, Double> & Sendable) -> Setting {
        .number(
            "initial_learning_rate", path, .aboveZero, "the rate of the first step",
            asked: "an initial_learning_rate", isPositional: true)
    }

    static func steps(_ path: WritableKeyPath<Owner, Int> & Sendable, _ meaning: String) -> Setting
    {
        .whole(
            "decay_steps", path, 1...1_000_000_000, allowed: "a whole number of 1 or more", meaning,
            asked: "decay_steps, a number of steps", isPositional: true)
    }

    static func rate(_ path: WritableKeyPath<Owner, Double> & Sendable, _ meaning: String)
        -> Setting
    {
        .number(
            "decay_rate", path, .zeroOrMore, meaning, asked: "a decay_rate", isPositional: true)
    }
}
