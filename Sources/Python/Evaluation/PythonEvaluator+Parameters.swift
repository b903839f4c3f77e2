import Diagnostics
import PythonSyntax
import Vocabulary

/// How a call's values come to a function's parameters.
extension PythonEvaluator {
    /// What of a call no parameter has taken yet.
    private struct Remaining {
        var place = 0
        var named: [(name: String, value: PythonValue)]

        mutating func take(named name: String) -> PythonValue? {
            named.firstIndex { $0.name == name }.map { named.remove(at: $0).value }
        }
    }

    /// The values of a function's parameters.
    mutating func bound(
        _ function: DefinedFunction, _ call: CallArguments
    ) throws(Diagnostic) -> [String: PythonValue] {
        var values: [String: PythonValue] = [:]
        var rest = Remaining(named: call.named)
        for (parameter, standard) in zip(function.parameters, function.standards) {
            switch parameter.kind {
            case .positionalOnly, .plain:
                values[parameter.name] =
                    try placed(parameter, of: function, call, &rest) ?? standard
            case .rest:
                values[parameter.name] = .tuple(Array(call.values.dropFirst(rest.place)))
                rest.place = call.values.count
            case .keywordOnly:
                values[parameter.name] = rest.take(named: parameter.name) ?? standard
            case .namedRest:
                var entries = PythonDictionary()
                for (name, value) in rest.named { try set(.text(name), to: value, in: &entries) }
                rest.named = []
                values[parameter.name] = .reference(names.heap.add(.dictionary(entries)))
            }
            if values[parameter.name] == nil {
                throw Diagnostic("\(function.name) needs \(parameter.name)", at: call.span)
            }
        }
        try checkAllTaken(rest, by: function, call)
        return values
    }

    /// The value given to a parameter by its place or its name; nil where it is left out.
    private func placed(
        _ parameter: PythonParameter, of function: DefinedFunction, _ call: CallArguments,
        _ rest: inout Remaining
    ) throws(Diagnostic) -> PythonValue? {
        guard rest.place < call.values.count else {
            return parameter.kind == .plain ? rest.take(named: parameter.name) : nil
        }
        guard parameter.kind != .plain || !rest.named.contains(where: { $0.name == parameter.name })
        else {
            throw Diagnostic("\(function.name) gets \(parameter.name) twice", at: call.span)
        }
        defer { rest.place += 1 }
        return call.values[rest.place]
    }

    private func checkAllTaken(
        _ rest: Remaining, by function: DefinedFunction, _ call: CallArguments
    ) throws(Diagnostic) {
        if rest.place < call.values.count {
            throw Diagnostic(
                "\(function.name) takes \(rest.place) values, and \(call.values.count) are given",
                at: call.span(ofValue: rest.place))
        }
        guard let other = rest.named.first else { return }
        throw Diagnostic(
            "\(function.name) has no parameter called \(other.name)",
            hint: Suggestion.hint(
                Suggestion.nearest(to: other.name, among: function.parameters.map(\.name))),
            at: call.span(ofNamed: other.name))
    }
}
