import Engine
import Wording

/// One layer in one line: `2  Dense relu   (784,) → (100,)   784·100 + 100 = 78,500 parameters`.
package enum LayerText {
    package static func line(_ model: ModelState, _ index: Int) -> String {
        let layer = model.layers[index]
        let start = "  \(index + 1)  \(title(layer))".padded(to: 24)
        guard let network = model.network else {
            return start + "shapes will be known when there is data"
        }
        let input = shapeText(network.inputShape(of: index))
        let output = shapeText(network.outputShapes[index])
        let shapes = "\(input) → \(output)"
        return start + (shapes.count < 21 ? shapes.padded(to: 22) : shapes + "  ")
            + parameters(network, index)
    }

    /// `Dense relu`, `Dropout 0.3`.
    package static func title(_ layer: any Layer) -> String {
        switch layer {
        case let dense as Dense where dense.activation != .linear:
            "Dense \(dense.activation.rawValue)"
        case let dropout as Dropout: "Dropout \(short(dropout.rate))"
        case let activation as ActivationLayer: "Activation \(activation.activation.rawValue)"
        case let leaky as LeakyReLU: "LeakyReLU \(short(leaky.negativeSlope))"
        default: layer.kind
        }
    }

    /// `Dense(100, relu)`, as `model` takes it; the layer's own name is left out.
    package static func written(_ layer: any Layer) -> String {
        switch layer {
        case let dense as Dense:
            let activation = dense.activation == .linear ? "" : ", \(dense.activation.rawValue)"
            return "Dense(\(dense.units)\(activation))"
        case let dropout as Dropout: return "Dropout(\(short(dropout.rate)))"
        case let activation as ActivationLayer:
            return "Activation(\(activation.activation.rawValue))"
        case let leaky as LeakyReLU: return "LeakyReLU(\(short(leaky.negativeSlope)))"
        default: return layer.kind
        }
    }

    /// `784·100 + 100 = 78,500 parameters`.
    private static func parameters(_ network: Network, _ index: Int) -> String {
        let slots = network.slots.filter { $0.layer == index }
        guard !slots.isEmpty else { return "0 parameters" }
        let terms = slots.map { $0.shape.map(String.init).joined(separator: "·") }
        let total = grouped(network.parameterCount(of: index))
        return terms.joined(separator: " + ") + " = \(total) parameters"
    }
}
