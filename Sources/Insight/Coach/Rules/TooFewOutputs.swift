import Engine
import Vocabulary

/// A last layer that has no place for some of the classes.
struct TooFewOutputs: CoachRule {
    let verbs: Set<Verb> = [.add, .model, .compile]
    let topic = CoachTopic.output

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let last = scene.after.model?.layers.last, last.activation == .softmax,
            let units = scene.network?.outputShape.last, units > 1,
            let classes = scene.classes, units < classes
        else { return nil }
        return CoachFinding(
            text: "the softmax has \(units) outputs, and the targets name \(classes) classes: "
                + "\(classes - units) of them could never be the answer. "
                + "`pop`, then `add Dense \(classes) softmax`.",
            subject: "\(units) \(classes)")
    }
}
