import Diagnostics
import Engine
import Language
import Output
import Wording
import Workbench

/// Training: how many steps, and what one of them does to one weight.
extension Explanation {
    mutating func explainFit() throws(Diagnostic) {
        guard case .command(let command) = statement.kind, let data = after.data,
            let compiled = after.model?.compiled, let run = after.runs.last,
            let epoch = run.epochs.last
        else { return }
        let batch = Int(command.option("batch_size")?.numberValue ?? 32)
        let share = command.option("validation_split")?.numberValue ?? 0
        let count = data.train.countKept(besideLast: share)
        let epochs = run.epochs.count
        say("One step for every batch, and all examples once an epoch:")
        show(
            "steps an epoch = ⌈\(grouped(count)) / \(batch)⌉ = \(grouped(epoch.steps))",
            "\(counted(epochs, "epoch")) · \(grouped(epoch.steps)) = "
                + "\(grouped(epochs * epoch.steps)) steps")
        if command.option("class_weight") != nil {
            say("Each example counts as much as its class does in class_weight:")
            show("loss of the batch = Σ class_weight of its class · loss of an example / examples")
        }
        try explainOneStep(compiled, data, batch: batch, command)
        explainOneExample(compiled, data)
    }

    /// The weight with the largest gradient of the first batch, before the fit.
    private mutating func explainOneStep(
        _ compiled: Compiled, _ data: LoadedData, batch: Int, _ command: Command
    )
        throws(Diagnostic)
    {
        guard let network = before.model?.network else { return }
        let rows = Array(0..<min(batch, data.train.count, 1024))
        guard
            let trace = try? LayerTrace(
                network, examples: data.train, at: rows, loss: compiled.plan.loss),
            let last = network.slots.last(where: { $0.name == "kernel" })
        else { return }
        let gradient = Array(trace.steps[last.layer].parameterGradient.prefix(last.size))
        guard let place = gradient.indices.max(by: { abs(gradient[$0]) < abs(gradient[$1]) }) else {
            return
        }
        // With the learning rate that this fit began with.
        let plan = before.model?.compiled?.plan ?? compiled.plan
        let rate = plan.learningRate(after: before.model?.compiled?.optimizerState?.step ?? 0)
        let optimizer = try explained(
            (try? plan.optimizer.replacingLearningRate(rate)) ?? plan.optimizer)
        let step = OptimizerStep(
            optimizer, weight: network.weights(of: last)[place],
            gradient: gradient[place], state: before.model?.compiled?.optimizerState,
            at: last.offset + place, of: network.trainableCount)
        let units = last.shape.last ?? 1
        let name = "\(network.layers[last.layer].name).kernel[\(place / units), \(place % units)]"
        let isRandom = network.layers.contains { $0 is any RandomLayer }
        let left =
            (isRandom ? ", dropout left out" : "")
            + (command.option("class_weight") != nil ? ", class_weight left out" : "")
            + (plan.clipping.map { ", \($0.rule.rawValue) left out" } ?? "")
            + (network.state.count > 0 ? ", with the moving means in place of the batch's" : "")
        say(
            "What a first step would do, on the first \(grouped(rows.count)) examples as the weights stood "
                + "before this fit\(left), shown for \(name):")
        let penalty =
            network.regularized.isEmpty ? "" : " + \(figure(network.penalty)) for large weights"
        show(
            optimizer.formula.joined(separator: "\n"),
            "mean loss of the batch \(figure(trace.loss ?? .nan))\(penalty)   g = \(figure(gradient[place]))"
        )
        show(step.lines.joined(separator: "\n"))
        if let legend = step.legend { say(legend) }
    }

    private mutating func explainOneExample(_ compiled: Compiled, _ data: LoadedData) {
        let target = data.train.targets.item(0)
        let formula = LossFormula(compiled.plan.loss)
        for (word, state) in [("Before this fit", before), ("Now", after)] {
            guard let network = state.model?.network,
                let trace = try? LayerTrace(
                    network, examples: data.train, at: [0], loss: compiled.plan.loss),
                let output = trace.steps.last?.output
            else { continue }
            say(
                "\(word), train example 0, \(data.targetText(data.train.targets, 0)): "
                    + formula.worked(output: output, target: target, value: trace.loss ?? .nan))
        }
    }
}
