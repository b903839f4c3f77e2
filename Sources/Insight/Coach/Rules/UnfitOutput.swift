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
        let metrics = scene.compiled?.plan.metrics ?? []
        guard let text = trouble(activation, loss, metrics, units: units) else { return nil }
        let subject = "\(activation) \(SettingText.plain(loss)) \(units)"
        return CoachFinding(text: text, subject: subject)
    }

    private func trouble(
        _ activation: Activation, _ loss: Loss, _ metrics: [Metric], units: Int
    ) -> String? {
        let name = loss.name
        if activation == .softmax, units == 1 {
            return "a softmax over 1 unit puts out 1 for every example, so there is nothing to "
                + "learn. `pop`, then `add Dense 1 sigmoid` for yes or no."
        }
        if loss.fromLogits { return trouble(activation, ofLogits: loss, metrics, units: units) }
        switch loss.kind {
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

    /// Shares where raw outputs are expected are squeezed a second time.
    private func trouble(
        _ activation: Activation, ofLogits loss: Loss, _ metrics: [Metric], units: Int
    ) -> String? {
        switch activation {
        case .linear where loss.kind == .binaryCrossentropy && metrics.contains(.accuracy):
            "accuracy takes an output above 0.5 for a yes, here as in Keras, and a raw output says "
                + "yes above 0: some right answers will count as wrong. The loss is right; for both, "
                + "`pop`, then `add Dense \(units) sigmoid`, and leave out from_logits."
        case .linear: nil
        case .softmax, .sigmoid:
            "from_logits=true makes shares of raw outputs, and the last layer's "
                + "\(activation.rawValue) has made shares of them already: twice is flat, and learning "
                + "is slow. Leave out from_logits, or `pop`, then `add Dense \(units)`."
        default:
            "from_logits=true expects raw outputs of any size, and \(activation.rawValue) at the end "
                + "keeps some of them out. `pop`, then `add Dense \(units)`."
        }
    }
}
