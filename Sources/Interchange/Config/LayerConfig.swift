import Engine

/// Layers in Keras's configurations: the classes that are read, and how ours are written.
///
/// Source: `get_config` of the layers in Keras 3's `layers/`.
enum LayerConfig {
    /// The classes that are read, as a message lists them.
    static let kinds = [
        "InputLayer", "Dense", "Flatten", "Activation", "Dropout", "LeakyReLU", "ReLU", "Softmax",
    ]

    /// The layer of class `kind` with these settings.
    ///
    /// - Parameter index: its place, which gives a Dropout without seed a fixed one.
    static func layer(
        _ kind: String, name: String, settings: Settings, index: Int
    ) throws(ModelFileProblem) -> any Layer {
        var settings = settings
        try readCommon(&settings)
        let layer: any Layer =
            switch kind {
            case "Dense": try dense(&settings, name: name)
            case "Flatten": try flatten(&settings, name: name)
            case "Activation": ActivationLayer(try activation(&settings) ?? .linear, name: name)
            case "Dropout": try dropout(&settings, name: name, index: index)
            case "LeakyReLU": try leakyReLU(&settings, name: name)
            case "ReLU": try relu(&settings, name: name)
            case "Softmax": try softmax(&settings, name: name)
            default: throw .unsupportedLayer(kind: kind, name: name)
            }
        try settings.finish()
        return layer
    }

    private static func readCommon(_ settings: inout Settings) throws(ModelFileProblem) {
        settings.ignore("name", "batch_input_shape", "batch_shape")
        try settings.require("trainable", true)
        try settings.requireFloat32()
    }

    private static func dense(
        _ settings: inout Settings, name: String
    ) throws(ModelFileProblem) -> any Layer {
        guard let units = try settings.integer("units") else {
            throw .damaged(place: "configuration", reason: "layer \(name) has no units")
        }
        let activation = try activation(&settings) ?? .linear
        let usesBias = try settings.flag("use_bias") ?? true
        let kernel = initializer(settings.take("kernel_initializer")) ?? .glorotUniform
        let bias = initializer(settings.take("bias_initializer")) ?? .zeros
        settings.ignore("lora_alpha")
        return try asking(for: "layer \(name)") { () throws(EngineError) in
            try Dense(
                units: units, activation: activation, usesBias: usesBias,
                kernelInitializer: kernel, biasInitializer: bias, name: name)
        }
    }

    private static func flatten(
        _ settings: inout Settings, name: String
    ) throws(ModelFileProblem) -> any Layer {
        try settings.require("data_format", "channels_last")
        return Flatten(name: name)
    }

    private static func dropout(
        _ settings: inout Settings, name: String, index: Int
    ) throws(ModelFileProblem) -> any Layer {
        let rate = try settings.number("rate") ?? 0
        let seed = try settings.integer("seed").flatMap(UInt64.init(exactly:))
        return try asking(for: "layer \(name)") { () throws(EngineError) in
            try Dropout(
                rate: rate, seed: seed ?? UInt64(index) &* 0x9E37_79B9_7F4A_7C15, name: name)
        }
    }

    private static func leakyReLU(
        _ settings: inout Settings, name: String
    ) throws(ModelFileProblem) -> any Layer {
        // `alpha` is what Keras 2 called it.
        let old = try settings.number("alpha")
        let slope = try settings.number("negative_slope") ?? old ?? 0.3
        return try asking(for: "layer \(name)") { () throws(EngineError) in
            try LeakyReLU(negativeSlope: shortened(slope), name: name)
        }
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

    private static func activation(
        _ settings: inout Settings
    ) throws(ModelFileProblem) -> Activation? {
        let known = Activation.allCases.map(\.rawValue)
        guard let name = try settings.functionName("activation", supported: known) else {
            return nil
        }
        if name == "swish" { return .silu }
        guard let activation = Activation(rawValue: name) else {
            throw settings.refusal("activation", .string(name), supported: known)
        }
        return activation
    }

    /// The initializer, or nil for one that does not exist here: it changes no number any more.
    private static func initializer(_ json: JSONValue?) -> Initializer? {
        guard let name = json?.string ?? json?["class_name"]?.string else { return nil }
        return Initializer.allCases.first { $0.rawValue == name || $0.className == name }
    }
}

extension LayerConfig {
    /// The layer as Keras writes it, for inputs of this shape.
    ///
    /// - Parameter isLegacy: without what only `.keras` files have.
    static func json(_ layer: any Layer, input: [Int], isLegacy: Bool) -> JSONValue {
        var config: [String: JSONValue] = [
            "name": .string(layer.name), "trainable": true, "dtype": "float32",
        ]
        config.merge(settings(of: layer)) { _, new in new }
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
        _ kind: String, _ config: [String: JSONValue], isLegacy: Bool,
        build: [String: JSONValue]? = nil
    ) -> JSONValue {
        if isLegacy { return ["class_name": .string(kind), "config": .object(config)] }
        guard case .object(var members) = JSONValue.keras(kind, in: "keras.layers", config) else {
            return .null
        }
        if let build { members["build_config"] = .object(build) }
        return .object(members)
    }

    private static func settings(of layer: any Layer) -> [String: JSONValue] {
        switch layer {
        case let dense as Dense:
            [
                "units": .whole(dense.units),
                "activation": .string(dense.activation.rawValue),
                "use_bias": .bool(dense.usesBias),
                "kernel_initializer": dense.kernelInitializer.json,
                "bias_initializer": dense.biasInitializer.json, "kernel_regularizer": nil,
                "bias_regularizer": nil, "kernel_constraint": nil, "bias_constraint": nil,
            ]
        case is Flatten: ["data_format": "channels_last"]
        case let layer as ActivationLayer: ["activation": .string(layer.activation.rawValue)]
        case let dropout as Dropout:
            [
                "rate": .number(dropout.rate), "noise_shape": nil,
                // Keras's seeds have 32 bits; a longer one is left to it.
                "seed": UInt32(exactly: dropout.seed).map { .whole(Int($0)) } ?? .null,
            ]
        case let layer as LeakyReLU: ["negative_slope": .number(layer.negativeSlope)]
        default: [:]
        }
    }
}

extension Initializer {
    /// The class in Keras: `GlorotUniform`.
    fileprivate var className: String {
        rawValue.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    fileprivate var json: JSONValue {
        let hasSeed = self != .zeros && self != .ones
        return .keras(className, in: "keras.initializers", hasSeed ? ["seed": .null] : [:])
    }
}
