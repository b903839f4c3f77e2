import Vocabulary
import Workbench

/// Keeping examples aside from which the model has learned already: they cannot test it any more.
struct SplitAfterTraining: CoachRule {
    let verbs: Set<Verb> = [.split]
    let topic = CoachTopic.measuring

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let model = scene.after.model, let step = model.compiled?.optimizerState?.step,
            step > 0
        else { return nil }
        let anew = model.layers.map(LayerText.written).joined(separator: ", ")
        return CoachFinding(
            text:
                "the model has already learned from the examples that are now kept aside, so what "
                + "`evaluate val` says will be better than it is. For a fair answer begin anew: "
                + "`model \(anew)`, then `compile` and `fit`.",
            subject: "\(step)")
    }
}
