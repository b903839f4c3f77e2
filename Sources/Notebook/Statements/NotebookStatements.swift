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
        verb: "help", family: .notebook, usage: "help [TOPIC]  |  help search WORD",
        summary:
            "Explains a statement, a layer, an activation, an optimizer, a loss or a word of the field.   ?TOPIC does the same",
        example: "help fit", keras: "help(keras.Model.fit)"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "help", options: [])
        guard let first = reader.next() else {
            context.add(.prose(HelpPages.overview))
            return
        }
        var words = [try helpWord(first)]
        while let next = reader.next() { words.append(try helpWord(next)) }
        try reader.finish()
        if words.count > 1, words[0].lowercased() == "search" {
            let word = words.dropFirst().joined(separator: " ")
            guard let page = HelpPages.found(word) else {
                throw Diagnostic(
                    "help says nothing about \(word)", hint: "`help` lists what there is.",
                    at: first.span)
            }
            context.add(.prose(page))
            return
        }
        let name = words.joined(separator: " ")
        guard let page = HelpPages.page(for: name) else {
            let meant = Suggestion.nearest(to: name, among: HelpPages.topics)
            throw Diagnostic(
                "there is no help on \(name)",
                hint: meant.map { "Did you mean `help \($0)`?" }
                    ?? "`help search \(words[0])` looks for the word; `help` lists what there is.",
                at: first.span)
        }
        context.add(.prose(page))
    }

    /// One word of a topic: `fit`, `keras.layers.Dense`, `"one-hot"`.
    private static func helpWord(_ value: Expression) throws(Diagnostic) -> String {
        if let dotted = value.dottedName { return dotted }
        return try value.name("the topic")
    }
}
