import Diagnostics
import Language
import Python
import Statements
import Vocabulary
import Wording
import Workbench

/// Looks at statements and expressions without running them, for those who hold them as texts.
public enum StatementSyntax {
    /// The statements of a script with the lines on which they start.
    public static func statements(
        in script: String, firstLine: Int = 1
    ) -> [(text: String, line: Int)] {
        SourceText(script, firstLine: firstLine).parts.map { ($0.text, $0.line) }
    }

    /// What keeps a statement from being understood, or nil; whether it can be done is not asked.
    public static func problem(inStatement text: String, line: Int = 1) -> Diagnostic? {
        do throws(Diagnostic) {
            if let statement = try StatementReader.parse(text, line: line) {
                try StatementReader.check(statement)
            }
            return nil
        } catch {
            return error
        }
    }

    /// What keeps an expression from being understood, or nil.
    public static func problem(inExpression text: String, line: Int = 1) -> Diagnostic? {
        do throws(Diagnostic) {
            _ = try Parser.expression(text, line: line)
            return nil
        } catch {
            return error
        }
    }

    /// Whether a line does or asks something, rather than being a word, a number or a sentence.
    /// One that misspells a statement counts.
    public static func isForSession(_ text: String) -> Bool {
        guard let parsed = try? StatementReader.parse(text) else {
            let word = text.lowercased().prefix { $0.isLetter || $0 == "_" }
            return Verb.names.contains(String(word))
        }
        // A question on a word that has no page may be anybody's.
        if ShellHabit.isQuestion(text) { return topic(of: parsed).map(hasHelp) ?? false }
        switch parsed.kind {
        case .assignment, .block, .foreign: return true
        case .command(let command):
            let word = command.verb.text.lowercased()
            return command.kind != nil
                || word.count > 2
                    && Suggestion.nearest(to: word, among: Array(Verb.names)) != nil
        case .expression(let expression):
            switch expression.kind {
            case .number, .word, .text, .boolean, .unary: return false
            default: return true
            }
        }
    }

    /// What a statement of `help` asks for.
    private static func topic(of statement: Statement) -> String? {
        statement.command?.values.last?.dottedName
    }

    /// Whether `help` has a page on it.
    public static func hasHelp(on topic: String) -> Bool { HelpPages.page(for: topic) != nil }

    /// Whether a word means something to every session: a statement, an option, a layer, a name of
    /// what is measured.
    public static func isKnown(_ word: String) -> Bool { vocabulary.contains(word.lowercased()) }

    private static let vocabulary: Set<String> = {
        var words = HelpPages.topics + SessionNames.sessionNames + ["history", "kernel", "bias"]
        for statement in StatementTable.all {
            words += statement.options.flatMap { [$0.name] + $0.values }
            words += statement.words.map { String($0.prefix { $0 != "(" }) }
        }
        for layer in LayerCatalog.all { words += layer.options }
        for optimizer in OptimizerCatalog.all { words += optimizer.options }
        for name in FitCallbacks.names {
            words += (FitCallbacks.options(of: name) ?? []).map(\.name)
        }
        for part in DataPart.names { words += ["\(part)_input", "\(part)_target"] }
        return Set(words.map { $0.lowercased() })
    }()

    /// The word that begins a statement's command; nil for an expression or a name's.
    public static func verb(of text: String) -> String? {
        guard let parsed = try? StatementReader.parse(text) else { return nil }
        return parsed.command?.verb.text.lowercased()
    }

    /// The names that an expression reads, each once, in their order:
    /// `epochs == 5 and val_accuracy > 0.8` → `epochs`, `val_accuracy`.
    public static func names(inExpression text: String) -> [String] {
        guard let expression = try? Parser.expression(text) else { return [] }
        var names: [String] = []
        for name in expression.names where !names.contains(name) { names.append(name) }
        return names
    }

    /// A statement in one spelling, so that two ways of writing it compare equal: `Fit( 5 )`
    /// and `fit 5` → `fit 5`. Nil for what is no statement.
    public static func form(of statement: String) -> String? {
        guard
            let parsed = try? StatementReader.parse(statement)
        else { return nil }
        switch parsed.kind {
        case .command(let command): return command.form
        case .assignment(let name, let value): return "\(name.text) = \(value.form)"
        case .expression(let expression):
            if let command = expression.commandInCallForm { return command.form }
            return expression.form
        case .block(let count, let body):
            return "repeat \(count.form) " + body.map(\.text).joined(separator: "; ")
        case .foreign: return Python.form(of: statement)
        }
    }
}
