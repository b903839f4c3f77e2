import Engine
import Vocabulary
import Wording

/// Inputs far larger than the weights can work with, such as pixels from 0 to 255.
struct UnscaledInputs: CoachRule {
    let verbs: Set<Verb> = [.compile, .fit]
    let topic = CoachTopic.inputs

    /// Inputs of this size make the first sums so large that most outputs are certain from the start.
    private static let largest: Float = 20

    /// The inputs of the first layer that learns, where they are too large.
    private static func range(in scene: CoachContext) -> ClosedRange<Float>? {
        guard let given = scene.data?.train.sampledRange() else { return nil }
        let network = scene.network ?? scene.before.model?.network
        let range = network?.scaledRange(of: given) ?? given
        return max(abs(range.lowerBound), abs(range.upperBound)) > largest ? range : nil
    }

    /// The statement that brings inputs near 1 which are too large; nil where they are not.
    static func scaling(in scene: CoachContext) -> String? {
        guard let data = scene.data, let range = range(in: scene) else { return nil }
        return data.scalingStatement(for: range)
    }

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let data = scene.data, let range = Self.range(in: scene) else { return nil }
        let what = data.noun == "picture" ? "pixels" : "inputs"
        let ends = "\(short(range.lowerBound)) to \(short(range.upperBound))"
        let remedy = "`\(data.scalingStatement(for: range))`"
        let start = scene.verb == .fit ? "`undo`, then \(remedy)" : remedy
        return CoachFinding(
            text: "the \(what) run from \(ends)\(weights(in: scene)), so the first sums are huge. "
                + "\(start) before fitting.",
            subject: ends)
    }

    /// How large the weights begin: `and the weights start near 0.05`.
    private func weights(in scene: CoachContext) -> String {
        guard let network = scene.before.model?.network ?? scene.network,
            let kernel = network.slots.first(where: { $0.name == "kernel" })
        else { return "" }
        return
            " and the weights are near \(significant(typicalSize(network.weights(of: kernel)), 1))"
    }
}
