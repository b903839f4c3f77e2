import Diagnostics
import Engine
import Foundation
import NumPyArrays
import PythonSyntax
import Wording

/// Losses that a program asks for itself: `loss_fn(y, p)`.
extension PythonEvaluator {
    /// One number for each example by a function, their mean by an object, as in Keras.
    mutating func lossByHand(
        _ name: String, _ call: CallArguments, _ object: MadeObject?
    ) throws(Diagnostic) -> PythonValue {
        guard recording == nil else {
            throw Diagnostic(
                "a tape records no finished loss here",
                hint: "tf.reduce_mean(tf.square(y - p)) computes one by hand.", at: call.span)
        }
        var taker = ArgumentTaker(call, of: name)
        let targets = try array(try taker.need("y_true"))
        let outputs = try array(try taker.need("y_pred"))
        var settings = LossByHand(
            fromLogits: try flag(taker.option("from_logits"), otherwise: false),
            smoothing: taker.option("label_smoothing").flatMap(number) ?? 0)
        try taker.finish()
        if let object {
            for argument in object.arguments {
                switch argument.name {
                case "from_logits", nil: settings.fromLogits = try isTrue(argument.value)
                case "label_smoothing": settings.smoothing = number(argument.value) ?? 0
                case "name": break
                default:
                    throw Diagnostic(
                        "\(object.type) has no \(argument.name ?? "such setting") here",
                        at: call.span)
                }
            }
        }
        guard let found = settings.losses(name, targets, outputs) else {
            throw Diagnostic(
                "\(name) does not go with \(shapeText(targets.shape)) right answers and "
                    + "\(shapeText(outputs.shape)) outputs", at: call.span)
        }
        guard object != nil else {
            return .tensor(PythonTensor(Tensor(found.map { Float($0) })))
        }
        return .tensor(
            PythonTensor(Tensor(Float(found.reduce(0, +) / Double(max(1, found.count))))))
    }
}

/// Losses over rows of outputs, in Float64, as `keras.losses` defines them.
private struct LossByHand {
    var fromLogits: Bool
    var smoothing: Double
    private static let least = 1e-7

    /// A number for each row; nil where the two do not go together.
    func losses(_ name: String, _ targets: NDArray, _ outputs: NDArray) -> [Double]? {
        guard let p = outputs.doubles, let y = targets.doubles, outputs.count > 0 else {
            return nil
        }
        let width = outputs.dimensions == 0 ? 1 : outputs.shape[outputs.dimensions - 1]
        let isSparse = name.hasPrefix("sparse")
        let isColumn = outputs.dimensions == targets.dimensions + 1 && width == 1
        let size = isColumn || outputs.dimensions == 0 ? 1 : width
        let rows = p.count / size
        guard y.count == (isSparse ? rows : p.count) else { return nil }
        var found: [Double] = []
        for row in 0..<rows {
            let output = Array(p[row * size..<(row + 1) * size])
            if isSparse {
                guard let place = Int(exactly: y[row]), output.indices.contains(place) else {
                    return nil
                }
                found.append(-logarithms(output)[place])
                continue
            }
            let target = Array(y[row * size..<(row + 1) * size])
            guard let one = loss(name, target, output) else { return nil }
            found.append(one)
        }
        return found
    }

    private func loss(_ name: String, _ target: [Double], _ output: [Double]) -> Double? {
        let pairs = zip(target, output)
        func mean(_ one: (Double, Double) -> Double) -> Double {
            pairs.reduce(0) { $0 + one($1.0, $1.1) } / Double(output.count)
        }
        switch name {
        case "categorical_crossentropy":
            let share = smoothing / Double(output.count)
            let wanted = target.map { $0 * (1 - smoothing) + share }
            return -zip(wanted, logarithms(output)).reduce(0) { $0 + $1.0 * $1.1 }
        case "binary_crossentropy":
            return mean { target, output in
                let wanted = target * (1 - smoothing) + smoothing / 2
                if fromLogits {
                    return max(output, 0) - output * wanted + log1p(exp(-abs(output)))
                }
                let p = min(max(output, Self.least), 1 - Self.least)
                return -(wanted * log(p) + (1 - wanted) * log(1 - p))
            }
        case "mean_squared_error": return mean { ($0 - $1) * ($0 - $1) }
        case "mean_absolute_error": return mean { abs($0 - $1) }
        case "huber":
            return mean { target, output in
                let gap = abs(target - output)
                return gap <= 1 ? gap * gap / 2 : gap - 0.5
            }
        default: return nil
        }
    }

    /// The logarithms of the shares of a row.
    private func logarithms(_ output: [Double]) -> [Double] {
        guard fromLogits else {
            let sum = output.reduce(0, +)
            return output.map { log(min(max($0 / sum, Self.least), 1 - Self.least)) }
        }
        let most = output.max() ?? 0
        let whole = most + log(output.reduce(0) { $0 + exp($1 - most) })
        return output.map { $0 - whole }
    }
}
