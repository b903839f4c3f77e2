/// A bound that gradients are cut to before the optimizer sees them, by one of Keras's three rules.
///
///     clipvalue         every number to -limit…limit
///     clipnorm          the gradient of each array, kernel or bias, to a length of at most limit
///     global_clipnorm   all gradients together to a length of at most limit
///
/// Source: `_clip_gradients` in Keras 3's `optimizers/base_optimizer.py`.
public struct GradientClipping: Sendable, Hashable {
    public enum Rule: String, CaseIterable, Sendable {
        case norm = "clipnorm"
        case value = "clipvalue"
        case globalNorm = "global_clipnorm"
    }

    public let rule: Rule
    public let limit: Double

    /// - Throws: `outOfRange` unless the limit is above 0.
    public init(_ rule: Rule, _ limit: Double) throws(EngineError) {
        guard limit > 0, limit.isFinite else {
            throw .outOfRange(
                option: rule.rawValue, value: format(limit), allowed: "greater than 0")
        }
        self.rule = rule
        self.limit = limit
    }

    /// What it does to a gradient g, as a formula.
    public var formula: FormulaText {
        switch rule {
        case .value: "g ← g cut to -\(exactly: limit) … \(exactly: limit)"
        case .norm:
            "g ← g · \(exactly: limit) / max(\(exactly: limit), √Σ g²)      Σ over the array of the weight"
        case .globalNorm:
            "g ← g · \(exactly: limit) / max(\(exactly: limit), √Σ g²)      Σ over all weights"
        }
    }

    /// Cuts every number to -largest…largest.
    static func cut(_ gradients: UnsafeMutablePointer<Float>, _ count: Int, to largest: Float) {
        for place in 0..<count { gradients[place] = max(min(gradients[place], largest), -largest) }
    }

    /// The factor for gradients whose squares add up to this.
    func factor(squares: Double) -> Float {
        Float(limit / max(limit, squares.squareRoot()))
    }
}
