import Engine
import Vocabulary
import Wording

/// Inputs far larger than the weights can work with, such as pixels from 0 to 255.
struct UnscaledInputs: CoachRule {
    let verbs: Set<Verb> = [.compile, .fit]
    let topic = CoachTopic.inputs

    /// Inputs of this size make the first sums so large that most outputs are certain from the start.
    private static let largest: Float = 20

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let data = scene.data, let given = scene.range(of: data.train) else { return nil }
        let network = scene.network ?? scene.before.model?.network
        let range = network?.scaledRange(of: given) ?? given
        let size = max(abs(range.lowerBound), abs(range.upperBound))
        guard size > Self.largest else { return nil }
        let what = data.noun == "picture" ? "pixels" : "inputs"
        let ends = "\(short(range.lowerBound)) to \(short(range.upperBound))"
        let isPixels = range.lowerBound >= 0 && size <= 255
        let remedy = isPixels ? "scale 255" : "standardize"
        let start = scene.verb == .fit ? "`undo`, then `\(remedy)`" : "`\(remedy)`"
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
