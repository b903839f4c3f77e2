import Engine
import Vocabulary
import Wording

/// A loss that grew while it was to be lowered, or is no longer a number.
struct ExplodingLoss: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.curve

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let growth = LossGrowth(scene) else { return nil }
        return CoachFinding(
            text: "\(growth.text) A step that is too large jumps over the valley and up the other "
                + "side. `undo`, then a smaller step: `\(growth.smallerStep)`.",
            subject: scene.setup)
    }
}

/// The loss of a `fit` that went up instead of down.
struct LossGrowth {
    let text: String
    let smallerStep: String

    /// Nil where it did not.
    init?(_ scene: CoachContext) {
        let losses = scene.epochs.map(\.training.loss)
        // What ended below blind guessing has not exploded, and needs no measuring.
        if !scene.hasDiverged, let last = losses.last, let guessing = scene.guessingLoss,
            last < guessing
        {
            return nil
        }
        guard let optimizer = scene.optimizer, LossWithoutValue().finding(in: scene) == nil,
            let start = scene.measure(scene.before)?.loss
        else { return nil }
        let last = losses.last ?? scene.measure(scene.after)?.loss ?? .nan
        if scene.hasDiverged {
            text =
                "the loss began at \(MeasuredNumber.number(start)) and left the numbers in epoch "
                + "\(losses.count + 1) (learning_rate \(short(optimizer.learningRate)))."
        } else if last > max(start * 1.5, start + 1) {
            text =
                "the loss rose from \(MeasuredNumber.number(start)) to \(MeasuredNumber.number(last)) "
                + "(learning_rate \(short(optimizer.learningRate)))."
        } else {
            return nil
        }
        smallerStep = optimizer.withRate(optimizer.learningRate / 10)
    }
}

extension Optimizer {
    /// `compile sgd learning_rate=0.01`.
    func withRate(_ rate: Double) -> String {
        "compile \(kind.lowercased()) learning_rate=\(significant(rate, 2))"
    }

    /// The rate that Keras gives it by itself.
    var defaultRate: Double { kind == "SGD" ? 0.01 : 0.001 }
}
