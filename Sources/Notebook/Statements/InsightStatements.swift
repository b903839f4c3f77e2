import Diagnostics
import Language
import Output

/// Statements that look closer at what was done; none of them changes it.
enum InsightStatements {
    static let all = [TraceStatement.definition, explain, coach, live, keras]
    static let verbs = Set(all.map(\.verb))

    private static let coach = StatementDefinition(
        verb: "coach", family: .inside, usage: "coach [on | off]",
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

    private static let live = StatementDefinition(
        verb: "live", family: .inside, usage: "live [on | off]",
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

    private static let keras = StatementDefinition(
        verb: "keras", family: .inside, usage: "keras",
        summary: "The session so far as a program for Python with Keras 3, ready to run.",
        example: "keras", keras: "import keras"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "keras", options: []).finish()
        guard !state.done.isEmpty else {
            throw Diagnostic(
                "Nothing has been done yet, so there is no program to write.",
                hint: "Begin with `load fashion_mnist`.")
        }
        context.add(.program(KerasProgram(state.done.all).text))
    }
}
