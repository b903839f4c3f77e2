import Engine
import Statements
import Vocabulary
import Wording

/// Hidden ReLU units that put out 0 for every example: they no longer learn.
struct DeadUnits: CoachRule {
    let verbs: Set<Verb> = [.fit]
    let topic = CoachTopic.units

    private static let most = 0.4

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let network = scene.network, let trace = scene.sampleTrace else { return nil }
        for index in network.layers.indices.dropLast()
        where network.layers[index].activation == .relu {
            let dead = UnitActivity(trace.steps[index].output, rows: trace.rows).dead.count
            let units = network.outputShapes[index].reduce(1, *)
            guard Double(dead) > Self.most * Double(units) else { continue }
            let name = network.layers[index].name
            return CoachFinding(
                text:
                    "\(grouped(dead)) of the \(grouped(units)) units of \(name) put out 0 for every "
                    + "one of \(grouped(trace.rows)) examples. No gradient passes a relu at 0, so "
                    + "they stay silent. A smaller learning_rate keeps more of them alive, or "
                    + "leaky_relu in place of relu.",
                subject: "\(name) \(scene.setup)")
        }
        return nil
    }
}
