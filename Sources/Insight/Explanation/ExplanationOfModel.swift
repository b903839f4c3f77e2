import Engine
import Output
import Wording
import Workbench

/// Layers, and the rules that `compile` chose.
extension Explanation {
    mutating func explainLayers() {
        guard let model = after.model else { return }
        let known = before.model?.layers.count ?? 0
        let start = statement.text.hasPrefix("add") ? min(known, model.layers.count - 1) : 0
        let trace = firstExample
        for index in model.layers.indices.dropFirst(max(0, start)) {
            explain(model.layers[index], at: index, of: model, trace)
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
    ) {
        add(.layer(LayerText.line(model, index)))
        switch layer {
        case let dense as Dense: explainDense(dense, at: index, model, trace)
        case let dropout as Dropout:
            let kept = 1 - dropout.rate
            say(
                "In training each number is silenced with probability \(short(dropout.rate)), and "
                    + "what is left is divided by \(figure(kept)), so that sums keep their size. "
                    + "Measuring leaves everything as it is.")
        case let leaky as LeakyReLU:
            show("output = x where x ≥ 0, else \(short(leaky.negativeSlope)) · x")
        case let activation as ActivationLayer:
            show("output = \(activation.activation.formula(of: "x"))")
        default:
            guard let network = model.network else { return }
            let shape = network.inputShape(of: index)
            let product = shape.map(String.init).joined(separator: " · ")
            say("The same numbers in one row: \(product) = \(grouped(shape.reduce(1, *))).")
        }
    }

    private mutating func explainDense(
        _ dense: Dense, at index: Int, _ model: ModelState, _ trace: LayerTrace?
    ) {
        guard let network = model.network else { return }
        let inputs = network.inputShape(of: index).last ?? 0
        show(
            "sum_j = x_1·w_1j + … + x_\(inputs)·w_\(inputs)j"
                + (dense.usesBias ? " + b_j" : "") + "      j = 1 … \(dense.units)",
            "output_j = \(dense.activation.formula(of: "sum_j"))")
        guard let trace, let sum = unitSum(index, network, trace) else { return }
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

    mutating func explainCompile() {
        guard let plan = after.model?.compiled?.plan else { return }
        let settings = plan.optimizer.settings.compactMap { setting -> String? in
            guard case .number(let value) = setting.value else { return nil }
            return "\(setting.name) \(short(value))"
        }
        say("After every batch, \(plan.optimizer.kind) changes each weight w by its gradient g:")
        show(plan.optimizer.formula)
        show(settings.joined(separator: "   "))
        say("What it lowers is the mean of this over the batch:")
        show(LossFormula(plan.loss).letters)
        guard plan.loss == .sparseCategoricalCrossentropy,
            let classes = after.model?.network?.outputShape.last
        else { return }
        let guess = naturalLogarithm(Double(classes))
        show("blind guessing among \(classes):  -ln(1/\(classes)) = \(fixed(guess, 4))")
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

extension Optimizer {
    /// The rule as it stands in the books.
    var formula: String {
        (self as? any ExplainedOptimizer)?.formula.joined(separator: "\n") ?? ""
    }
}
