import Diagnostics
import Language

extension Expression {
    /// The object a statement makes by its type's name: `Dense(64, activation="relu")`.
    static func making(_ type: String, _ arguments: [Argument], at span: SourceSpan) -> Expression {
        Expression(.call(Expression(.word(type), at: span), arguments), at: span).moved(to: span)
    }

    /// The same as if it had been written at `span`, as a whole and in all its parts.
    package func moved(to span: SourceSpan) -> Expression {
        func moved(_ arguments: [Argument]) -> [Argument] {
            arguments.map { argument in
                Argument(
                    name: argument.name.map { Name($0.text, at: span) },
                    value: argument.value.moved(to: span))
            }
        }
        let kind: Kind =
            switch kind {
            case .number, .text, .boolean, .word: kind
            case .list(let items): .list(items.map { $0.moved(to: span) })
            case .range(let first, let last): .range(first.moved(to: span), last.moved(to: span))
            case .call(let callee, let arguments): .call(callee.moved(to: span), moved(arguments))
            case .index(let base, let items):
                .index(base.moved(to: span), items.map { $0.moved(to: span) })
            case .member(let base, let name):
                .member(base.moved(to: span), Name(name.text, at: span))
            case .unary(let sign, let operand): .unary(sign, operand.moved(to: span))
            case .binary(let sign, let left, let right):
                .binary(sign, left.moved(to: span), right.moved(to: span))
            case .slice(let first, let last):
                .slice(first?.moved(to: span), last?.moved(to: span))
            }
        return Expression(kind, at: span)
    }
}
