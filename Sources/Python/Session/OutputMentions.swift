import PythonSyntax
import Workbench

/// Where lines of Python mention the values of cells: `_`, `Out[3]`, also within f-strings.
///
/// Within a function's body a mention means another cell at each call, so that no name can stand for it.
struct OutputMentions {
    private struct Mention {
        var place: OutputPlace
        var isInFunction: Bool
    }

    private var found: [Mention] = []
    /// Names that the functions and comprehensions around have of their own.
    private var own: [Set<String>] = []
    private var functions = 0
    /// Whether what is printed is the text itself: `f"{_=}"`.
    private var isSpelled = false
    /// Names that get a value outside of functions.
    private let bound: Set<String>
    private let lines: [[Character]]
    private let firstLine: Int
    /// By how much the lines stand indented as a whole, which the parser does not see.
    private let margin: Int

    init(_ statements: [PythonStatement], in text: String, line: Int) {
        bound = AssignedNames(statements).names
        firstLine = line
        guard text.contains("_") || text.contains("Out") else {
            (lines, margin) = ([], 0)
            return
        }
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(Array.init)
        let dedented = PythonText.dedented(text)
        let first = dedented.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).first
        margin = max(0, (lines.first?.count ?? 0) - (first?.count ?? 0))
        visit(statements)
    }

    /// The mentions that meant the value of a cell when the lines ran, or may when a function is called.
    func places(_ evaluator: PythonEvaluator) -> [OutputPlace] {
        found.compactMap { mention in
            let name = mention.place.name
            let isElement = name.hasPrefix("Out[")
            let read = evaluator.trace.outputs
            let wasRead =
                name == "Out[…]" ? read.keys.contains { $0.hasPrefix("Out[") } : read[name] != nil
            let base = isElement ? "Out" : name
            let isOwn = evaluator.names[base] != nil || evaluator.session.variables[base] != nil
            return wasRead || mention.isInFunction && !isOwn ? mention.place : nil
        }
    }

    private mutating func note(_ name: String, _ expression: PythonExpression) {
        let base = name.hasPrefix("Out[") ? "Out" : name
        guard !own.contains(where: { $0.contains(base) }) else { return }
        let span = expression.span
        let line = span.line - firstLine
        let start = span.column - 1 + margin
        let range = start..<start + span.length
        let isThere =
            lines.indices.contains(line) && range.upperBound <= lines[line].count
            && String(lines[line][range].filter { !$0.isWhitespace }) == name
        found.append(
            Mention(
                place: OutputPlace(
                    name: name, line: line, range: range,
                    isSettled: isThere && functions == 0 && !isSpelled && !bound.contains(base)),
                isInFunction: functions > 0))
    }

    // MARK: - Statements

    private mutating func visit(_ statements: [PythonStatement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: PythonStatement) {
        switch statement.kind {
        case .expression(let value): visit(value)
        case .assignment(let targets, let value):
            visit(value)
            for target in targets { visit(target: target) }
        case .augmented(let target, _, let value):
            visit(target)
            visit(value)
        case .annotated(let target, _, let value):
            visit(target: target)
            visit(value)
        case .assertion(let value, let message):
            visit(value)
            visit(message)
        case .returning(let value): visit(value)
        case .raising(let value, let cause):
            visit(value)
            visit(cause)
        case .delete(let targets): for target in targets { visit(target: target) }
        case .conditional(let condition, let body, let otherwise),
            .whileLoop(let condition, let body, let otherwise):
            visit(condition)
            visit(body)
            visit(otherwise)
        case .forLoop(let target, let source, let body, let otherwise):
            visit(source)
            visit(target: target)
            visit(body)
            visit(otherwise)
        case .with(let items, let body):
            for item in items {
                visit(item.context)
                item.target.map { visit(target: $0) }
            }
            visit(body)
        case .function(let function): visit(function)
        case .importing, .importingFrom, .global, .nonlocal, .pass, .breaking, .continuing,
            .unread:
            break
        }
    }

    private mutating func visit(_ function: PythonFunction) {
        for decorator in function.decorators { visit(decorator) }
        let assigned = AssignedNames(function.body)
        let locals = assigned.names.subtracting(assigned.globals).subtracting(assigned.nonlocals)
        enter(function.parameters, locals) { $0.visit(function.body) }
    }

    /// Goes through a body, whose parameters' own values are worked out before it.
    private mutating func enter(
        _ parameters: [PythonParameter], _ locals: Set<String>, _ body: (inout Self) -> Void
    ) {
        for parameter in parameters { visit(parameter.standard) }
        own.append(locals.union(parameters.map(\.name)))
        functions += 1
        body(&self)
        functions -= 1
        own.removeLast()
    }

    // MARK: - Expressions

    /// A target's own names are given a value and not read; places in values are.
    private mutating func visit(target: PythonExpression) {
        switch target.kind {
        case .name: break
        case .tuple(let items), .list(let items): for item in items { visit(target: item) }
        case .starred(let inner): visit(target: inner)
        default: visit(target)
        }
    }

    private mutating func visit(_ expression: PythonExpression?) {
        guard let expression else { return }
        switch expression.kind {
        case .name(let name): if OutputName(name) != nil { note(name, expression) }
        case .element(let base, let index):
            guard case .name("Out") = base.kind else {
                visit(base)
                return visit(index)
            }
            if case .integer(let digits) = index.kind {
                note("Out[\(digits)]", expression)
            } else {
                note("Out[…]", expression)
                visit(index)
            }
        case .formatted(let pieces): visit(pieces)
        case .lambda(let parameters, let body): enter(parameters, []) { $0.visit(body) }
        case .comprehension(let comprehension): visit(comprehension)
        default: for part in expression.parts { visit(part) }
        }
    }

    private mutating func visit(_ pieces: [PythonTextPiece]) {
        for case .value(let value, _, let format, let source) in pieces {
            let before = isSpelled
            isSpelled = isSpelled || source != nil
            visit(value)
            isSpelled = before
            visit(format)
        }
    }

    private mutating func visit(_ comprehension: PythonComprehension) {
        var names: Set<String> = []
        for clause in comprehension.clauses {
            visit(clause.source)
            names.formUnion(AssignedNames(target: clause.target).names)
        }
        own.append(names)
        for clause in comprehension.clauses {
            for condition in clause.conditions { visit(condition) }
        }
        visit(comprehension.key)
        visit(comprehension.element)
        own.removeLast()
    }
}

extension PythonExpression {
    /// The expressions that it is made of, but for those with names of their own.
    fileprivate var parts: [PythonExpression] {
        switch kind {
        case .list(let items), .tuple(let items), .set(let items), .all(let items),
            .any(let items):
            items
        case .dictionary(let pairs): pairs.flatMap { [$0.key, $0.value].compactMap { $0 } }
        case .attribute(let value, _), .unary(_, let value), .starred(let value),
            .named(_, let value), .await(let value):
            [value]
        case .slice(let from, let to, let step): [from, to, step].compactMap { $0 }
        case .call(let callee, let arguments): [callee] + arguments.map(\.value)
        case .binary(let left, _, let right): [left, right]
        case .comparison(let first, let rest): [first] + rest.map(\.right)
        case .choice(let value, let condition, let otherwise): [value, condition, otherwise]
        case .yield(let value): value.map { [$0] } ?? []
        default: []
        }
    }
}
