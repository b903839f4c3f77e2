import PythonSyntax
import Wording

extension PythonDump {
    static func many(_ expressions: [PythonExpression]) -> String {
        "[" + expressions.map { any($0) }.joined(separator: ", ") + "]"
    }

    static func any(_ expression: PythonExpression?) -> String {
        guard let expression else { return "-" }
        let (name, inside) = simple(expression.kind) ?? compound(expression.kind)
        let span = expression.span
        let place =
            name == "GeneratorExp" ? "" : "@\(span.line).\(span.column)+\(span.length)"
        return "\(name)\(place)(\(inside))"
    }

    private static func simple(_ kind: PythonExpression.Kind) -> (String, String)? {
        switch kind {
        case .none: ("Constant", "None")
        case .boolean(let value): ("Constant", value ? "True" : "False")
        case .integer(let digits): ("Constant", digits)
        case .float(let value): ("Constant", "f" + bits(value))
        case .imaginary(let value): ("Constant", "j" + bits(value))
        case .text(let text): ("Constant", quoted(text))
        case .bytes(let bytes):
            ("Constant", "b" + bytes.map { hexadecimal($0, digits: 2) }.joined())
        case .ellipsis: ("Constant", "...")
        case .formatted(let parts): ("JoinedStr", pieces(parts))
        case .name(let name): ("Name", name)
        case .list(let items): ("List", many(items))
        case .tuple(let items): ("Tuple", many(items))
        case .set(let items): ("Set", many(items))
        case .dictionary(let pairs):
            ("Dict", pairs.map { "\(any($0.key)): \(any($0.value))" }.joined(separator: ", "))
        default: nil
        }
    }

    private static func compound(_ kind: PythonExpression.Kind) -> (String, String) {
        switch kind {
        case .attribute(let value, let name): ("Attribute", "\(any(value)), \(name)")
        case .element(let value, let place): ("Subscript", "\(any(value)), \(any(place))")
        case .slice(let first, let second, let step):
            ("Slice", "\(any(first)), \(any(second)), \(any(step))")
        case .call(let function, let arguments):
            ("Call", any(function) + arguments.map { ", " + argument($0) }.joined())
        case .unary(let sign, let value): ("UnaryOp", "\(sign.rawValue), \(any(value))")
        case .binary(let left, let sign, let right):
            ("BinOp", "\(any(left)), \(sign.rawValue), \(any(right))")
        case .all(let items): ("BoolOp", "and, \(many(items))")
        case .any(let items): ("BoolOp", "or, \(many(items))")
        case .comparison(let first, let rest):
            ("Compare", any(first) + rest.map { ", \($0.sign.rawValue) \(any($0.right))" }.joined())
        case .choice(let value, let condition, let otherwise):
            ("IfExp", "\(any(value)), \(any(condition)), \(any(otherwise))")
        case .lambda(let parameters, let body):
            ("Lambda", "\(self.parameters(parameters)), \(any(body))")
        case .comprehension(let comprehension): self.comprehension(comprehension)
        case .starred(let value): ("Starred", any(value))
        case .named(let name, let value): ("NamedExpr", "\(name), \(any(value))")
        case .await(let value): ("Await", any(value))
        case .yield(let value): ("Yield", any(value))
        default: ("", "")
        }
    }

    private static func argument(_ argument: PythonArgument) -> String {
        switch argument.spread {
        case .none: (argument.name.map { "\($0)=" } ?? "") + any(argument.value)
        // CPython keeps `*list` as a starred value; its place begins at the `*`.
        case .list:
            "Starred@\(argument.span.line).\(argument.span.column)+\(argument.span.length)"
                + "(\(any(argument.value)))"
        case .options: "**" + any(argument.value)
        }
    }

    private static func comprehension(_ value: PythonComprehension) -> (String, String) {
        let clauses = value.clauses.map {
            ", \($0.isAsync ? "async " : "")for \(any($0.target)) in \(any($0.source))"
                + " if \(many($0.conditions))"
        }.joined()
        let key = value.key.map { any($0) + ": " } ?? ""
        let name =
            switch value.kind {
            case .list: "ListComp"
            case .set: "SetComp"
            case .generator: "GeneratorExp"
            case .dictionary: "DictComp"
            }
        return (name, key + any(value.element) + clauses)
    }

    private static func pieces(_ pieces: [PythonTextPiece]) -> String {
        var parts: [String] = []
        var literal = ""
        for piece in pieces {
            switch piece {
            case .literal(let text): literal += text
            case .value(let value, let conversion, let format, let source):
                literal += source ?? ""
                if !literal.isEmpty { parts.append(quoted(literal)) }
                literal = ""
                let mark = conversion.map(String.init) ?? ""
                parts.append("{\(any(value)), \(mark), \(self.pieces(format))}")
            }
        }
        if !literal.isEmpty { parts.append(quoted(literal)) }
        return "[" + parts.joined(separator: ", ") + "]"
    }

    private static func quoted(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "'") { quoted, scalar in
            if (" "..."~").contains(scalar), scalar != "'", scalar != "\\" {
                quoted.unicodeScalars.append(scalar)
            } else {
                quoted += "\\" + hexadecimal(scalar.value, digits: 1) + ";"
            }
        } + "'"
    }

    private static func bits(_ value: Double) -> String {
        hexadecimal(value.bitPattern, digits: 16)
    }
}
