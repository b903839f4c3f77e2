import Vocabulary
import Wording

/// Measuring on the very examples that were learned.
struct EvaluatingOnTraining: CoachRule {
    let verbs: Set<Verb> = [.evaluate]
    let topic = CoachTopic.measuring

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let measured = scene.evaluation, measured.on == "train",
            scene.compiled?.epochs.isEmpty == false, let data = scene.data,
            scene.after.model?.learnedFrom?.areThose(of: data) ?? true
        else { return nil }
        let remedy =
            data.val == nil
            ? "Keep some aside before training: `split 0.2 seed=42`."
            : "`evaluate val` asks others."
        return CoachFinding(
            text:
                "these \(grouped(measured.examples)) \(data.noun)s are the ones it learned from, so "
                + "this figure flatters: it may know them by heart. \(remedy)",
            subject: scene.setup)
    }
}
