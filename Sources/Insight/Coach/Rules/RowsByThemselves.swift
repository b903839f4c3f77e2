import Engine
import Vocabulary
import Wording
import Workbench

/// A Dense layer on pictures that were never laid out: every row of pixels gets an answer of its own.
struct RowsByThemselves: CoachRule {
    let verbs: Set<Verb> = [.add, .model]
    let topic = CoachTopic.output

    func finding(in scene: CoachContext) -> CoachFinding? {
        guard let network = scene.network, network.inputShape.count > 1,
            let place = network.layers.firstIndex(where: { $0 is Dense }),
            network.inputShape(of: place).count > 1
        else { return nil }
        let shape = network.inputShape(of: place)
        let size = shape.reduce(1, *)
        let anew = (["Flatten"] + network.layers.map(LayerText.written)).joined(separator: ", ")
        return CoachFinding(
            text:
                "\(network.layers[place].name) takes the \(grouped(shape[0])) rows of an example one "
                + "by one, \(shapeText(shape)), so each row gets its own answer. To see a picture as a whole `reshape \(size)`, or begin anew: "
                + "`model \(anew)`.",
            subject: "\(shape) \(place)")
    }
}
