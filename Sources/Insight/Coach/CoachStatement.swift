import Diagnostics
import Vocabulary
import Workbench

/// `coach`: whether the coach speaks.
package enum CoachStatement {
    package static let definition = StatementDefinition.changing(
        verb: .coach, family: .inside, usage: "coach [on | off]",
        summary:
            "Switches the coach on or off. After a statement it points out mistakes that raise no error, such as pixels that were never scaled.",
        example: "coach off", keras: "# Keras has no coach: it trains what it is given.",
        words: ["on", "off"]
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "coach", options: [])
        let choice = try reader.next()?.choice("setting of the coach", of: ["on", "off"])
        try reader.finish()
        if let choice { state.coach.isOn = choice == "on" }
        context.say(
            state.coach.isOn
                ? "The coach is on: it looks at each result and speaks when something seems wrong."
                : "The coach is off. `coach on` brings it back.")
    }
}
