import Language
import Vocabulary

extension Statement {
    /// The command that it is, written as one or in call form; nil for all else.
    package var command: Command? {
        switch kind {
        case .command(let command): command
        case .expression(let expression): expression.commandInCallForm
        case .assignment, .block, .foreign: nil
        }
    }
}

extension Expression {
    /// `fit(5)` read as `fit 5`.
    package var commandInCallForm: Command? {
        guard case .call(let callee, let arguments) = kind, let verb = callee.word else {
            return nil
        }
        guard Verb(rawValue: verb) != nil, Functions.byName[verb] == nil else { return nil }
        return Command(verb: Name(verb, at: callee.span), arguments: arguments)
    }
}
