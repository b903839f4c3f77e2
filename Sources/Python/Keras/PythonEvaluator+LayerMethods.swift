import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Vocabulary
import Wording
import Workbench

/// What a layer can be asked.
extension PythonEvaluator {
    /// The layer of the model that a reference means; nil where it is in none yet.
    func builtLayer(_ layer: PythonLayer) -> (network: Network, index: Int)? {
        guard let model = layer.model, let state = modelState(model), let network = state.network,
            let index = network.layers.firstIndex(where: { $0.name == layer.name })
        else { return nil }
        return (network, index)
    }

    mutating func layerAttribute(
        _ name: String, of reference: Reference, _ layer: PythonLayer
    ) throws(Diagnostic) -> PythonValue? {
        switch name {
        case "name": return .text(layer.name ?? snakeCase(layer.type))
        case "trainable": return .boolean(true)
        case "weights", "trainable_weights", "variables", "trainable_variables":
            guard let (network, index) = builtLayer(layer) else { return newList([]) }
            return newList(weights(of: network, layer: index))
        case "kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance":
            guard let (network, index) = builtLayer(layer),
                let slot = network.slots.first(where: { $0.layer == index && $0.name == name })
            else {
                throw Diagnostic(
                    "the layer has no \(name) yet",
                    hint: "It gets it once the shape of its inputs is known.")
            }
            return newArray(NDArray(network.weights(of: slot), shape: slot.shape))
        case "units", "rate", "activation", "negative_slope", "momentum", "epsilon", "scale",
            "offset", "axis":
            guard let setting = madeLayer(layer)?.settings.first(where: { $0.name == name }) else {
                return nil
            }
            return settingValue(setting.value)
        case "input_shape", "output_shape":
            guard let (network, index) = builtLayer(layer) else { return nil }
            let shape =
                name == "input_shape" ? network.inputShape(of: index) : network.outputShapes[index]
            return .tuple([.none] + shape.map { .integer($0) })
        case "get_weights", "set_weights", "count_params", "get_config":
            return .method(.reference(reference), name)
        default: return nil
        }
    }

    private func madeLayer(_ layer: PythonLayer) -> (any Layer)? {
        var random = session.random
        let place = SourceSpan(line: 1, column: 1, length: 1)
        return try? LayerCatalog.layer(
            named: Name(layer.type, at: place), arguments: layer.arguments, taken: [],
            random: &random)
    }

    private func settingValue(_ value: SettingValue) -> PythonValue {
        switch value {
        case .number(let number): .float(number)
        case .flag(let isOn): .boolean(isOn)
        case .whole(let whole): .integer(whole)
        case .activation(let activation): .text(activation.rawValue)
        case .initializer(let initializer): .text(initializer.rawValue)
        case .text(let text): .text(text)
        case .regularizer(let rule):
            .made(
                MadeObject(
                    path: "keras.regularizers.\(rule.kerasClass)",
                    arguments: rule.factors.map { ($0.name, .float($0.value)) }))
        case .nothing: .none
        }
    }

    func weights(of network: Network, layer index: Int) -> [PythonValue] {
        var heapless: [PythonValue] = []
        for slot in network.slots where slot.layer == index {
            heapless.append(
                .tensor(
                    PythonTensor(
                        (try? Tensor(network.weights(of: slot), shape: slot.shape)) ?? Tensor(0))))
        }
        return heapless
    }

    mutating func layerMethod(
        _ name: String, of reference: Reference, _ layer: PythonLayer, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "get_weights":
            try checkOptions(call, of: name, [])
            guard let (network, index) = builtLayer(layer) else { return newList([]) }
            var arrays: [PythonValue] = []
            for slot in network.slots where slot.layer == index {
                arrays.append(newArray(NDArray(network.weights(of: slot), shape: slot.shape)))
            }
            return newList(arrays)
        case "set_weights":
            guard let (network, index) = builtLayer(layer), let model = layer.model else {
                throw Diagnostic("the layer has no weights yet", at: call.span)
            }
            let slots = network.slots.filter { $0.layer == index }
            try setWeights(
                try items(of: try only(name, call), at: call.span), of: slots, model, call)
            return .none
        case "count_params":
            guard let (network, index) = builtLayer(layer) else {
                throw Diagnostic("the layer's inputs are not known yet", at: call.span)
            }
            return .integer(network.parameterCount(of: index))
        default:
            throw noMethod(
                name, of: .reference(reference), ["get_weights", "set_weights", "count_params"],
                at: call.span)
        }
    }

    mutating func setWeights(
        _ arrays: [PythonValue], of slots: [Network.Slot], _ model: Reference, _ call: CallArguments
    ) throws(Diagnostic) {
        guard arrays.count == slots.count else {
            throw Diagnostic(
                "\(slots.count) arrays are needed, and \(arrays.count) come", at: call.span)
        }
        try touch(model)
        guard var state = session.model, var network = state.network else { return }
        for (value, slot) in zip(arrays, slots) {
            let numbers = try array(value)
            guard numbers.shape == slot.shape, let floats = numbers.floats else {
                throw Diagnostic(
                    "\(slot.name) has the shape \(shapeText(slot.shape)), and this has \(shapeText(numbers.shape))",
                    at: call.span)
            }
            do throws(EngineError) { try network.setWeights(floats, of: slot) } catch {
                throw error.diagnostic().placed(at: call.span)
            }
        }
        state.network = network
        state.hasLearned = true
        session.model = state
    }
}
