import Engine
import JSON

/// A model without its weights, as a configuration tells it.
struct ModelConfig {
    /// Inputs larger than this are refused before anything is computed from them.
    private static let largestInput = 1 << 28
    private static let largestLayerCount = 4096
    private static let fixedShape = ["fixed sizes, as in (None, 28, 28)"]

    var name: String
    /// Nil where the file does not tell.
    var inputShape: [Int]?
    var layers: [any Layer] = []
    /// The layers that are not trained.
    var frozen: Set<Int> = []
    var remarks: [ModelRemark] = []
    /// The classes that the file calls them: a ReLU layer is an Activation here.
    var kinds: [String] = []

    /// Reads Keras's object for a Sequential model, or for a Functional one whose layers stand in a row.
    init(_ json: JSONValue, age: KerasAge = .third) throws(ModelFileProblem) {
        guard let kind = json.kind else {
            throw .damaged(place: "configuration", reason: "it does not say what model it is")
        }
        guard !json.isForeign else { throw .foreignModel(kind: kind) }
        let config = json["config"]
        let isFunctional = kind == "Functional" || kind == "Model"
        guard kind == "Sequential" || isFunctional else { throw .unsupportedModel(kind: kind) }
        // Keras 1, and Keras 2 up to 2.2.2, had the list of layers alone.
        var settings = try Settings(
            config?.array == nil ? config : ["layers": config ?? .null], of: "the model")
        guard var list = settings.take("layers")?.array, list.count <= Self.largestLayerCount else {
            throw .damaged(place: "configuration", reason: "it has no list of layers")
        }
        if isFunctional {
            list = try LayerChain.layers(config)
            settings.ignore("input_layers", "output_layers")
            remarks.append(.functional)
        }
        name = try settings.text("name") ?? "sequential"
        let built = settings.take("build_input_shape")
        let isFrozen = try settings.flag("trainable") == false
        try settings.requireFloat32()
        remarks += settings.left.map { .layer("", setting: $0.setting, value: $0.value) }
        try settings.finish()
        if age == .first { list = list.map(FirstKeras.translated) }
        let first = list.first?["config"]
        let shape = first?["batch_shape"] ?? first?["batch_input_shape"] ?? built
        inputShape = try shape.flatMap { $0.isNull ? nil : $0 }.map(Self.inputShape)
        for (index, json) in list.enumerated() { try readLayer(json, index: index, age) }
        if isFrozen { frozen = Set(layers.indices) }
    }

    /// Takes the shape of the inputs from the first weights, where the file does not tell it.
    ///
    /// - Throws: `unsupportedSetting` where it does not follow from them.
    func completed(by weights: StoredWeights) throws(ModelFileProblem) -> ModelConfig {
        guard inputShape == nil else { return self }
        guard let width = try weights.firstArrayShape()?.first, width > 0,
            let first = layers.first(where: { !$0.parameters(for: [width]).isEmpty }),
            !layers.prefix(while: { $0.name != first.name }).contains(where: \.isReshape)
        else { throw Self.unfitShape(.null) }
        var known = self
        known.inputShape = [width]
        known.remarks.append(.inferredInput([width]))
        return known
    }

    private static func unfitShape(_ json: JSONValue) -> ModelFileProblem {
        .unsupportedSetting(
            owner: "the input", setting: "shape", value: json.shown, supported: fixedShape)
    }

    /// (None, 28, 28) → [28, 28]
    private static func inputShape(_ json: JSONValue) throws(ModelFileProblem) -> [Int] {
        let dimensions = json.array?.dropFirst().map(\.integer) ?? []
        var shape: [Int] = []
        var size = 1
        for dimension in dimensions {
            guard let dimension, dimension > 0, dimension <= largestInput / size else {
                throw unfitShape(json)
            }
            size *= dimension
            shape.append(dimension)
        }
        guard !shape.isEmpty else {
            throw unfitShape(json)
        }
        return shape
    }

    private mutating func readLayer(
        _ json: JSONValue, index: Int, _ age: KerasAge
    ) throws(ModelFileProblem) {
        guard let kind = json.kind else {
            throw .damaged(place: "configuration", reason: "layer \(index + 1) has no class")
        }
        let given = json["config"]?["name"] ?? .null
        guard given.isNull || given.string != nil else {
            throw .unsupportedSetting(
                owner: "layer \(index + 1)", setting: "name", value: given.shown,
                supported: ["a text"])
        }
        let name = given.string ?? "layer_\(index)"
        guard LayerConfig.kinds.contains(kind) else {
            throw .unsupportedLayer(kind: kind, name: name)
        }
        let settings = try Settings(json["config"], of: "layer \(name)")
        guard kind != "InputLayer" else { return try checkInput(settings, index: index) }
        let found = try LayerConfig.layer(kind, name: name, settings: settings, index: index)
        if found.isFrozen { frozen.insert(layers.count) }
        remarks += found.remarks
        // Keras 3 has another line for it: x / 6 + 0.5.
        if age.isBeforeThird, found.layer.activation == .hardSigmoid {
            remarks.append(.hardSigmoid(layer: name))
        }
        layers.append(found.layer)
        kinds.append(kind)
    }

    private func checkInput(_ settings: Settings, index: Int) throws(ModelFileProblem) {
        var settings = settings
        guard index == 0 else {
            throw .damaged(place: "configuration", reason: "an InputLayer stands among the layers")
        }
        settings.ignore("name", "batch_shape", "batch_input_shape", "optional")
        try settings.requireFloat32()
        try settings.require("sparse", false)
        try settings.require("ragged", false)
        try settings.finish()
    }
}

extension ModelConfig {
    /// Keras's object for a network called `name`.
    ///
    /// - Parameter isLegacy: as `.h5` files have it, without what only `.keras` files have.
    static func json(_ model: SavedModel, isLegacy: Bool) throws(ModelFileProblem) -> JSONValue {
        let network = model.network
        for name in [model.name] + network.layers.map(\.name) {
            guard !name.isEmpty, !name.contains("/"), !name.contains("\0") else {
                throw .unfitName(name)
            }
        }
        var inputName = "input_layer"
        while network.layers.contains(where: { $0.name == inputName }) { inputName += "_0" }
        var layers = [
            LayerConfig.input(network.inputShape, name: inputName, isLegacy: isLegacy)
        ]
        for (index, layer) in network.layers.enumerated() {
            layers.append(
                try LayerConfig.json(
                    layer, input: network.inputShape(of: index),
                    isFrozen: network.isFrozen(index), isLegacy: isLegacy))
        }
        let shape = JSONValue.array([.null] + network.inputShape.map { .whole($0) })
        let config: JSONObject = [
            "name": .string(model.name), "trainable": true, "dtype": "float32",
            "layers": .array(layers), "build_input_shape": shape,
        ]
        if isLegacy { return ["class_name": "Sequential", "config": .object(config)] }
        return [
            "module": "keras", "class_name": "Sequential", "config": .object(config),
            "registered_name": nil, "build_config": ["input_shape": shape],
        ]
    }
}
