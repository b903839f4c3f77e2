import Engine
import JSON

/// What `compile` decided, in Keras's configurations.
///
/// Source: `get_compile_config` in Keras 3's `trainers/trainer.py`; `training_config` in
/// `legacy/saving/saving_utils.py`.
enum TrainingConfig {
    /// What a file says of the training, as far as it exists here.
    struct Found {
        /// Nil for a model that was not compiled, or not in a way that exists here.
        var training: SavedModel.Training?
        var remarks: [ModelRemark] = []
        /// Which Keras's optimizer it is.
        var age: KerasAge
    }

    /// The training of a file: what of it does not exist here is left behind and named.
    static func read(_ json: JSONValue?, age: KerasAge) -> Found {
        let optimizer = json?["optimizer"] ?? json?["optimizer_config"]
        var found = Found(age: age.refined(by: optimizer))
        do throws(ModelFileProblem) {
            found.training = try training(json, age: found.age, &found.remarks)
        } catch {
            found.remarks = [error.ofTraining]
        }
        return found
    }

    /// - Parameters:
    ///   - json: `compile_config` of a `.keras` file or `training_config` of an `.h5` file.
    ///   - remarks: what was left behind that changes nothing of how the weights are trained.
    /// - Returns: nil for a model that has not been compiled.
    /// - Throws: what does not exist here and without which the training would be another.
    static func training(
        _ json: JSONValue?, age: KerasAge = .third, _ remarks: inout [ModelRemark]
    ) throws(ModelFileProblem) -> SavedModel.Training? {
        guard let json, !json.isNull else { return nil }
        guard let members = json.object else {
            throw .damaged(place: "configuration", reason: "the training has no settings")
        }
        guard members.contains(where: { _ in true }) else { return nil }
        guard !leaves(json["loss"]).isEmpty else {
            remarks.append(.noLoss)
            return nil
        }
        guard json["optimizer"] ?? json["optimizer_config"] != nil else {
            remarks.append(.noOptimizer)
            return nil
        }
        var settings = try Settings(json, of: "the training")
        let written = settings.take("optimizer") ?? settings.take("optimizer_config")
        let found = try OptimizerConfig.optimizer(written, age: age)
        remarks += found.remarks
        let loss = try loss(settings.take("loss"))
        var metrics: [(metric: Metric, name: String)] = []
        for item in leaves(settings.take("metrics")) {
            do throws(ModelFileProblem) {
                metrics.append(try metric(item))
            } catch {
                remarks.append(.metric(item.metricName))
            }
        }
        // Without weights of the examples, which no file holds, they are what the others are.
        for item in leaves(settings.take("weighted_metrics")) {
            remarks.append(.metric("weighted \(item.metricName)"))
        }
        settings.ignore(
            "run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss",
            "sample_weight_mode", "optimizer_config")
        if let weights = settings.take("loss_weights"),
            leaves(weights).contains(where: { $0.number != 1 })
        {
            throw settings.refusal("loss_weights", weights)
        }
        try settings.finish()
        let plan = TrainingPlan(
            optimizer: found.optimizer, loss: loss, metrics: metrics.map(\.metric),
            schedule: found.schedule, clipping: found.clipping)
        return SavedModel.Training(plan: plan, metricNames: metrics.map(\.name))
    }

    /// The settings of `training` as Keras writes them.
    static func json(
        _ training: SavedModel.Training, isLegacy: Bool
    ) throws(ModelFileProblem) -> JSONValue {
        let optimizer = try OptimizerConfig.config(training.plan)
        let kind = training.plan.optimizer.kind
        let names = zip(training.plan.metrics, training.metricNames).map { metric, name in
            Metric(named: name) == metric ? name : metric.rawValue
        }
        var config: JSONObject = [
            "loss": json(training.plan.loss, isLegacy: isLegacy), "loss_weights": nil,
            "metrics": .array(names.map { .string($0) }), "weighted_metrics": nil,
            "run_eagerly": false, "steps_per_execution": 1,
            "jit_compile": isLegacy ? false : "auto",
        ]
        if isLegacy {
            config["optimizer_config"] = [
                "class_name": .string(kind), "config": .object(optimizer),
            ]
        } else {
            config["optimizer"] = .keras(kind, in: "keras.optimizers", optimizer)
        }
        return .object(config)
    }

