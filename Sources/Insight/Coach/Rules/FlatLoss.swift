import Engine
import Vocabulary
import Wording

/// A loss that stays at that of blind guessing.
struct FlatLoss: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.curve

    func finding(in scene: CoachContext) -> CoachFinding? {
        let penalty = scene.network?.penalty ?? 0
        let losses = scene.epochs.map { $0.training.loss - penalty }
        guard let guessing = scene.guessingLoss, let last = losses.last, losses.count >= 2,
            abs(last - guessing) < 0.03 * guessing, abs(losses[0] - last) < 0.01 * guessing
        else { return nil }
        return CoachFinding(
            text: "the loss stands still at \(fixed(last, 4)) over \(losses.count) epochs, and "
                + "\(fixed(guessing, 4)) is what blind guessing costs: nothing is being learned. "
                + "\(remedy(scene))",
            subject: scene.setup)
    }

    private func remedy(_ scene: CoachContext) -> String {
        guard let optimizer = scene.optimizer else { return "" }
        let hidden = scene.after.model?.layers.dropLast().map(\.activation) ?? []
        if hidden.contains(.sigmoid) || hidden.contains(.tanh) {
            return "Try relu in the hidden layers, or `compile adam`."
        }
        let name = optimizer.kind == "SGD" ? "`compile adam`" : "another learning_rate"
        return "Try \(name), and see with `trace 0` where the gradient fades."
    }
}
