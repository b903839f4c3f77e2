import Diagnostics
import NumPyArrays
import PythonSyntax
import Vocabulary

/// `type`, `isinstance` and the like.
extension PythonEvaluator {
    mutating func asked(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue {
        guard let value = call.values.first, call.named.isEmpty else {
            throw Diagnostic("\(name) needs a value", at: call.span)
        }
        switch name {
        case "type": return .builtin(typePath(of: value))
        case "isinstance": return try isInstance(value, call)
        case "callable": return try isCallable(value)
        case "hasattr", "getattr": return try askedAttribute(name, value, call)
        default: throw Diagnostic("places in memory mean nothing here", at: call.span)
        }
    }

    private func isInstance(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard call.values.count == 2 else {
            throw Diagnostic("isinstance needs a value and a type", at: call.span)
        }
        let types = sequence(call.values[1]) ?? [call.values[1]]
        let own = typePath(of: value)
        for type in types {
            if case .builtin = type { continue }
            throw Diagnostic(
                "isinstance asks for a type: int, str, np.ndarray", at: call.span(ofValue: 1))
        }
        return .boolean(
            types.contains { type in
                guard case .builtin(let path) = type else { return false }
                if path == "float", own == "numpy.float64" { return true }
                return path == own || path == "object" || path == "int" && own == "bool"
                    || path.split(separator: ".").last.map(String.init) == typeName(of: value)
                    || path == "numpy.floating" && own.hasPrefix("numpy.float")
                    || path == "numpy.integer" && own.contains("int") && own.hasPrefix("numpy.")
            })
    }

    private func isCallable(_ value: PythonValue) throws(Diagnostic) -> PythonValue {
        switch value {
        case .builtin, .method: return .boolean(true)
        default:
            switch cell(value) {
            case .function?, .model?, .layer?: return .boolean(true)
            default: return .boolean(false)
            }
        }
    }

    private mutating func askedAttribute(
        _ name: String, _ value: PythonValue, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        guard call.values.count > 1, case .text(let attribute) = call.values[1] else {
            throw Diagnostic("\(name) needs a value and a name", at: call.span)
        }
        let found = try? self.attribute(attribute, of: value)
        if name == "hasattr" { return .boolean(found != nil) }
        if let found { return found }
        if call.values.count > 2 { return call.values[2] }
        return try self.attribute(attribute, of: value)
    }

    func typePath(of value: PythonValue) -> String {
        switch value {
        case .scalar(let scalar): "numpy.\(typeName(of: .scalar(scalar)))"
        case .tensor: "tensorflow.Tensor"
        case .made(let object): object.path
        default:
            switch cell(value) {
            case .array?: "numpy.ndarray"
            case .model?: "keras.Sequential"
            case .layer(let layer)?: "keras.layers.\(layer.type)"
            case .frame?: "pandas.\(typeName(of: value))"
            case .variable?: "tensorflow.Variable"
            default: typeName(of: value)
            }
        }
    }
}
