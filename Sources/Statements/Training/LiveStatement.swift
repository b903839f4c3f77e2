import Diagnostics
import Vocabulary
import Workbench

/// `live`: whether a curve is drawn while a `fit` trains.
package enum LiveStatement {
    package static let definition = StatementDefinition.changing(
        verb: .live, family: .inside, usage: "live [on | off]",
        summary:
            "Switches the live curve on or off: while a `fit` of more than a second trains, its loss is drawn under the bar, epoch by epoch.",
        example: "live off",
        keras: "# Keras draws nothing while it trains; a callback of yours would.",
        words: ["on", "off"],
        notes: """
            - It is drawn in a terminal that can redraw its lines, and gone when the training is over; `plot loss` draws the curve that stays.
            - The dashed line is the loss on val, where `fit` measures it. Where the two part, the network learns by heart.
            """
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "live", options: [])
        let choice = try reader.next()?.choice("setting of the live curve", of: ["on", "off"])
        try reader.finish()
        if let choice { state.drawsWhileTraining = choice == "on" }
        context.say(
            state.drawsWhileTraining
                ? "The live curve is on: a `fit` of more than a second draws its loss while it trains."
                : "The live curve is off. `live on` brings it back; `plot loss` draws what was measured."
        )
    }
}
