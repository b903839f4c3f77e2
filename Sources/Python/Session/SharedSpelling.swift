import Language
import Vocabulary
import Workbench

/// Statements of the notebook in whose arguments stands what people bring along from Keras: names that
/// Python's lines gave to layers and optimizers, and names that options once had.
package enum SharedSpelling {
    /// Statements that take layers, optimizers and callbacks.
    private static let takers: Set<String> = ["add", "model", "compile", "fit", "apply"]

    package static func read(_ statement: Statement, _ state: SessionState) -> Statement {
        switch statement.kind {
        case .command(let command):
            var changed = statement
            changed.kind = .command(read(command, state))
            return changed
        case .block(let count, let body):
            var changed = statement
            changed.kind = .block(count: count, body: body.map { read($0, state) })
            return changed
        case .expression, .assignment, .foreign: return statement
        }
    }

    private static func read(_ command: Command, _ state: SessionState) -> Command {
        let verb = command.verb.text.lowercased()
        var arguments: [Argument] = []
        for argument in command.arguments {
            var changed = argument
            if let name = argument.name {
                changed.name = Name(renamed(name.text, of: verb), at: name.span)
            }
            if takers.contains(verb),
                argument.name.map({ ["optimizer", "callbacks"].contains($0.text) }) ?? true
            {
                changed.value = withObjects(argument.value, state)
            }
            changed.value = withRanges(changed.value)
            // How much is said, which is chosen here.
            if verb == "fit", changed.name?.text == "verbose" { continue }
            if verb == "fit", changed.name?.text == "callbacks" {
                let items =
                    if case .list(let items) = changed.value.kind { items } else { [changed.value] }
                arguments += items.map { Argument(value: $0) }
            } else {
                arguments.append(changed)
            }
        }
        return Command(verb: command.verb, arguments: arguments)
    }

    /// Names that options have, or once had, elsewhere.
    private static func renamed(_ name: String, of verb: String) -> String {
        switch (verb, name) {
        case ("compile", "lr"), ("apply", "lr"): "learning_rate"
        case ("add", "alpha"): "negative_slope"
        case ("split", "random_state"), ("baseline", "random_state"): "seed"
        default: name
        }
    }

    private static func withObjects(_ value: Expression, _ state: SessionState) -> Expression {
        switch value.kind {
        case .word(let word): state.foreign?.argument(named: word)?.moved(to: value.span) ?? value
        case .list(let items):
            Expression(.list(items.map { withObjects($0, state) }), at: value.span)
        default: value
        }
    }

    /// `test_input[0:2]` → `test_input[0..1]`, where both ends are plain numbers.
    private static func withRanges(_ value: Expression) -> Expression {
        guard case .index(let base, let items) = value.kind else { return value }
        return Expression(.index(base, items.map(range)), at: value.span)
    }

    private static func range(_ item: Expression) -> Expression {
        guard case .slice(let first, let last) = item.kind else { return item }
        let start = first == nil ? 0 : first?.numberValue
        let end = last == nil ? 0 : last?.numberValue
        guard let start, let end, end != 0 || last == nil else { return item }
        func number(_ value: Double) -> Expression { Expression(.number(value), at: item.span) }
        return Expression(.range(number(start), number(end - 1)), at: item.span)
    }
}
