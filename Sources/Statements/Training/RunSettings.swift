import Engine
import Vocabulary
import Wording
import Workbench

extension RunSetting {
    /// Everything that could make a fit come out otherwise, in the order in which it is decided.
    package static func all(
        of model: ModelState, _ compiled: Compiled, _ options: FitOptions, _ examples: Examples,
        _ data: LoadedData?
    ) -> [RunSetting] {
        let plan = compiled.plan
        var all = [
            RunSetting(name: "data", value: data?.name ?? ""),
            RunSetting(
                name: "prepared by",
                value: (data?.steps ?? []).map(\.statement).joined(separator: ", ")),
            RunSetting(name: "examples", value: grouped(examples.count)),
            RunSetting(
                name: "layers", value: model.layers.map(LayerText.title).joined(separator: ", ")),
            RunSetting(name: "parameters", value: grouped(model.network?.parameterCount ?? 0)),
            RunSetting(name: "optimizer", value: plan.optimizer.kind),
        ]
        all += plan.optimizer.settings.map { setting in
            switch setting.value {
            case _ where setting.name == "learning_rate" && plan.schedule != nil:
                RunSetting(
                    name: setting.name,
                    value: plan.schedule.map { SettingText.plain($0) } ?? "")
            case .number(let value): RunSetting(name: setting.name, value: short(value))
            default: RunSetting(name: setting.name, value: setting.value.description)
            }
        }
        if let clipping = plan.clipping {
            all.append(RunSetting(name: clipping.rule.rawValue, value: short(clipping.limit)))
        }
        let before = compiled.epochs.count
        let weights = options.classWeights.map { $0.map { short($0) }.joined(separator: " ") }
        return all + [
            RunSetting(name: "loss", value: SettingText.plain(plan.loss)),
            RunSetting(name: "epochs", value: String(options.epochs)),
            RunSetting(name: "batch_size", value: String(options.batchSize)),
            RunSetting(name: "shuffle", value: String(options.shuffles)),
            RunSetting(name: "class_weight", value: weights ?? "1 for all"),
            RunSetting(
                name: "began",
                value: before == 0 ? "fresh from compile" : "after \(counted(before, "epoch"))"),
        ]
    }
}
