/// What the size of weights adds to the loss, so that training keeps them small: Keras's L1, L2 and
/// L1L2.
///
///     penalty = l1 · Σ |w| + l2 · Σ w²
///     gradient by w = l1 · sign(w) + 2 · l2 · w
///
/// Source: Keras 3 `regularizers/regularizers.py`; the penalty is added to the loss of every batch, in
/// training and when measuring.
public struct Regularizer: Sendable, Hashable, CustomStringConvertible {
    public let l1: Double
    public let l2: Double

    /// - Throws: `outOfRange` unless both are 0 or more.
    public init(l1: Double = 0, l2: Double = 0) throws(EngineError) {
        for (name, value) in [("l1", l1), ("l2", l2)] {
            guard value >= 0, value.isFinite else {
                throw .outOfRange(option: name, value: format(value), allowed: "0 or more")
            }
        }
        self.l1 = l1
        self.l2 = l2
    }

    /// The factor that Keras takes where none is given.
    public static let standardFactor = 0.01
    /// The names in Keras, as functions.
    public static let names = ["l1", "l2", "l1_l2"]

    /// Keras's name and its arguments: `l2(0.01)`, `l1_l2(l1=0.01, l2=0.001)`.
    public var name: String { l1 == 0 ? "l2" : l2 == 0 ? "l1" : "l1_l2" }
    /// The class in Keras: `L2`.
    public var kerasClass: String { l1 == 0 ? "L2" : l2 == 0 ? "L1" : "L1L2" }
    /// Its factors by their names in Keras.
    public var factors: [(name: String, value: Double)] {
        l1 == 0 ? [("l2", l2)] : l2 == 0 ? [("l1", l1)] : [("l1", l1), ("l2", l2)]
    }

    /// As a statement takes it: `l2(0.01)`, `l1_l2(l1=0.01, l2=0.001)`.
    public var description: String { "\(name)(\(arguments))" }

    /// Its factors as arguments: `0.01`, `l1=0.01, l2=0.001`.
    public var arguments: String {
        factors.count == 1
            ? format(factors[0].value)
            : factors.map { "\($0.name)=\(format($0.value))" }.joined(separator: ", ")
    }

    /// What it adds to the loss, as a formula of the weights called `name`.
    public func formula(of name: String) -> FormulaText {
        let absolute: FormulaText = "\(exactly: l1) · Σ |\(name)|"
        let square: FormulaText = "\(exactly: l2) · Σ \(name)²"
        return l1 == 0 ? square : l2 == 0 ? absolute : absolute + " + " + square
    }

    /// What `count` weights add to the loss; sums in Float64.
    func penalty(_ weights: UnsafePointer<Float>, count: Int) -> Double {
        var (absolute, squares) = (0.0, 0.0)
        for place in 0..<count {
            let weight = Double(weights[place])
            absolute += abs(weight)
            squares += weight * weight
        }
        return l1 * absolute + l2 * squares
    }

    /// The same of weights in Float64.
    func penalty(_ weights: some Collection<Double>) -> Double {
        weights.reduce(0) { $0 + l1 * abs($1) + l2 * $1 * $1 }
    }

    /// Adds the penalty's gradient by each of `count` weights.
    func addGradient(
        of weights: UnsafePointer<Float>, to gradients: UnsafeMutablePointer<Float>, count: Int
    ) {
        let double = Float(2 * l2)
        for place in 0..<count { gradients[place] += double * weights[place] }
        guard l1 > 0 else { return }
        let step = Float(l1)
        for place in 0..<count where weights[place] != 0 {
            gradients[place] += weights[place] > 0 ? step : -step
        }
    }
}

extension Network {
    /// What the weights of this network add to every loss.
    public var penalty: Double { numbers.withPointers { penalty($0) } }

    /// The same of numbers in its layout.
    func penalty(_ numbers: Pointers) -> Double {
        var sum = 0.0
        for slot in regularized {
            guard let regularizer = slot.regularizer else { continue }
            sum += regularizer.penalty(numbers.parameters + slot.offset, count: slot.size)
        }
        return sum
    }

    /// The penalty's gradient by one weight of an array; 0 where it has none.
    public func penaltyGradient(of slot: Slot, at place: Int) -> Double {
        guard let regularizer = regularized.first(where: { $0.offset == slot.offset })?.regularizer
        else { return 0 }
        let weight = Double(weights(of: slot)[place])
        let side: Double = weight > 0 ? 1 : weight < 0 ? -1 : 0
        return 2 * regularizer.l2 * weight + regularizer.l1 * side
    }

    /// The arrays whose size adds to the loss; those of frozen layers do not, as in Keras.
    public var regularized: [Slot] { trainableSlots.filter { $0.regularizer != nil } }
}
