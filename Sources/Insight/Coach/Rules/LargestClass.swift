import Engine
import Output
import Vocabulary
import Wording

/// An accuracy that always naming the largest class would also reach.
struct LargestClass: CoachRule {
    let verbs: Set<Verb> = [.evaluate]
    let topic = CoachTopic.baseline

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard scene.compiled?.epochs.isEmpty == false, let measured = scene.evaluation,
            let accuracy = measured.metrics.first(where: { $0.name == "accuracy" })?.value,
            let part = scene.data?.part(measured.on), part.targets.itemSize == 1,
            let largest = largestClass(part.targets), largest.share >= accuracy - 0.005,
            largest.share < 1
        else { return nil }
        let name = scene.data?.classText(Double(largest.label)) ?? short(largest.label)
        return CoachFinding(
            text:
                "accuracy \(fixed(accuracy, 4)), and \(fixed(largest.share, 4)) of \(measured.on) is "
                + "\(name): always saying that would do as well. `counts \(measured.on)` shows the "
                + "classes, `confusion` which of them the model never names.",
            subject: scene.setup)
    }

    private func largestClass(_ targets: DataArray) -> (label: Float, share: Double)? {
        var counts: [Float: Int] = [:]
        targets.forEachItem { counts[$0[0], default: 0] += 1 }
        // Of several as large, the first in the order of their labels: the same at every run.
        guard let largest = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
            return nil
        }
        return (largest.key, Double(largest.value) / Double(targets.count))
    }
}

extension CoachContext {
    /// What this statement measured.
    var evaluation: Output.Evaluation? {
        for case .evaluation(let measured) in blocks { return measured }
        return nil
    }
}
