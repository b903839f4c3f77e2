import Diagnostics
import Language
import Output
import Vocabulary
import Workbench

/// `help`: a page on every word.
enum HelpStatement {
    static let definition = StatementDefinition.looking(
        verb: .help, family: .notebook,
        usage: "help [TOPIC]  |  help more TOPIC  |  help search WORD",
        summary:
            "Explains a statement, a layer, an activation, an optimizer, a loss, a word of the field, or a name of your own.   ?TOPIC and TOPIC? do the same",
        example: "help fit", keras: "help(keras.Model.fit)", words: ["more", "search"],
        notes:
            "- `help more Dense`, `Dense??` and `??Dense` say more: the formula, every setting with its default, small numbers worked through.\n- `x?` tells what a name of yours stands for: its kind, its shape, its range.\n- What Keras has and Bobbin has not is explained too: `help Conv2D`, `help LSTM`, `help transfer learning`."
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
            return try search(words.dropFirst().joined(separator: " "), at: first.span, context)
        }
        let saysMore = words.count > 1 && words[0].lowercased() == "more"
        if saysMore { words.removeFirst() }
        let name = words.joined(separator: " ")
        let page = HelpPages.page(for: name, saysMore: saysMore)
        if let own = NameDescription(name, in: state) {
            for sentence in own.sentences { context.say(sentence) }
            // `x` is a word of the field as well; only a page on that very name is worth adding.
            guard let page, page.lowercased().hasPrefix("## \(name.lowercased())\n") else { return }
            return context.add(.prose(page))
        }
        guard let page else {
            // `what?` was written otherwise than it is read, so that no caret would stand right.
            let isQuestion = command.verb.span.length == 1
            throw nothing(on: name, at: isQuestion ? nil : first.span)
        }
        context.add(.prose(page))
    }

    private static func search(
        _ word: String, at span: SourceSpan, _ context: StatementContext
    ) throws(Diagnostic) {
        guard let page = HelpPages.found(word) else {
            throw Diagnostic(
                "help says nothing about \(word)", hint: "`help` lists what there is.", at: span)
        }
        context.add(.prose(page))
    }

    private static func nothing(on name: String, at span: SourceSpan?) -> Diagnostic {
        let meant = Suggestion.nearest(to: name, among: HelpPages.topics)
        let word = name.prefix { $0 != " " }
        return Diagnostic(
            "there is no help on \(name)",
            hint: Suggestion.hint(meant.map { "`help \($0)`" })
                ?? "`help search \(word)` looks for the word; `help` lists what there is.",
            at: span)
    }

    /// One word of a topic: `fit`, `keras.layers.Dense`, `"one-hot"`.
    private static func helpWord(_ value: Expression) throws(Diagnostic) -> String {
        if let dotted = value.dottedName { return dotted }
        return try value.name("the topic")
    }
}