    private static func loss(_ json: JSONValue?) throws(ModelFileProblem) -> Loss {
        // A model of one output may have its loss in a list or under the output's name.
        let given = leaves(json)
        guard given.count == 1, let json = given.first else {
            throw .unsupportedSetting(
                owner: "the training", setting: "loss",
                value: "[\(given.map(\.shown).joined(separator: ", "))]", supported: ["one loss"])
        }
        if let name = json.functionName, let loss = Loss(named: name) { return loss }
        guard let kind = json.kind,
            let found = Loss.Kind.allCases.first(where: { $0.definition.kerasClass == kind })
        else {
            throw .unsupportedSetting(
                owner: "the training", setting: "loss", value: json.shown,
                supported: Loss.Kind.allCases.map(\.rawValue))
        }
        var settings = try Settings(json["config"], of: "the loss \(kind)")
        settings.ignore("name", "fn")
        try settings.requireFloat32()
        try settings.require("reduction", "sum_over_batch_size", "auto")
        let values = try settings.values(of: Loss.settingDescriptions(of: found))
        try settings.require("from_logits", false)
        try settings.require("label_smoothing", 0)
        try settings.require("axis", -1)
        try settings.require("delta", 1)
        try settings.finish()
        return try asking(for: settings.owner) { () throws(EngineError) in
            try Loss.make(found, values)
        }
    }

    /// A name where everything is as Keras has it by itself, else Keras's object.
    private static func json(_ loss: Loss, isLegacy: Bool) -> JSONValue {
        guard loss != Loss(loss.kind) else { return .string(loss.name) }
        var config: JSONObject = [
            "name": .string(loss.name), "reduction": "sum_over_batch_size",
        ]
        for setting in loss.settings { config[setting.name] = setting.value.json }
        let kind = loss.definition.kerasClass
        return isLegacy
            ? ["class_name": .string(kind), "config": .object(config)]
            : .keras(kind, in: "keras.losses", config)
    }

    private static let metricKinds: [String: Metric] = [
        "SparseCategoricalAccuracy": .accuracy, "CategoricalAccuracy": .accuracy,
        "BinaryAccuracy": .accuracy, "MeanAbsoluteError": .meanAbsoluteError,
        "MeanSquaredError": .meanSquaredError,
    ]

    private static func metric(
        _ json: JSONValue
    ) throws(ModelFileProblem) -> (metric: Metric, name: String) {
        if let name = json.functionName, let metric = Metric(named: name) { return (metric, name) }
        // Keras 2 wrote a function's name into an object that computes its mean.
        let wrapped =
            json.kind == "MeanMetricWrapper" ? json["config"]?["fn"] : nil
        if let name = wrapped?.string, let metric = Metric(named: name) {
            return (metric, json["config"]?["name"]?.string ?? name)
        }
        guard let kind = json.kind, let metric = metricKinds[kind] else {
            throw .unsupportedSetting(
                owner: "the training", setting: "metric", value: json.shown,
                supported: Metric.allCases.map(\.rawValue))
        }
        var settings = try Settings(json["config"], of: "the metric \(kind)")
        let name = try settings.text("name") ?? metric.rawValue
        try settings.requireFloat32()
        try settings.require("threshold", 0.5)
        settings.ignore("fn")
        try settings.finish()
        return (metric, name)
    }

    /// The single things of a list of lists or of a dictionary by outputs.
    private static func leaves(_ json: JSONValue?) -> [JSONValue] {
        switch json {
        case nil, .null: []
        case .array(let items): items.flatMap(leaves)
        case .object(let members) where members["class_name"] == nil:
            members.sorted { $0.key < $1.key }.flatMap { leaves($0.value) }
        case let leaf?: [leaf]
        }
    }
}

extension JSONValue {
    /// What a metric is called: its own name, or that of its class.
    fileprivate var metricName: String {
        self["config"]?["name"]?.string ?? functionName ?? shown
    }
}
