import Engine
import KerasPrograms
import Values
import Vocabulary
import Wording
import Workbench

/// The texts of `help`, made from the same tables that the statements are run from.
enum HelpPages {
    /// Everything that has a page of its own, and the words of the glossary.
    static var topics: [String] {
        let pages = pageTopics
        let known = Set(pages.map(Glossary.key))
        return pages
            + Glossary.english.entries.map(\.term).filter { !known.contains(Glossary.key($0)) }
    }

    private static var pageTopics: [String] {
        StatementTable.all.map(\.verb.rawValue) + LayerCatalog.names
            + OptimizerCatalog.all.map(\.kind)
            + LayerCatalog.activations + Loss.Kind.allCases.map(\.rawValue)
            + Functions.all.map(\.name)
            + ["layers", "optimizers", "losses", "schedules", "regularizers", "functions"]
            + ShellPages.topics + KerasElsewhere.all.map(\.term)
    }

    static var overview: String {
        var text = "## Statements\n\nOne line, one statement. `help fit` explains one of them.\n"
        for family in StatementDefinition.Family.allCases {
            text += "\n**\(family.rawValue)**\n\n"
            for statement in StatementTable.all where statement.family == family {
                text += "- `\(statement.example)` – \(firstSentence(statement.summary))\n"
            }
        }
        text += """

            **The shell**

            - Tab completes, Up brings back earlier lines, Ctrl-R searches them.
            - Ctrl-C stops training and keeps what was learned; a second one within a second gives up the statement.
            - What was copied with its prompts (`bobbin [1]> …`, `>>> …`, `In [1]: …`) can be pasted as it is: answers are left out.
            - `quit` or Ctrl-D leaves. `lesson` begins the first lesson.

            More topics: `help layers`, `help activations`, `help optimizers`, `help losses`, `help functions`, `help expressions`, `help repeat`.

            Words of the field are explained, too: `help epoch`, `help overfitting`. `help search WORD` finds where a word is spoken of. `Dense?` is short for `help Dense`, and `Dense??` says more.
            """
        return text
    }

    /// The page on one topic, in any spelling of capitals; nil where there is none.
    ///
    /// What can be typed comes first; the glossary's words on the same follow it.
    ///
    /// - Parameter saysMore: adds formulas, defaults and numbers worked through.
    static func page(for topic: String, saysMore: Bool = false) -> String? {
        let entry = Glossary.english.entry(for: topic)
        guard var page = ownPage(for: topic) else {
            return entry?.page ?? pageOfPython(topic, saysMore)
        }
        if saysMore, let more = MoreHelp.text(on: topic) { page += "\n\n" + more }
        return entry.map { page + "\n\n**In plain words**\n\n" + $0.body } ?? page
    }

    /// `keras.layers.Dense`, `model.fit`, `np.mean`: the page on the last piece, where it is the same
    /// thing here.
    private static func pageOfPython(_ topic: String, _ saysMore: Bool) -> String? {
        let pieces = topic.split(separator: ".").map(String.init)
        guard pieces.count > 1, let last = pieces.last else { return nil }
        switch pieces[0].lowercased() {
        case "keras", "tf", "tensorflow", "layers", "model", "losses", "optimizers", "activations":
            return page(for: last, saysMore: saysMore)
        case "np", "numpy":
            return Functions.byName[last.lowercased()] == nil
                ? nil : page(for: last, saysMore: saysMore)
        default: return nil
        }
    }

