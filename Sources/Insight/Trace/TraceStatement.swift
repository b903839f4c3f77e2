import Diagnostics
import Engine
import Language
import Output
import Statements
import Vocabulary
import Wording
import Workbench

/// `trace`: one example followed through every layer, there and back.
package enum TraceStatement {
    package static let definition = StatementDefinition.looking(
        verb: .trace, family: .inside, usage: "trace [PART] NUMBER",
        summary:
            "Follows one example through every layer: what goes in, what comes out, and the gradient that comes back.",
        example: "trace 7",
        keras:
            "keras.Model(model.inputs, [layer.output for layer in model.layers])(train_scaled[7:8])",
        words: DataPart.names, notes: Selection.rule(.place, "trace"),
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (part, index) = try example(command, of: "trace", state)
        let network = try state.requireNetwork()
        let data = try state.requireData()
        let examples = try state.requirePart(part)
        let compiled = state.model?.compiled
        let trace = try asking { () throws(EngineError) in
            if let loss = compiled?.plan.loss {
                return try LayerTrace(network, examples: examples, at: [index], loss: loss)
            }
            return try LayerTrace(network, inputs: examples.inputs, at: [index])
        }
        let target = data.targetText(examples.targets, index)
        let report = TraceReport(
            network: network, trace: trace, data: data,
            title: "\(part) \(grouped(index)), \(target)")
        let pictures = TracePictures(report).pictures
        if !pictures.isEmpty { context.add(.pictures(pictures)) }
        if let unit = TracePictures(report).loudestUnit {
            context.say(
                "Beside the input: weight times pixel of \(unit), which this input stirs most, where "
                    + "that speaks for it and where against it.")
        }
        context.add(.table(report.layers))
        if let compiled {
            context.add(
                .table(
                    report.changes(
                        learningRate: compiled.plan.learningRate(
                            after: compiled.optimizerState?.step ?? 0))))
        }
        if let outputs = report.outputs(target: target) { context.add(.table(outputs)) }
        context.say(report.ending(compiled, target: examples.targets.item(index), named: target))
    }

    /// `7`, `test 7` or `test_input[7]`; the first training example where nothing is said.
    package static func example(
        _ command: Command, of verb: String, _ state: SessionState
    ) throws(Diagnostic) -> (part: String, index: Int) {
        var reader = try ArgumentReader(command.arguments, of: verb, options: [])
        var part = "train"
        var place = reader.next()
        if let first = place, case .index = first.kind {
            reader.putBack(first)
            let chosen = try Selection.read(from: &reader, state, defaultCount: 1)
            try reader.finish()
            return (chosen.part, chosen.indices[0])
        }
        if let word = place, word.word != nil {
            part = try word.choice("part", of: DataPart.names)
            place = reader.next()
        }
        try reader.finish()
        let count = try state.requirePart(part).count
        return (part, try place?.wholeNumber("the place", in: 0...max(0, count - 1)) ?? 0)
    }
}
