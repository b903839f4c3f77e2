/// A network computed again in Float64, plainly and slowly, to check the fast one against.
///
/// It shares no arithmetic with the layers: what both agree on is unlikely to be wrong.
struct ReferenceNetwork {
    private let network: Network
    private let layers: [any ReferenceLayer]
    private let loss: Loss
    private let regularized: [Network.Slot]

    /// - Throws: `noReference` for a layer that cannot be computed again.
    init(_ network: Network, loss: Loss) throws(EngineError) {
        self.network = network
        self.loss = loss
        regularized = network.regularized
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
            + regularized.reduce(0) { sum, slot in
                let weights = parameters[slot.offset..<slot.offset + slot.size]
                return sum + (slot.regularizer?.penalty(weights) ?? 0)
            }
    }
}

extension Loss {
    /// The loss of one example in Float64.
    ///
    /// - Parameter target: one number an output, or the class alone where `takesLabels`; it must be one
    ///   of the outputs.
    public func value(ofOutput output: [Double], target: [Double]) -> Double {
        definition.reference(output, target, self)
    }

    /// The mean loss of so many items in Float64.
    func reference(_ output: [Double], _ targets: [Double], rows: Int, width: Int) -> Double {
        let size = takesLabels ? 1 : width
        let total = (0..<rows).reduce(0) { total, row in
            total
                + value(
                    ofOutput: Array(output[row * width..<(row + 1) * width]),
                    target: Array(targets[row * size..<(row + 1) * size]))
        }
        return total / Double(rows)
    }
}
