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
        let name = modelName.map { ", name=\(Python.string($0))" } ?? ""
        add("model = keras.Sequential(\(list)\(name))", importing: .keras)
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
        var arguments = ["optimizer=\(KerasOptimizer.text(plan.optimizer))"]
        arguments.append("loss=\(Python.string(plan.loss.rawValue))")
        if !done.metricNames.isEmpty {
            let names = done.metricNames.map { Python.string($0) }.joined(separator: ", ")
            arguments.append("metrics=[\(names)]")
        }
        add(Python.call("model.compile", arguments, width: 0), importing: .keras)
    }
}

/// One layer as Keras writes it, with what differs from its defaults.
enum KerasLayer {
    static func text(_ layer: any Layer, isNamed: Bool) -> String {
        let settings = settings(layer) + (isNamed ? ["name=\(Python.string(layer.name))"] : [])
        return "keras.layers.\(layer.kind)(\(settings.joined(separator: ", ")))"
    }

    private static func settings(_ layer: any Layer) -> [String] {
        switch layer {
        case let dense as Dense:
            var settings = ["\(dense.units)"]
            if dense.activation != .linear {
                settings.append("activation=\"\(dense.activation.rawValue)\"")
            }
            if !dense.usesBias { settings.append("use_bias=False") }
            if dense.kernelInitializer != .glorotUniform {
                settings.append("kernel_initializer=\"\(dense.kernelInitializer.rawValue)\"")
            }
            if dense.biasInitializer != .zeros {
                settings.append("bias_initializer=\"\(dense.biasInitializer.rawValue)\"")
            }
            return settings
        case let dropout as Dropout: return [short(dropout.rate)]
        case let layer as ActivationLayer: return ["\"\(layer.activation.rawValue)\""]
        case let leaky as LeakyReLU:
            return leaky.negativeSlope == 0.3
                ? [] : ["negative_slope=\(short(leaky.negativeSlope))"]
        default: return []
        }
    }
}

/// An optimizer as Keras writes it, with what differs from its defaults.
enum KerasOptimizer {
    static func text(_ optimizer: any Optimizer) -> String {
        let entry = OptimizerCatalog.all.first { $0.kind == optimizer.kind }
        let defaults = (try? entry?.make([:], [:]))?.settings ?? []
        let settings = optimizer.settings.filter { !defaults.contains($0) }.map { setting in
            switch setting.value {
            case .number(let value): "\(setting.name)=\(Python.float(value))"
            case .flag(let isOn): "\(setting.name)=\(Python.boolean(isOn))"
            default: "\(setting.name)=\(Python.string(setting.value.description))"
            }
        }
        return "keras.optimizers.\(optimizer.kind)(\(settings.joined(separator: ", ")))"
    }
}
