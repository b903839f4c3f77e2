import Diagnostics
import Engine
import Language
import NumPyArrays
import PythonSyntax

/// Values of Python as the notebook's statements take them.
extension PythonEvaluator {
    /// The literal that stands for a value; nil where a statement knows none.
    func expression(_ value: PythonValue, at span: SourceSpan) -> Expression? {
        if let text = text(value) { return Expression(.text(text), at: span) }
        switch value {
        case .boolean(let truth): return Expression(.boolean(truth), at: span)
        case .made(let object): return madeExpression(object, at: span)
        case .builtin(let path):
            return Expression(
                .word(path.split(separator: ".").last.map(String.init) ?? path), at: span)
        default: break
        }
        if let number = number(value), number.isFinite {
            return Expression(.number(number), at: span)
        }
        guard let items = sequence(value) else { return nil }
        var made: [Expression] = []
        for item in items {
            guard let one = expression(item, at: span) else { return nil }
            made.append(one)
        }
        return Expression(.list(made), at: span)
    }

    /// An object as what makes it: `CosineDecay(0.1, 1000)` → `cosine_decay(initial_learning_rate=0.1, …)`.
    private func madeExpression(_ object: MadeObject, at span: SourceSpan) -> Expression? {
        let word = Expression(.word(snakeCase(object.type)), at: span)
        let order = ScheduleKinds.named(object.type)?.settingDescriptions.map(\.name) ?? []
        var arguments: [Argument] = []
        for (place, argument) in object.arguments.enumerated() {
            if argument.name == "name" || isNone(argument.value) { continue }
            guard let value = expression(argument.value, at: span) else { return nil }
            let name = argument.name ?? (order.indices.contains(place) ? order[place] : nil)
            arguments.append(Argument(name: name.map { Name($0, at: span) }, value: value))
        }
        return arguments.isEmpty ? word : Expression(.call(word, arguments), at: span)
    }

    /// A call's arguments as a statement takes them.
    ///
    /// - Parameter renamed: options under the names that they have here.
    func statementArguments(
        _ call: CallArguments, of function: String, leavingOut: Set<String> = [],
        renamed: [String: String] = [:]
    ) throws(Diagnostic) -> [Argument] {
        var arguments: [Argument] = []
        for (place, value) in call.values.enumerated() {
            arguments.append(
                Argument(value: try literal(value, of: function, at: call.span(ofValue: place))))
        }
        for (name, value) in call.named where !leavingOut.contains(name) {
            let span = call.span(ofNamed: name)
            // An option that is None is left to its standard.
            if isNone(value) { continue }
            arguments.append(
                Argument(
                    name: Name(renamed[name] ?? name, at: span),
                    value: try literal(value, of: function, at: span)))
        }
        return arguments
    }

    private func literal(
        _ value: PythonValue, of function: String, at span: SourceSpan
    ) throws(Diagnostic) -> Expression {
        if let literal = expression(value, at: span) { return literal }
        throw Diagnostic(
            "\(function) does not take \(typeName(of: value, withArticle: true)) here", at: span)
    }

    /// Does to the data what a statement does; a model that was built stays as it is, as in Python.
    mutating func performOnData(
        _ verb: String, _ arguments: [Argument], at span: SourceSpan
    ) throws(Diagnostic) {
        let model = session.model
        session.model = nil
        defer { session.model = model }
        try perform(verb, arguments, at: span)
    }

    /// Does what a statement of the notebook does.
    mutating func perform(
        _ verb: String, _ arguments: [Argument] = [], at span: SourceSpan, isMuted: Bool = false
    ) throws(Diagnostic) {
        let command = Command(verb: Name(verb, at: span), arguments: arguments)
        var context = context
        context.isMuted = context.isMuted || isMuted
        endLine()
        try perform(Statement(.command(command), text: source, line: line), &session, context)
    }
}
