import Diagnostics
import PythonSyntax

/// The methods of dictionaries.
extension PythonEvaluator {
    mutating func dictionaryMethod(
        _ name: String, of reference: Reference, _ entries: PythonDictionary, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "keys", "values", "items":
            try checkEmpty(call, of: name)
            let part = DictionaryPart(rawValue: name) ?? .keys
            return .reference(names.heap.add(.dictionaryView(reference, part)))
        case "copy": return .reference(names.heap.add(.dictionary(entries)))
        case "get", "pop", "setdefault":
            return try valueOfKey(name, in: entries, of: reference, call)
        case "update": return try update(reference, call)
        case "popitem": return try poppedItem(name, in: entries, of: reference, call)
        case "clear":
            names.heap[reference] = .dictionary(PythonDictionary())
            return .none
        default:
            throw noMethod(name, of: .reference(reference), Self.dictionaryMethods, at: call.span)
        }
    }

    /// `get`, `pop` and `setdefault`.
    private mutating func valueOfKey(
        _ name: String, in entries: PythonDictionary, of reference: Reference, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: name)
        let shown = try taker.need("key")
        let otherwise = try taker.next("default")
        try taker.finish()
        guard let key = PythonKey(shown) else {
            throw Diagnostic("\(name) needs a key", at: call.span)
        }
        if let value = entries[key] {
            guard name == "pop" else { return value }
            var rest = entries
            _ = rest.remove(key)
            names.heap[reference] = .dictionary(rest)
            return value
        }
        if name == "pop", otherwise == nil {
            throw Diagnostic("there is no key \(repr(shown))", at: call.span)
        }
        if name == "setdefault" {
            var more = entries
            more.set(key, as: shown, to: otherwise ?? .none)
            names.heap[reference] = .dictionary(more)
        }
        return otherwise ?? .none
    }

    private mutating func update(_ reference: Reference, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard call.values.count <= 1 else {
            throw Diagnostic("update takes one dictionary", at: call.span)
        }
        let others = try dictionary(call)
        let both = try binary(.bitOr, .reference(reference), others)
        names.heap[reference] = cell(both)
        return .none
    }

    private mutating func poppedItem(
        _ name: String, in entries: PythonDictionary, of reference: Reference, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        try checkEmpty(call, of: name)
        guard let key = entries.keys.last, let value = entries.values.last else {
            throw Diagnostic("the dictionary is empty", at: call.span)
        }
        var rest = entries
        if let found = PythonKey(key) { _ = rest.remove(found) }
        names.heap[reference] = .dictionary(rest)
        return .tuple([key, value])
    }

    static let dictionaryMethods = [
        "keys", "values", "items", "get", "pop", "popitem", "setdefault", "update", "copy", "clear",
    ]
}
