import Diagnostics
import Language
import Statements
import Vocabulary
import Workbench

/// A layer, an optimizer, a callback or a classifier that was given a name:
/// `sgd = keras.optimizers.SGD(learning_rate=0.1)`.
package struct NamedObject: Sendable {
    package enum Kind: Sendable { case layer, optimizer, callback, classifier }

    package var name: Name
    package var value: Expression
    /// `Dense`, `SGD`, `EarlyStopping`.
    package var type: String
    package var kind: Kind

    /// - Returns: nil where the value is no call of one of these.
    package init?(_ name: Name, _ value: Expression) {
        guard case .call(let callee, _) = value.kind,
            let type = callee.dottedName?.split(separator: ".").last.map(String.init),
            let kind = Self.kind(of: type)
        else { return nil }
        self.name = name
        self.value = value
        self.type = type
        self.kind = kind
    }

    private static func kind(of type: String) -> Kind? {
        if LayerCatalog.names.contains(type) { return .layer }
        if OptimizerCatalog.all.contains(where: { $0.kind == type }) { return .optimizer }
        if type == "SGDClassifier" { return .classifier }
        return FitCallbacks.kerasNames.contains(type) ? .callback : nil
    }

    /// Keeps it in the session, once it is known that it can be used.
    package func keep(in state: inout SessionState, _ context: StatementContext) throws(Diagnostic)
    {
        guard case .call(let callee, let arguments) = value.kind else { return }
        try ExpressionStatements.checkFree(name)
        switch kind {
        case .layer:
            var random = state.random
            var python = PythonStatements()
            _ = try LayerCatalog.layer(
                named: Name(type, at: callee.span),
                arguments: python.withoutInputShape(arguments), taken: [], random: &random)
        case .optimizer:
            let command = Command(verb: name, arguments: [Argument(value: value)])
            let (entry, inner) = try CompileStatement.optimizerArgument(of: command)
            var reader = try ArgumentReader(
                inner, of: entry.kind, options: entry.options, helpTopic: entry.kind)
            _ = try OptimizerCatalog.optimizer(entry, options: &reader)
            try reader.finish()
        case .callback: try FitCallbacks.checkOptions(type, arguments)
        case .classifier: break
        }
        state.variables[name.text] = nil
        state.objects[name.text] = value
        context.say("`\(name.text)` stands for this \(type): \(use).")
    }

    private var use: String {
        switch kind {
        case .layer: "`add \(name.text)` puts it into the model"
        case .optimizer: "`compile \(name.text)` learns by it"
        case .callback: "`fit 20 validate \(name.text)` uses it"
        case .classifier: "`baseline sgd` trains and measures one like it"
        }
    }
}

extension PythonStatements {
    /// Statements in whose arguments a name may stand for an object.
    private static let verbs: Set<String> = ["add", "model", "compile", "fit", "apply"]
    private static let options: Set<String> = ["optimizer", "callbacks", "layers"]

    /// The arguments of a statement, with objects in place of the names they were given.
    func withObjects(_ arguments: [Argument], of verb: String) -> [Argument] {
        guard !scene.objects.isEmpty, Self.verbs.contains(verb.lowercased()) else {
            return arguments
        }
        return arguments.map { argument in
            if let name = argument.name, !Self.options.contains(name.text) { return argument }
            return Argument(name: argument.name, value: withObject(argument.value))
        }
    }

    private func withObject(_ value: Expression) -> Expression {
        switch value.kind {
        case .word(let word):
            scene.objects[word].map { $0.moved(to: value.span) } ?? value
        case .list(let items): Expression(.list(items.map(withObject)), at: value.span)
        default: value
        }
    }
}

extension Expression {
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
