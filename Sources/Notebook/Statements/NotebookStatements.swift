import Diagnostics
import Engine
import Language
import Output

/// Statements about the notebook itself.
enum NotebookStatements {
    static let all = [seed, ExportStatement.definition, help]

    private static let seed = StatementDefinition(
        verb: "seed", family: .notebook, usage: "seed NUMBER",
        summary:
            "Sets the start of all randomness: the same seed and statements give the same numbers.",
        example: "seed 42", keras: "keras.utils.set_random_seed(42)"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "seed", options: [])
        guard let argument = reader.next() else {
            context.say("The seed is \(state.seed).")
            return
        }
        let value = try argument.wholeNumber("the seed", in: 0...Int(UInt32.max))
        try reader.finish()
        state.seed = UInt64(value)
        state.random = RandomSource(seed: state.seed)
        let isLate = state.model?.network != nil
        context.say(
            "Random numbers now start from \(value)."
                + (isLate ? " The model's first weights were drawn before that." : ""))
    }

    private static let help = StatementDefinition(
        verb: "help", family: .notebook, usage: "help [TOPIC]",
        summary:
            "Explains a statement, a layer, an activation, an optimizer or a loss.   ?TOPIC does the same",
        example: "help fit", keras: "help(keras.Model.fit)"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "help", options: [])
        guard let topic = reader.next() else {
            context.add(.prose(HelpPages.overview))
            return
        }
        let name = if let dotted = topic.dottedName { dotted } else { try topic.name("the topic") }
        try reader.finish()
        guard let page = HelpPages.page(for: name) else {
            let meant = Suggestion.nearest(to: name, among: HelpPages.topics)
            throw Diagnostic(
                "there is no help on \(name)",
                hint: meant.map { "Did you mean help \($0)?" } ?? "`help` lists what there is.",
                at: topic.span)
        }
        context.add(.prose(page))
    }

}
