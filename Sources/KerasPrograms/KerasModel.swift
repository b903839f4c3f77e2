import Diagnostics
import Engine
import Language
import Vocabulary
import Wording
import Workbench

/// The model and how it learns.
extension KerasProgram {
    mutating func writeModel(_ command: Command, _ done: DoneStatement) {
        let named = learnersNames(command)
        switch command.kind {
        case .model:
            flushModel(done)
            isModelWritten = false
            isModelFromFile = false
            modelName = done.modelName == "sequential" ? nil : done.modelName
            pendingLayers = done.layers.map {
                KerasLayer.text($0, isNamed: named.contains($0.name))
            }
        case .add:
            guard let layer = done.layers.last else { return }
            let text = KerasLayer.text(layer, isNamed: named.contains(layer.name))
            if isModelWritten {
                begin("model", done)
                add("model.add(\(text))", importing: .keras)
            } else {
                pendingLayers.append(text)
            }
        default:
            if isModelWritten {
                begin("model", done)
                add("model.pop()")
            } else if !pendingLayers.isEmpty {
                pendingLayers.removeLast()
            }
        }
    }

    /// A layer of the model by its name, or by its place where Keras numbers its names otherwise: over
    /// the whole program, and not model by model.
    func layerReference(_ name: String) -> String {
        let layers = latest?.layers ?? []
        if !isModelFromFile, let place = layers.firstIndex(where: { $0.name == name }),
            layers[place].hasNameByKind
        {
            return "model.layers[\(place)]"
        }
        return "model.get_layer(\(Python.string(KerasName.ofLayer(name))))"
    }

    /// Names that the learner gave to layers.
    private func learnersNames(_ command: Command) -> Set<String> {
        let isModel = command.kind == .model
        var arguments = isModel ? [] : command.arguments
        for value in command.values {
            let items = if case .list(let items) = value.kind { items } else { [value] }
            for case .call(_, let inner) in items.map(\.kind) { arguments += inner }
        }
        return Set(
            arguments.filter { $0.name?.text == "name" }.compactMap { try? $0.value.name("") })
    }

    /// Writes the layers gathered so far as one Sequential model.
    mutating func flushModel(_ done: DoneStatement?) {
        guard let done, !isModelWritten, !pendingLayers.isEmpty else { return }
        var rows = pendingLayers
        if let shape = done.inputShape {
            rows.insert("keras.layers.Input(shape=\(Python.tuple(shape)))", at: 0)
        }
        begin("model", done)
        let list = "[\n" + rows.map { "    \($0),\n" }.joined() + "]"
        let name = modelName.map { ", name=\(Python.string(KerasName.ofModel($0)))" } ?? ""
        if let own = modelName, KerasName.ofModel(own) != own {
            add(
                "# In Bobbin the model is called \(Python.string(own)); TensorFlow takes no such name."
            )
        }
        for own in done.layers.map(\.name) where KerasName.ofLayer(own) != own {
            add("# \(KerasName.ofLayer(own)) is \(Python.string(own)) in Bobbin.")
        }
        add("model = keras.Sequential(\(list)\(name))", importing: .keras)
        model = "model"
        pendingLayers = []
        isModelWritten = true
    }

    mutating func writeSummary(_ done: DoneStatement) {
        begin("model", done, needsModel: true)
        add("model.summary()")
    }

    mutating func writeCompile(_ done: DoneStatement) {
        guard let plan = done.plan else { return }
        flushModel(done)
        begin("compile", done)
        fitsSinceCompile = 0
        if let schedule = plan.schedule {
            add(
                Python.call(
                    "schedule = keras.optimizers.schedules.\(schedule.kind)",
                    SettingText.pythonArguments(of: schedule)), importing: .keras)
        }
        var arguments = [
            "optimizer=\(KerasOptimizer.text(plan))"
        ]
        arguments.append("loss=\(SettingText.python(plan.loss))")
        if !done.metricNames.isEmpty {
            let names = done.metricNames.map { Python.string($0) }.joined(separator: ", ")
            arguments.append("metrics=[\(names)]")
        }
        add(Python.call("model.compile", arguments, width: 0), importing: .keras)
    }
}

