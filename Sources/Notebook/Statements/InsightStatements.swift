import Diagnostics
import Language
import Output

/// Statements that look closer at what was done; none of them changes it.
enum InsightStatements {
    static let all = [TraceStatement.definition, explain, coach, keras]
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
