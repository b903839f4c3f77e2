import Diagnostics
import NumPyArrays
import PythonSyntax

/// The methods of lists, and of tuples where they have the same.
extension PythonEvaluator {
    mutating func listMethod(
        _ name: String, of reference: Reference, _ items: [PythonValue], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        var items = items
        var answer = PythonValue.none
        switch name {
        case "append": items.append(try only(name, call))
        case "extend": items += try self.items(of: try only(name, call), at: call.span(ofValue: 0))
        case "insert": try insert(into: &items, call)
        case "pop": answer = try popped(from: &items, of: reference, call)
        case "remove": try remove(from: &items, call)
        case "clear", "reverse":
            try checkEmpty(call, of: name)
            if name == "clear" { items = [] } else { items.reverse() }
        case "sort": try sort(&items, call)
        case "copy":
            try checkEmpty(call, of: name)
            return newList(items)
        case "index", "count": return try search(name, items, call)
        default:
            throw noMethod(name, of: .reference(reference), Self.listMethods, at: call.span)
        }
        try checkSize(items.count)
        names.heap[reference] = .list(items)
        return answer
    }

    private func insert(into items: inout [PythonValue], _ call: CallArguments)
        throws(Diagnostic)
    {
        guard call.values.count == 2, let place = wholeNumber(call.values[0]) else {
            throw Diagnostic("insert needs a place and a value", at: call.span)
        }
        let index = place < 0 ? max(0, place + items.count) : min(place, items.count)
        items.insert(call.values[1], at: index)
    }

    private func popped(
        from items: inout [PythonValue], of reference: Reference, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
        return items.remove(at: index)
    }

    private mutating func remove(from items: inout [PythonValue], _ call: CallArguments)
        throws(Diagnostic)
    {
        let value = try only("remove", call)
        var found: Int?
        for (place, item) in items.enumerated() where found == nil {
            if try isEqual(item, value) { found = place }
        }
        guard let found else {
            throw Diagnostic("\(repr(value)) is not in the list", at: call.span)
        }
        items.remove(at: found)
    }

    private mutating func sort(_ items: inout [PythonValue], _ call: CallArguments)
        throws(Diagnostic)
    {
        var taker = ArgumentTaker(call, of: "sort")
        let key = taker.option("key")
        let isReversed = try flag(taker.option("reverse"), otherwise: false)
        try taker.finish()
        items = try sorted(items, by: key, reversed: isReversed, at: call.span)
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

    static let listMethods = [
        "append", "extend", "insert", "pop", "remove", "clear", "reverse", "sort", "copy", "index",
        "count",
    ]
}
