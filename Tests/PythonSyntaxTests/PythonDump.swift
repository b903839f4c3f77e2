import PythonSyntax

/// The tree in the form that `Fixtures/dump.py` gives CPython's own: that of `ast.dump`.
struct PythonDump {
    static func dump(_ statements: [PythonStatement]) -> String {
        "[" + statements.map { statement($0) }.joined(separator: ", ") + "]"
    }

    static func statement(_ statement: PythonStatement) -> String {
        let (name, inside) = parts(of: statement.kind)
        return "\(name)@\(statement.span.line)-\(statement.lastLine)(\(inside))"
    }

    private static func parts(of kind: PythonStatement.Kind) -> (String, String) {
        switch kind {
        case .expression(let value): ("Expr", any(value))
        case .assignment(let targets, let value): ("Assign", "\(many(targets)), \(any(value))")
        case .augmented(let target, let sign, let value):
            ("AugAssign", "\(any(target)), \(sign.rawValue), \(any(value))")
        case .annotated(let target, let annotation, let value):
            ("AnnAssign", "\(any(target)), \(any(annotation)), \(any(value))")
        case .importing(let names): ("Import", aliases(names))
        case .importingFrom(let module, let names, let level):
            ("ImportFrom", "\(module), \(level), \(names.isEmpty ? "*" : aliases(names))")
        case .delete(let targets): ("Delete", many(targets))
        case .assertion(let test, let message): ("Assert", "\(any(test)), \(any(message))")
        case .returning(let value): ("Return", any(value))
        case .raising(let error, let cause): ("Raise", "\(any(error)), \(any(cause))")
        case .global(let names): ("Global", names.joined(separator: ", "))
        case .nonlocal(let names): ("Nonlocal", names.joined(separator: ", "))
        case .pass: ("Pass", "")
        case .breaking: ("Break", "")
        case .continuing: ("Continue", "")
        default: compound(kind)
        }
    }

    private static func compound(_ kind: PythonStatement.Kind) -> (String, String) {
        switch kind {
        case .conditional(let test, let body, let otherwise):
            ("If", "\(any(test)), \(dump(body)), \(dump(otherwise))")
        case .whileLoop(let test, let body, let otherwise):
            ("While", "\(any(test)), \(dump(body)), \(dump(otherwise))")
        case .forLoop(let target, let source, let body, let otherwise):
            ("For", "\(any(target)), \(any(source)), \(dump(body)), \(dump(otherwise))")
        case .with(let items, let body):
            (
                "With",
                "["
                    + items.map { "(\(any($0.context)), \(any($0.target)))" }
                    .joined(separator: ", ") + "], " + dump(body)
            )
        case .function(let function):
            (
                "FunctionDef",
                [
                    function.name, parameters(function.parameters), dump(function.body),
                    many(function.decorators),
                ].joined(separator: ", ")
            )
        case .unread(let word): ("Unread", word)
        default: ("", "")
        }
    }

    private static func aliases(_ names: [PythonImport]) -> String {
        names.map { $0.path + ($0.alias.map { " as \($0)" } ?? "") }.joined(separator: ", ")
    }

    static func parameters(_ parameters: [PythonParameter]) -> String {
        let parts = parameters.map { parameter in
            let mark =
                switch parameter.kind {
                case .positionalOnly: "/"
                case .plain: ""
                case .keywordOnly: "!"
                case .rest: "*"
                case .namedRest: "**"
                }
            return mark + parameter.name + (parameter.standard.map { "=" + any($0) } ?? "")
        }
        return "[" + parts.joined(separator: ", ") + "]"
    }
}
