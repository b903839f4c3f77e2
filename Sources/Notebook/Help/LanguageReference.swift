import Engine
import Values
import Vocabulary
import Workbench

/// The whole language as Markdown, from the definitions that it is run from: the pages of `help`, one
/// after the other.
public enum LanguageReference {
    public static var text: String {
        [
            "## Statements",
            "One line is one statement. `#` begins a comment; `\\` at the end of a line, or a bracket "
                + "left open, goes on in the next.",
            StatementDefinition.Family.allCases.map(statements).joined(separator: "\n\n"),
            "## Layers",
            LayerCatalog.all.sorted { $0.kind < $1.kind }.map { page($0.kind, $0.settings) }
                .joined(separator: "\n\n"),
            "## Activations",
            list(Activation.allCases.map { ($0.rawValue, $0.definition.summary) }),
            "## Optimizers",
            OptimizerCatalog.all.map { page($0.kind, $0.settings) }.joined(separator: "\n\n"),
            "## Losses",
            list(
                Loss.Kind.allCases.map {
                    ($0.rawValue, $0.definition.summary + others(Loss.Kind.aliases, $0))
                }),
            "## Metrics",
            list(
                Metric.allCases.map {
                    ($0.rawValue, "for `metrics=[…]`." + others(Metric.aliases, $0))
                }),
            "## Functions in expressions",
            list(Functions.all.map { ($0.example, meaning(of: $0)) }),
            "## Expressions, blocks and the shell", pages(ShellPages.distinct, below: 3),
        ].joined(separator: "\n\n")
    }

    private static func statements(of family: StatementDefinition.Family) -> String {
        let verbs = StatementTable.all.filter { $0.family == family }.map(\.verb.rawValue)
        return "### \(family.rawValue)\n\n" + pages(verbs, below: 4)
    }

    /// The pages on some topics, whose headings are of a level.
    private static func pages(_ topics: [String], below level: Int) -> String {
        topics.compactMap { HelpPages.ownPage(for: $0) }
            .map { String(repeating: "#", count: level - 2) + $0 }.joined(separator: "\n\n")
    }

    /// The page on a kind, with its settings, their defaults and what they are for.
    private static func page(_ kind: String, _ settings: [SettingDescription]) -> String {
        let options = settings.map { setting in
            let value = setting.defaultValue.map { SettingText.plain($0) } ?? ""
            return ("\(setting.name)=\(value)", setting.meaning)
        }
        return pages([kind], below: 3) + (options.isEmpty ? "" : "\n\n" + list(options))
    }

    private static func list(_ items: [(name: String, meaning: String)]) -> String {
        items.map { "- `\($0.name)` – \($0.meaning)" }.joined(separator: "\n")
    }

    /// The other names that something has: ` Also: mse.`
    private static func others<Kind: Equatable>(_ aliases: [String: Kind], _ kind: Kind) -> String {
        let names = aliases.filter { $0.value == kind }.keys.sorted()
        return names.isEmpty ? "" : " Also: \(names.map { "`\($0)`" }.joined(separator: ", "))."
    }

    private static func meaning(of function: Function) -> String {
        let options = function.options.map { "`\($0)=`" }.joined(separator: ", ")
        return function.summary + (options.isEmpty ? "" : "; takes \(options)")
    }
}
