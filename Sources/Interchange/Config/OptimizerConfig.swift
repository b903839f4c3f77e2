import Engine
import JSON

/// Optimizers in Keras's configurations.
///
/// Source: `get_config` of Keras 3's `optimizers/base_optimizer.py` and of each optimizer.
enum OptimizerConfig {
    private static var known: [any OptimizerInKeras.Type] {
        OptimizerKinds.all.compactMap { $0 as? any OptimizerInKeras.Type }
    }

    /// What every optimizer of Keras can do besides, and ours cannot.
    private static let absent = [
        "clipnorm", "global_clipnorm", "clipvalue", "loss_scale_factor",
        "gradient_accumulation_steps",
    ]

    /// - Throws: `unsupportedSetting` for another optimizer or a setting that ours do not have.
    static func optimizer(_ json: JSONValue?) throws(ModelFileProblem) -> any Optimizer {
        // What `compile` takes where nothing is said; saving as .h5 makes Keras 3.15 forget to say it.
        let json = json ?? "rmsprop"
        let given = json.string ?? json["class_name"]?.string ?? ""
        guard let type = known.first(where: { $0.kind.lowercased() == given.lowercased() }) else {
            throw .unsupportedSetting(
                owner: "the training", setting: "optimizer", value: json.shown,
                supported: known.map { $0.kind })
        }
        var settings = try Settings(
            json.string == nil ? json["config"] : [:], of: "the optimizer \(type.kind)")
        settings.ignore("name", "ema_momentum", "ema_overwrite_frequency", "is_legacy_optimizer")
        settings.ignore("jit_compile")
        for key in absent { try settings.require(key) }
        try settings.require("use_ema", false)
        try settings.require("decay", 0)
        let descriptions = type.settingDescriptions
        if !descriptions.contains(where: { $0.name == "weight_decay" }) {
            try settings.require("weight_decay", 0, false)
        }
        let values = try settings.values(of: descriptions)
        let optimizer = try asking(for: settings.owner) {
            () throws(EngineError) -> any Optimizer in
            try type.make(values)
        }
        try settings.finish()
        return optimizer
    }

    /// The settings as Keras writes them.
    ///
    /// - Throws: `optimizerNotInKeras` for one that Keras does not have.
    static func config(
        _ optimizer: any Optimizer
    ) throws(ModelFileProblem) -> JSONObject {
        guard optimizer is any OptimizerInKeras else {
            throw .optimizerNotInKeras(kind: optimizer.kind)
        }
        var config: JSONObject = [
            "name": .string(optimizer.kind.lowercased()), "weight_decay": nil, "use_ema": false,
            "ema_momentum": 0.99, "ema_overwrite_frequency": nil,
        ]
        for key in absent { config[key] = .null }
        for setting in optimizer.settings { config[setting.name] = setting.value.json }
        return config
    }
}
