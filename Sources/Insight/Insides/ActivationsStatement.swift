import Diagnostics
import Engine
import Language
import Output
import Statements
import Vocabulary
import Wording
import Workbench

/// `activations`: what each layer makes of one example.
package enum ActivationsStatement {
    package static let definition = StatementDefinition.looking(
        verb: .activations, family: .training, usage: "activations [PART] NUMBER",
        summary:
            "One example through the layers, as pictures: what goes in, what each layer's units put out, and how often they put out anything at all.",
        example: "activations 7",
        keras:
            "keras.Model(model.inputs[0], [layer.output for layer in model.layers])(train_scaled[7:8])",
        words: DataPart.names,
        notes: Selection.rule(.place, "activations") + "\n\n"
            + "Activations that a layer may end in, for `add Dense 100 NAME` and `add Activation NAME`:\n\n"
            + Activation.allCases.map { "- `\($0.rawValue)` – \($0.definition.summary)" }
            .joined(separator: "\n"), drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (part, index) = try TraceStatement.example(command, of: "activations", state)
        let network = try state.requireNetwork()
        let data = try state.requireData()
        let examples = try state.requirePart(part)
        let sample = examples.inputs.sample(most: network.sampleSize)
        let (one, many) = try asking { () throws(EngineError) in
            (
                try LayerTrace(network, inputs: examples.inputs, at: [index]),
                try LayerTrace(network, inputs: examples.inputs, at: sample)
            )
        }
        let chosen = Selection(part: part, examples: examples, indices: [index])
        let answer = OneAnswer(chosen, one.steps.last?.output ?? [], of: network, data)
        let report = ActivationReport(
            network: network, one: one, many: many, data: data,
            title: "\(part) \(grouped(index)), "
                + data.targetText(examples.targets, index).shortened,
            isAnswerShown: answer != nil)
        for block in report.blocks { context.add(block) }
        if let answer { context.add(.bars(answer.outputs)) }
    }
}
