import Engine
import Output
import Wording

/// A layer in words and numbers.
package enum LayerText {
    package static func line(_ model: ModelState, _ index: Int) -> LayerLine {
        var line = LayerLine(number: index + 1, title: title(model.layers[index]))
        guard let network = model.network else { return line }
        line.shapes = .init(
            input: network.inputShape(of: index), output: network.outputShapes[index])
        line.arrays = network.slots.filter { $0.layer == index }.map(\.shape)
        return line
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
}
