import Foundation

@testable import Engine

/// Activations as textbooks write them, in Float64: the value and the derivative.
///
/// Written anew from their definitions, with nothing of the engine's own arithmetic.
enum PlainFunctions {
    static func value(_ activation: Activation, _ x: Double) -> Double {
        switch activation {
        case .linear, .softmax: x
        case .sigmoid: 1 / (1 + exp(-x))
        case .tanh: Foundation.tanh(x)
        case .relu: x > 0 ? x : 0
        case .leakyRelu: x >= 0 ? x : 0.2 * x
        case .elu: x > 0 ? x : exp(x) - 1
        case .selu: scale * (x > 0 ? x : alpha * (exp(x) - 1))
        case .gelu: x / 2 * (1 + erf(x / 2.0.squareRoot()))
        case .softplus: log(1 + exp(x))
        case .softsign: x / (1 + abs(x))
        case .silu: x / (1 + exp(-x))
        case .exponential: exp(x)
        case .relu6: min(6, max(0, x))
        case .hardSigmoid: min(1, max(0, x / 6 + 0.5))
        }
    }

    static func slope(_ activation: Activation, _ x: Double) -> Double {
        let sigmoid = 1 / (1 + exp(-x))
        switch activation {
        case .linear, .softmax: return 1
        case .sigmoid: return sigmoid * (1 - sigmoid)
        case .tanh: return 1 - Foundation.tanh(x) * Foundation.tanh(x)
        case .relu: return x > 0 ? 1 : 0
        case .leakyRelu: return x >= 0 ? 1 : 0.2
        case .elu: return x > 0 ? 1 : exp(x)
        case .selu: return scale * (x > 0 ? 1 : alpha * exp(x))
        case .gelu:
            let bell = exp(-x * x / 2) / (2 * Double.pi).squareRoot()
            return 0.5 * (1 + erf(x / 2.0.squareRoot())) + x * bell
        case .softplus: return sigmoid
        case .softsign: return 1 / ((1 + abs(x)) * (1 + abs(x)))
        case .silu: return sigmoid * (1 + x * (1 - sigmoid))
        case .exponential: return exp(x)
        case .relu6: return x > 0 && x < 6 ? 1 : 0
        case .hardSigmoid: return x > -3 && x < 3 ? 1.0 / 6 : 0
        }
    }

    /// Klambauer and others (2017).
    private static let (scale, alpha) = (1.0507009873554805, 1.6732632423543772)

    static func softmax(_ x: [Double]) -> [Double] {
        let highest = x.max() ?? 0
        let powers = x.map { exp($0 - highest) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// The gradient by x of softmax(x), given that by its value.
    static func softmaxGradient(_ value: [Double], _ gradient: [Double]) -> [Double] {
        let mean = zip(value, gradient).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(value, gradient).map { $0 * ($1 - mean) }
    }

    // MARK: - Losses of one item

    /// Targets as label smoothing leaves them.
    private static func smoothed(_ target: [Double], _ loss: Loss) -> [Double] {
        let (part, answers) = (loss.labelSmoothing, Double(target.count))
        return target.map {
            $0 - part * $0 + part / (loss.kind == .binaryCrossentropy ? 2 : answers)
        }
    }

    static func loss(_ loss: Loss, _ output: [Double], _ target: [Double]) -> Double {
        let target = loss.labelSmoothing > 0 ? smoothed(target, loss) : target
        let width = Double(output.count)
        let errors = zip(output, target).map { $0 - $1 }
        let output = loss.fromLogits ? shares(output, loss) : output
        switch loss.kind {
        case .sparseCategoricalCrossentropy:
            return -log(output[Int(target[0])] / output.reduce(0, +))
        case .categoricalCrossentropy:
            let sum = output.reduce(0, +)
            return -zip(output, target).reduce(0) { $0 + ($1.1 > 0 ? $1.1 * log($1.0 / sum) : 0) }
        case .binaryCrossentropy:
            return -zip(output, target).reduce(0) {
                $0 + $1.1 * log($1.0) + (1 - $1.1) * log(1 - $1.0)
            } / width
        case .meanSquaredError: return errors.reduce(0) { $0 + $1 * $1 } / width
        case .meanAbsoluteError: return errors.reduce(0) { $0 + abs($1) } / width
        case .huber:
            return errors.reduce(0) { $0 + (abs($1) <= 1 ? $1 * $1 / 2 : abs($1) - 0.5) } / width
        }
    }

    /// What a loss of raw outputs compares with the targets.
    private static func shares(_ output: [Double], _ loss: Loss) -> [Double] {
        loss.kind == .binaryCrossentropy ? output.map { value(.sigmoid, $0) } : softmax(output)
    }

    static func lossGradient(_ loss: Loss, _ output: [Double], _ target: [Double]) -> [Double] {
        let target = loss.labelSmoothing > 0 ? smoothed(target, loss) : target
        let width = Double(output.count)
        let errors = zip(output, target).map { $0 - $1 }
        if loss.fromLogits {
            let shares = shares(output, loss)
            let width = loss.kind == .binaryCrossentropy ? width : 1
            return shares.indices.map { place in
                let isRight = place == Int(target[0]) ? 1.0 : 0
                return (shares[place] - (loss.takesLabels ? isRight : target[place])) / width
            }
        }
        switch loss.kind {
        case .sparseCategoricalCrossentropy:
            let sum = output.reduce(0, +)
            return output.enumerated().map { place, value in
                1 / sum - (place == Int(target[0]) ? 1 / value : 0)
            }
        case .categoricalCrossentropy:
            let sum = output.reduce(0, +)
            let whole = target.reduce(0, +)
            return zip(output, target).map { whole / sum - $1 / $0 }
        case .binaryCrossentropy:
            return zip(output, target).map { ($0 - $1) / ($0 * (1 - $0)) / width }
        case .meanSquaredError: return errors.map { 2 * $0 / width }
        case .meanAbsoluteError: return errors.map { ($0 > 0 ? 1 : $0 < 0 ? -1 : 0) / width }
        case .huber: return errors.map { max(-1, min(1, $0)) / width }
        }
    }
}
