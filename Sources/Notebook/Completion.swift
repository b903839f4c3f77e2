import Diagnostics
import Engine

/// What may stand at the end of a half-typed line.
public enum Completion {
    public struct Candidate: Sendable, Equatable {
        public var text: String
        /// Whether more must follow at once, as after `loss=`.
        public var isOpen: Bool
        /// What it is for, in a few words; empty where its name says it.
        public var meaning: String

        init(_ text: String, isOpen: Bool = false, meaning: String = "") {
            self.text = text
            self.isOpen = isOpen
            self.meaning = meaning
        }
    }

    /// Candidates for the last word of `line`, in order, all beginning as that word does.
    ///
    /// - Parameter extraVerbs: words that the shell itself understands.
    public static func candidates(
        for line: String, state: SessionState, extraVerbs: [String] = []
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
            all = values(of: String(last[..<equals]), words).map { Candidate($0) }
        } else if isHelp {
            all = HelpPages.topics.map { Candidate($0) }
        } else if let verb = words.first {
            all = arguments(of: verb.lowercased(), words, state)
        } else {
            all = (StatementTable.all.map(\.verb) + extraVerbs).sorted().map {
                Candidate($0, meaning: StatementTable.byVerb[$0]?.summary ?? "")
            }
        }
        let lower = typed.lowercased()
        return all.filter { $0.text.lowercased().hasPrefix(lower) }
    }

    /// Whether what is being typed is the name of a file, between the quotes of a statement that
    /// reads or writes one.
    public static func isFileName(_ line: String) -> Bool {
        let verb = line.split(separator: " ").first?.lowercased() ?? ""
        let isOfFiles = ["run", "load", "save", "export", "fit"].contains(verb)
        return isOfFiles && line.count(where: { $0 == "\"" }) % 2 == 1
    }

    private static func arguments(
        of verb: String, _ words: [String], _ state: SessionState
    ) -> [Candidate] {
        switch verb {
        case "help": return HelpPages.topics.map { Candidate($0) }
        case "add", "model": return layerArguments(words)
        case "compile":
            let chosen = words.dropFirst().compactMap { word in
                OptimizerCatalog.all.first { $0.kind.lowercased() == word.lowercased() }
            }.first
            let names = ["loss", "metrics"] + (chosen?.options ?? ["optimizer", "learning_rate"])
            return (chosen == nil ? OptimizerCatalog.names.map { Candidate($0) } : [])
                + names.map { Candidate($0 + "=", isOpen: true) }
        default:
            guard let statement = StatementTable.byVerb[verb] else { return [] }
            return statement.words.map { Candidate($0) }
                + statement.options.map {
                    Candidate($0.name + "=", isOpen: true, meaning: $0.meaning)
                }
        }
    }

    private static func layerArguments(_ words: [String]) -> [Candidate] {
        let layer = words.dropFirst().compactMap { word in
            LayerCatalog.all.first { $0.kind.lowercased() == word.lowercased() }
        }.last
        guard let layer else { return LayerCatalog.names.map { Candidate($0) } }
        let takesActivation = layer.options.contains("activation")
        return (takesActivation ? LayerCatalog.activations.map { Candidate($0) } : [])
            + layer.options.map { Candidate($0 + "=", isOpen: true) }
    }

    private static func values(of option: String, _ words: [String]) -> [String] {
        switch option {
        case "activation": return LayerCatalog.activations
        case "kernel_initializer", "bias_initializer": return LayerCatalog.initializers
        case "use_bias", "amsgrad", "centered", "nesterov", "shuffle": return ["true", "false"]
        default: break
        }
        let statement = words.first.flatMap { StatementTable.byVerb[$0.lowercased()] }
        return statement?.options.first { $0.name == option }?.values ?? []
    }
}
