import Engine
import Vocabulary
import Wording

/// A loss that is no number for another reason than steps that are too large.
struct LossWithoutValue: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.start

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard scene.hasDiverged, let text = silentOutput(scene) ?? text(scene) else { return nil }
        return CoachFinding(text: text, subject: scene.setup)
    }

    /// Outputs that are all 0 have no shares: the loss divides each by their sum.
    private func silentOutput(_ scene: CoachContext) -> String? {
        guard let network = scene.network, let last = network.layers.last,
            let loss = scene.compiled?.plan.loss, !loss.fromLogits,
            [.sparseCategoricalCrossentropy, .categoricalCrossentropy].contains(loss.kind),
            let units = network.outputShape.last, let trace = scene.sampleTrace,
            let output = trace.steps.last?.output, let trouble = UnfitOutput.trouble(in: scene)
        else { return nil }
        let rows = output.count / units
        let silent = (0..<rows).count { row in
            output[row * units..<(row + 1) * units].allSatisfy { $0 == 0 }
        }
        guard silent > 0 else { return nil }
        return "the last layer (\(last.activation.rawValue)) puts out 0 for every class at "
            + "\(grouped(silent)) of \(counted(rows, "example")), and the loss takes the logarithm "
            + "of each one's share of their sum: 0 / 0 is no number. No learning rate mends that. "
            + trouble.remedy
    }

    /// Weights that give no number before a step is taken.
    private func text(_ scene: CoachContext) -> String? {
        guard let kept = scene.measure(scene.after)?.loss, !kept.isFinite else { return nil }
        let remedy =
            UnscaledInputs.scaling(in: scene).map { "Inputs near 1 keep them in bounds: `\($0)`." }
            ?? "`trace 0` shows in which layer the numbers end."
        return "the loss is no number with the weights as they are, before a step is taken, so no "
            + "learning rate mends it. \(remedy)"
    }
}
