import Engine
import Vocabulary
import Wording

/// Sigmoids or tanhs through which hardly any gradient comes back to the first layers.
struct SaturatedUnits: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.units

    /// How much smaller the first layer's gradient may be than the last one's.
    private static let mostTimes = 30.0

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let network = scene.network,
            let flat = network.layers.dropLast().first(where: { isFlattening($0.activation) }),
            let trace = scene.batchTrace(scene.after)
        else { return nil }
        let sizes = network.layers.indices.compactMap { index -> (name: String, size: Double)? in
            let kernel = network.slots(of: index).first { $0.name == "kernel" }
            guard let kernel else { return nil }
            let gradient = trace.steps[index].parameterGradient.prefix(kernel.size)
            return (network.layers[index].name, typicalSize(gradient))
        }
        guard let first = sizes.first, let last = sizes.last, sizes.count > 1, first.size > 0,
            last.size > first.size * Self.mostTimes
        else { return nil }
        let times = timesText(last.size / first.size)
        return CoachFinding(
            text: "the gradient of \(first.name) is near \(significant(first.size, 2)), that of "
                + "\(last.name) near \(significant(last.size, 2)), \(times) times as large: "
                + "\(flat.activation.rawValue) lets little of it back where its curve is flat, so "
                + "the first layer hardly learns. Use relu in the hidden layers, fewer of them, or "
                + "inputs near 0 (`scale`, `standardize`).",
            subject: scene.setup)
    }

    private func isFlattening(_ activation: Activation) -> Bool {
        [.sigmoid, .tanh, .hardSigmoid, .softsign].contains(activation)
    }
}
