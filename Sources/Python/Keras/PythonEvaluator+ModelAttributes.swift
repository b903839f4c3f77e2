import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Vocabulary
import Workbench

/// What a model can be asked.
extension PythonEvaluator {
    mutating func modelAttribute(
        _ name: String, of reference: Reference, _ model: PythonModel
    ) throws(Diagnostic) -> PythonValue? {
        guard let state = modelState(reference) else {
            return Self.modelMethods.contains(name) ? .method(.reference(reference), name) : nil
        }
        switch name {
        case "name": return .text(state.name)
        case "layers": return newList(try layers(of: reference).map { .reference($0) })
        case "weights", "trainable_weights", "variables", "trainable_variables",
            "non_trainable_weights":
            return try weightTensors(name, of: state)
        case "input_shape", "output_shape": return try shapeOfEnd(name, of: state)
        case "built": return .boolean(state.network != nil)
        case "history":
            if let history = model.history { return .reference(history) }
            throw Diagnostic(
                "the model has not been trained yet", hint: "model.fit(x, y, epochs=5)")
        case "metrics_names":
            return newList((["loss"] + (state.compiled?.metricNames ?? [])).map { .text($0) })
        case "loss": return state.compiled.map { .text($0.plan.loss.name) } ?? PythonValue.none
        case "optimizer": return try optimizer(of: state)
        default:
            return Self.modelMethods.contains(name) ? .method(.reference(reference), name) : nil
        }
    }

    private mutating func weightTensors(_ name: String, of state: ModelState) throws(Diagnostic)
        -> PythonValue
    {
        guard let network = state.network else { return newList([]) }
        let trainable = name.hasPrefix("trainable") ? true : name.hasPrefix("non") ? false : nil
        return newList(
            network.slots.filter { trainable == nil || $0.isTrainable == trainable }.map {
                slot in
                .tensor(
                    PythonTensor(
                        (try? Tensor(network.weights(of: slot), shape: slot.shape)) ?? Tensor(0)
                    ))
            })
    }

    /// The shape at the model's beginning or end, examples first.
    private func shapeOfEnd(_ name: String, of state: ModelState) throws(Diagnostic)
        -> PythonValue
    {
        guard let network = state.network else {
            throw Diagnostic(
                "the model does not know its inputs yet",
                hint: "`fit` tells it, or keras.Input(shape=(784,)).")
        }
        let shape = name == "input_shape" ? network.inputShape : network.outputShape
        return .tuple([.none] + shape.map { .integer($0) })
    }

    private mutating func optimizer(of state: ModelState) throws(Diagnostic) -> PythonValue {
        guard let compiled = state.compiled else { return PythonValue.none }
        return .reference(
            names.heap.add(
                .optimizer(
                    PythonOptimizer(
                        type: compiled.plan.optimizer.kind, arguments: [],
                        optimizer: compiled.plan.optimizer))))
    }

    static let modelMethods: Set<String> = [
        "add", "pop", "compile", "fit", "evaluate", "predict", "summary", "save", "save_weights",
        "load_weights", "get_layer", "get_weights", "set_weights", "count_params", "build",
        "export",
    ]

    /// References to all of a model's layers, also to those that the notebook's statements added.
    mutating func layers(of reference: Reference) throws(Diagnostic) -> [Reference] {
        guard let state = modelState(reference), case .model(var model)? = names.heap[reference]
        else { return [] }
        var found: [Reference] = []
        for layer in state.layers {
            let known = model.layers.first { known in
                if case .layer(let kept)? = names.heap[known] {
                    kept.name == layer.name
                } else {
                    false
                }
            }
            if let known {
                found.append(known)
                continue
            }
            var made = PythonLayer(type: layer.kind, arguments: [])
            made.name = layer.name
            made.model = reference
            found.append(names.heap.add(.layer(made)))
        }
        guard model.layers != found else { return found }
        model.layers = found
        names.heap.keep(.model(model), at: reference)
        names.meet { _ in }
        return found
    }
}
