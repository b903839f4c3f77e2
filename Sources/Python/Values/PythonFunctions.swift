import PythonSyntax

/// What `def` or `lambda` made.
package struct DefinedFunction: Sendable {
    package enum Body: Sendable {
        case statements([PythonStatement])
        case expression(PythonExpression)
    }

    /// `<lambda>` for one without a name.
    package var name: String
    package var parameters: [PythonParameter]
    /// The values of parameters that may be left out, worked out when it was made; nil for others.
    package var standards: [PythonValue?]
    package var body: Body
    /// Names that belong to each call of its own.
    package var locals: Set<String>
    package var globals: Set<String>
    package var nonlocals: Set<String>
    /// The function that it was made in; nil at the top.
    package var scope: Reference?
}

/// The local names of one call.
package struct PythonScope: Sendable {
    package var values: [String: PythonValue] = [:]
    package var locals: Set<String> = []
    package var globals: Set<String> = []
    package var nonlocals: Set<String> = []
    package var parent: Reference?
}

/// The names that a function's body makes: those belong to it, wherever they are first read.
struct AssignedNames {
    private(set) var names: Set<String> = []
    private(set) var globals: Set<String> = []
    private(set) var nonlocals: Set<String> = []

    init(_ statements: [PythonStatement]) { visit(statements) }

    /// The names of one target alone.
    init(target: PythonExpression) { add(target) }

    private mutating func visit(_ statements: [PythonStatement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: PythonStatement) {
        switch statement.kind {
        case .assignment(let targets, let value):
            for target in targets { add(target) }
            named(in: value)
        case .augmented(let target, _, let value):
            add(target)
            named(in: value)
        case .annotated(let target, _, _): add(target)
        case .importing(let imports):
            for item in imports {
                names.insert(item.alias ?? String(item.path.prefix { $0 != "." }))
            }
        case .importingFrom(_, let imports, _):
            for item in imports { names.insert(item.alias ?? item.path) }
        case .delete(let targets): for target in targets { add(target) }
        case .global(let all): globals.formUnion(all)
        case .nonlocal(let all): nonlocals.formUnion(all)
        case .conditional(let condition, let body, let otherwise),
            .whileLoop(let condition, let body, let otherwise):
            named(in: condition)
            visit(body)
            visit(otherwise)
        case .forLoop(let target, _, let body, let otherwise):
            add(target)
            visit(body)
            visit(otherwise)
        case .with(let items, let body):
            for item in items { item.target.map { add($0) } }
            visit(body)
        case .function(let function): names.insert(function.name)
        case .expression(let value): named(in: value)
        default: break
        }
    }

    /// The names of a target: `a, (b, *c)`; places in other values make none.
    private mutating func add(_ target: PythonExpression) {
        switch target.kind {
        case .name(let name): names.insert(name)
        case .tuple(let items), .list(let items): for item in items { add(item) }
        case .starred(let inner): add(inner)
        default: break
        }
    }

    /// `name := value`, where it stands on its own or in a condition.
    private mutating func named(in value: PythonExpression) {
        switch value.kind {
        case .named(let name, let inner):
            names.insert(name)
            named(in: inner)
        case .comparison(let left, let rest):
            named(in: left)
            for link in rest { named(in: link.right) }
        case .all(let items), .any(let items), .tuple(let items), .list(let items):
            for item in items { named(in: item) }
        case .unary(_, let inner): named(in: inner)
        case .binary(let left, _, let right):
            named(in: left)
            named(in: right)
        case .call(_, let arguments): for argument in arguments { named(in: argument.value) }
        default: break
        }
    }
}
