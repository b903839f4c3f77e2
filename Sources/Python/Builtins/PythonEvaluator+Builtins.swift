import Diagnostics
import NumPyArrays
import Output
import PythonSyntax

extension PythonEvaluator {
    /// Calls a function that is there from the start.
    mutating func callBuiltin(_ path: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard !path.contains(".") else { return try callModule(path, call) }
        switch path {
        case "print", "display": return try printed(call)
        case "sorted": return newList(try sorted(call))
        case "min", "max": return try extreme(path, call)
        case "map", "filter", "zip", "enumerate", "reversed": return try iterator(path, call)
        case "range": return try range(call)
        case "int", "float", "str", "bool": return try converted(path, call)
        case "list", "tuple", "set", "dict": return try collected(path, call)
        case "type", "isinstance", "hasattr", "getattr", "callable", "id":
            return try asked(path, call)
        default: return try number(path, call)
        }
    }

    // MARK: - print

    private mutating func printed(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var (separator, end) = (" ", "\n")
        for (name, value) in call.named {
            switch (name, value) {
            case ("sep", .text(let text)): separator = text
            case ("end", .text(let text)): end = text
            case ("sep", .none), ("end", .none), ("flush", _): break
            default:
                throw Diagnostic(
                    "print has no option called \(name) here",
                    hint: "It takes sep=\" \" and end=\"\\n\".",
                    at: call.span(ofNamed: name))
            }
        }
        let text = call.values.map(str).joined(separator: separator)
        try checkText(text.utf8.count + openLine.utf8.count)
        openLine += text
        if end == "\n" {
            endLine(always: true)
        } else if end.hasSuffix("\n") {
            openLine += end.dropLast()
            endLine(always: true)
        } else {
            openLine += end
        }
        return .none
    }

    /// Shows what was printed, where a line of it is open.
    mutating func endLine(always: Bool = false) {
        guard always || !openLine.isEmpty else { return }
        context.add(.printed(openLine))
        openLine = ""
    }

    // MARK: - Going through values

    private mutating func sorted(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var taker = ArgumentTaker(call, of: "sorted")
        let items = try items(of: try taker.need("iterable"), at: call.span(ofValue: 0))
        let key = taker.option("key")
        let isReversed = try flag(taker.option("reverse"), otherwise: false)
        try taker.finish()
        return try sorted(items, by: key, reversed: isReversed, at: call.span)
    }

    mutating func sorted(
        _ items: [PythonValue], by key: PythonValue?, reversed: Bool, at span: SourceSpan
    ) throws(Diagnostic) -> [PythonValue] {
        var keyed: [(key: PythonValue, value: PythonValue)] = []
        for item in items {
            var itsKey = item
            if let key, !isNone(key) { itsKey = try invoke(key, CallArguments([item], at: span)) }
            keyed.append((itsKey, item))
        }
        // Merging keeps equals in their order, as Python does, and asks for the fewest comparisons.
        var width = 1
        while width < keyed.count {
            var merged: [(key: PythonValue, value: PythonValue)] = []
            merged.reserveCapacity(keyed.count)
            for start in stride(from: 0, to: keyed.count, by: 2 * width) {
                try checkTime()
                var (a, b) = (start, min(start + width, keyed.count))
                let (middle, end) = (b, min(start + 2 * width, keyed.count))
                while a < middle, b < end {
                    let takesSecond =
                        reversed
                        ? try isOrdered(keyed[a].key, .less, keyed[b].key)
                        : try isOrdered(keyed[b].key, .less, keyed[a].key)
                    merged.append(takesSecond ? keyed[b] : keyed[a])
                    if takesSecond { b += 1 } else { a += 1 }
                }
                merged += keyed[a..<middle] + keyed[b..<end]
            }
            keyed = merged
            width *= 2
        }
        return keyed.map(\.value)
    }

    private mutating func extreme(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var taker = ArgumentTaker(call, of: name)
        let first = try taker.need("values")
        let others = taker.rest()
        let key = taker.option("key")
        let standard = taker.option("default")
        try taker.finish()
        let items =
            others.isEmpty ? try items(of: first, at: call.span(ofValue: 0)) : [first] + others
        guard var best = items.first else {
            if let standard { return standard }
            throw Diagnostic("\(name) of nothing has no value", at: call.span)
        }
        func keyed(_ value: PythonValue, _ evaluator: inout PythonEvaluator) throws(Diagnostic)
            -> PythonValue
        {
            guard let key, !evaluator.isNone(key) else { return value }
            return try evaluator.invoke(key, CallArguments([value], at: call.span))
        }
        var bestKey = try keyed(best, &self)
        for item in items.dropFirst() {
            let itsKey = try keyed(item, &self)
            if try isOrdered(itsKey, name == "min" ? .less : .greater, bestKey) {
                (best, bestKey) = (item, itsKey)
            }
        }
        return best
    }

    func isNone(_ value: PythonValue) -> Bool { if case .none = value { true } else { false } }
}
