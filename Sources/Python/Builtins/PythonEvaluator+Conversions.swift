import Diagnostics
import NumPyArrays
import PythonSyntax
import Vocabulary

extension PythonEvaluator {
    mutating func converted(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        guard call.named.isEmpty, call.values.count <= (name == "int" ? 2 : 1) else {
            throw Diagnostic("\(name) takes one value", at: call.span)
        }
        guard let value = call.values.first else {
            switch name {
            case "int": return .integer(0)
            case "float": return .float(0)
            case "bool": return .boolean(false)
            default: return .text("")
            }
        }
        switch name {
        case "bool": return .boolean(try isTrue(value))
        case "str": return .text(str(value))
        case "int": return try whole(value, base: call.values.dropFirst().first, at: call.span)
        default:
            if let number = number(value) { return .float(number) }
            if let text = text(value) {
                let trimmed = text.trimmingWhitespace().replacing("_", with: "").lowercased()
                if let number = Self.specialFloats[trimmed] { return .float(number) }
                if let number = Double(trimmed),
                    trimmed.allSatisfy({ "0123456789.e+-".contains($0) })
                {
                    return .float(number)
                }
                throw Diagnostic(
                    "this text is no number: \(pythonText(quoting: text))", at: call.span)
            }
            throw Diagnostic(
                "no number can be made of \(typeName(of: value, withArticle: true))", at: call.span)
        }
    }

    static let specialFloats: [String: Double] = [
        "inf": .infinity, "+inf": .infinity, "-inf": -.infinity, "infinity": .infinity,
        "-infinity": -.infinity, "nan": .nan, "+nan": .nan, "-nan": .nan,
    ]

    func whole(
        _ value: PythonValue, base: PythonValue?, at span: SourceSpan
    ) throws(Diagnostic) -> PythonValue {
        if let text = text(value) {
            var digits = text.trimmingWhitespace().replacing("_", with: "")
            let radix = base.flatMap(wholeNumber) ?? 10
            let marks = [2: "0b", 8: "0o", 16: "0x"]
            if let mark = marks[radix], digits.lowercased().hasPrefix(mark) {
                digits.removeFirst(2)
            }
            guard (2...36).contains(radix), let whole = Int(digits, radix: radix) else {
                throw Diagnostic(
                    "this text is no whole number: \(pythonText(quoting: text))",
                    hint: Double(digits) == nil
                        ? nil : "int(float(…)) leaves out what stands behind the point.",
                    at: span)
            }
            return .integer(whole)
        }
        if let whole = wholeNumber(value) { return .integer(whole) }
        guard let number = number(value) else {
            throw Diagnostic(
                "no whole number can be made of \(typeName(of: value, withArticle: true))", at: span
            )
        }
        guard number.isFinite, let whole = Int(exactly: number.rounded(.towardZero)) else {
            throw Diagnostic("\(pythonText(number)) cannot be made a whole number here", at: span)
        }
        return .integer(whole)
    }

    mutating func collected(_ name: String, _ call: CallArguments) throws(Diagnostic) -> PythonValue
    {
        if name == "dict" { return try dictionary(call) }
        guard call.named.isEmpty, call.values.count <= 1 else {
            throw Diagnostic("\(name) takes one value", at: call.span)
        }
        let items =
            try call.values.first.map { value throws(Diagnostic) in
                try self.items(of: value, at: call.span(ofValue: 0))
            } ?? []
        switch name {
        case "list": return newList(items)
        case "tuple": return .tuple(items)
        default: return try newSet(items)
        }
    }

    mutating func dictionary(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var made = PythonDictionary()
        guard call.values.count <= 1 else {
            throw Diagnostic("dict takes one value", at: call.span)
        }
        if let first = call.values.first {
            if case .dictionary(let entries)? = cell(first) {
                made = entries
            } else {
                for pair in try items(of: first, at: call.span(ofValue: 0)) {
                    let parts = try items(of: pair, at: call.span)
                    guard parts.count == 2 else {
                        throw Diagnostic("a dictionary is made of pairs", at: call.span)
                    }
                    try set(parts[0], to: parts[1], in: &made)
                }
            }
        }
        for (name, value) in call.named { try set(.text(name), to: value, in: &made) }
        return .reference(names.heap.add(.dictionary(made)))
    }

    mutating func newSet(_ items: [PythonValue]) throws(Diagnostic) -> PythonValue {
        var made = PythonDictionary()
        for item in items { try set(item, to: .none, in: &made) }
        return .reference(names.heap.add(.set(made)))
    }
}
