import JSON

/// Which Keras wrote a file: what its settings are called and how its optimizers keep what they
/// remember went through several forms.
enum KerasAge: Equatable {
    /// 1.x.
    case first
    /// 2.0 to 2.3, which was a library of its own.
    case second
    /// tf.keras up to 2.10, and the optimizers that 2.11 to 2.15 call legacy.
    case tensorFlow
    /// tf.keras 2.11 and later: `Custom>Adam`.
    case late
    case third

    /// - Parameter version: as a file tells it: `2.2.4-tf`; nil where it does not.
    init(version: String?) {
        let parts = (version ?? "3").split(separator: ".").map { Int($0.prefix { $0.isNumber }) }
        let minor = parts.count > 1 ? parts[1] ?? 0 : 0
        switch parts.first ?? 3 {
        case 1: self = .first
        case 2 where minor < 4 && version?.contains("tf") == false: self = .second
        case 2 where minor < 11: self = .tensorFlow
        case 2: self = .late
        default: self = .third
        }
    }

    /// The same for an optimizer, whose own settings tell more than the version.
    func refined(by optimizer: JSONValue?) -> KerasAge {
        guard self == .late, let config = optimizer?["config"] else { return self }
        let isLegacy = config["is_legacy_optimizer"]?.bool ?? (config["decay"] != nil)
        return isLegacy ? .tensorFlow : .late
    }

    /// Whether a BatchNormalization took the variance of a sample: 2.1 to 2.3 did.
    static func takesSampleVariance(version: String?) -> Bool {
        KerasAge(version: version) == .second && version?.hasPrefix("2.0") == false
    }

    var isBeforeThird: Bool { self != .third }
    /// Whether optimizers keep one kind of memory for all weights, then the next.
    var keepsSlotsTogether: Bool { self == .first || self == .second || self == .tensorFlow }
}
