import Engine
import Statements
import Vocabulary
import Wording
import Workbench

/// A trained model and inputs that are no longer as large as those which it learned from.
struct InputsChangedSinceTraining: CoachRule {
    let verbs: Set<Verb> = [
        .load, .scale, .standardize, .evaluate, .predict, .mistakes, .confusion,
    ]
    let topic = CoachTopic.inputs

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let model = scene.after.model, let learned = model.learnedFrom,
            let data = scene.data, let present = InputScale(data), learned.differs(from: present),
            model.network?.inputShape == data.train.inputs.itemShape
        else { return nil }
        return CoachFinding(
            text: "the model learned from inputs from \(ends(learned)), and now they run from "
                + "\(ends(present)): it takes them for something else. "
                + remedy(scene, learned, present),
            subject: "\(ends(learned)) \(ends(present))")
    }

    private func remedy(
        _ scene: CoachContext, _ learned: InputScale, _ present: InputScale
    ) -> String {
        let layers = scene.after.model?.layers.map(LayerText.written).joined(separator: ", ") ?? ""
        let anew = "or begin anew on these: `model \(layers)`."
        if [.scale, .standardize].contains(scene.verb) { return "`undo`, \(anew)" }
        let missing = learned.steps.dropFirst(present.steps.count)
        if !missing.isEmpty, learned.steps.starts(with: present.steps) {
            let lines = missing.map { "`\($0.statement)`" }.joined(separator: ", then ")
            return "Prepare them as those were: \(lines), \(anew)"
        }
        let steps = learned.steps.map { " and `\($0.statement)`" }.joined()
        return "Load the data again\(steps), as it was then, \(anew)"
    }

    private func ends(_ inputs: InputScale) -> String {
        "\(significant(Double(inputs.range.lowerBound), 3)) to "
            + significant(Double(inputs.range.upperBound), 3)
    }
}
