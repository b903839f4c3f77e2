import Diagnostics
import Engine
import Language
import Output
import Statements
import Wording
import Workbench

/// One example's way through the layers and back, with its numbers in the formulas.
extension Explanation {
    /// Layers of which one unit is worked out.
    private static let mostLayers = 6

    mutating func explainTrace(_ command: Command) throws(Diagnostic) {
        let (part, index) = try TraceStatement.example(command, of: "trace", before)
        guard let network = before.model?.network, let data = before.data,
            let examples = data.part(part)
        else { return }
        let compiled = before.model?.compiled
        let whole = compiled.flatMap {
            try? LayerTrace(network, examples: examples, at: [index], loss: $0.plan.loss)
        }
        guard let trace = whole ?? (try? LayerTrace(network, inputs: examples.inputs, at: [index]))
        else { return }
        let target = data.targetText(examples.targets, index)
        say("\(part) \(grouped(index)), \(target), goes through the layers one after the other.")
        for layer in network.layers.indices.filter({ network.layers[$0] is Dense })
            .prefix(Self.mostLayers)
        {
            explainLoudest(unitOf: layer, network, trace)
        }
        guard let compiled, let value = trace.loss, let output = trace.steps.last?.output else {
            return say("`compile adam` chooses a loss; then there is a way back to explain, too.")
        }
        say(
            "The right answer is \(target). "
                + LossFormula(compiled.plan.loss).worked(
                    output: output, target: examples.targets.item(index), value: value))
        explainWayBack(network, trace, compiled, target: examples.targets.item(index))
    }

    /// The sum and the output of the unit that puts out most.
    private mutating func explainLoudest(
        unitOf layer: Int, _ network: Network, _ trace: LayerTrace
    ) {
        guard let sums = network.sums(of: layer, in: trace),
            let unit = sums.indices.max(by: { sums[$0] < sums[$1] })
        else { return }
        let dense = network.layers[layer]
        let output = trace.steps[layer].output[unit]
        let inputs = network.inputShape(of: layer).reduce(1, *)
        say(
            "\(dense.name.shortened): of its \(grouped(sums.count)) sums that of unit "
                + "\(grouped(unit)) is the largest.")
        show("sum over \(grouped(inputs)) products, and the bias = \(figure(sums[unit]))")
        if dense.activation == .softmax {
            let largest = sums[unit]
            let total = sums.reduce(0) { $0 + exponentialOf($1 - largest) }
            show(
                "p = e^(sum - largest) / Σ e^(sum - largest) = 1 / \(figure(total)) = "
                    + figure(output))
        } else {
            show("output = \(dense.activation.formula(of: "sum")) = \(figure(output))")
        }
    }

    /// The gradient that comes back into the last layer, and what it does to one weight.
    private mutating func explainWayBack(
        _ network: Network, _ trace: LayerTrace, _ compiled: Compiled, target: [Float]
    ) {
        let last = network.layers.count - 1
        let back = trace.steps[last].outputGradient
        guard let unit = back.indices.max(by: { abs(back[$0]) < abs(back[$1]) }) else { return }
        let output = trace.steps[last].output
        if trace.isFused, output.count == back.count {
            let wanted = output[unit] - back[unit]
            say(
                "Back from the loss, the gradient by each sum of the last layer is output - target:"
            )
            show(
                "unit \(grouped(unit)): \(figure(output[unit])) - \(heldFigure(wanted)) = "
                    + figure(back[unit]))
        } else {
            say("Back from the loss, the gradient by the last layer's outputs is largest at one:")
            show("unit \(grouped(unit)): \(figure(back[unit]))")
        }
        explainOneWeight(of: last, network, trace, compiled)
    }

    /// The weight that this example pulls at most: its input, its gradient, a plain step.
    private mutating func explainOneWeight(
        of last: Int, _ network: Network, _ trace: LayerTrace, _ compiled: Compiled
    ) {
        guard
            let kernel = network.slots.first(where: { $0.layer == last && $0.name == "kernel" }),
            kernel.shape.count == 2
        else { return }
        let gradients = trace.steps[last].parameterGradient.prefix(kernel.size)
        guard let place = gradients.indices.max(by: { abs(gradients[$0]) < abs(gradients[$1]) })
        else { return }
        let (row, unit) = (place / kernel.shape[1], place % kernel.shape[1])
        let input = last == 0 ? trace.input : trace.steps[last - 1].output
        guard input.indices.contains(row) else { return }
        let (gradient, weight) = (gradients[place], network.weights(of: kernel)[place])
        let rate = compiled.plan.learningRate(after: compiled.optimizerState?.step ?? 0)
        let name = "\(network.layers[last].name).kernel[\(row), \(unit)]"
        let penalty = network.penaltyGradient(of: kernel, at: place)
        let pull = Double(gradient) - penalty
        say("Each weight's gradient is its input times that of its sum; \(name) has the largest:")
        if abs(input[row]) > 0 {
            show(
                "gradient = \(figure(input[row])) · \(heldFigure(pull / Double(input[row]))) = "
                    + figure(pull))
        }
        if penalty != 0 {
            say("Its regularizer adds what pulls the weight towards 0:")
            show("gradient = \(figure(pull)) + \(heldFigure(penalty)) = \(figure(gradient))")
        }
        show(
            "w - learning_rate · gradient = \(figure(weight)) - \(short(rate)) · "
                + "\(heldFigure(gradient)) = \(figure(Double(weight) - rate * Double(gradient)))")
        if compiled.plan.optimizer.slotCount > 0 {
            say(
                "So a plain step would go; \(compiled.plan.optimizer.kind) scales it in its own way."
            )
        }
    }
}
