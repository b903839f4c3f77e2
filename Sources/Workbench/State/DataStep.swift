import Wording

/// One thing that was done to the data, in all of its parts at once.
package enum DataStep: Sendable, Equatable {
    /// Every input divided by a number.
    case scale(by: Double)
    case standardize
    /// Every input laid out in other sizes.
    case reshape(to: [Int])
    case oneHot
    /// Training examples kept aside as val: a share of them below 1, else so many.
    case split(size: Double, seed: Int, isStratified: Bool = false, shuffles: Bool = true)

    /// The statement that does it: `scale 255`, `split 0.2 seed=42` also where the seed was drawn.
    package var statement: String {
        switch self {
        case .scale(let divisor): "scale \(short(divisor))"
        case .standardize: "standardize"
        case .reshape(let shape): "reshape " + shape.map(String.init).joined(separator: " ")
        case .oneHot: "one_hot"
        case .split(let size, let seed, let isStratified, let shuffles):
            "split \(short(size))"
                + (shuffles
                    ? " seed=\(seed)\(isStratified ? " stratify=true" : "")" : " shuffle=false")
        }
    }

    /// Whether it changes how large the inputs are.
    package var changesRange: Bool {
        switch self {
        case .scale, .standardize: true
        case .reshape, .oneHot, .split: false
        }
    }
}
