import Diagnostics
import NumPyArrays
import PythonSyntax

/// The methods of lists, tuples, dictionaries and sets.
extension PythonEvaluator {
    mutating func listMethod(
        _ name: String, of reference: Reference, _ items: [PythonValue], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var items = items
        var answer = PythonValue.none
        switch name {
        case "append": items.append(try only(name, call))
        case "extend": items += try self.items(of: try only(name, call), at: call.span(ofValue: 0))
        case "insert":
            guard call.values.count == 2, let place = wholeNumber(call.values[0]) else {
                throw Diagnostic("insert needs a place and a value", at: call.span)
            }
            let index = place < 0 ? max(0, place + items.count) : min(place, items.count)
            items.insert(call.values[1], at: index)
        case "pop":
            guard call.values.count <= 1, call.named.isEmpty else {
                throw Diagnostic("pop takes one place", at: call.span)
            }
            let place =
                try call.values.first.map { value throws(Diagnostic) in
                    try self.place(value, of: items.count, in: .reference(reference))
                } ?? -1
            let index = place < 0 ? place + items.count : place
            guard items.indices.contains(index) else {
                throw Diagnostic(
                    items.isEmpty ? "the list is empty" : "the list has no place \(place)",
                    at: call.span)
            }
            answer = items.remove(at: index)
        case "remove":
            let value = try only(name, call)
            var found: Int?
            for (place, item) in items.enumerated() where found == nil {
                if try isEqual(item, value) { found = place }
            }
            guard let found else {
                throw Diagnostic("\(repr(value)) is not in the list", at: call.span)
            }
            items.remove(at: found)
        case "clear", "reverse":
            try checkEmpty(call, of: name)
            if name == "clear" { items = [] } else { items.reverse() }
        case "sort":
            var taker = ArgumentTaker(call, of: name)
            let key = taker.option("key")
            let isReversed = try flag(taker.option("reverse"), otherwise: false)
            try taker.finish()
            items = try sorted(items, by: key, reversed: isReversed, at: call.span)
        case "copy":
            try checkEmpty(call, of: name)
            return newList(items)
        case "index", "count": return try search(name, items, call)
        default:
            throw noMethod(
                name, of: .reference(reference),
                Self.listMethods,
                at: call.span)
        }
        try checkSize(items.count)
        names.heap[reference] = .list(items)
        return answer
    }

    mutating func search(
        _ name: String, _ items: [PythonValue], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var (call, first) = (call, 0)
        if name == "index", call.values.count == 2, let start = wholeNumber(call.values[1]) {
            first = start < 0 ? max(0, start + items.count) : start
            call.values.removeLast()
        }
        let value = try only(name, call)
        var count = 0
        for (place, item) in items.enumerated().dropFirst(first) where try isEqual(item, value) {
            if name == "index" { return .integer(place) }
            count += 1
        }
        guard name == "count" else {
            throw Diagnostic("\(repr(value)) is not in it", at: call.span)
        }
        return .integer(count)
    }

    func checkEmpty(_ call: CallArguments, of name: String) throws(Diagnostic) {
        guard !call.isEmpty else { return }
        throw Diagnostic("\(name) takes nothing", at: call.span)
    }

    func only(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue {
        guard call.values.count == 1, call.named.isEmpty else {
            throw Diagnostic("\(name) takes one value", at: call.span)
        }
        return call.values[0]
    }

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
        case "update":
            guard call.values.count <= 1 else {
                throw Diagnostic("update takes one dictionary", at: call.span)
            }
            let others = try dictionary(call)
            let both = try binary(.bitOr, .reference(reference), others)
            names.heap[reference] = cell(both)
            return .none
        case "popitem":
            try checkEmpty(call, of: name)
            guard let key = entries.keys.last, let value = entries.values.last else {
                throw Diagnostic("the dictionary is empty", at: call.span)
            }
            var rest = entries
            if let found = PythonKey(key) { _ = rest.remove(found) }
            names.heap[reference] = .dictionary(rest)
            return .tuple([key, value])
        case "clear":
            names.heap[reference] = .dictionary(PythonDictionary())
            return .none
        default:
            throw noMethod(
                name, of: .reference(reference),
                Self.dictionaryMethods, at: call.span)
        }
    }

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
            let others = try items(of: try only(name, call), at: call.span(ofValue: 0))
            let other = try newSet(others)
            let signs: [String: PythonOperator] = [
                "union": .bitOr, "intersection": .bitAnd, "difference": .subtract,
            ]
            return try binary(signs[name] ?? .bitXor, .reference(reference), other)
        case "issubset", "issuperset", "isdisjoint":
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
        default:
            throw noMethod(name, of: .reference(reference), Self.setMethods, at: call.span)
        }
        names.heap[reference] = .set(changed)
        return .none
    }

    static func isSubset(_ small: PythonDictionary, of large: PythonDictionary) -> Bool {
        small.keys.allSatisfy { PythonKey($0).map { large[$0] != nil } ?? false }
    }

    static let listMethods = [
        "append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "copy", "index",
        "count",
    ]
    static let dictionaryMethods = [
        "keys", "values", "items", "get", "pop", "popitem", "setdefault", "update", "copy", "clear",
    ]
    static let setMethods = [
        "add", "discard", "remove", "clear", "copy", "pop", "update", "union", "intersection",
        "difference",
        "symmetric_difference", "issubset", "issuperset", "isdisjoint",
    ]
}
