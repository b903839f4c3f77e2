import Engine
import Statements
import Values
import Vocabulary
import Wording
import Workbench

/// What may stand at the end of a half-typed line.
public enum Completion {
    public struct Candidate: Sendable, Equatable {
        public var text: String
        /// Whether more must follow at once, as after `loss=`.
        public var isOpen: Bool
        /// What it is for, in a few words; empty where its name says it.
        public var meaning: String

        public init(_ text: String, isOpen: Bool = false, meaning: String = "") {
            self.text = text
            self.isOpen = isOpen
            self.meaning = meaning
        }
    }

    /// Candidates for the last word of `line`, in order, all beginning as that word does.
    ///
    /// - Parameter words: those that a line may begin with beside the statements.
    public static func candidates(
        for line: String, state: SessionState, words extra: [Candidate] = []
    ) -> [Candidate] {
        let separators: Set<Character> = [" ", "\t", "(", ",", "[", "?"]
        var words = line.split(omittingEmptySubsequences: false) { separators.contains($0) }
            .map(String.init)
        let last = words.removeLast()
        words.removeAll(where: \.isEmpty)
        let isHelp = line.hasPrefix("?")
        let all: [Candidate]
        var typed = last
        if let equals = last.lastIndex(of: "="), !words.isEmpty {
            typed = String(last[last.index(after: equals)...])
            all = values(of: String(last[..<equals]), words)
        } else if isHelp {
            all = topics
        } else if let verb = words.first {
            all = arguments(of: Verb(word: verb), words, line, state)
        } else {
            all = beginnings(state, extra)
        }
        let lower = typed.lowercased()
        // An empty line lists the statements; names come once there is a letter of them.
        let isEmpty = line.allSatisfy(\.isWhitespace)
        return (isEmpty ? all.filter { isVerb($0.text, extra) } : all)
            .filter { $0.text.lowercased().hasPrefix(lower) }
    }

    private static func isVerb(_ word: String, _ extra: [Candidate]) -> Bool {
        Verb.names.contains(word) || word == "repeat"
            || extra.contains { $0.text == word }
    }

    /// What a line may begin with: statements, names, functions.
    private static func beginnings(
        _ state: SessionState, _ extra: [Candidate]
    ) -> [Candidate] {
        let own = StatementTable.all.map { Candidate($0.verb.rawValue, meaning: $0.summary) }
        let block = Candidate("repeat", meaning: "Runs the lines up to `end` so many times.")
        let known = Set(extra.map(\.text))
        return (own.filter { !known.contains($0.text) } + [block] + extra)
            .sorted { $0.text < $1.text } + names(state)
    }

    /// Statements by their verbs, each with what it does; words that are none are left out.
    public static func statements(_ verbs: [String]) -> [Candidate] {
        verbs.compactMap { verb in
            StatementTable.named(verb).map { Candidate(verb, meaning: $0.summary) }
        }
    }

    private static let mainTopics =
        StatementTable.all.map { Candidate($0.verb.rawValue, meaning: $0.summary) }
        + ["layers", "activations", "optimizers", "losses", "schedules", "functions", "python"].map
    {
        Candidate($0)
    }

    private static let helpWords = [
        Candidate("more", meaning: "formulas, defaults and numbers worked through"),
        Candidate("search", meaning: "where a word is spoken of"),
    ]

    private static var topics: [Candidate] {
        HelpPages.topics.map { topic in
            let layer = LayerCatalog.all.first { $0.kind == topic }?.summary
            let optimizer = OptimizerCatalog.all.first { $0.kind == topic }?.summary
            return Candidate(
                topic,
                meaning: StatementTable.named(topic)?.summary ?? layer ?? optimizer
                    ?? Activation(rawValue: topic).map { sentence($0.definition.summary) }
                    ?? Functions.byName[topic].map { sentence($0.summary) }
                    ?? KerasElsewhere.topic(named: topic).map { "not in Bobbin: " + $0.purpose }
                    ?? "")
        }
    }

    /// Names that an expression may read, and its functions.
    private static func names(_ state: SessionState) -> [Candidate] {
        SessionNames(state).allNames.filter { !Verb.names.contains($0) }.map {
            Candidate($0)
        }
            + Functions.all.filter { !Verb.names.contains($0.name) }.map {
                Candidate($0.name, meaning: sentence($0.summary))
            }
    }

    private static func arguments(
        of verb: Verb?, _ words: [String], _ line: String, _ state: SessionState
    ) -> [Candidate] {
        switch verb {
        case .help:
            // All there are would run off the screen before a letter is typed.
            return words.count > 1
                ? topics : line.last == " " ? helpWords + mainTopics : helpWords + topics
        case .forget: return ownNames(state)
        case .add, .model: return layerArguments(words)
        case .compile: return compileArguments(words)
        case .weights:
            return words.count > 1
                ? []
                : (state.model?.layers ?? []).map {
                    Candidate($0.name, meaning: LayerText.title($0))
                }
        case .fit:
            if let callback = openCallback(in: line) { return callback }
            fallthrough
        default:
            guard let statement = verb.flatMap({ StatementTable.byVerb[$0] }) else {
                return names(state)
            }
            let computes = [.record, .variable].contains(statement.verb)
            let known =
                verb == .load
                ? DataStatements.options(of: words.dropFirst().first?.lowercased())
                : statement.options
            let options = known.filter { !statement.words.contains($0.name) }
            return statement.words.map { Candidate($0, meaning: wordMeanings[$0] ?? "") }
                + options.map {
                    Candidate($0.name + "=", isOpen: true, meaning: $0.meaning)
                } + (computes ? names(state) : []) + whatCanBeDrawn(by: statement.verb, state)
                + (statement.drawsFigures
                    ? [Candidate("to", meaning: "a file for the picture: .svg or .png")] : [])
        }
    }