    /// What a word is found in: entries of the glossary, then pages; nil where there is nothing.
    static func found(_ word: String) -> String? {
        let entries = Glossary.english.search(word)
        let known = Set(entries.map { Glossary.key($0.term) })
        let pages = pageTopics.filter { topic in
            !known.contains(Glossary.key(topic))
                && ownPage(for: topic)?.lowercased().contains(word.lowercased()) ?? false
        }
        let most = 12
        let elsewhere = KerasElsewhere.topic(named: word)
        // What is called so comes before what only speaks of it.
        let named = KerasElsewhere.all.filter { $0.term == elsewhere?.term }
        let lines =
            named.map(line) + entries.map { "- `help \($0.term)` – \(firstSentence($0.text))" }
            + pages.filter { $0 != elsewhere?.term }.map { page in
                KerasElsewhere.all.first { $0.term == page }.map(line) ?? "- `help \(page)`"
            }
        guard !lines.isEmpty else { return nil }
        let rest =
            lines.count > most
            ? "\n\n… and \(lines.count - most) more; a longer word finds fewer." : ""
        return "## Where help speaks of \(word)\n\n" + lines.prefix(most).joined(separator: "\n")
            + rest
    }

    private static func line(_ topic: KerasElsewhere.Topic) -> String {
        "- `help \(topic.term)` – not in Bobbin: \(topic.purpose)"
    }

    /// The page on what can be typed, without the glossary's word on it.
    static func ownPage(for topic: String) -> String? {
        let lower = topic.lowercased()
        if let statement = StatementTable.named(lower) { return page(statement) }
        if let layer = LayerCatalog.entry(named: lower) {
            return page(layer)
        }
        if let entry = OptimizerCatalog.all.first(where: { $0.kind.lowercased() == lower }) {
            return page(entry)
        }
        switch lower {
        case "layers":
            return "## Layers\n\n"
                + LayerCatalog.all.map { "- `\($0.usage)` – \(firstSentence($0.summary))" }
                .joined(separator: "\n")
        case "optimizers":
            return "## Optimizers\n\n"
                + OptimizerCatalog.all.map { "- `compile \($0.kind.lowercased())` – \($0.summary)" }
                .joined(separator: "\n")
        case "losses":
            return "## Losses\n\nFor `compile … loss=NAME`; chosen for you when you name none.\n\n"
                + Loss.Kind.allCases.map { "- `\($0.rawValue)` – \($0.definition.summary)" }
                .joined(separator: "\n")
                + "\n\nThose for classes also take raw outputs (logits), of a last layer without softmax or sigmoid: `compile adam loss=sparse_categorical_crossentropy(from_logits=true)`."
        case "schedules":
            return
                "## Schedules\n\nFor `compile … learning_rate=…`, where the learning rate shall change from step to step.\n\n"
                + ScheduleKinds.all.map {
                    "- `\(ScheduleCatalog.example(of: $0))` – \(firstSentence($0.summary)): "
                        + $0.settingDescriptions.map(\.name).joined(separator: ", ")
                }.joined(separator: "\n")
                + "\n\nExample: `compile adam learning_rate=\(ScheduleCatalog.example(of: CosineDecay.self))`"
        case "regularizers":
            return
                "## Regularizers\n\nWhat large weights add to the loss, so that training keeps them small: it shows in the loss of `fit` and `evaluate`, as in Keras.\n\n"
                + "- `kernel_regularizer=l2(0.01)` – 0.01 · Σ w², the usual one\n"
                + "- `kernel_regularizer=l1(0.01)` – 0.01 · Σ |w|, which makes many weights almost 0\n"
                + "- `kernel_regularizer=l1_l2(l1=0.01, l2=0.01)` – both\n\n"
                + "Also `bias_regularizer` of a Dense, and `gamma_regularizer` and `beta_regularizer` of a BatchNormalization.\n\n"
                + "Example: `add Dense 100 relu kernel_regularizer=l2(0.01)`"
        case "functions":
            return "## Functions in expressions\n\n"
                + Functions.all.map { "- `\($0.example)` – \($0.summary)" }.joined(separator: "\n")
                + "\n\nOperators: `+ - * / ^ @ == != < <= > >= and or not`. An expression alone on a line shows its value; `x = …` gives it a name."
        default: break
        }
        if let page = ShellPages.page(for: lower) { return page }
        if let function = Functions.byName[lower], Activation(rawValue: lower) == nil {
            return
                "## \(function.name)\n\n\(sentence(function.summary)).\n\nExample: `\(function.example)`"
                + "\n\nWhere Keras or NumPy has it, it is called `\(function.name)` there, too."
        }
        if let activation = Activation(named: lower) {
            let units = activation == .softmax ? 10 : 100
            return "## \(activation.rawValue)\n\n\(sentence(activation.definition.summary))\n\n"
                + "Example: `add Dense \(units) \(activation.rawValue)`\n\n"
                + "In Keras: `keras.layers.Dense(\(units), activation=\"\(activation.rawValue)\")`"
        }
        return Loss(named: lower).map(page) ?? ElsewherePage.text(for: topic)
    }

