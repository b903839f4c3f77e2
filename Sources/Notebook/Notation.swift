import Diagnostics
import Language

/// Looks at statements and expressions without running them, for those who hold them as texts.
public enum Notation {
    /// The statements of a script with the lines on which they start.
    public static func statements(
        in script: String, firstLine: Int = 1
    ) -> [(text: String, line: Int)] {
        SourceText(script, firstLine: firstLine).parts.map { ($0.text, $0.line) }
    }

    /// What keeps a statement from being understood, or nil; whether it can be done is not asked.
    public static func problem(inStatement text: String, line: Int = 1) -> Diagnostic? {
        do throws(Diagnostic) {
            let statement = try Parser.parse(text, line: line, verbs: StatementTable.verbs)
            guard case .command(let command) = statement?.kind,
                StatementTable.byVerb[command.verb.text.lowercased()] == nil
            else { return nil }
            return UnknownStatement.diagnostic(for: command.verb)
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
        guard let parsed = try? Parser.parse(text, verbs: StatementTable.verbs) else {
            let word = text.lowercased().prefix { $0.isLetter || $0 == "_" }
            return StatementTable.verbs.contains(String(word))
        }
        switch parsed.kind {
        case .assignment, .block: return true
        case .command(let command):
            let verb = command.verb.text.lowercased()
            return StatementTable.verbs.contains(verb)
                || verb.count > 2
                    && Suggestion.nearest(to: verb, among: Array(StatementTable.verbs)) != nil
        case .expression(let expression):
            switch expression.kind {
            case .number, .word, .text, .boolean, .unary: return false
            default: return true
            }
        }
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
        for part in DataStatements.parts { words += ["\(part)_input", "\(part)_target"] }
        return Set(words.map { $0.lowercased() })
    }()

    /// The word that begins a statement's command; nil for an expression or a name's.
    public static func verb(of text: String) -> String? {
        guard let parsed = try? Parser.parse(text, verbs: StatementTable.verbs) else { return nil }
        return StatementTable.command(of: parsed)?.verb.text.lowercased()
    }

    /// The names that an expression reads, each once, in their order:
    /// `epochs == 5 and val_accuracy > 0.8` → `epochs`, `val_accuracy`.
    public static func names(inExpression text: String) -> [String] {
        guard let expression = try? Parser.expression(text) else { return [] }
        var names: [String] = []
        for name in expression.names where !names.contains(name) { names.append(name) }
        return names
    }

    /// A statement in one spelling, so that two ways of writing it compare equal: `Fit( 5 )`,
    /// `model.fit(5)` and `fit 5` → `fit 5`. Nil for what is no statement.
    public static func form(of statement: String) -> String? {
        guard
            let parsed = try? Parser.parse(statement, verbs: StatementTable.verbs)
        else { return nil }
        var python = PythonStatements()
        let read = (try? python.read(parsed)) ?? [parsed]
        guard let first = read.first, read.count == 1 else { return nil }
        switch first.kind {
        case .command(let command): return form(command)
        case .assignment(let name, let value): return "\(name.text) = \(value.form)"
        case .expression(let expression):
            if let command = StatementTable.commandInCallForm(expression) { return form(command) }
            return expression.form
        case .block(let count, let body):
            return "repeat \(count.form) " + body.map(\.text).joined(separator: "; ")
        }
    }

    private static func form(_ command: Command) -> String {
        ([command.verb.text.lowercased()] + command.arguments.map(\.form)).joined(separator: " ")
    }
}

extension Argument {
    fileprivate var form: String { (name.map { "\($0.text)=" } ?? "") + value.form }
}

extension Expression {
    /// Written out in full, words in lower case: layers and activations are known in any spelling.
    var form: String { written { $0.lowercased() } }

    /// Written out in full, words as they are.
    var written: String { bare { $0 } }

    /// Without the brackets that nothing around it needs.
    private func bare(_ spelling: (String) -> String) -> String {
        switch kind {
        case .unary, .binary: String(written(spelling).dropFirst().dropLast())
        default: written(spelling)
        }
    }

    private func written(_ spelling: (String) -> String) -> String {
        func all(_ items: [Expression]) -> String {
            items.map { $0.written(spelling) }.joined(separator: ", ")
        }
        switch kind {
        case .number(let value): return short(value)
        case .text(let text): return "\"\(text)\""
        case .boolean(let value): return String(value)
        case .word(let word): return spelling(word)
        case .list(let items): return "[\(all(items))]"
        case .range(let first, let last):
            return "\(first.written(spelling))..\(last.written(spelling))"
        case .call(let callee, let arguments):
            let inner = arguments.map { argument in
                (argument.name.map { "\($0.text)=" } ?? "") + argument.value.bare(spelling)
            }
            return callee.written(spelling) + "(" + inner.joined(separator: ", ") + ")"
        case .index(let base, let items): return "\(base.written(spelling))[\(all(items))]"
        case .member(let base, let name): return "\(base.written(spelling)).\(name.text)"
        case .unary(let sign, let operand):
            return "(\(sign.rawValue) \(operand.written(spelling)))"
        case .binary(let sign, let left, let right):
            return "(\(left.written(spelling)) \(sign.rawValue) \(right.written(spelling)))"
        case .slice(let first, let last):
            return "\(first?.written(spelling) ?? ""):\(last?.written(spelling) ?? "")"
        }
    }

    /// The names read, in their order, with repetitions.
    var names: [String] {
        switch kind {
        case .number, .text, .boolean: []
        case .word(let word): [word]
        case .member(let base, _): dottedName.map { [$0] } ?? base.names
        case .list(let items): items.flatMap(\.names)
        case .call(_, let arguments): arguments.flatMap(\.value.names)
        case .index(let base, let items): base.names + items.flatMap(\.names)
        case .unary(_, let operand): operand.names
        case .range(let first, let last), .binary(_, let first, let last): first.names + last.names
        case .slice(let first, let last): (first?.names ?? []) + (last?.names ?? [])
        }
    }
}
