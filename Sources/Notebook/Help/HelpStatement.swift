import Diagnostics
import Language
import Output
import Vocabulary
import Workbench

/// `help`: a page on every word.
enum HelpStatement {
    static let definition = StatementDefinition.looking(
        verb: .help, family: .notebook, usage: "help [TOPIC]  |  help search WORD",
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
                hint: Suggestion.hint(meant.map { "`help \($0)`" })
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
