/// Walks over the bytes of a Swift source as far as finding a call's literal needs it: brackets,
/// literals and comments are known, all else is passed by.
struct SourceScanner {
    let source: [UInt8]
    private(set) var place: Int

    init(_ source: [UInt8], at place: Int = 0) {
        self.source = source
        self.place = place
    }

    /// The place of a line and a column as the compiler counts them: both from 1, columns in bytes.
    static func place(line: Int, column: Int, in source: [UInt8]) -> Int? {
        var start = 0
        for _ in 1..<max(line, 1) {
            guard let end = source[start...].firstIndex(of: newline) else { return nil }
            start = end + 1
        }
        let place = start + column - 1
        return source.indices.contains(place) ? place : nil
    }

    /// The literal that is the last argument of a call, alone or behind its label.
    ///
    /// The scanner stands at the bracket that opens the call's arguments, and afterwards behind the
    /// one that closes them. Nil where the last argument is something else.
    mutating func literalEndingCall() -> StringLiteral? {
        guard sees("(") else { return nil }
        place += 1
        var argument: [StringLiteral?] = []
        while place < source.count, !sees(")") {
            if sees(",") || sees(":") {
                argument = []
                place += 1
            } else if startsLiteral {
                argument.append(literal())
            } else if !passBlank() {
                if !passBrackets() { place += 1 }
                argument.append(nil)
            }
        }
        guard sees(")") else { return nil }
        place += 1
        return argument.count == 1 ? argument[0] : nil
    }

    // MARK: - Literals

    private var startsLiteral: Bool {
        var ahead = place
        while ahead < source.count, source[ahead] == Self.hash { ahead += 1 }
        return ahead < source.count && source[ahead] == Self.quote
    }

    /// The literal that begins here, passed by; nil where it has no end.
    private mutating func literal() -> StringLiteral? {
        let start = place
        while source[place] == Self.hash { place += 1 }
        let fence = String(repeating: "#", count: place - start)
        let quotes = sees("\"\"\"") ? "\"\"\"" : "\""
        place += quotes.utf8.count
        let body = place
        var isPlain = true
        while place < source.count, !sees(quotes + fence) {
            if sees("\\" + fence + "(") {
                isPlain = false
                place += fence.utf8.count + 1
                _ = passBrackets()
            } else {
                place += sees("\\" + fence) ? fence.utf8.count + 2 : 1
            }
        }
        guard place < source.count else { return nil }
        let inside = source[body..<place]
        place += quotes.utf8.count + fence.utf8.count
        var literal = StringLiteral(
            range: start..<place, text: nil, hashes: fence.utf8.count,
            isMultiline: quotes.utf8.count == 3, indentation: indentation(at: start) + 4)
        let lines = inside.split(separator: Self.newline, omittingEmptySubsequences: false)
        if literal.isMultiline { literal.indentation = lines.last?.count ?? 0 }
        guard isPlain else { return literal }
        let kept =
            literal.isMultiline
            ? lines.dropFirst().dropLast().map { $0.dropFirst(literal.indentation) } : lines
        literal.text = Escapes(hashes: literal.hashes, keepsLines: literal.isMultiline)
            .unescaped(
                String(decoding: Array(kept.joined(separator: [Self.newline])), as: UTF8.self))
        return literal
    }

    /// The spaces at the beginning of the line of a place.
    private func indentation(at place: Int) -> Int {
        let start = source[..<place].lastIndex(of: Self.newline).map { $0 + 1 } ?? 0
        return source[start...].prefix { $0 == Self.space }.count
    }

    // MARK: - Everything else

    private func sees(_ text: String) -> Bool { source[place...].starts(with: text.utf8) }

    /// Passes a blank or a comment by; false where there is neither.
    private mutating func passBlank() -> Bool {
        if sees("//") {
            place = source[place...].firstIndex(of: Self.newline) ?? source.count
        } else if source[place] == Self.space || source[place] == Self.newline {
            place += 1
        } else {
            return false
        }
        return true
    }

    /// Passes a bracket by with all that stands in it; false where none opens here.
    private mutating func passBrackets() -> Bool {
        guard Self.opening.contains(source[place]) else { return false }
        var depth = 0
        repeat {
            if startsLiteral {
                _ = literal()
                continue
            }
            if passBlank() { continue }
            if Self.opening.contains(source[place]) { depth += 1 }
            if Self.closing.contains(source[place]) { depth -= 1 }
            place += 1
        } while depth > 0 && place < source.count
        return true
    }

    private static let newline = UInt8(ascii: "\n")
    private static let space = UInt8(ascii: " ")
    private static let hash = UInt8(ascii: "#")
    private static let quote = UInt8(ascii: "\"")
    private static let opening = Array("([{".utf8)
    private static let closing = Array(")]}".utf8)
}
