import Diagnostics
import NumPyArrays
import PythonSyntax
import Vocabulary

/// The methods of texts.
extension PythonEvaluator {
    mutating func textMethod(
        _ name: String, of text: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        switch name {
        case "format": return .text(try formatMethod(text, call))
        case "join": return try joined(text, call)
        case "split", "rsplit", "splitlines": return try split(name, text, call)
        default: break
        }
        if let answer = try searched(name, Array(text.unicodeScalars), call) { return answer }
        if ["zfill", "ljust", "rjust", "center"].contains(name) {
            return try padded(name, text, call)
        }
        let given = try texts(of: call)
        let most =
            ["strip": 1, "lstrip": 1, "rstrip": 1, "removeprefix": 1, "removesuffix": 1][name] ?? 0
        guard given.count <= most else {
            throw Diagnostic("\(name) takes \(most == 0 ? "nothing" : "one text")", at: call.span)
        }
        if let change = Self.textChanges[name] { return .text(change(text)) }
        if let question = Self.textQuestions[name] {
            return .boolean(!text.isEmpty && question(text))
        }
        if ["strip", "lstrip", "rstrip"].contains(name) {
            return .text(stripped(text, of: given.first, name))
        }
        guard name == "removeprefix" || name == "removesuffix" else {
            throw noMethod(name, of: .text(text), Self.textMethods, at: call.span)
        }
        guard let piece = given.first else {
            throw Diagnostic("\(name) needs a text", at: call.span)
        }
        if name == "removeprefix" {
            return .text(text.hasPrefix(piece) ? String(text.dropFirst(piece.count)) : text)
        }
        return .text(text.hasSuffix(piece) ? String(text.dropLast(piece.count)) : text)
    }

    private static let textChanges: [String: @Sendable (String) -> String] = [
        "upper": { $0.uppercased() }, "lower": { $0.lowercased() },
        "casefold": { $0.lowercased() }, "title": { $0.capitalized },
        "capitalize": { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() },
        "swapcase": { text in
            text.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined()
        },
    ]

    /// What is asked of a text that is not empty.
    private static let textQuestions: [String: @Sendable (String) -> Bool] = [
        "isdigit": { $0.allSatisfy(\.isNumber) }, "isnumeric": { $0.allSatisfy(\.isNumber) },
        "isdecimal": { $0.allSatisfy(\.isNumber) }, "isalpha": { $0.allSatisfy(\.isLetter) },
        "isalnum": { text in text.allSatisfy { $0.isLetter || $0.isNumber } },
        "isspace": { $0.allSatisfy(\.isWhitespace) },
        "isupper": { $0.contains(where: \.isLetter) && $0 == $0.uppercased() },
        "islower": { $0.contains(where: \.isLetter) && $0 == $0.lowercased() },
    ]

    static let textMethods = [
        "format", "join", "split", "rsplit", "splitlines", "upper", "lower", "casefold", "title",
        "capitalize", "swapcase", "strip", "lstrip", "rstrip", "replace", "startswith", "endswith",
        "removeprefix", "removesuffix", "count", "find", "rfind", "index", "rindex", "partition",
        "rpartition", "isdigit", "isnumeric", "isdecimal", "isalpha", "isalnum", "isspace",
        "isupper", "islower", "zfill", "ljust", "rjust", "center",
    ]

    func piece(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> [Unicode
        .Scalar]
    {
        guard let text = text(value) else {
            throw Diagnostic(
                "a text is needed here, and this is \(typeName(of: value, withArticle: true))",
                hint: "str(…) makes a text of any value.", at: call.span)
        }
        return Array(text.unicodeScalars)
    }

    func whole(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> Int {
        guard let whole = wholeNumber(value) else {
            throw Diagnostic(
                "a whole number is needed here, and this is \(typeName(of: value, withArticle: true))",
                at: call.span)
        }
        return whole
    }

    private func texts(of call: CallArguments) throws(Diagnostic) -> [String] {
        guard call.named.isEmpty else {
            throw Diagnostic(
                "this takes no option called \(call.named[0].name) here", at: call.span)
        }
        var texts: [String] = []
        for value in call.values where !isNone(value) {
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: try piece(value, call))
            texts.append(String(scalars))
        }
        return texts
    }

    private func stripped(_ text: String, of characters: String?, _ name: String) -> String {
        func isDropped(_ scalar: Unicode.Scalar) -> Bool {
            characters.map { $0.unicodeScalars.contains(scalar) } ?? scalar.properties.isWhitespace
        }
        var scalars = Substring(text).unicodeScalars
        if name != "rstrip" {
            while let first = scalars.first, isDropped(first) { scalars.removeFirst() }
        }
        if name != "lstrip" {
            while let last = scalars.last, isDropped(last) { scalars.removeLast() }
        }
        return String(Substring(scalars))
    }

    private func padded(_ name: String, _ text: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard let width = call.values.first.flatMap(wholeNumber), width <= 10_000 else {
            throw Diagnostic("\(name) needs a width of at most 10,000", at: call.span)
        }
        var format = TextFormat()
        format.width = max(0, width)
        guard call.named.isEmpty, call.values.count <= (name == "zfill" ? 1 : 2) else {
            throw Diagnostic(
                "\(name) takes a width\(name == "zfill" ? "" : " and a character")", at: call.span)
        }
        if let given = call.values.dropFirst().first {
            guard let fill = self.text(given), fill.unicodeScalars.count == 1 else {
                throw Diagnostic("\(name) fills with one character", at: call.span(ofValue: 1))
            }
            format.fill = Character(fill)
        }
        switch name {
        case "ljust": format.alignment = "<"
        case "center":
            // An odd place goes to the left where the width is odd, as CPython has it.
            let missing = max(0, width - text.unicodeScalars.count)
            let before = missing / 2 + (missing & width & 1)
            let space = { (count: Int) in String(repeating: format.fill, count: count) }
            return .text(space(before) + text + space(missing - before))
        case "zfill":
            let isSigned = text.first == "-" || text.first == "+"
            let digits = isSigned ? String(text.dropFirst()) : text
            let zeros = String(repeating: "0", count: max(0, width - text.unicodeScalars.count))
            return .text((isSigned ? String(text.prefix(1)) : "") + zeros + digits)
        default: format.alignment = ">"
        }
        return .text(try format.written(text))
    }

    func noMethod(
        _ name: String, of value: PythonValue, _ known: [String], at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            "\(typeName(of: value, withArticle: true)) has no \(name) here",
            hint: Suggestion.hint(Suggestion.nearest(to: name, among: known)), at: span)
    }
}
