import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax
import Vocabulary
import Workbench

/// `keras.Sequential` and what a model can be asked.
extension PythonEvaluator {
    // MARK: - Which model is the session's

    /// The model that a reference means, whether it is the session's present one or not.
    func modelState(_ reference: Reference) -> ModelState? {
        guard case .model(let model)? = names.heap[reference] else { return nil }
        return reference == names.presentModel ? session.model : model.state
    }

    /// Makes a model the session's present one.
    mutating func touch(_ reference: Reference) throws(Diagnostic) {
        guard reference != names.presentModel else { return }
        putAside()
        guard case .model(var model)? = names.heap[reference] else { return }
        guard model.inner == nil else {
            throw Diagnostic(
                "this model only shows the answers of another one as shares",
                hint: "Train and measure the one inside; this one has predict(x).")
        }
        session.model = model.state
        model.state = nil
        names.heap[reference] = .model(model)
        names.presentModel = reference
    }

    /// Keeps the session's present model under the name that Python has for it.
    mutating func putAside() {
        guard let present = names.presentModel, case .model(var model)? = names.heap[present] else {
            return
        }
        model.state = session.model
        names.heap[present] = .model(model)
        names.presentModel = nil
    }

    /// The session's present model as a value; made where the notebook's statements began it.
    mutating func presentModel() -> PythonValue? {
        guard session.model != nil else { return nil }
        if let present = names.presentModel { return .reference(present) }
        let made = names.heap.add(.model(PythonModel()))
        names.meet { $0.presentModel = made }
        return .reference(made)
    }

    // MARK: - Making

    mutating func newModel(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "Sequential")
        let given = try taker.next("layers")
        let name = taker.option("name").flatMap(text)
        _ = taker.option("trainable")
        try taker.finish()
        var layers: [PythonValue] = []
        if let given, !isNone(given) {
            // One layer alone, without its list, was read by earlier versions of Keras.
            if case .layer? = cell(given) {
                layers = [given]
            } else {
                layers = try items(of: given, at: call.span)
            }
        }
        if let first = layers.first, case .model? = cell(first) {
            return try modelAround(first, Array(layers.dropFirst()), at: call.span)
        }
        putAside()
        session.model = nil
        let reference = names.heap.add(.model(PythonModel()))
        names.presentModel = reference
        let named = name.map { [Argument(value: Expression(.text($0), at: call.span))] } ?? []
        if layers.isEmpty || !named.isEmpty {
            try perform("model", named, at: call.span, isMuted: !layers.isEmpty)
        }
        for layer in layers { try add(layer, to: reference, at: call.span) }
        return .reference(reference)
    }

    /// `Sequential([model, Softmax()])`: what the model inside answers, with activations after it.
    private mutating func modelAround(
        _ inner: PythonValue, _ rest: [PythonValue], at span: SourceSpan
    ) throws(Diagnostic) -> PythonValue {
        guard case .reference(let reference) = inner else { return .none }
        var layers: [Reference] = []
        for value in rest {
            guard case .reference(let place) = value, case .layer(let layer)? = names.heap[place],
                layer.type == "Activation"
            else {
                throw Diagnostic(
                    "after a whole model only activations stand here",
                    hint: "Add layers to the model itself: model.add(…)", at: span)
            }
            layers.append(place)
        }
        return .reference(
            names.heap.add(.model(PythonModel(layers: layers, inner: reference))))
    }

    /// Puts a layer at the end of a model.
    mutating func add(
        _ value: PythonValue, to reference: Reference, at span: SourceSpan
    ) throws(Diagnostic) {
        try touch(reference)
        guard case .reference(let layerReference) = value,
            case .layer(var layer)? = names.heap[layerReference]
        else {
            throw notALayer(value, at: span)
        }
        guard case .model(var model)? = names.heap[reference] else { return }
        if layer.type == "Input" {
            model.inputShape = layer.inputShape
            names.heap[reference] = .model(model)
            try build(reference, at: span)
            return
        }
        if let shape = layer.inputShape, model.layers.isEmpty { model.inputShape = shape }
        guard layer.model == nil || layer.model != reference else {
            throw Diagnostic(
                "this layer is in the model already",
                hint: "Make another one for the second place.", at: span)
        }
        names.heap[reference] = .model(model)
        try build(reference, at: span)
        let made = Expression.making(layer.type, layer.arguments, at: span)
        try perform("add", [Argument(value: made)], at: span)
        layer.name = session.model?.layers.last?.name
        layer.model = reference
        names.heap[layerReference] = .layer(layer)
        model.layers.append(layerReference)
        names.heap[reference] = .model(model)
    }

    func notALayer(_ value: PythonValue, at span: SourceSpan) -> Diagnostic {
        if case .builtin(let path) = value, path.hasPrefix("keras.layers.") {
            let type = path.split(separator: ".").last.map(String.init) ?? ""
            return Diagnostic(
                "\(type) is a class here, and a layer is made of it by brackets",
                hint: "\(path)(…)", at: span)
        }
        return Diagnostic(
            "a layer is needed here, and this is \(typeName(of: value, withArticle: true))",
            at: span)
    }

    /// Tells the model the shape of its inputs, where it is known from the program and not yet.
    ///
    /// - Throws: where the data holds examples of another shape than the program says.
    mutating func build(_ reference: Reference, at span: SourceSpan) throws(Diagnostic) {
        guard case .model(let model)? = names.heap[reference], let sides = model.inputShape else {
            return
        }
        let shape = sides.compactMap(\.self)
        guard shape.count == sides.count,
            var state = session.model ?? Optional(ModelState(name: "sequential"))
        else { return }
        if let network = state.network {
            guard network.inputShape != shape, state.layers.isEmpty else { return }
        }
        guard state.network?.inputShape != shape else { return }
        do throws(Diagnostic) {
            state.network = nil
            try state.build(inputShape: shape, random: &session.random)
            session.model = state
        } catch { throw error.placed(at: span) }
    }
}
