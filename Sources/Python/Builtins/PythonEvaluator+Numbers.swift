import Diagnostics
import NumPyArrays
import PythonSyntax
import Vocabulary

/// Functions of numbers, and `len`.
extension PythonEvaluator {
    mutating func number(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue {
        let first = try firstValue(name, call)
        switch name {
        case "len": return .integer(try length(of: first))
        case "abs": return try absolute(first)
        case "round":
            let digits =
                call.values.dropFirst().first ?? call.named.first { $0.name == "ndigits" }?.value
            return try rounded(first, digits)
        case "sum": return try summed(first, call)
        case "any", "all": return try anyOrAll(name, first, call)
        case "divmod": return try quotientAndRemainder(first, call)
        case "pow": return try power(first, call)
        case "repr": return .text(repr(first))
        case "format":
            let form = call.values.dropFirst().first.flatMap(text) ?? ""
            return .text(try formatted(first, form))
        case "chr": return try character(first, call)
        case "ord": return try characterNumber(first, call)
        case "bin", "oct", "hex": return try writtenToBase(name, first, call)
        case "iter":
            return .reference(
                names.heap.add(.iterator(try items(of: first, at: call.span), next: 0)))
        case "next": return try nextItem(first, call)
        default: throw Diagnostic("\(name) is not read here", at: call.span)
        }
    }

    /// The first value, where there are no more of them than the function takes.
    private func firstValue(_ name: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard call.named.isEmpty || name == "sum" || name == "round" else {
            throw Diagnostic("\(name) has no option called \(call.named[0].name)", at: call.span)
        }
        guard let first = call.values.first else {
            throw Diagnostic("\(name) needs a value", at: call.span)
        }
        let most = ["round": 2, "sum": 2, "divmod": 2, "pow": 3, "format": 2, "next": 2][name] ?? 1
        guard call.values.count + call.named.count <= most else {
            throw Diagnostic(
                "\(name) takes \(most == 1 ? "one value" : "at most \(most) values")", at: call.span
            )
        }
        return first
    }

    private mutating func summed(_ first: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        var total =
            call.values.dropFirst().first ?? call.named.first { $0.name == "start" }?.value
            ?? .integer(0)
        if case .text = total {
            throw Diagnostic("texts are joined by \"\".join(…)", at: call.span)
        }
        return try sum(try items(of: first, at: call.span(ofValue: 0)), from: &total)
    }

    private mutating func anyOrAll(_ name: String, _ first: PythonValue, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        for item in try items(of: first, at: call.span(ofValue: 0)) {
            if try isTrue(item) == (name == "any") { return .boolean(name == "any") }
        }
        return .boolean(name == "all")
    }

    private mutating func quotientAndRemainder(_ first: PythonValue, _ call: CallArguments)
        throws(Diagnostic) -> PythonValue
    {
        guard call.values.count == 2 else {
            throw Diagnostic("divmod needs two numbers", at: call.span)
        }
        return .tuple([
            try binary(.wholeDivide, first, call.values[1]),
            try binary(.remainder, first, call.values[1]),
        ])
    }

    /// `pow`, whose third number divides: what remains is the answer.
    private mutating func power(_ first: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard call.values.count > 1 else {
            throw Diagnostic("pow needs two numbers", at: call.span)
        }
        guard call.values.count > 2 else { return try binary(.power, first, call.values[1]) }
        guard let base = wholeNumber(first), var rest = wholeNumber(call.values[1]), rest >= 0,
            let size = wholeNumber(call.values[2]), size > 0, size < 1 << 31
        else {
            throw Diagnostic(
                "pow's third number is a whole one that is not too large", at: call.span)
        }
        var (result, factor) = (1 % size, (base % size + size) % size)
        while rest > 0 {
            if rest & 1 == 1 { result = result * factor % size }
            factor = factor * factor % size
            rest >>= 1
        }
        return .integer(result)
    }

    private mutating func nextItem(_ first: PythonValue, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard case .reference(let reference) = first, case .iterator? = names.heap[reference]
        else {
            throw Diagnostic("next needs what iter(…) or zip(…) made", at: call.span)
        }
        if let item = next(of: reference) { return item }
        guard call.values.count > 1 else {
            throw Diagnostic("there is nothing left to come", at: call.span)
        }
        return call.values[1]
    }

    mutating func sum(
        _ items: [PythonValue], from start: inout PythonValue
    ) throws(Diagnostic) -> PythonValue {
        // Floats are added as Python 3.12 and later do, without losing what is small.
        var (total, lost) = (0.0, 0.0)
        var isFloat = false
        for item in items {
            if case .float(let value) = item {
                if !isFloat, let begun = plainNumber(start) {
                    (total, isFloat) = (begun.double, true)
                }
                if isFloat {
                    let next = total + value
                    lost +=
                        abs(total) >= abs(value) ? (total - next) + value : (value - next) + total
                    total = next
                    continue
                }
            }
            if isFloat {
                if let value = plainNumber(item) {
                    total += value.double
                    continue
                }
                start = .float(lost.isFinite ? total + lost : total)
                (isFloat, lost) = (false, 0)
            }
            start = try binary(.add, start, item)
        }
        return isFloat ? .float(lost.isFinite ? total + lost : total) : start
    }

    mutating func length(of value: PythonValue) throws(Diagnostic) -> Int {
        switch value {
        case .text(let text): return text.unicodeScalars.count
        case .tuple(let items): return items.count
        case .range(let range): return range.count
        case .reference(let reference):
            switch names.heap[reference] {
            case .list(let items)?: return items.count
            case .dictionary(let entries)?, .set(let entries)?: return entries.count
            case .dictionaryView(let whole, _)?: return try length(of: .reference(whole))
            case .frame(let frame)?: return frame.rowCount
            case .array?, .variable?:
                if let count = try shape(of: value).first { return count }
            default: break
            }
        case .tensor(let tensor): if let count = tensor.value.shape.first { return count }
        default: break
        }
        throw Diagnostic("\(typeName(of: value, withArticle: true)) has no length")
    }
}