extension KerasProgram {
    /// Refuses what Keras does not have, by name.
    static func check(_ done: [DoneStatement]) throws(Diagnostic) {
        if let refusal = NamedOutputs(KerasRewinding.resolved(done)).refusal { throw refusal }
        for layer in done.flatMap(\.layers) where !(layer is any LayerInKeras) {
            throw Diagnostic(
                "Keras has no layer \(layer.kind), so no program can be written with "
                    + "\(layer.name).",
                hint: "Build the model without it: `model …`.")
        }
        for plan in done.compactMap(\.plan) where !(plan.optimizer is any OptimizerInKeras) {
            throw Diagnostic(
                "Keras has no optimizer \(plan.optimizer.kind), so no program can be written.",
                hint: "Compile with another: `compile adam`.")
        }
    }
}

extension Layer {
    /// Whether its name is drawn from its kind, and maybe numbered: `dense_1`.
    fileprivate var hasNameByKind: Bool {
        let kind = snakeCase(kind)
        guard name.hasPrefix(kind) else { return false }
        let rest = name.dropFirst(kind.count)
        return rest.isEmpty || rest.first == "_" && rest.dropFirst().allSatisfy(\.isNumber)
    }
}

/// One layer as Keras writes it, with what differs from its defaults.
package enum KerasLayer {
    package static func text(_ layer: any Layer, isNamed: Bool) -> String {
        let descriptions = type(of: layer).settingDescriptions
        var arguments = SettingText.changed(layer.settings, descriptions).map { setting in
            let text = SettingText.python(setting.value)
            // What must be given stands first, and goes without its name.
            let isAsked = descriptions.contains { $0.name == setting.name && $0.asked != nil }
            return isAsked ? text : "\(setting.name)=\(text)"
        }
        if isNamed { arguments.append("name=\(Python.string(KerasName.ofLayer(layer.name)))") }
        return "keras.layers.\(layer.kind)(\(arguments.joined(separator: ", ")))"
    }
}

/// Names of models and layers, which TensorFlow makes scopes of.
enum KerasName {
    /// The model's name, or what TensorFlow takes of it: letters of ASCII, digits, `_`, `.`, `-`.
    static func ofModel(_ name: String) -> String {
        guard !isScope(name) else { return name }
        let pieces = name.map { fits($0) ? $0 : "_" }.split(separator: "_").map { String($0) }
        let written = pieces.joined(separator: "_")
        return isScope(written) ? written : "model" + (written.isEmpty ? "" : "_" + written)
    }

    /// A layer's name, or one for TensorFlow that no other layer has: 숨은 → `uc228uc740`.
    static func ofLayer(_ name: String) -> String {
        guard !isScope(name) else { return name }
        let written = name.map { character in
            if fits(character) { return String(character) }
            if character == " " { return "_" }
            return character.unicodeScalars.map { "u" + hexadecimal($0.value, digits: 4) }.joined()
        }.joined()
        return isScope(written) ? written : "layer_" + written
    }

    private static func isScope(_ name: String) -> Bool {
        guard let first = name.first, fits(first), first != "_", first != "-" else { return false }
        return name.allSatisfy(fits)
    }

    private static func fits(_ character: Character) -> Bool {
        character.isASCII
            && (character.isLetter || character.isNumber || "._-".contains(character))
    }
}

/// An optimizer as Keras writes it, with what differs from its defaults.
enum KerasOptimizer {
    static func text(_ plan: TrainingPlan) -> String {
        text(plan.optimizer, followsSchedule: plan.schedule != nil, plan.clipping)
    }

    static func text(
        _ optimizer: any Optimizer, followsSchedule: Bool = false,
        _ clipping: GradientClipping? = nil
    ) -> String {
        let rate = followsSchedule ? ["learning_rate=schedule"] : []
        let changed = SettingText.changed(
            optimizer.settings, type(of: optimizer).settingDescriptions
        ).filter { !followsSchedule || $0.name != "learning_rate" }
        let cut = clipping.map { ["\($0.rule.rawValue)=\(SettingText.python(.number($0.limit)))"] }
        let arguments =
            rate + changed.map { "\($0.name)=\(SettingText.python($0.value))" } + (cut ?? [])
        return "keras.optimizers.\(optimizer.kind)(\(arguments.joined(separator: ", ")))"
    }
}
