import Diagnostics
import Engine
import Output
import Vocabulary
import Wording
import Workbench

/// Layers, and the rules that `compile` chose.
extension Explanation {
    /// - Throws: for a layer that does not say what it computes.
    mutating func explainLayers() throws(Diagnostic) {
        guard let model = after.model else { return }
        let known = before.model?.layers.count ?? 0
        let start = statement.text.hasPrefix("add") ? min(known, model.layers.count - 1) : 0
        let trace = firstExample
        for index in model.layers.indices.dropFirst(max(0, start)) {
            try explain(model.layers[index], at: index, of: model, trace)
        }
    }

    /// The first training example on its way through the network.
    private var firstExample: LayerTrace? {
        guard let network = after.model?.network, let inputs = after.data?.train.inputs else {
            return nil
        }
        return try? LayerTrace(network, inputs: inputs, at: [0])
    }

    private mutating func explain(
        _ layer: any Layer, at index: Int, of model: ModelState, _ trace: LayerTrace?
    ) throws(Diagnostic) {
        add(.layer(LayerText.line(model, index)))
        guard let explained = layer as? any ExplainedLayer else {
            throw Diagnostic(
                "Nothing here says what a \(layer.kind) computes, so \(layer.name) cannot be "
                    + "explained.",
                hint: "The layers that can: \(LayerCatalog.names.joined(separator: ", ")).")
        }
        guard let network = model.network else { return }
        let explanation = explained.explanation(for: network.inputShape(of: index))
        if !explanation.formulas.isEmpty {
            show(explanation.formulas.map(\.text).joined(separator: "\n"))
        }
        for sentence in explanation.sentences { say(sentence.text) }
        if let trace { explainUnit(at: index, model, trace) }
    }

    /// The first unit's sum with the numbers of one example.
    private mutating func explainUnit(at index: Int, _ model: ModelState, _ trace: LayerTrace) {
        guard let network = model.network, let sum = unitSum(index, network, trace) else { return }
        let inputs = network.inputShape(of: index).last ?? 0
        let output = trace.steps[index].output[0]
        say(
            "For train example 0 the first unit's sum over \(grouped(inputs)) products is "
                + "\(figure(sum)), and its output \(figure(output)).")
    }

    /// The weighted sum of the first unit for the first example.
    private func unitSum(_ index: Int, _ network: Network, _ trace: LayerTrace) -> Double? {
        guard let sums = network.sums(of: index, in: trace) else { return nil }
        return sums.first
    }

    /// - Throws: for an optimizer that does not say how it changes a weight.
    mutating func explainCompile() throws(Diagnostic) {
        guard let plan = after.model?.compiled?.plan else { return }
        let settings = plan.optimizer.settings.compactMap { setting -> String? in
            guard case .number(let value) = setting.value,
                plan.schedule == nil || setting.name != "learning_rate"
            else { return nil }
            return "\(setting.name) \(short(value))"
        }
        say("After every batch, \(plan.optimizer.kind) changes each weight w by its gradient g:")
        show(try explained(plan.optimizer).formula.joined(separator: "\n"))
        show(settings.joined(separator: "   "))
        if let schedule = plan.schedule {
            say("The learning rate changes from step to step, t counting the steps taken:")
            show(schedule.formula.text)
        }
        if let clipping = plan.clipping {
            say("Before that, every gradient is cut:")
            show(clipping.formula.text)
        }
        say("What it lowers is the mean of this over the batch:")
        show(LossFormula(plan.loss).letters)
        guard plan.loss.kind == .sparseCategoricalCrossentropy,
            let classes = after.model?.network?.outputShape.last
        else { return }
        let guess = naturalLogarithm(Double(classes))
        show("blind guessing among \(classes):  -ln(1/\(classes)) = \(fixed(guess, 4))")
    }
}

extension Explanation {
    /// - Throws: where the optimizer does not say how it changes a weight.
    func explained(_ optimizer: any Optimizer) throws(Diagnostic) -> any ExplainedOptimizer {
        guard let explained = optimizer as? any ExplainedOptimizer else {
            throw Diagnostic(
                "Nothing here says how \(optimizer.kind) changes a weight, so it cannot be explained.",
                hint: "Optimizers that can: \(OptimizerCatalog.names.joined(separator: ", ")).")
        }
        return explained
    }
}

extension Network {
    /// The sums of a Dense layer before its activation, for the first example of a trace.
    func sums(of index: Int, in trace: LayerTrace) -> [Double]? {
        guard let dense = layers[index] as? Dense, inputShape(of: index).count == 1,
            let kernel = slots.first(where: { $0.layer == index && $0.name == "kernel" })
        else { return nil }
        let input = (index == 0 ? trace.input : trace.steps[index - 1].output)
            .prefix(kernel.shape[0])
        let weights = weights(of: kernel)
        let bias = slots.first { $0.layer == index && $0.name == "bias" }.map {
            self.weights(of: $0)
        }
        return (0..<dense.units).map { unit in
            input.enumerated().reduce(Double(bias?[unit] ?? 0)) { sum, item in
                sum + Double(item.element) * Double(weights[item.offset * dense.units + unit])
            }
        }
    }
}
