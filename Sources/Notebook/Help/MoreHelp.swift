import Engine
import Vocabulary
import Wording
import Workbench

/// What `Dense??` says beyond `Dense?`: formulas, every setting with its default, small numbers worked
/// through.
enum MoreHelp {
    /// Further paragraphs on a topic; nil where its page says all there is.
    static func text(on topic: String) -> String? {
        let lower = topic.lowercased()
        if StatementTable.named(lower) != nil { return nil }
        if let layer = LayerCatalog.entry(named: lower) { return text(layer) }
        if let optimizer = OptimizerCatalog.all.first(where: { $0.kind.lowercased() == lower }) {
            return text(optimizer)
        }
        if let activation = Activation(named: lower) { return text(activation) }
        return Loss(named: lower).map(text)
    }

    // MARK: - Kinds

    private static func text(_ entry: LayerCatalog.Entry) -> String {
        let inputs = [784]
        var parts: [String] = []
        if let layer = entry.exampleLayer as? any ExplainedLayer {
            let explanation = layer.explanation(for: inputs)
            parts.append(formulas(explanation.formulas.map(\.text)))
            parts += explanation.sentences.map(\.text)
        }
        parts.append(settings(entry.settings))
        if let dense = try? Dense(units: 1, activation: .relu), entry.kind == dense.kind {
            parts.append(worked(dense))
        }
        if entry.kind == "Dropout" {
            parts.append(
                "**With numbers**\n\nOf the inputs 1, 2, 3 and 4, `Dropout 0.5` silences about two: 1, 0, 0, 4. What is left is divided by 1 - 0.5, so that the sum stays as large on average: 2, 0, 0, 8. In `evaluate` and `predict` all pass as they are."
            )
        }
        return joined(parts)
    }

    private static func worked(_ dense: Dense) -> String {
        let sums = [[1.0, 2], [1, -2]].map { inputs in
            let output = dense.reference(inputs, parameters: [0.5, 1, 0.25], input: [2])[0]
            let sum = inputs[0] * 0.5 + inputs[1] + 0.25
            return
                "- inputs \(short(inputs[0])) and \(short(inputs[1])): \(short(inputs[0])) · 0.5 + "
                + "\(held(inputs[1])) · 1 + 0.25 = \(short(sum)), and relu makes it \(short(output))"
        }
        return
            "**With numbers**\n\nOne unit with the weights 0.5 and 1, the bias 0.25 and relu:\n\n"
            + sums.joined(separator: "\n")
    }

    private static func text(_ entry: OptimizerCatalog.Entry) -> String {
        var parts: [String] = []
        if let optimizer = try? entry.type.standard() as? any ExplainedOptimizer {
            parts.append(formulas(optimizer.formula))
            if let legend = optimizer.legend { parts.append(legend) }
            let step = WorkedStep(
                optimizer, weight: 1, gradient: 0.5,
                state: OptimizerState(for: optimizer, parameterCount: 1))
            parts.append(
                "**With numbers**\n\nThe first step of a weight of 1 whose gradient is 0.5:\n\n"
                    + code(optimizer.worked(step).map(\.text)))
        }
        parts.append(settings(entry.settings))
        return joined(parts)
    }

    private static func text(_ activation: Activation) -> String {
        let inputs = activation == .softmax ? [1.0, 2, 3] : [-2.0, -1, -0.5, 0, 0.5, 1, 2]
        var parts = [formulas(["output = \(activation.formula(of: "x"))"])]
        let outputs = ActivationLayer(activation).reference(
            inputs, parameters: [], input: [inputs.count])
        let rows = zip(inputs, outputs).map { "- \(short($0)) becomes \(significant($1, 4))" }
        parts.append("**With numbers**\n\n" + rows.joined(separator: "\n"))
        return joined(parts)
    }

    private static func text(_ loss: Loss) -> String {
        joined([formulas([loss.definition.formula])])
    }

    // MARK: - Parts

    private static func joined(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private static func formulas(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "**What it computes**\n\n" + code(lines)
    }

    private static func code(_ lines: [String]) -> String {
        lines.map { "    " + $0 }.joined(separator: "\n")
    }

    private static func settings(_ settings: [SettingDescription]) -> String {
        guard !settings.isEmpty else { return "" }
        let lines = settings.map { setting in
            let value = setting.defaultValue.map { SettingText.plain($0) }
            let known = value.map { " (\($0))" } ?? ""
            let meaning =
                setting.meaning.hasSuffix(known)
                ? setting.meaning.dropLast(known.count) : setting.meaning[...]
            return "- `\(setting.name)=\(value ?? "")` \(meaning)"
                + (value == nil ? " (must be given)" : "")
        }
        return "**Its settings, with their defaults**\n\n" + lines.joined(separator: "\n")
    }

    private static func held(_ value: Double) -> String {
        value < 0 ? "(\(short(value)))" : short(value)
    }
}
