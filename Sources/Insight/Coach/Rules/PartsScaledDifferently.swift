import Engine
import Vocabulary
import Wording

/// Parts of the data in different units: what is learned on one says nothing about the other.
struct PartsScaledDifferently: CoachRule {
    let verbs: Set<Verb> = [.load, .scale, .standardize, .split, .fit, .evaluate]
    let topic = CoachTopic.parts

    private static let mostApart: Float = 10

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let data = scene.data, let train = data.train.sampledRange() else { return nil }
        for (name, part) in data.parts where name != "train" {
            guard let range = part.sampledRange() else { continue }
            let (a, b) = (spread(train), spread(range))
            guard max(a, b) > Self.mostApart * min(a, b), max(a, b) > 0 else { continue }
            let ends = "\(text(train)) in train and \(text(range)) in \(name)"
            return CoachFinding(
                text:
                    "the inputs run from \(ends). A network trained on one cannot read the other. "
                    + "Load the data again and scale every part at once: `scale` does.",
                subject: ends)
        }
        return nil
    }

    private func spread(_ range: ClosedRange<Float>) -> Float {
        max(abs(range.lowerBound), abs(range.upperBound))
    }

    private func text(_ range: ClosedRange<Float>) -> String {
        "\(significant(Double(range.lowerBound), 3)) to \(significant(Double(range.upperBound), 3))"
    }
}
