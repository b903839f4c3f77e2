import Diagnostics
import PythonSyntax

/// The methods of sets.
extension PythonEvaluator {
    mutating func setMethod(
        _ name: String, of reference: Reference, _ entries: PythonDictionary, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var changed = entries
        switch name {
        case "add": try set(try only(name, call), to: .none, in: &changed)
        case "discard", "remove":
            let value = try only(name, call)
            guard let key = PythonKey(value), changed.remove(key) != nil || name == "discard" else {
                throw Diagnostic("\(repr(value)) is not in the set", at: call.span)
            }
        case "clear":
            try checkEmpty(call, of: name)
            changed = PythonDictionary()
        case "copy":
            try checkEmpty(call, of: name)
            return .reference(names.heap.add(.set(entries)))
        case "pop":
            throw Diagnostic(
                "a set has no order here in which one would come out",
                hint: "sorted(s)[0] is the smallest.", at: call.span)
        case "update":
            for item in try items(of: try only(name, call), at: call.span(ofValue: 0)) {
                try set(item, to: .none, in: &changed)
            }
        case "union", "intersection", "difference", "symmetric_difference":
            return try combinedSet(name, reference, call)
        case "issubset", "issuperset", "isdisjoint": return try comparedSets(name, entries, call)
        default:
            throw noMethod(name, of: .reference(reference), Self.setMethods, at: call.span)
        }
        names.heap[reference] = .set(changed)
        return .none
    }

    private mutating func combinedSet(_ name: String, _ reference: Reference, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        let others = try items(of: try only(name, call), at: call.span(ofValue: 0))
        let other = try newSet(others)
        let signs: [String: PythonOperator] = [
            "union": .bitOr, "intersection": .bitAnd, "difference": .subtract,
        ]
        return try binary(signs[name] ?? .bitXor, .reference(reference), other)
    }

    private mutating func comparedSets(
        _ name: String, _ entries: PythonDictionary, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let others = try items(of: try only(name, call), at: call.span(ofValue: 0))
        let made = try newSet(others)
        guard case .set(let other)? = cell(made) else { return .none }
        if name == "isdisjoint" {
            return .boolean(
                !entries.keys.contains { PythonKey($0).map { other[$0] != nil } ?? false })
        }
        return .boolean(
            name == "issubset"
                ? Self.isSubset(entries, of: other) : Self.isSubset(other, of: entries))
    }

    static func isSubset(_ small: PythonDictionary, of large: PythonDictionary) -> Bool {
        small.keys.allSatisfy { PythonKey($0).map { large[$0] != nil } ?? false }
    }

    static let setMethods = [
        "add", "discard", "remove", "clear", "copy", "pop", "update", "union", "intersection",
        "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint",
    ]
}
