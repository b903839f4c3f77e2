import Diagnostics
import Engine
import Values
import Vocabulary
import Wording

/// A layer's arrays under its name: `hidden.kernel`, `hidden.bias`.
extension SessionState {
    /// The array of that name; nil where no layer and array are called so.
    package func weights(named name: String) -> Operand? {
        guard let network = model?.network, let slot = network.slot(named: name),
            let tensor = try? Tensor(network.weights(of: slot), shape: slot.shape)
        else { return nil }
        return .tensor(TrackedTensor(tensor))
    }

    /// Replaces a layer's array.
    package mutating func setWeights(_ value: Value, named name: String) throws(Diagnostic) {
        guard var network = model?.network, let slot = network.slot(named: name) else {
            let known = model?.network.map { network in
                network.slots.map { "\(network.layers[$0.layer].name).\($0.name)" }
            }
            let meant = Suggestion.nearest(to: name, among: known ?? [])
            throw Diagnostic(
                "no layer's weights are called \(name)",
                hint: Suggestion.hint(
                    meant,
                    ((known ?? []).isEmpty
                        ? "The model has no weights yet."
                        : "There are: \((known ?? []).joined(separator: ", ")).")))
        }
        guard case .tensor(let tensor) = value, tensor.shape == slot.shape else {
            throw Diagnostic(
                "\(name) has the shape \(shapeText(slot.shape)), and this is \(value.shapeText)",
                hint:
                    "For example: \(name) = zeros(\(slot.shape.map(String.init).joined(separator: ", ")))"
            )
        }
        try asking { () throws(EngineError) in
            try network.setWeights(tensor.values, of: slot)
        }
        model?.network = network
        model?.hasLearned = true
    }
}

extension Value {
    fileprivate var shapeText: String {
        if case .tensor(let tensor) = self { return Wording.shapeText(tensor.shape) }
        return "a single value"
    }
}

extension Network {
    /// The place of `layer.array`.
    package func slot(named name: String) -> Slot? {
        slots.first { "\(layers[$0.layer].name).\($0.name)" == name }
    }
}
