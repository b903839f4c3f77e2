import Engine
import Vocabulary
import Wording

/// A `scale` on inputs that were near 1 already, so that hardly anything is left of them.
struct ScaledTwice: CoachRule {
    let verbs: Set<Verb> = [.scale]
    let topic = CoachTopic.inputs

    /// Below this the weights would have to grow a hundredfold before they see anything.
    private static let smallest: Float = 0.05

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let before = scene.before.data, let data = scene.data,
            let old = before.train.sampledRange(), let new = data.train.sampledRange()
        else { return nil }
        func size(_ range: ClosedRange<Float>) -> Float {
            max(abs(range.lowerBound), abs(range.upperBound))
        }
        guard size(new) < Self.smallest, size(old) <= 20, size(new) > 0 else { return nil }
        let earlier = before.steps.last(where: \.changesRange)
        let why = earlier.map { ", for `\($0.statement)` had scaled them before" } ?? ""
        return CoachFinding(
            text: "the inputs ran from \(figure(old.lowerBound)) to \(figure(old.upperBound)) "
                + "and are now at most \(figure(size(new)))\(why): too small for the weights to "
                + "see. `undo` takes this back.",
            subject: "\(data.steps)")
    }

    private func figure(_ value: Float) -> String { significant(Double(value), 2) }
}
