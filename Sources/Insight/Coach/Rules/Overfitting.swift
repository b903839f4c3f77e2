import Engine
import Vocabulary
import Wording
import Workbench

/// The loss on unseen examples turning up while that of training still falls.
struct Overfitting: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.generalization

    func finding(in scene: CoachContext) -> CoachFinding? {
        let epochs = scene.epochs
        let curve = epochs.compactMap(\.validation?.loss)
        guard curve.count == epochs.count, let last = curve.last, let lowest = curve.min(),
            let best = curve.firstIndex(of: lowest), epochs.count - best > 2,
            last > lowest * 1.03, !restoresBest(scene), UnseenClasses().finding(in: scene) == nil
        else { return nil }
        let training = epochs[best].training.loss
        guard let end = epochs.last?.training.loss, end < training else { return nil }
        return CoachFinding(
            text: "since epoch \(best + 1) val_loss went up from \(fixed(lowest, 4)) to "
                + "\(fixed(last, 4)) while loss went down from \(fixed(training, 4)) to "
                + "\(fixed(end, 4)): the network is learning these examples by heart. \(remedy(scene))",
            subject: "\(scene.setup) \(best)")
    }

    /// Stopping in time, or the same model with a Dropout before its last layer.
    private func remedy(_ scene: CoachContext) -> String {
        let share = scene.command?.option("validation_split")?.numberValue
        let measured = share.map { "validation_split=\(short($0))" } ?? "validate"
        let stop =
            "`undo`, then `fit \(scene.epochsAsked) \(measured) "
            + "early_stopping(patience=2, restore_best_weights=true)` stops there"
        var layers = scene.after.model?.layers.map(LayerText.written) ?? []
        guard layers.count > 1, !layers.contains(where: { $0.hasPrefix("Dropout") }) else {
            return sentence(stop) + "."
        }
        layers.insert("Dropout(0.3)", at: layers.count - 1)
        return "\(stop); or begin anew with Dropout: `model \(layers.joined(separator: ", "))`."
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
