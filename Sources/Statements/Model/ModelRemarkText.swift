import Engine
import Interchange
import Vocabulary
import Wording
import Workbench

/// What a model's file gave and what it did not, in sentences.
package enum ModelRemarkText {
    /// The sentence that says what came and how it is trained.
    static func loaded(_ model: SavedModel) -> String {
        let start =
            "Loaded \(model.name) with its \(counted(model.network.parameterCount, "weight")); "
        guard let training = model.training else {
            return start + "`compile` it before training."
        }
        let plan = training.plan
        let rule = CompileStatement.description(of: plan.optimizer, plan.schedule, plan.clipping)
        let steps = training.optimizerState?.step ?? 0
        return start + "it is compiled as it was when it was saved. \(rule) lowers "
            + SettingText.plain(plan.loss)
            + (steps > 1 ? ", going on after step \(grouped(steps))." : ".")
    }

    /// What the reader should know besides, a line for each kind of thing.
    static func lines(_ model: SavedModel) -> [String] {
        var lines: [String] = []
        let metrics = model.remarks.compactMap { remark in
            if case .metric(let name) = remark { name } else { String?.none }
        }
        lines += model.remarks.compactMap { single($0) }
        if !metrics.isEmpty {
            lines.append(
                "Not watched here: \(metrics.joined(separator: ", ")). What is learned is the same."
            )
        }
        let left = ofLayers(model.remarks)
        let settings = layerSettings(left.filter { $0.setting != "dtype" })
        if !settings.isEmpty {
            let isInLoss = left.contains { $0.setting.hasSuffix("_regularizer") }
            lines.append(
                "Left behind: \(settings.joined(separator: ", ")). "
                    + "None of it changes a prediction; "
                    + (isInLoss
                        ? "in Keras the loss counts regularizers, in evaluate too."
                        : "it counts in training alone."))
        }
        if let type = left.first(where: { $0.setting == "dtype" }) {
            lines.append("It computes in float32 here, where it was \(type.value).")
        }
        let frozen = model.network.layers.indices.filter(model.network.isFrozen)
        if !frozen.isEmpty {
            let names = frozen.map { model.network.layers[$0].name }
            lines.append("Training leaves these as they are (trainable false): \(listed(names)).")
        }
        return lines
    }

    private static func single(_ remark: ModelRemark) -> String? {
        switch remark {
        case .training(let what):
            "How it was trained was left behind: \(what) does not exist here."
        case .spoiltTraining(let reason): "How it was trained was left behind: \(reason)."
        case .noOptimizer:
            "The file does not tell its optimizer, as Keras leaves it out once a model has been saved as .h5."
        case .noLoss: "It was compiled without a loss, which training needs."
        case .memory(let optimizer, let reason):
            "\(optimizer) begins without what it remembered: \(reason)."
        case .hardSigmoid(let layer):
            "Its predictions differ: hard_sigmoid of \(layer) was 0.2 · x + 0.5 then; as in Keras 3 it is x / 6 + 0.5 here."
        case .epsilonOutsideRoot(let optimizer):
            "\(optimizer) divided by √v + epsilon then; as in Keras 3 it is √(v + epsilon) here, so that training goes on a little otherwise."
        case .sampleVariance(let layer):
            "\(layer) reckoned its variance with one example less then; as in Keras 3 it is that of the whole batch here, so that training goes on a little otherwise."
        case .decay(let decay):
            "Its decay \(short(decay)) is the schedule inverse_time_decay here, which does the same."
        case .inferredInput(let shape):
            "The file does not tell the shape of the inputs; by its first weights it is \(shapeText(shape))."
        case .functional: "Its layers stand in a row, so that it is a Sequential model here."
        case .metric, .layer: nil
        }
    }

    /// `kernel_constraint MaxNorm of dense and dense_1`
    private static func layerSettings(_ left: [LeftSetting]) -> [String] {
        var owners: [(what: String, layers: [String])] = []
        for one in left {
            let what = "\(one.setting) \(one.value)"
            if let place = owners.firstIndex(where: { $0.what == what }) {
                owners[place].layers.append(one.layer)
            } else {
                owners.append((what, [one.layer]))
            }
        }
        return owners.map { what, layers in
            layers == [""] ? what : "\(what) of \(listed(layers.filter { !$0.isEmpty }))"
        }
    }

    /// A few names in full, of many how many there are.
    private static func listed(_ names: [String]) -> String {
        names.count > 4
            ? "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more"
            : names.joined(separator: ", ")
    }

    /// The settings of layers that a file which is written later lacks too.
    static func ofLayers(_ remarks: [ModelRemark]) -> [LeftSetting] {
        remarks.compactMap { remark in
            guard case .layer(let layer, let setting, let value) = remark else { return nil }
            return LeftSetting(layer: layer, setting: setting, value: value)
        }
    }

    /// What the file that a model came from had and the one just written has not.
    static func lost(_ left: [LeftSetting], _ network: Network) -> String? {
        let names = Set(network.layers.map(\.name) + [""])
        let left = layerSettings(left.filter { names.contains($0.layer) })
        guard !left.isEmpty else { return nil }
        return "Not in it, as it was not loaded: \(left.joined(separator: ", "))."
    }

    /// What Keras does that is not done here, where it loads the same file; nil where there is nothing.
    package static func doneInKeras(_ left: [LeftSetting]) -> String? {
        let settings = layerSettings(left)
        guard !settings.isEmpty else { return nil }
        return "Keras takes along what Bobbin did not load: \(settings.joined(separator: ", ")). "
            + "It trains with that, and comes to other weights."
    }
}
