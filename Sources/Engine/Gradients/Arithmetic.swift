/// The operators that make one number of two: `+ - * / ^`.
public enum Arithmetic: String, CaseIterable, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "^"

    func value(_ a: Tensor, _ b: Tensor) throws(TensorError) -> Tensor {
        let isWhole = a.isWhole && b.isWhole
        switch self {
        case .add: return try a.combined(with: b, isWhole: isWhole) { $0 + $1 }
        case .subtract: return try a.combined(with: b, isWhole: isWhole) { $0 - $1 }
        case .multiply: return try a.combined(with: b, isWhole: isWhole) { $0 * $1 }
        case .divide: return try a.combined(with: b) { $0 / $1 }
        case .power:
            if b.shape.isEmpty, b.values[0] == 2 { return a.map(isWhole: isWhole) { $0 * $0 } }
            let staysWhole = isWhole && b.values.allSatisfy { $0 >= 0 }
            return try a.combined(with: b, isWhole: staysWhole) { raised($0, to: $1) }
        }
    }

    /// d/da and d/db, times the gradient of the result, each summed back to its input's shape.
    ///
    /// - Parameter needed: which of the two somebody asked for.
    func gradients(
        _ a: Tensor, _ b: Tensor, result: Tensor, upstream: Tensor, needed: [Bool]
    ) throws(TensorError) -> [Tensor?] {
        let left = needed[0] ? try leftGradient(a, b, upstream).summed(to: a.shape) : nil
        let right = needed[1] ? try rightGradient(a, b, result, upstream).summed(to: b.shape) : nil
        return [left, right]
    }

    private func leftGradient(
        _ a: Tensor, _ b: Tensor, _ upstream: Tensor
    ) throws(TensorError) -> Tensor {
        switch self {
        case .add, .subtract: upstream
        case .multiply: try upstream.combined(with: b) { $0 * $1 }
        case .divide: try upstream.combined(with: b) { $0 / $1 }
        case .power:
            // b·a^(b − 1), and 0 where b = 0 whatever a is.
            try a.combined(with: b) { a, b in b == 0 ? 0 : b * raised(a, to: b - 1) }
                .combined(with: upstream) { $0 * $1 }
        }
    }

    private func rightGradient(
        _ a: Tensor, _ b: Tensor, _ result: Tensor, _ upstream: Tensor
    ) throws(TensorError) -> Tensor {
        switch self {
        case .add: upstream
        case .subtract: upstream.map { -$0 }
        case .multiply: try upstream.combined(with: a) { $0 * $1 }
        case .divide:
            // −a / b² = −result / b
            try result.combined(with: b) { -$0 / $1 }.combined(with: upstream) { $0 * $1 }
        case .power:
            // a^b·ln a, and 0 where a ≤ 0, as in TensorFlow.
            try result.combined(with: a) { result, a in
                a > 0 ? result * Float(logarithm(Double(a))) : 0
            }.combined(with: upstream) { $0 * $1 }
        }
    }
}

private func raised(_ base: Float, to exponent: Float) -> Float {
    exponent == 2 ? base * base : Float(power(Double(base), Double(exponent)))
}
