import Engine
import Vocabulary
import Wording

/// A learning rate far above the usual one, and a loss that shows it.
struct LearningRateTooLarge: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.curve

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let optimizer = scene.optimizer, scene.learningRate >= optimizer.defaultRate * 10,
            let evidence = evidence(in: scene)
        else { return nil }
        let times = timesText(scene.learningRate / optimizer.defaultRate)
        return CoachFinding(
            text:
                "learning_rate \(short(scene.learningRate)) is \(times) times \(optimizer.kind)'s "
                + "usual \(short(optimizer.defaultRate)), and \(evidence) Try "
                + "`\(optimizer.withRate(optimizer.defaultRate))`.",
            subject: scene.setup)
    }

    /// Whether the loss came down all the way from where it was before.
    private func isFalling(_ scene: CoachContext, to last: Double) -> Bool {
        let losses = scene.epochs.map(\.training.loss)
        guard let start = scene.measure(scene.before)?.loss else { return false }
        return zip(losses, losses.dropFirst()).allSatisfy { $1 < $0 } && last < start * 0.99
    }

    /// Up instead of down, or no better than blind guessing.
    private func evidence(in scene: CoachContext) -> String? {
        if let growth = LossGrowth(scene) { return growth.text }
        let penalty = scene.network?.penalty ?? 0
        guard let guessing = scene.guessingLoss, let last = scene.epochs.last?.training.loss,
            last - penalty > guessing * 0.97, !isFalling(scene, to: last)
        else { return nil }
        let loss = last - penalty
        return
            "the loss is \(fixed(loss, 4)), where blind guessing has \(fixed(guessing, 4)): each "
            + "step jumps over what the last one reached."
    }
}
