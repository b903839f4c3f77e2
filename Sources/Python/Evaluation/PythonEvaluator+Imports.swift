import Diagnostics
import PythonSyntax

/// `import` in all its forms, and the attributes of modules.
extension PythonEvaluator {
    mutating func importModule(_ item: PythonImport) throws(Diagnostic) {
        let known = try module(item.path, at: item.span)
        if let alias = item.alias { return try bind(alias, to: .module(known)) }
        let first = String(item.path.prefix { $0 != "." })
        try bind(first, to: .module(try module(first, at: item.span)))
    }

    mutating func importNames(
        _ items: [PythonImport], from path: String, level: Int, at span: SourceSpan
    ) throws(Diagnostic) {
        if path == "__future__" { return }
        guard level == 0 else {
            throw Diagnostic("there are no modules of your own beside this one", at: span)
        }
        let known = try module(path, at: span)
        guard !items.isEmpty else {
            for name in PythonModules.names(in: known) where !name.hasPrefix("_") {
                if let value = try? moduleAttribute(name, of: known) { try bind(name, to: value) }
            }
            return
        }
        for item in items {
            do throws(Diagnostic) {
                try bind(item.alias ?? item.path, to: try moduleAttribute(item.path, of: known))
            } catch {
                throw error.placed(at: item.span)
            }
        }
    }

    private func module(_ path: String, at span: SourceSpan) throws(Diagnostic) -> String {
        if let known = PythonModules.known(path) { return known }
        throw Diagnostic(
            "the module \(path) is not among what there is here",
            hint: PythonRefusal.module(path), at: span)
    }

    /// What a module holds under a name.
    func moduleAttribute(_ name: String, of path: String) throws(Diagnostic) -> PythonValue {
        let whole = "\(path).\(name)"
        if let constant = PythonModules.constants[whole] { return constant }
        if let inner = PythonModules.known(whole) { return .module(inner) }
        if name == "__version__" { return .text("Bobbin, which reads \(path)") }
        if PythonModules.contains(path, name) {
            if path == "keras.layers" || path == "keras", ["Input", "InputLayer"].contains(name) {
                return .builtin("keras.layers.\(name)")
            }
            if path == "keras.models", name == "Sequential" { return .builtin("keras.Sequential") }
            return .builtin(whole)
        }
        throw PythonRefusal.missing(name, in: path)
    }
}