    private static func page(_ loss: Loss) -> String {
        var text = "## \(loss.name)\n\n\(sentence(loss.definition.summary))\n\n"
        let settings = Loss.settingDescriptions(of: loss.kind)
        for setting in settings {
            let value = setting.defaultValue.map { SettingText.plain($0) } ?? ""
            text += "- `\(setting.name)=\(value)` \(setting.meaning)\n"
        }
        if !settings.isEmpty { text += "\n" }
        text += "Example: `compile adam loss=\(loss.name)`\n\n"
        let example =
            (try? Loss.make(loss.kind, [NamedSetting("from_logits", .flag(true))])) ?? loss
        if example != loss {
            text += "With settings: `compile adam loss=\(SettingText.plain(example))`\n\n"
        }
        return text
            + "In Keras: `model.compile(optimizer=\"adam\", loss=\(SettingText.python(example)))`"
    }

    private static func page(_ statement: StatementDefinition) -> String {
        var text = "## \(statement.verb.rawValue)\n\n\(statement.summary)\n\n"
        text += "    \(statement.usage)\n\n"
        if !statement.options.isEmpty {
            for option in statement.options {
                let values =
                    option.values.isEmpty ? "" : ": " + option.values.joined(separator: ", ")
                text += "- `\(option.name)=` \(option.meaning)\(values)\n"
            }
            text += "\n"
        }
        var notes = statement.notes
        if statement.drawsFigures {
            notes +=
                (notes.isEmpty ? "" : "\n")
                + "- With `to \"picture.svg\"` at its end the picture goes to a file, .svg or .png."
        }
        if !notes.isEmpty { text += notes + "\n\n" }
        text += "Example: `\(statement.example)`\n"
        if !statement.keras.isEmpty { text += "\nIn Keras: `\(statement.keras)`" }
        return text
    }

    private static func page(_ layer: LayerCatalog.Entry) -> String {
        var text =
            "## \(layer.kind)\n\n\(layer.summary)\n\n    \(layer.usage)\n\n"
            + "Options: \(layer.options.joined(separator: ", "))\n\nExample: `\(layer.example)`"
        if let example = layer.exampleLayer {
            let line = "model.add(\(KerasLayer.text(example, isNamed: false)))"
            text += "\n\nIn Keras: `\(line)`"
        }
        return text
    }

    private static func page(_ entry: OptimizerCatalog.Entry) -> String {
        let arguments = entry.settings.compactMap { setting in
            setting.defaultValue.map { "\(setting.name)=\(SettingText.python($0))" }
        }.joined(separator: ", ")
        return
            "## \(entry.kind)\n\n\(entry.summary)\n\nOptions with their defaults: \(arguments)\n\n"
            + "Example: `compile \(entry.kind.lowercased()) learning_rate=0.01`\n\n"
            + "In Keras: `keras.optimizers.\(entry.kind)(\(arguments))`"
    }

    private static func firstSentence(_ text: String) -> String {
        let end = text.range(of: ". ")?.lowerBound ?? text.endIndex
        return String(text[..<end]).trimmingDot()
    }
}

extension String {
    fileprivate func trimmingDot() -> String { hasSuffix(".") ? String(dropLast()) : self }

    /// Where another text first stands in this one.
    fileprivate func range(of other: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(other) {
                return start..<index(start, offsetBy: other.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
