import Diagnostics
import Engine
import NumPyArrays
import PythonSyntax
import Vocabulary
import Workbench

/// The methods of a model.
extension PythonEvaluator {
    mutating func modelMethod(
        _ name: String, of reference: Reference, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if name == "predict_on_batch" || name == "predict" { return try predict(reference, call) }
        if name != "evaluate" || modelState(reference) != nil {
            try touch(reference)
        }
        switch name {
        case "add": try addLayer(to: reference, call)
        case "pop": try removeLastLayer(of: reference, call)
        case "summary": try showSummary(call)
        case "compile": try compile(reference, call)
        case "fit": return try fit(reference, call)
        case "evaluate": return try evaluate(reference, call)
        case "save", "save_weights", "load_weights", "export": try file(name, call)
        case "get_layer": return try layer(named: call, of: reference)
        case "get_weights": return try weights(call)
        case "set_weights": try setWeights(of: reference, call)
        case "count_params": return try parameterCount(call)
        case "build": try buildForShape(of: reference, call)
        default:
            throw noMethod(name, of: .reference(reference), Array(Self.modelMethods), at: call.span)
        }
        return .none
    }

    private mutating func addLayer(to reference: Reference, _ call: CallArguments)
        throws(Diagnostic)
    {
        var taker = ArgumentTaker(call, of: "add")
        let layer = try taker.need("layer")
        try taker.finish()
        try add(layer, to: reference, at: call.span(ofValue: 0))
    }

    private mutating func removeLastLayer(of reference: Reference, _ call: CallArguments)
        throws(Diagnostic)
    {
        try checkOptions(call, of: "pop", [])
        try perform("pop", at: call.span)
        if case .model(var model)? = names.heap[reference], !model.layers.isEmpty {
            model.layers.removeLast()
            names.heap[reference] = .model(model)
        }
    }

    private mutating func showSummary(_ call: CallArguments) throws(Diagnostic) {
        for option in call.named
        where !["line_length", "expand_nested", "show_trainable"].contains(option.name) {
            throw Diagnostic(
                "summary has no option called \(option.name) here",
                at: call.span(ofNamed: option.name))
        }
        try perform("summary", at: call.span)
    }

    private mutating func weights(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        try checkOptions(call, of: "get_weights", [])
        guard let network = session.model?.network else { return newList([]) }
        var arrays: [PythonValue] = []
        for slot in network.slots {
            arrays.append(newArray(NDArray(network.weights(of: slot), shape: slot.shape)))
        }
        return newList(arrays)
    }

    private mutating func setWeights(of reference: Reference, _ call: CallArguments)
        throws(Diagnostic)
    {
        guard let network = session.model?.network else {
            throw Diagnostic("the model has no weights yet", at: call.span)
        }
        try setWeights(
            try items(of: try only("set_weights", call), at: call.span), of: network.slots,
            reference,
            call)
    }

    private func parameterCount(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        guard let network = session.model?.network else {
            throw Diagnostic(
                "the model does not know its inputs yet, so its weights are not counted",
                at: call.span)
        }
        return .integer(network.parameterCount)
    }

    private mutating func buildForShape(of reference: Reference, _ call: CallArguments)
        throws(Diagnostic)
    {
        var taker = ArgumentTaker(call, of: "build")
        let shape = try taker.need("input_shape")
        try taker.finish()
        guard let items = sequence(shape), case .model(var model)? = names.heap[reference]
        else {
            throw Diagnostic("build needs a shape: (None, 784)", at: call.span)
        }
        model.inputShape = items.dropFirst().map(wholeNumber)
        names.heap[reference] = .model(model)
        try build(reference, at: call.span)
    }

    mutating func layer(
        named call: CallArguments, of reference: Reference
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "get_layer")
        let name = try taker.next("name")
        let index = try taker.next("index").flatMap(wholeNumber) ?? name.flatMap(wholeNumber)
        try taker.finish()
        let all = try layers(of: reference)
        if let index {
            guard all.indices.contains(index) else {
                throw Diagnostic("the model has \(all.count) layers", at: call.span)
            }
            return .reference(all[index])
        }
        var known: [String] = []
        for reference in all {
            guard case .layer(let layer)? = names.heap[reference], let its = layer.name else {
                continue
            }
            if its == name.flatMap(text) { return .reference(reference) }
            known.append(its)
        }
        throw Diagnostic(
            "the model has no layer called \(name.map(str) ?? "that")",
            hint: Suggestion.hint(
                name.flatMap(text).flatMap { Suggestion.nearest(to: $0, among: known) },
                "Its layers: \(known.joined(separator: ", "))."), at: call.span)
    }
}
