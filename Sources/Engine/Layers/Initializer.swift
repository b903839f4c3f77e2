/// How a layer's numbers are drawn before training, by Keras's name.
public enum Initializer: String, CaseIterable, Sendable, Codable {
    case glorotUniform = "glorot_uniform"
    case glorotNormal = "glorot_normal"
    case heUniform = "he_uniform"
    case heNormal = "he_normal"
    case zeros, ones

    /// Keras divides the deviation by that of a normal distribution cut at two standardDeviations.
    private static let truncatedDeviation = 0.879_625_661_034_239_78

    /// `count` numbers for a matrix of `fanIn` inputs and `fanOut` outputs.
    ///
    /// Glorot: variance 2 / (fanIn + fanOut); He: variance 2 / fanIn. The uniform forms draw from
    /// ±√(3 · variance); the normal forms draw again what falls beyond two standardDeviations.
    /// Source: Keras 3 `initializers/random_initializers.py`.
    func values(
        count: Int, fanIn: Int, fanOut: Int, random: inout RandomSource
    ) -> [Float] {
        switch self {
        case .zeros: return [Float](repeating: 0, count: count)
        case .ones: return [Float](repeating: 1, count: count)
        case .glorotUniform, .heUniform:
            let limit = (3 * variance(fanIn: fanIn, fanOut: fanOut)).squareRoot()
            return (0..<count).map { _ in Float(random.uniform(-limit, limit)) }
        case .glorotNormal, .heNormal:
            let deviation =
                variance(fanIn: fanIn, fanOut: fanOut).squareRoot() / Self.truncatedDeviation
            return (0..<count).map { _ in
                var value = random.normal()
                while abs(value) > 2 { value = random.normal() }
                return Float(value * deviation)
            }
        }
    }

    private func variance(fanIn: Int, fanOut: Int) -> Double {
        switch self {
        case .heUniform, .heNormal: 2 / Double(max(1, fanIn))
        default: 2 / Double(max(1, fanIn + fanOut))
        }
    }
}
