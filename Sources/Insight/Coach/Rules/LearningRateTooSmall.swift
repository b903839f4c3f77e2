import Engine
import Vocabulary
import Wording

/// A learning rate far below the usual one, and a loss that hardly moves.
struct LearningRateTooSmall: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.curve

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let optimizer = scene.optimizer, scene.learningRate <= optimizer.defaultRate / 10,
            let start = scene.measure(scene.before)?.loss,
            let end = scene.epochs.last?.training.loss,
            start > 0, end < start, end > start * 0.9
        else { return nil }
        let share = fixed((1 - end / start) * 100, 1)
        let epochs = counted(scene.epochs.count, "epoch")
        return CoachFinding(
            text:
                "\(epochs) took the loss from \(fixed(start, 4)) to \(fixed(end, 4)), only \(share)% "
                + "down. learning_rate \(short(scene.learningRate)) is far below \(optimizer.kind)'s "
                + "usual \(short(optimizer.defaultRate)): `\(optimizer.withRate(optimizer.defaultRate))`.",
            subject: scene.setup)
    }
}
