import Engine
import Vocabulary
import Wording

/// A loss at the start far above that of blind guessing: something is wrong before any training.
struct StartingLoss: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.start

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let guessing = scene.guessingLoss,
            scene.before.model?.compiled?.epochs.isEmpty == true,
            let whole = scene.measure(scene.before)?.loss
        else { return nil }
        // What large weights add says nothing of how sure it is.
        let start = whole - (scene.before.model?.network?.penalty ?? 0)
        guard start > guessing * 1.7 + 0.5
        else { return nil }
        let classes = scene.compiled?.plan.loss.kind == .binaryCrossentropy ? 2 : scene.classes ?? 2
        return CoachFinding(
            text:
                "before training the loss was \(MeasuredNumber.number(start)). Blind guessing among "
                + "\(classes) classes costs ln(\(classes)) = \(fixed(guessing, 2)), so the network "
                + "began by being sure and wrong\(remedy(scene))",
            subject: scene.setup)
    }

    /// What the other rules advise where they see the cause.
    private func remedy(_ scene: CoachContext) -> String {
        if let output = UnfitOutput.trouble(in: scene) {
            return ": \(output.reason). \(output.remedy)"
        }
        if let scaling = UnscaledInputs.scaling(in: scene) {
            return ". Inputs near 1 bring it down: `undo`, then `\(scaling)`."
        }
        return ". Look at the last layer and its weights: `summary`."
    }
}
