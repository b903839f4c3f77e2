/// A network computed again in Float64, plainly and slowly, to check the fast one against.
///
/// It shares no arithmetic with the layers: what both agree on is unlikely to be wrong.
struct ReferenceNetwork {
    private let network: Network
    private let layers: [any ReferenceLayer]
    private let loss: Loss

    /// - Throws: `noReference` for a layer that cannot be computed again.
    init(_ network: Network, loss: Loss) throws(EngineError) {
        self.network = network
        self.loss = loss
        var layers: [any ReferenceLayer] = []
        for layer in network.layers {
            guard let layer = layer as? any ReferenceLayer else {
                throw .noReference(kind: layer.kind, name: layer.name)
            }
            layers.append(layer)
        }
        self.layers = layers
    }

    /// The mean loss of `rows` items with these parameters; dropout is off.
    func loss(parameters: [Double], inputs: [Double], targets: [Double], rows: Int) -> Double {
        var values = inputs
        let offsets = network.offsets
        for (index, layer) in layers.enumerated() {
            values = layer.reference(
                values, parameters: parameters[offsets[index]..<offsets[index + 1]],
                input: network.inputShape(of: index))
        }
        return loss.reference(
            values, targets, rows: rows, width: network.outputShape.reduce(1, *))
    }
}

extension Activation {
    /// The activation in Float64, written from its definition.
    func reference(_ x: [Double], width: Int) -> [Double] {
        switch self {
        case .softmax:
            var result = x
            for start in stride(from: 0, to: x.count, by: width) {
                let row = x[start..<start + width]
                let highest = row.max() ?? 0
                let powers = row.map { Engine.exponential($0 - highest) }
                let total = powers.reduce(0, +)
                for (place, value) in powers.enumerated() { result[start + place] = value / total }
            }
            return result
        default: return x.map { reference($0) }
        }
    }

    private func reference(_ x: Double) -> Double {
        switch self {
        case .linear, .softmax: x
        case .sigmoid: 1 / (1 + Engine.exponential(-x))
        case .tanh: hyperbolicTangent(x)
        case .relu: max(0, x)
        case .leakyRelu: x >= 0 ? x : Double(Self.defaultNegativeSlope) * x
        case .elu: x > 0 ? x : Engine.exponential(x) - 1
        case .selu:
            1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Engine.exponential(x) - 1))
        case .gelu: 0.5 * x * complementaryError(-x / 2.0.squareRoot())
        case .softplus: logarithmOfOnePlus(Engine.exponential(x))
        case .softsign: x / (1 + abs(x))
        case .silu: x / (1 + Engine.exponential(-x))
        case .exponential: Engine.exponential(x)
        case .relu6: min(6, max(0, x))
        case .hardSigmoid: min(6, max(0, x + 3)) / 6
        }
    }
}

extension Loss {
    /// The loss in Float64, written from its definition.
    func reference(_ output: [Double], _ targets: [Double], rows: Int, width: Int) -> Double {
        func clip(_ p: Double) -> Double { min(1 - 1e-7, max(1e-7, p)) }
        var total = 0.0
        for row in 0..<rows {
            let y = output[row * width..<(row + 1) * width]
            let sum = y.reduce(0, +)
            if takesLabels {
                total -= logarithm(clip(y[y.startIndex + Int(targets[row])] / sum))
                continue
            }
            for (place, value) in y.enumerated() {
                let target = targets[row * width + place]
                let error = value - target
                switch self {
                case .categoricalCrossentropy: total -= target * logarithm(clip(value / sum))
                case .binaryCrossentropy:
                    total -=
                        (target * logarithm(clip(value))
                            + (1 - target) * logarithm(1 - clip(value))) / Double(width)
                case .meanSquaredError: total += error * error / Double(width)
                case .meanAbsoluteError: total += abs(error) / Double(width)
                default:
                    total +=
                        (abs(error) <= 1 ? error * error / 2 : abs(error) - 0.5) / Double(width)
                }
            }
        }
        return total / Double(rows)
    }
}
