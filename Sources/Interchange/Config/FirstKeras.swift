import JSON

/// Layers of Keras 1 as Keras 2 writes them.
///
/// Source: `keras/legacy/interfaces.py` of Keras 2.0, which did the same for programs.
enum FirstKeras {
    private static let names: [String: [String: String]] = [
        "Dense": [
            "output_dim": "units", "init": "kernel_initializer", "bias": "use_bias",
            "W_regularizer": "kernel_regularizer", "b_regularizer": "bias_regularizer",
            "W_constraint": "kernel_constraint", "b_constraint": "bias_constraint",
        ],
        "Dropout": ["p": "rate"],
        "BatchNormalization": ["gamma_init": "gamma_initializer", "beta_init": "beta_initializer"],
    ]
    private static let functions = ["zero": "zeros", "one": "ones"]

    /// A layer's object with the names of Keras 2.
    static func translated(_ layer: JSONValue) -> JSONValue {
        guard case .object(var members) = layer, let kind = layer["class_name"]?.string,
            case .object(let config)? = layer["config"]
        else { return layer }
        var changed: JSONObject = [:]
        for (key, value) in config {
            changed[names[kind]?[key] ?? key] =
                key.hasSuffix("init") ? initializer(value) : regularizer(value, key)
        }
        // What the layers before already say, or what says nothing.
        for key in ["input_dim", "input_dtype"] { changed[key] = nil }
        if kind == "BatchNormalization", config["mode"]?.integer == 0 { changed["mode"] = nil }
        members["config"] = .object(changed)
        return .object(members)
    }

    private static func initializer(_ value: JSONValue) -> JSONValue {
        value.string.flatMap { functions[$0] }.map { .string($0) } ?? value
    }

    /// `{"name": "L1L2Regularizer", "l1": 0.0, "l2": 0.01}`
    private static func regularizer(_ value: JSONValue, _ key: String) -> JSONValue {
        guard key.hasSuffix("_regularizer"), case .object(let factors) = value,
            let name = factors["name"]?.string
        else { return value }
        var config = factors
        config["name"] = nil
        return ["class_name": .string(name), "config": .object(config)]
    }
}
