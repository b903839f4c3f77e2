import Engine
import JSON

/// Layers in Keras's configurations: the classes that are read, and how ours are written.
///
/// A layer says itself which settings it has (`SelfDescribing`); what is here are Keras's ways of
/// writing values, and classes of Keras's that are another layer here.
///
/// Source: `get_config` of the layers in Keras 3's `layers/`.
enum LayerConfig {
    private typealias Reader =
        @Sendable (inout Settings, _ name: String) throws(ModelFileProblem) -> any Layer

    /// Keras's own class for what is an Activation or a LeakyReLU here.
    private static let relatives: [(kind: String, read: Reader)] = [
        ("ReLU", relu), ("Softmax", softmax),
    ]

    /// The classes that are read, as a message lists them.
    static var kinds: [String] {
        ["InputLayer"] + own.map { $0.kind } + relatives.map(\.kind)
    }

    private static var own: [any LayerInKeras.Type] {
        LayerKinds.all.compactMap { $0 as? any LayerInKeras.Type }
    }

    /// A layer and what of its settings was left behind.
    struct Found {
        var layer: any Layer
        var isFrozen: Bool
        var remarks: [ModelRemark]
    }

    /// The layer of class `kind` with these settings.
    ///
    /// - Parameter index: its place, which gives a Dropout without seed a fixed one.
    static func layer(
        _ kind: String, name: String, settings: Settings, index: Int
    ) throws(ModelFileProblem) -> Found {
        var settings = settings
        settings.ignore("name", "batch_input_shape", "batch_shape", "lora_alpha", "input_shape")
        try settings.requireFloat32()
        let isFrozen = try settings.flag("trainable") == false
        leaveTrainingAlone(&settings, kind)
        let layer: any Layer
        if let type = own.first(where: { $0.kind == kind }) {
            layer = try described(type, &settings, name: name, index: index)
        } else if let relative = relatives.first(where: { $0.kind == kind }) {
            layer = try relative.read(&settings, name)
        } else {
            throw .unsupportedLayer(kind: kind, name: name)
        }
        try settings.finish()
        return Found(
            layer: layer, isFrozen: isFrozen,
            remarks: settings.left.map {
                .layer(name, setting: $0.setting, value: $0.value)
            })
    }

    /// Leaves behind what changes nothing but how a layer is trained, and is not known of it.
    private static func leaveTrainingAlone(_ settings: inout Settings, _ kind: String) {
        let known = own.first { $0.kind == kind }?.settingDescriptions.map(\.name) ?? []
        settings.leave(ending: "_regularizer", except: known)
        settings.leave(ending: "_constraint", except: known)
    }

    private static func described(
        _ type: any LayerInKeras.Type, _ settings: inout Settings, name: String, index: Int
    ) throws(ModelFileProblem) -> any Layer {
        for fixed in type.fixedSettings + type.laterSettings {
            if fixed.value == .nothing {
                try settings.require(fixed.name)
            } else {
                try settings.require(fixed.name, fixed.value.json)
            }
        }
        let isRandom = type is any RandomLayer.Type
        let seed = isRandom ? try settings.integer("seed").flatMap(UInt64.init(exactly:)) : nil
        let given = try settings.values(of: type.settingDescriptions)
        let made = try asking(for: settings.owner) { () throws(EngineError) -> any Layer in
            try type.make(given, name: name)
        }
        guard var random = made as? any RandomLayer else { return made }
        random.seed = seed ?? UInt64(index) &* 0x9E37_79B9_7F4A_7C15
        return random
    }

    private static func relu(
        _ settings: inout Settings, name: String
    ) throws(ModelFileProblem) -> any Layer {
        let slope = try settings.number("negative_slope") ?? 0
        try settings.require("threshold", 0)
        let highest = settings.take("max_value")
        if highest == nil, slope != 0 {
            return try asking(for: "layer \(name)") { () throws(EngineError) in
                try LeakyReLU(negativeSlope: shortened(slope), name: name)
            }
        }
        guard slope == 0, highest == nil || highest?.number == 6 else {
            throw settings.refusal("max_value", highest ?? .null, supported: ["null", "6"])
        }
        return ActivationLayer(highest == nil ? .relu : .relu6, name: name)
    }

    private static func softmax(
        _ settings: inout Settings, name: String
    ) throws(ModelFileProblem) -> any Layer {
        try settings.require("axis", -1)
        return ActivationLayer(.softmax, name: name)
    }
}

extension LayerConfig {
    /// Throws `notInKeras` for the first layer that Keras does not have.
    static func check(_ layers: [any Layer]) throws(ModelFileProblem) {
        for layer in layers where !(layer is any LayerInKeras) {
            throw .notInKeras(kind: layer.kind, name: layer.name)
        }
    }

    /// The layer as Keras writes it, for inputs of this shape.
    ///
    /// - Parameter isLegacy: without what only `.keras` files have.
    /// - Throws: `notInKeras` for a layer that Keras does not have.
    static func json(
        _ layer: any Layer, input: [Int], isFrozen: Bool, isLegacy: Bool
    ) throws(ModelFileProblem) -> JSONValue {
        guard let layer = layer as? any LayerInKeras else {
            throw .notInKeras(kind: layer.kind, name: layer.name)
        }
        var config: JSONObject = [
            "name": .string(layer.name), "trainable": .bool(!isFrozen), "dtype": "float32",
        ]
        for setting in type(of: layer).fixedSettings + layer.settings {
            config[setting.name] = setting.value.json
        }
        if let random = layer as? any RandomLayer {
            // Keras's seeds have 32 bits; a longer one is left to it.
            config["seed"] = UInt32(exactly: random.seed).map { .whole(Int($0)) } ?? .null
        }
        return object(
            layer.kind, config, isLegacy: isLegacy,
            build: ["input_shape": .array([.null] + input.map { .whole($0) })])
    }

    /// The layer that stands for the input, which ours have no need of.
    static func input(_ shape: [Int], name: String, isLegacy: Bool) -> JSONValue {
        object(
            "InputLayer",
            [
                "batch_shape": .array([.null] + shape.map { .whole($0) }),
                "dtype": "float32", "sparse": false, "ragged": false, "name": .string(name),
                "optional": false,
            ], isLegacy: isLegacy)
    }

    private static func object(
        _ kind: String, _ config: JSONObject, isLegacy: Bool,
        build: JSONObject? = nil
    ) -> JSONValue {
        if isLegacy { return ["class_name": .string(kind), "config": .object(config)] }
        guard case .object(var members) = JSONValue.keras(kind, in: "keras.layers", config) else {
            return .null
        }
        if let build { members["build_config"] = .object(build) }
        return .object(members)
    }
}