    private static let wordMeanings = [
        "validate": "measure val after every epoch",
        "early_stopping(": "stop when val_loss no longer improves",
        "csv_log(": "write every epoch's figures to a file",
        "reduce_lr_on_plateau(": "smaller steps when val_loss no longer improves",
        "checkpoint(": "write the model to a file as the epochs end",
        "train": "what the model learns from", "val": "what was kept aside to check on",
        "test": "what is measured at the very end",
        "fashion_mnist": "70,000 pictures of clothing",
        "fashion_sketch": "the same shapes, drawn by Bobbin; no files needed",
        "csv": "a table of your own", "idx": "a folder of your own pictures",
        "npz": "arrays that NumPy saved", "npy": "inputs and targets that NumPy saved",
        "pictures": "PNG files, a folder for each class",
        "arrays": "two of your own arrays", "model": "a model that was saved",
        "weights": "the weights alone",
        "keras": "the session as a program for Python", "ipynb": "the session as a notebook",
        "onnx": "the model for other programs",
        "distributed": "train on all devices and hosts",
        "runs": "several fits on common axes",
        "session": "the statements that still count, as a script",
        "all": "from the first cell on",
    ]

    /// The options of the callback whose bracket is open at the end of the line.
    private static func openCallback(in line: String) -> [Candidate]? {
        guard let open = line.lastIndex(of: "("), !line[open...].contains(")") else { return nil }
        let name = line[..<open].split { !$0.isLetter && $0 != "_" }.last.map(String.init) ?? ""
        return FitCallbacks.options(of: name).map { options in
            options.map { Candidate($0.name + "=", isOpen: true, meaning: $0.meaning) }
        }
    }

    private static func compileArguments(_ words: [String]) -> [Candidate] {
        let chosen = words.dropFirst().compactMap { word in
            OptimizerCatalog.all.first { $0.kind.lowercased() == word.lowercased() }
        }.first
        let known = CompileStatement.definition.options
        let names = ["loss", "metrics"] + (chosen?.options ?? ["optimizer", "learning_rate"])
        let optimizers = OptimizerCatalog.all.map {
            Candidate($0.kind.lowercased(), meaning: $0.summary)
        }
        return (chosen == nil ? optimizers : [])
            + names.map { name in
                Candidate(
                    name + "=", isOpen: true,
                    meaning: known.first { $0.name == name }?.meaning
                        ?? chosen?.meaning(of: name) ?? "")
            }
    }

    private static func layerArguments(_ words: [String]) -> [Candidate] {
        guard let layer = self.layer(in: words) else {
            return LayerCatalog.all.map { Candidate($0.kind, meaning: $0.summary) }
                .sorted { $0.text < $1.text }
        }
        let takesActivation = layer.options.contains("activation")
        return (takesActivation ? activations : [])
            + layer.options.map {
                Candidate($0 + "=", isOpen: true, meaning: layer.meaning(of: $0))
            }
    }

    /// The layer that was named last.
    private static func layer(in words: [String]) -> LayerCatalog.Entry? {
        words.dropFirst().compactMap { LayerCatalog.entry(named: $0) }.last
    }

    /// What is known of an option of the layer or optimizer that is being typed.
    private static func setting(_ option: String, _ words: [String]) -> SettingDescription? {
        let optimizers = OptimizerCatalog.all
        let settings = layer(in: words)?.settings ?? optimizers.flatMap(\.settings)
        return settings.first { $0.name == option }
    }

    private static let booleans = ["true", "false"].map { Candidate($0) }

    private static let activations = Activation.allCases.map {
        Candidate($0.rawValue, meaning: $0.definition.summary)
    }

    private static func values(of option: String, _ words: [String]) -> [Candidate] {
        switch option {
        case "activation": return activations
        case "monitor":
            return ["val_loss", "loss", "val_accuracy", "accuracy"].map { Candidate($0) }
        case "mode": return ["auto", "min", "max"].map { Candidate($0) }
        case "learning_rate" where words.first.flatMap(Verb.init(word:)) == .compile:
            return ScheduleCatalog.names.map { Candidate($0 + "(", isOpen: true) }
        case "metrics":
            return (Metric.allCases.map(\.rawValue) + Metric.aliases.keys.sorted()).map {
                Candidate($0)
            }
        case "restore_best_weights", "save_best_only", "save_weights_only": return booleans
        case "loss" where words.first.flatMap(Verb.init(word:)) == .compile:
            return Loss.Kind.allCases.map {
                Candidate($0.rawValue, meaning: $0.definition.summary)
            }
                + Loss.Kind.aliases.sorted { $0.key < $1.key }.map {
                    Candidate($0.key, meaning: "short for " + $0.value.rawValue)
                }
        default: break
        }
        switch setting(option, words)?.kind {
        case .flag: return booleans
        case .initializer: return LayerCatalog.initializers.map { Candidate($0) }
        case .regularizer: return ["l1(0.01)", "l2(0.01)"].map { Candidate($0) }
        default: break
        }
        let statement = words.first.flatMap { StatementTable.named($0) }
        return (statement?.options.first { $0.name == option }?.values ?? []).map {
            Candidate($0)
        }
    }
}
