/// The functions that change each number by itself, with their derivatives.
///
/// Where a function has a corner, the derivative is the one that JAX takes.
public enum ElementwiseFunction: Sendable, Equatable {
    case minus
    case exponential
    case logarithm
    case squareRoot
    /// |x|; at 0 the derivative is 0.
    case absolute
    /// max(x, 0); at 0 the derivative is 0.
    case relu
    /// x where x ≥ 0, else slope · x; at 0 the derivative is 1. Keras's function has slope 0.2.
    case leakyReLU(negativeSlope: Float = 0.2)
    /// 1 / (1 + e⁻ˣ)
    case sigmoid
    case tanh

    func value(_ x: Tensor) -> Tensor {
        switch self {
        case .minus: x.map(isWhole: x.isWhole) { -$0 }
        case .absolute: x.map(isWhole: x.isWhole) { $0.magnitude }
        case .relu: x.map(isWhole: x.isWhole) { $0 < 0 ? 0 : $0 }
        case .leakyReLU(let slope): x.map { $0 < 0 ? slope * $0 : $0 }
        case .squareRoot: x.map { $0.squareRoot() }
        case .exponential: x.map { Float(Engine.exponential(Double($0))) }
        case .logarithm: x.map { Float(Engine.logarithm(Double($0))) }
        case .sigmoid: x.map { Float(1 / (1 + Engine.exponential(-Double($0)))) }
        case .tanh: x.map { Float(hyperbolicTangent(Double($0))) }
        }
    }

    /// The derivative at x, where the value is y, times the gradient of y.
    func gradient(_ x: Tensor, result y: Tensor, upstream: Tensor) throws(TensorError) -> Tensor {
        let derivative: Tensor =
            switch self {
            case .minus: y.map { _ in -1 }
            case .exponential: y
            case .logarithm: x.map { 1 / $0 }
            case .squareRoot: y.map { 0.5 / $0 }
            case .absolute: x.map { $0 > 0 ? 1 : $0 < 0 ? -1 : 0 }
            case .relu: x.map { $0 > 0 ? 1 : 0 }
            case .leakyReLU(let slope): x.map { $0 < 0 ? slope : 1 }
            case .sigmoid: y.map { $0 * (1 - $0) }
            case .tanh: y.map { 1 - $0 * $0 }
            }
        return try upstream.combined(with: derivative) { $0 * $1 }
    }
}
