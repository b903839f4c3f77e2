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
        func one(_ index: Int) throws(Diagnostic) -> String {
            guard given.indices.contains(index) else {
                throw Diagnostic("\(name) needs a text", at: call.span)
            }
            return given[index]
        }
        switch name {
        case "upper": return .text(text.uppercased())
        case "lower", "casefold": return .text(text.lowercased())
        case "title": return .text(text.capitalized)
        case "capitalize": return .text(text.prefix(1).uppercased() + text.dropFirst().lowercased())
        case "swapcase":
            return .text(text.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined())
        case "strip", "lstrip", "rstrip": return .text(stripped(text, of: given.first, name))
        case "removeprefix":
            let piece = try one(0)
            return .text(text.hasPrefix(piece) ? String(text.dropFirst(piece.count)) : text)
        case "removesuffix":
            let piece = try one(0)
            return .text(text.hasSuffix(piece) ? String(text.dropLast(piece.count)) : text)
        case "isdigit", "isnumeric", "isdecimal":
            return .boolean(!text.isEmpty && text.allSatisfy(\.isNumber))
        case "isalpha": return .boolean(!text.isEmpty && text.allSatisfy(\.isLetter))
        case "isalnum":
            return .boolean(!text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber })
        case "isspace": return .boolean(!text.isEmpty && text.allSatisfy(\.isWhitespace))
        case "isupper":
            return .boolean(text.contains(where: \.isLetter) && text == text.uppercased())
        case "islower":
            return .boolean(text.contains(where: \.isLetter) && text == text.lowercased())
        default: throw noMethod(name, of: .text(text), Self.textMethods, at: call.span)
        }
    }

    static let textMethods = [
        "format", "join", "split", "rsplit", "splitlines", "upper", "lower", "casefold", "title",
        "capitalize",
        "swapcase", "strip", "lstrip", "rstrip", "replace", "startswith", "endswith",
        "removeprefix",
        "removesuffix", "count", "find", "rfind", "index", "rindex", "partition", "rpartition",
        "isdigit",
        "isnumeric", "isdecimal", "isalpha", "isalnum", "isspace", "isupper", "islower", "zfill",
        "ljust",
        "rjust", "center",
    ]

    /// The methods that look for a text in a text, by its characters; nil for another method.
    private mutating func searched(
        _ name: String, _ whole: [Unicode.Scalar], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue? {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "count", "find", "rfind", "index", "rindex":
            let piece = try self.piece(try taker.need("sub"), call)
            let part = try part(of: whole.count, &taker)
            try taker.finish()
            if name == "count" {
                guard !piece.isEmpty else { return .integer(max(0, part.count + 1)) }
                return .integer(Self.places(of: piece, in: whole, part).count)
            }
            let isLast = name.first == "r"
            let found =
                piece.isEmpty
                ? (isLast ? part.upperBound : part.lowerBound)
                : isLast
                    ? Self.lastPlace(of: piece, in: whole, part)
                    : Self.places(of: piece, in: whole, part, most: 1).first
            if let found { return .integer(found) }
            guard name.hasSuffix("index") else { return .integer(-1) }
            throw Diagnostic(
                "\(pythonText(quoting: Self.text(piece[...]))) is not in this text", at: call.span)
        case "startswith", "endswith":
            let given = try taker.need("prefix")
            let part = try part(of: whole.count, &taker)
            try taker.finish()
            let choices: [PythonValue] =
                if case .tuple(let items) = given { items } else { [given] }
            for choice in choices {
                let piece = try self.piece(choice, call)
                let (part, isStart) = (whole[part], name == "startswith")
                if isStart
                    ? part.starts(with: piece) : part.reversed().starts(with: piece.reversed())
                {
                    return .boolean(true)
                }
            }
            return .boolean(false)
        case "replace":
            let old = try self.piece(try taker.need("old"), call)
            let new = try self.piece(try taker.need("new"), call)
            let most =
                try taker.next("count").map { value throws(Diagnostic) in
                    try self.whole(value, call)
                } ?? -1
            try taker.finish()
            return .text(try replaced(whole, old, new, most < 0 ? .max : most))
        case "partition", "rpartition":
            let piece = try self.piece(try only(name, call), call)
            guard !piece.isEmpty else {
                throw Diagnostic("\(name) needs something to part at", at: call.span)
            }
            let all = 0..<whole.count
            let found =
                name == "partition"
                ? Self.places(of: piece, in: whole, all, most: 1).first
                : Self.lastPlace(of: piece, in: whole, all)
            let text = Self.text(whole[...])
            guard let found else {
                let parts = name == "partition" ? [text, "", ""] : ["", "", text]
                return .tuple(parts.map { .text($0) })
            }
            return .tuple([
                .text(Self.text(whole[..<found])), .text(Self.text(piece[...])),
                .text(Self.text(whole[(found + piece.count)...])),
            ])
        default: return nil
        }
    }

    private func piece(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> [Unicode
        .Scalar]
    {
        guard let text = text(value) else {
            throw Diagnostic(
                "a text is needed here, and this is \(typeName(of: value, withArticle: true))",
                hint: "str(…) makes a text of any value.", at: call.span)
        }
        return Array(text.unicodeScalars)
    }

    private func whole(_ value: PythonValue, _ call: CallArguments) throws(Diagnostic) -> Int {
        guard let whole = wholeNumber(value) else {
            throw Diagnostic(
                "a whole number is needed here, and this is \(typeName(of: value, withArticle: true))",
                at: call.span)
        }
        return whole
    }

    /// The places that `start` and `end` leave.
    private func part(of count: Int, _ taker: inout ArgumentTaker) throws(Diagnostic) -> Range<Int>
    {
        let call = CallArguments(at: taker.span)
        func end(_ value: PythonValue?) throws(Diagnostic) -> Int? {
            guard let value, !isNone(value) else { return nil }
            return try whole(value, call)
        }
        let slice = PythonSlice(
            start: try end(try taker.next("start")), stop: try end(try taker.next("end")))
        let places = slice.places(of: count)
        return places.start..<max(places.start, places.stop)
    }

    private static func places(
        of piece: [Unicode.Scalar], in whole: [Unicode.Scalar], _ part: Range<Int>, most: Int = .max
    ) -> [Int] {
        var found: [Int] = []
        var place = part.lowerBound
        while found.count < most, place + piece.count <= part.upperBound {
            if whole[place..<place + piece.count].elementsEqual(piece) {
                found.append(place)
                place += piece.count
            } else {
                place += 1
            }
        }
        return found
    }

    private static func lastPlace(
        of piece: [Unicode.Scalar], in whole: [Unicode.Scalar], _ part: Range<Int>
    ) -> Int? {
        guard piece.count <= part.count else { return nil }
        return (part.lowerBound...(part.upperBound - piece.count)).last {
            whole[$0..<$0 + piece.count].elementsEqual(piece)
        }
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private func replaced(
        _ whole: [Unicode.Scalar], _ old: [Unicode.Scalar], _ new: [Unicode.Scalar], _ most: Int
    ) throws(Diagnostic) -> String {
        let places =
            old.isEmpty
            ? Array((0...whole.count).prefix(most))
            : Self.places(of: old, in: whole, 0..<whole.count, most: most)
        try checkText(
            places.count.multipliedReportingOverflow(by: 4 * (new.count + 1)).partialValue)
        var made = String.UnicodeScalarView()
        var last = 0
        for place in places {
            made.append(contentsOf: whole[last..<place])
            made.append(contentsOf: new)
            last = place + old.count
        }
        made.append(contentsOf: whole[last...])
        return String(made)
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

    private mutating func joined(_ text: String, _ call: CallArguments) throws(Diagnostic)
        -> PythonValue
    {
        guard let first = call.values.first, call.values.count == 1 else {
            throw Diagnostic("join needs one list of texts", at: call.span)
        }
        var parts: [String] = []
        for item in try items(of: first, at: call.span(ofValue: 0)) {
            guard let part = self.text(item) else {
                throw Diagnostic(
                    "join puts texts together, and here is \(typeName(of: item, withArticle: true))",
                    hint: "\", \".join(str(x) for x in values)", at: call.span(ofValue: 0))
            }
            parts.append(part)
        }
        try checkText(parts.reduce(0) { $0 + $1.utf8.count + text.utf8.count })
        return .text(parts.joined(separator: text))
    }

    private mutating func split(
        _ name: String, _ text: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if name == "splitlines" {
            try checkEmpty(call, of: name)
            var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map(String.init)
            if lines.last == "" { lines.removeLast() }
            return newList(lines.map { .text($0) })
        }
        var taker = ArgumentTaker(call, of: name)
        let sign = try taker.next("sep").flatMap { isNone($0) ? nil : $0 }
        let separator = try sign.map { sign throws(Diagnostic) in try self.piece(sign, call) }
        let most =
            try taker.next("maxsplit").map { value throws(Diagnostic) in try self.whole(value, call)
            } ?? -1
        try taker.finish()
        let limit = most < 0 ? Int.max - 1 : most
        // Splitting from the right is splitting what is turned round.
        var scalars = Array(text.unicodeScalars)
        if name == "rsplit" { scalars.reverse() }
        var parts: [[Unicode.Scalar]] = []
        if var separator {
            guard !separator.isEmpty else {
                throw Diagnostic("split needs something to split at", at: call.span)
            }
            if name == "rsplit" { separator.reverse() }
            var last = 0
            for place in Self.places(of: separator, in: scalars, 0..<scalars.count, most: limit) {
                parts.append(Array(scalars[last..<place]))
                last = place + separator.count
            }
            parts.append(Array(scalars[last...]))
        } else {
            var rest = scalars[...].drop { $0.properties.isWhitespace }
            while !rest.isEmpty {
                let part = parts.count < limit ? rest.prefix { !$0.properties.isWhitespace } : rest
                parts.append(Array(part))
                rest = rest.dropFirst(part.count).drop { $0.properties.isWhitespace }
            }
            if parts.count > limit, var last = parts.popLast() {
                while let end = last.last, end.properties.isWhitespace { last.removeLast() }
                parts.append(last)
            }
        }
        if name == "rsplit" { parts = parts.reversed().map { $0.reversed() } }
        return newList(parts.map { .text(Self.text($0[...])) })
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
