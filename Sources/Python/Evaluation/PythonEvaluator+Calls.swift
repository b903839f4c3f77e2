import Diagnostics
import NumPyArrays
import PythonSyntax

extension PythonEvaluator {
    mutating func call(
        _ callee: PythonExpression, _ arguments: [PythonArgument], at expression: PythonExpression
    ) throws(Diagnostic) -> PythonValue {
        if case .attribute(let base, let name) = callee.kind {
            let whole = try value(of: base)
            let given = try self.arguments(arguments, at: expression.span)
            return try callMethod(name, of: whole, given, at: callee.span)
        }
        let function = try value(of: callee)
        let given = try self.arguments(arguments, at: expression.span)
        return try invoke(function, given)
    }

    private mutating func arguments(
        _ arguments: [PythonArgument], at span: SourceSpan
    ) throws(Diagnostic) -> CallArguments {
        var call = CallArguments(at: span)
        var namedSpans: [SourceSpan] = []
        for argument in arguments {
            let value = try value(of: argument.value)
            switch argument.spread {
            case .list:
                let items = try items(of: value, at: argument.span)
                call.values += items
                call.spans += items.map { _ in argument.span }
            case .options:
                guard case .dictionary(let entries)? = cell(value) else {
                    throw Diagnostic("** needs a dictionary", at: argument.span)
                }
                for (key, value) in zip(entries.keys, entries.values) {
                    guard case .text(let name) = key else {
                        throw Diagnostic("the keys after ** are names", at: argument.span)
                    }
                    call.named.append((name, value))
                    namedSpans.append(argument.span)
                }
            case .none:
                if let name = argument.name {
                    call.named.append((name, value))
                    namedSpans.append(argument.span)
                } else {
                    call.values.append(value)
                    call.spans.append(argument.span)
                }
            }
        }
        call.spans += namedSpans
        return call
    }

    /// Calls a value as a function.
    mutating func invoke(
        _ function: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch function {
        case .builtin(let path): return try callBuiltin(path, call)
        case .method(let base, let name):
            return try callMethod(name, of: base, call, at: call.span)
        case .made(let object): return try callMade(object, call)
        case .reference(let reference):
            switch names.heap[reference] {
            case .function(let function)?: return try run(function, call)
            case .model?: return try predictByCall(reference, call)
            case .layer?:
                throw Diagnostic(
                    "a layer is not called by itself here",
                    hint: "Put it into keras.Sequential([…]).")
            default: break
            }
        case .module(let path):
            throw Diagnostic("\(path) is a module and cannot be called", hint: moduleHint(path))
        default: break
        }
        throw Diagnostic("\(typeName(of: function, withArticle: true)) cannot be called")
    }

    private func moduleHint(_ path: String) -> String? {
        let names = PythonModules.names(in: path).prefix(6)
        return names.isEmpty ? nil : "In it are \(names.joined(separator: ", ")), …"
    }

    private static let deepestCall = 90

    private mutating func run(
        _ function: DefinedFunction, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard callDepth < Self.deepestCall else {
            throw Diagnostic(
                "\(function.name) calls itself more than \(Self.deepestCall) times within one another",
                hint: "It needs a case in which it does not call itself, or a loop instead.",
                at: call.span)
        }
        var local = PythonScope(
            locals: function.locals, globals: function.globals, nonlocals: function.nonlocals,
            parent: function.scope)
        local.values = try bound(function, call)
        let own = names.heap.add(.scope(local))
        let before = scope
        scope = own
        callDepth += 1
        defer {
            scope = before
            callDepth -= 1
        }
        switch function.body {
        case .expression(let expression): return try value(of: expression)
        case .statements(let statements):
            switch try execute(statements) {
            case .returns(let value): return value
            case .goesOn: return .none
            case .breaks, .continues: throw Diagnostic("`break` and `continue` stand in a loop")
            }
        }
    }
}
