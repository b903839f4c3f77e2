import Diagnostics
import PythonSyntax

/// What gives its items one after another: `zip`, `enumerate`, `reversed`, `filter`, `map`, `range`.
extension PythonEvaluator {
    mutating func iterator(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        let made: [PythonValue]
        switch name {
        case "zip": made = try zipped(call)
        case "enumerate": made = try enumerated(call)
        case "reversed": made = try reversed(call)
        default: made = try filteredOrMapped(name, call)
        }
        return .reference(names.heap.add(.iterator(made, next: 0)))
    }

    private mutating func zipped(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var columns: [[PythonValue]] = []
        for (place, value) in call.values.enumerated() {
            columns.append(try items(of: value, at: call.span(ofValue: place)))
        }
        let count = columns.map(\.count).min() ?? 0
        if call.named.contains(where: { $0.name == "strict" }),
            columns.contains(where: { $0.count != count })
        {
            throw Diagnostic("zip's values are not of one length", at: call.span)
        }
        return (0..<count).map { row in .tuple(columns.map { $0[row] }) }
    }

    private mutating func enumerated(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var taker = ArgumentTaker(call, of: "enumerate")
        let items = try items(of: try taker.need("iterable"), at: call.span(ofValue: 0))
        let start = try taker.next("start").flatMap(wholeNumber) ?? 0
        try taker.finish()
        return items.enumerated().map { .tuple([.integer($0.offset + start), $0.element]) }
    }

    private mutating func reversed(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var taker = ArgumentTaker(call, of: "reversed")
        let items = try items(of: try taker.need("sequence"), at: call.span(ofValue: 0))
        try taker.finish()
        return items.reversed()
    }

    private mutating func filteredOrMapped(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> [PythonValue]
    {
        guard call.values.count >= 2, call.named.isEmpty else {
            throw Diagnostic("\(name) needs a function and values", at: call.span)
        }
        return name == "filter" ? try filtered(call) : try mapped(call)
    }

    private mutating func filtered(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var kept: [PythonValue] = []
        for item in try items(of: call.values[1], at: call.span(ofValue: 1)) {
            let answer =
                isNone(call.values[0])
                ? item : try invoke(call.values[0], CallArguments([item], at: call.span))
            if try isTrue(answer) { kept.append(item) }
        }
        return kept
    }

    private mutating func mapped(_ call: CallArguments) throws(Diagnostic) -> [PythonValue] {
        var columns: [[PythonValue]] = []
        for (place, value) in call.values.enumerated().dropFirst() {
            columns.append(try items(of: value, at: call.span(ofValue: place)))
        }
        var made: [PythonValue] = []
        for row in 0..<(columns.map(\.count).min() ?? 0) {
            try checkTime()
            made.append(
                try invoke(
                    call.values[0], CallArguments(columns.map { $0[row] }, at: call.span)))
        }
        return made
    }

    func range(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        guard (1...3).contains(call.values.count), call.named.isEmpty else {
            throw Diagnostic(
                "range takes one to three whole numbers", hint: "For example: range(10)",
                at: call.span)
        }
        var ends: [Int] = []
        for (place, value) in call.values.enumerated() {
            guard let whole = wholeNumber(value) else {
                throw Diagnostic(
                    "range counts in whole numbers, and this is \(typeName(of: value, withArticle: true))",
                    hint: "int(x) makes a whole number of it.", at: call.span(ofValue: place))
            }
            ends.append(whole)
        }
        let step = ends.count > 2 ? ends[2] : 1
        guard step != 0 else {
            throw Diagnostic("range's step is not 0", at: call.span(ofValue: 2))
        }
        return .range(
            PythonRange(
                start: ends.count > 1 ? ends[0] : 0, stop: ends.count > 1 ? ends[1] : ends[0],
                step: step))
    }
}
