import NumPyArrays

/// How values print.
extension PythonEvaluator {
    /// What `str` makes of a value and `print` shows.
    func str(_ value: PythonValue) -> String {
        switch value {
        case .text(let text): return text
        case .scalar(let scalar): return scalar.text
        case .tensor(let tensor): return tensorText(tensor.value)
        case .made(let object) where object.path == "numpy.dtype":
            return object.arguments.first.map { str($0.value) } ?? "float64"
        default:
            if case .array(let array)? = cell(value) { return string(array, isRepr: false) }
            return repr(value)
        }
    }

    /// What `repr` makes of a value, and an expression alone on a line shows.
    func repr(_ value: PythonValue) -> String { repr(value, depth: 0) }

    private func repr(_ value: PythonValue, depth: Int) -> String {
        guard depth < 100 else { return "..." }
        switch value {
        case .none: return "None"
        case .ellipsis: return "Ellipsis"
        case .boolean(let value): return value ? "True" : "False"
        case .integer(let value): return String(value)
        case .float(let value): return pythonText(value)
        case .text(let text): return pythonText(quoting: text)
        case .scalar(let scalar): return scalar.representation
        case .tuple(let items):
            let all = all(items, depth: depth)
            return items.count == 1 ? "(\(all),)" : "(\(all))"
        case .range(let range):
            return "range(\(range.start), \(range.stop)\(range.step == 1 ? "" : ", \(range.step)"))"
        case .slice(let slice):
            let parts = [slice.start, slice.stop, slice.step].map { $0.map(String.init) ?? "None" }
            return "slice(\(parts.joined(separator: ", ")))"
        case .tensor(let tensor): return tensorRepresentation(tensor.value)
        case .module(let path): return "<module '\(path)'>"
        case .builtin(let path):
            return PythonBuiltins.types.contains(path)
                ? "<class '\(path)'>" : "<function \(path.split(separator: ".").last ?? "")>"
        case .method(_, let name): return "<method \(name)>"
        case .made(let object): return madeText(object)
        case .reference(let reference): return repr(reference, depth: depth)
        }
    }

    /// What several values read, parted by commas.
    private func all(_ items: [PythonValue], depth: Int) -> String {
        items.map { repr($0, depth: depth + 1) }.joined(separator: ", ")
    }

    private func repr(_ reference: Reference, depth: Int) -> String {
        switch names.heap[reference] {
        case .list(let items)?: return "[\(all(items, depth: depth))]"
        case .dictionary(let entries)?:
            let pairs = zip(entries.keys, entries.values).map {
                "\(repr($0, depth: depth + 1)): \(repr($1, depth: depth + 1))"
            }
            return "{\(pairs.joined(separator: ", "))}"
        case .dictionaryView(let whole, let part)?:
            guard case .dictionary(let entries)? = names.heap[whole] else {
                return "dict_keys([])"
            }
            return "dict_\(part.rawValue)([\(all(part.items(of: entries), depth: depth))])"
        case .set(let entries)?:
            return entries.count == 0 ? "set()" : "{\(all(entries.setItems, depth: depth))}"
        case .array(let array)?: return string(array, isRepr: true)
        case .function(let function)?: return "<function \(function.name)>"
        case .variable(let variable)?: return variableText(variable)
        case let other?: return otherText(other)
        case nil: return "<object>"
        }
    }
}
