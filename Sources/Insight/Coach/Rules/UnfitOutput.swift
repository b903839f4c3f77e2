import Engine
import Vocabulary

/// A last activation and a loss that do not belong together, though they can be computed.
struct UnfitOutput: CoachRule {
    let verbs: Set<Verb> = [.compile]
    let topic = CoachTopic.output

    /// Why the two do not belong together, and the way out.
    struct Trouble: Equatable {
        var reason: String
        var remedy: String
    }

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let trouble = Self.trouble(in: scene), let loss = scene.compiled?.plan.loss,
            let activation = scene.lastActivation
        else { return nil }
        let units = scene.network?.outputShape.last ?? 0
        return CoachFinding(
            text: "\(trouble.reason). \(trouble.remedy)",
            subject: "\(activation) \(SettingText.plain(loss)) \(units)")
    }

    /// Nil where they do.
    static func trouble(in scene: CoachContext) -> Trouble? {
        guard let activation = scene.lastActivation, let plan = scene.compiled?.plan,
            let units = scene.network?.outputShape.last
        else { return nil }
        if activation == .softmax, units == 1 {
            return Trouble(
                reason:
                    "a softmax over 1 unit puts out 1 for every example, so there is nothing to "
                    + "learn",
                remedy: "`pop`, then `add Dense 1 sigmoid` for yes or no.")
        }
        return plan.loss.fromLogits
            ? trouble(activation, ofLogits: plan, units: units)
            : trouble(activation, plan.loss, units: units)
    }

    private static func trouble(_ activation: Activation, _ loss: Loss, units: Int) -> Trouble? {
        switch (loss.kind, activation) {
        case (.sparseCategoricalCrossentropy, .softmax), (.categoricalCrossentropy, .softmax),
            (.binaryCrossentropy, .sigmoid):
            nil
        case (.sparseCategoricalCrossentropy, _), (.categoricalCrossentropy, _):
            Trouble(
                reason: "\(loss.name) takes -ln of a probability, and "
                    + (activation == .sigmoid
                        ? "a sigmoid answers yes or no for each of the \(units) outputs by itself, "
                            + "and they do not add up to 1"
                        : "the last layer puts out plain numbers (\(activation.rawValue)), which may "
                            + "be below 0 and do not add up to 1"),
                remedy: "`pop`, then `add Dense \(units) softmax`.")
        case (.binaryCrossentropy, .softmax):
            Trouble(
                reason:
                    "\(loss.name) judges each of the \(units) outputs alone, and a softmax makes "
                    + "them share",
                remedy: "For one class of many leave out loss= and `compile` chooses it.")
        case (.binaryCrossentropy, _):
            Trouble(
                reason:
                    "\(loss.name) takes the output for a probability, and the last layer puts out "
                    + "any number (\(activation.rawValue))",
                remedy: "`pop`, then `add Dense \(units) sigmoid`.")
        default: nil
        }
    }

    /// Shares where raw outputs are expected are squeezed a second time.
    private static func trouble(
        _ activation: Activation, ofLogits plan: TrainingPlan, units: Int
    ) -> Trouble? {
        switch activation {
        case .linear
        where plan.loss.kind == .binaryCrossentropy && plan.metrics.contains(.accuracy):
            Trouble(
                reason:
                    "accuracy takes an output above 0.5 for a yes, here as in Keras, and a raw output "
                    + "says yes above 0: some right answers will count as wrong",
                remedy:
                    "The loss is right; for both, `pop`, then `add Dense \(units) sigmoid`, and "
                    + "leave out from_logits.")
        case .linear: nil
        case .softmax, .sigmoid:
            Trouble(
                reason: "from_logits=true makes shares of raw outputs, and the last layer's "
                    + "\(activation.rawValue) has made shares of them already: twice is flat, and "
                    + "learning is slow",
                remedy: "Leave out from_logits, or `pop`, then `add Dense \(units)`.")
        default:
            Trouble(
                reason: "from_logits=true expects raw outputs of any size, and "
                    + "\(activation.rawValue) at the end keeps some of them out",
                remedy: "`pop`, then `add Dense \(units)`.")
        }
    }
}

extension CoachContext {
    /// What the last layer ends in.
    fileprivate var lastActivation: Activation? { after.model?.layers.last?.activation }
}
