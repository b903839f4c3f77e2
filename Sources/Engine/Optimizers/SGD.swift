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
    public internal(set) var learningRate: Double
    public internal(set) var momentum: Double
    public internal(set) var nesterov: Bool

    /// - Throws: `outOfRange` unless the rate is above 0 and 0 ≤ momentum ≤ 1.
    public init(
        learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false
    ) throws(EngineError) {
        self.learningRate = learningRate
        self.momentum = momentum
        self.nesterov = nesterov
        try checkSettings()
    }

    public static let summary =
        "Plain gradient descent; momentum keeps it rolling, nesterov looks ahead."
    public static let settings: [Setting<SGD>] = [
        .number("learning_rate", \.learningRate, .aboveZero, "how far each step goes"),
        .number("momentum", \.momentum, .zeroToOne, "how much of the last step is kept"),
        .flag("nesterov", \.nesterov, "look ahead before stepping"),
    ]
    public static func standard() throws(EngineError) -> SGD { try SGD() }

    public var slotCount: Int { momentum > 0 ? 1 : 0 }

    public func update(_ step: UpdateStep) {
        let rate = Float(step.factors.learningRate)
        if momentum == 0 {
            bobbin_sgd(step.parameters, step.gradients, step.count, rate)
        } else {
            bobbin_sgd_momentum(
                step.parameters, step.gradients, step.slot(0), step.count, rate,
                Float(momentum), nesterov ? 1 : 0)
        }
    }
}

extension SGD: OptimizerInKeras, ExplainedOptimizer {
    public var slotGroups: [[String]] { momentum > 0 ? [["momentum"]] : [] }

    public var formula: [String] {
        guard momentum != 0 else { return ["w ← w - learning_rate · g"] }
        return [
            "m ← momentum · m - learning_rate · g",
            nesterov ? "w ← w + momentum · m - learning_rate · g" : "w ← w + m",
        ]
    }

    public var legend: String? {
        momentum > 0 ? "m is the way the weight is rolling; a part of it stays." : nil
    }

    public func worked(_ step: WorkedStep) -> [FormulaText] {
        let (w, new) = (step.weight, step.changed)
        let change: FormulaText = "\(exactly: learningRate) · \(step.gradient)"
        guard momentum != 0 else { return ["w: \(w) - \(change) = \(new)"] }
        let m = step.slotsAfter[0]
        return [
            "m: \(exactly: momentum) · \(step.slotsBefore[0]) - \(change) = \(m)",
            nesterov
                ? "w: \(w) + \(exactly: momentum) · \(m) - \(change) = \(new)"
                : "w: \(w) + \(m) = \(new)",
        ]
    }
}
