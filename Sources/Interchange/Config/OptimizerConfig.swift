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
    private static let absent = ["loss_scale_factor", "gradient_accumulation_steps"]

    /// What a file says of an optimizer.
    struct Found {
        var optimizer: any Optimizer
        var schedule: (any LearningRateSchedule)?
        var clipping: GradientClipping?
        var remarks: [ModelRemark] = []
    }

    /// - Throws: `unsupportedSetting` for another optimizer or a setting that ours do not have.
    static func optimizer(
        _ json: JSONValue?, age: KerasAge = .third
    ) throws(ModelFileProblem) -> Found {
        let json = json ?? .null
        var given = json.string ?? json.kind ?? ""
        // tf.keras 2.11 and later wrote its own as if somebody had registered them.
        if age.isBeforeThird, given.hasPrefix("Custom>") { given.removeFirst("Custom>".count) }
        guard let type = known.first(where: { $0.kind.lowercased() == given.lowercased() }) else {
            throw .unsupportedSetting(
                owner: "the training", setting: "optimizer",
                value: given.isEmpty ? json.shown : given,
                supported: known.map { $0.kind })
        }
        var settings = try Settings(
            json.string == nil ? json["config"] : [:], of: "the optimizer \(type.kind)")
        var remarks: [ModelRemark] = []
        let ageing = try translate(&settings, type, age, &remarks)
        let schedule = try schedule(&settings) ?? ageing
        let clipping = try clipping(&settings)
        settings.ignore("name", "ema_momentum", "ema_overwrite_frequency", "is_legacy_optimizer")
        settings.ignore("jit_compile")
        for key in absent { try settings.require(key) }
        try settings.require("use_ema", false)
        let descriptions = type.settingDescriptions
        if !descriptions.contains(where: { $0.name == "weight_decay" }) {
            try settings.require("weight_decay", 0, false)
        }
        var values = try settings.values(of: descriptions)
        if let schedule {
            values.append(NamedSetting("learning_rate", .number(schedule.initialLearningRate)))
        }
        let optimizer = try asking(for: settings.owner) {
            () throws(EngineError) -> any Optimizer in
            try type.make(values)
        }
        try settings.finish()
        return Found(
            optimizer: optimizer, schedule: schedule, clipping: clipping, remarks: remarks)
    }

    /// Gives settings of an older Keras the names and values that mean the same now.
    ///
    /// - Returns: the schedule that a decay stands for: rate / (1 + decay · steps).
    private static func translate(
        _ settings: inout Settings, _ type: any OptimizerInKeras.Type, _ age: KerasAge,
        _ remarks: inout [ModelRemark]
    ) throws(ModelFileProblem) -> (any LearningRateSchedule)? {
        settings.rename("lr", to: "learning_rate")
        guard age.keepsSlotsTogether else {
            try settings.require("decay", 0)
            return nil
        }
        // The first two took the length of all gradients together.
        if age != .tensorFlow { settings.rename("clipnorm", to: "global_clipnorm") }
        // Nadam's is another: that of its momentum.
        guard type != Nadam.self else {
            try settings.require("decay", 0)
            return nil
        }
        if type == Adagrad.self {
            if settings.peek("initial_accumulator_value") == nil {
                settings.set("initial_accumulator_value", to: 0)
            }
            remarks.append(.epsilonOutsideRoot(optimizer: type.kind))
        }
        let rolls = (settings.peek("momentum")?.number ?? 0) > 0
        if type == RMSprop.self, age != .tensorFlow || !rolls {
            remarks.append(.epsilonOutsideRoot(optimizer: type.kind))
        }
        guard let decay = try settings.number("decay"), decay != 0 else { return nil }
        let given = settings.peek("learning_rate") ?? .null
        guard let rate = given.number ?? given["value"]?.number else {
            throw settings.refusal("decay", .number(decay))
        }
        let exact = shortened(decay)
        remarks.append(.decay(exact))
        return try asking(for: settings.owner) { () throws(EngineError) in
            try InverseTimeDecay(
                initialLearningRate: shortened(rate), decaySteps: 1, decayRate: exact)
        }
    }

    /// Takes the bound that gradients are cut to.
    private static func clipping(
        _ settings: inout Settings
    ) throws(ModelFileProblem) -> GradientClipping? {
        var found: GradientClipping?
        for rule in GradientClipping.Rule.allCases {
            guard let limit = try settings.number(rule.rawValue) else { continue }
            guard found == nil else {
                throw settings.refusal(rule.rawValue, .number(limit), supported: ["null"])
            }
            found = try asking(for: settings.owner) { () throws(EngineError) in
                try GradientClipping(rule, shortened(limit))
            }
        }
        return found
    }

    /// Takes the learning rate where it is a schedule.
    private static func schedule(
        _ settings: inout Settings
    ) throws(ModelFileProblem) -> (any LearningRateSchedule)? {
        guard let json = settings.takeObject("learning_rate") else { return nil }
        let kind = json.kind ?? ""
        guard let type = ScheduleKinds.all.first(where: { $0.kind == kind }) else {
            throw settings.refusal(
                "learning_rate", json, supported: ["a number"] + ScheduleKinds.all.map { $0.kind })
        }
        var own = try Settings(json["config"], of: "the schedule \(kind)")
        own.ignore("name")
        try own.require("warmup_target")
        try own.require("warmup_steps", 0)
        let values = try own.values(of: type.settingDescriptions)
        try own.finish()
        return try asking(for: own.owner) { () throws(EngineError) in try type.make(values) }
    }

    /// The settings as Keras writes them.
    ///
    /// - Throws: `optimizerNotInKeras` for one that Keras does not have.
    static func config(
        _ plan: TrainingPlan
    ) throws(ModelFileProblem) -> JSONObject {
        let optimizer = plan.optimizer
        guard optimizer is any OptimizerInKeras else {
            throw .optimizerNotInKeras(kind: optimizer.kind)
        }
        var config: JSONObject = [
            "name": .string(optimizer.kind.lowercased()), "weight_decay": nil, "use_ema": false,
            "ema_momentum": 0.99, "ema_overwrite_frequency": nil,
        ]
        for key in absent { config[key] = .null }
        for rule in GradientClipping.Rule.allCases {
            let limit = plan.clipping.flatMap { $0.rule == rule ? $0.limit : nil }
            config[rule.rawValue] = limit.map { .number($0) } ?? .null
        }
        for setting in optimizer.settings { config[setting.name] = setting.value.json }
        if let schedule = plan.schedule {
            var settings: JSONObject = ["name": .string(schedule.kind)]
            for setting in schedule.settings { settings[setting.name] = setting.value.json }
            config["learning_rate"] = .keras(
                schedule.kind, in: "keras.optimizers.schedules", settings)
        }
        return config
    }
}
