import Engine

/// Optimizers in Keras's configurations.
///
/// Source: `get_config` of Keras 3's `optimizers/base_optimizer.py` and of each optimizer.
enum OptimizerConfig {
    static let kinds = ["SGD", "Adagrad", "RMSprop", "Adam", "AdamW", "Nadam"]

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
        guard let kind = kinds.first(where: { $0.lowercased() == given.lowercased() }) else {
            throw .unsupportedSetting(
                owner: "the training", setting: "optimizer", value: json.shown,
                supported: kinds)
        }
        var settings = try Settings(
            json.string == nil ? json["config"] : [:], of: "the optimizer \(kind)")
        settings.ignore("name", "ema_momentum", "ema_overwrite_frequency", "is_legacy_optimizer")
        settings.ignore("jit_compile")
        for key in absent { try settings.require(key) }
        try settings.require("use_ema", false)
        try settings.require("decay", 0)
        if kind != "AdamW" { try settings.require("weight_decay", 0, false) }
        let optimizer = try make(kind, &settings)
        try settings.finish()
        return optimizer
    }

    private static func make(
        _ kind: String, _ settings: inout Settings
    ) throws(ModelFileProblem) -> any Optimizer {
        var numbers: [String: Double] = [:]
        var flags: [String: Bool] = [:]
        for key in ["learning_rate", "momentum", "rho", "beta_1", "beta_2", "epsilon"] {
            numbers[key] = try settings.number(key).map(shortened)
        }
        for key in ["initial_accumulator_value", "weight_decay"] {
            numbers[key] = try settings.number(key).map(shortened)
        }
        for key in ["nesterov", "centered", "amsgrad"] { flags[key] = try settings.flag(key) }
        return try asking(for: settings.owner) { () throws(EngineError) in
            try optimizer(kind, numbers, flags)
        }
    }

    /// The optimizer of class `kind`; what is not given is as in Keras.
    private static func optimizer(
        _ kind: String, _ numbers: [String: Double], _ flags: [String: Bool]
    ) throws(EngineError) -> any Optimizer {
        let rate = numbers["learning_rate"]
        let epsilon = numbers["epsilon"] ?? 1e-7
        let betas = (numbers["beta_1"] ?? 0.9, numbers["beta_2"] ?? 0.999)
        return switch kind {
        case "SGD":
            try SGD(
                learningRate: rate ?? 0.01, momentum: numbers["momentum"] ?? 0,
                nesterov: flags["nesterov"] ?? false)
        case "Adagrad":
            try Adagrad(
                learningRate: rate ?? 0.001,
                initialAccumulatorValue: numbers["initial_accumulator_value"] ?? 0.1,
                epsilon: epsilon)
        case "RMSprop":
            try RMSprop(
                learningRate: rate ?? 0.001, rho: numbers["rho"] ?? 0.9,
                momentum: numbers["momentum"] ?? 0, epsilon: epsilon,
                centered: flags["centered"] ?? false)
        case "AdamW":
            try AdamW(
                learningRate: rate ?? 0.001, weightDecay: numbers["weight_decay"] ?? 0.004,
                beta1: betas.0, beta2: betas.1, epsilon: epsilon,
                amsgrad: flags["amsgrad"] ?? false)
        case "Nadam":
            try Nadam(
                learningRate: rate ?? 0.001, beta1: betas.0, beta2: betas.1, epsilon: epsilon)
        default:
            try Adam(
                learningRate: rate ?? 0.001, beta1: betas.0, beta2: betas.1, epsilon: epsilon,
                amsgrad: flags["amsgrad"] ?? false)
        }
    }

    /// The settings as Keras writes them.
    static func config(_ optimizer: any Optimizer) -> [String: JSONValue] {
        var config: [String: JSONValue] = [
            "name": .string(optimizer.kind.lowercased()), "weight_decay": nil, "use_ema": false,
            "ema_momentum": 0.99, "ema_overwrite_frequency": nil,
        ]
        for key in absent { config[key] = .null }
        for setting in optimizer.settings {
            switch setting.value {
            case .number(let number): config[setting.name] = .number(number)
            case .flag(let flag): config[setting.name] = .bool(flag)
            }
        }
        return config
    }
}
