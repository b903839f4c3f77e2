import Engine
import Vocabulary

/// A last activation and a loss that do not belong together, though they can be computed.
struct UnfitOutput: CoachRule {
    let verbs: Set<Verb> = [.compile]
    let topic = CoachTopic.output

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let last = scene.after.model?.layers.last, let loss = scene.compiled?.plan.loss,
            let units = scene.network?.outputShape.last
        else { return nil }
        let activation = last.activation
        guard let text = trouble(activation, loss, units: units) else { return nil }
        return CoachFinding(text: text, subject: "\(activation) \(loss) \(units)")
    }

    private func trouble(_ activation: Activation, _ loss: Loss, units: Int) -> String? {
        let name = loss.rawValue
        if activation == .softmax, units == 1 {
            return "a softmax over 1 unit puts out 1 for every example, so there is nothing to "
                + "learn. `pop`, then `add Dense 1 sigmoid` for yes or no."
        }
        switch loss {
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy:
            if activation == .softmax { return nil }
            let what =
                activation == .sigmoid
                ? "a sigmoid answers yes or no for each of the \(units) outputs by itself, and they "
                    + "do not add up to 1"
                : "the last layer puts out plain numbers (\(activation.rawValue)), which may be below "
                    + "0 and do not add up to 1"
            return "\(name) takes -ln of a probability, and \(what). `pop`, then "
                + "`add Dense \(units) softmax`."
        case .binaryCrossentropy:
            if activation == .sigmoid { return nil }
            if activation == .softmax {
                return
                    "\(name) judges each of the \(units) outputs alone, and a softmax makes them "
                    + "share. For one class of many leave out loss= and `compile` chooses it."
            }
            return "\(name) takes the output for a probability, and the last layer puts out any "
                + "number (\(activation.rawValue)). `pop`, then `add Dense \(units) sigmoid`."
        default: return nil
        }
    }
}
