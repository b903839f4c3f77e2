import Diagnostics
import NumPyArrays
import PythonSyntax

/// The methods that look for a text in a text.
extension PythonEvaluator {
    /// The methods that look for a text in a text, by its characters; nil for another method.
    mutating func searched(
        _ name: String, _ whole: [Unicode.Scalar], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue? {
        var taker = ArgumentTaker(call, of: name)
        switch name {
        case "count", "find", "rfind", "index", "rindex":
            return try placeOrCount(name, in: whole, &taker, call)
        case "startswith", "endswith": return try startsOrEnds(name, in: whole, &taker, call)
        case "replace": return try replacement(in: whole, &taker, call)
        case "partition", "rpartition": return try partedInThree(name, in: whole, call)
        default: return nil
        }
    }

    /// How often a text is found, or where first or last.
    private func placeOrCount(
        _ name: String, in whole: [Unicode.Scalar], _ taker: inout ArgumentTaker,
        _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
    }

    private func startsOrEnds(
        _ name: String, in whole: [Unicode.Scalar], _ taker: inout ArgumentTaker,
        _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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
    }

    private func replacement(
        in whole: [Unicode.Scalar], _ taker: inout ArgumentTaker, _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
        let old = try self.piece(try taker.need("old"), call)
        let new = try self.piece(try taker.need("new"), call)
        let most =
            try taker.next("count").map { value throws(Diagnostic) in
                try self.whole(value, call)
            } ?? -1
        try taker.finish()
        return .text(try replaced(whole, old, new, most < 0 ? .max : most))
    }

    private func partedInThree(
        _ name: String, in whole: [Unicode.Scalar], _ call: CallArguments
    ) throws(Diagnostic) -> PythonValue {
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

    static func places(
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

    static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
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
}
