import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `gradcheck`: do the gradients that training uses agree with the loss itself?
package enum GradientCheckStatement {
    package static let definition = StatementDefinition.looking(
        verb: .gradcheck, family: .inside, usage: "gradcheck",
        summary:
            "Compares the model's gradients with what the loss really does when a weight is nudged.",
        example: "gradcheck", keras: "tf.test.compute_gradient(…)",
        run: run)

    private static func run(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        try ArgumentReader(command.arguments, of: "gradcheck", options: []).finish()
        let network = try state.requireNetwork()
        let compiled = try state.requireCompiled()
        let examples = try state.requirePart("train")
        var random = RandomSource(seed: state.seed)
        let check = try asking { () throws(EngineError) in
            try GradientCheck.run(
                network, loss: compiled.plan.loss, examples: examples, random: &random)
        }
        let sizes = Table.Cell.column(check.rows.map(\.size))
        let errors = Table.Cell.column(check.rows.map(\.relativeError), figures: 2)
        let rows: [[Table.Cell]] = check.rows.indices.map { index in
            let row = check.rows[index]
            return [
                .init("\(network.layers[row.slot.layer].name).\(row.slot.name)"),
                .init(
                    "\(row.compared) of \(grouped(row.slot.size))", .whole(row.compared)),
                sizes[index], errors[index],
            ]
        }
        context.add(
            .table(
                Table(
                    columns: [
                        .init("weights"), .init("compared", .right), .init("gradient", .right),
                        .init("relative error", .right),
                    ], cells: rows)))
        let range = examples.inputs.range().map(network.scaledRange)
        let largest = range.map { max(abs($0.lowerBound), abs($0.upperBound)) }
        if check.worst >= 1e-2, let data = state.data, let range, let largest, largest > 20 {
            return context.say(
                "With inputs up to \(short(largest)) the losses of some examples stand at their limit, "
                    + "-ln(1e-7) = 16.1, where a nudge changes nothing: nothing can be compared there. "
                    + "`\(data.scalingStatement(for: range))`, then `gradcheck` again.")
        }
        context.say(
            check.worst < 1e-2
                ? "The gradients agree: the largest relative error is \(significant(check.worst, 2)), below 0.01."
                : "The gradients do not agree: the largest relative error is \(significant(check.worst, 2)). "
                    + "Where a relu sits exactly at its corner this may happen; elsewhere it is a mistake of Bobbin's."
        )
    }
}
