import Diagnostics
import PythonSyntax

/// The methods that take texts apart and join them.
extension PythonEvaluator {
    mutating func joined(_ text: String, _ call: CallArguments) throws(Diagnostic)
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

    mutating func split(
        _ name: String, _ text: String, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        if name == "splitlines" {
            try checkEmpty(call, of: name)
            return newList(Self.lines(of: text).map { .text($0) })
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
        var parts: [[Unicode.Scalar]]
        if var separator {
            guard !separator.isEmpty else {
                throw Diagnostic("split needs something to split at", at: call.span)
            }
            if name == "rsplit" { separator.reverse() }
            parts = Self.pieces(of: scalars, partedBy: separator, limit: limit)
        } else {
            parts = Self.words(of: scalars, limit: limit)
        }
        if name == "rsplit" { parts = parts.reversed().map { $0.reversed() } }
        return newList(parts.map { .text(Self.text($0[...])) })
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }

    /// What stands between the first `limit` separators, and the rest.
    private static func pieces(
        of scalars: [Unicode.Scalar], partedBy separator: [Unicode.Scalar], limit: Int
    ) -> [[Unicode.Scalar]] {
        var parts: [[Unicode.Scalar]] = []
        var last = 0
        for place in places(of: separator, in: scalars, 0..<scalars.count, most: limit) {
            parts.append(Array(scalars[last..<place]))
            last = place + separator.count
        }
        parts.append(Array(scalars[last...]))
        return parts
    }

    /// What stands between the first `limit` spaces of any width, and the rest.
    private static func words(of scalars: [Unicode.Scalar], limit: Int) -> [[Unicode.Scalar]] {
        var parts: [[Unicode.Scalar]] = []
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
        return parts
    }
}
