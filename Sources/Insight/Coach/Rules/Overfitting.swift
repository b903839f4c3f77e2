import Engine
import Vocabulary
import Wording

/// The loss on unseen examples turning up while that of training still falls.
struct Overfitting: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.generalization

    func finding(in scene: CoachContext) -> CoachFinding? {
        let epochs = scene.epochs
        let curve = epochs.compactMap(\.validation?.loss)
        guard curve.count == epochs.count, let last = curve.last, let lowest = curve.min(),
            let best = curve.firstIndex(of: lowest), epochs.count - best > 2,
            last > lowest * 1.03, !restoresBest(scene)
        else { return nil }
        let training = epochs[best].training.loss
        guard let end = epochs.last?.training.loss, end < training else { return nil }
        return CoachFinding(
            text: "since epoch \(best + 1) val_loss went up from \(fixed(lowest, 4)) to "
                + "\(fixed(last, 4)) while loss went down from \(fixed(training, 4)) to "
                + "\(fixed(end, 4)): the network is learning these examples by heart. Stop there, "
                + "`early_stopping(patience=2, restore_best_weights=true)`, or put "
                + "`Dropout 0.3` after the hidden layer.",
            subject: "\(scene.setup) \(best)")
    }

    private func restoresBest(_ scene: CoachContext) -> Bool {
        scene.command?.arguments.contains { argument in
            guard case .call(_, let settings) = argument.value.kind else { return false }
            return settings.contains {
                $0.name?.text == "restore_best_weights" && $0.value.kind == .boolean(true)
            }
        } ?? false
    }
}
