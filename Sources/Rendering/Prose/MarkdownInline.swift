/// Turns `**bold**`, `*italic*`, `` `code` `` and `[text](address)` within a line into styled text.
///
/// A mark without its partner stays as it is. `_` never marks anything: names such as
/// `learning_rate` are full of it.
struct MarkdownInline {
    /// Without colour, code keeps its backquotes so that it can still be told from words.
    var hasColour: Bool

    func line(_ text: String) -> Line {
        var reader = InlineReader(text: Array(text))
        var line = Line()
        var ink = Ink.plain
        for piece in reader.pieces() {
            switch piece {
            case .text(let text): line.spans.append(Span(text: text, ink: ink))
            case .code(let text):
                var code = ink
                code.foreground = .role(.word)
                line.spans.append(Span(text: hasColour ? text : "`\(text)`", ink: code))
            case .stars(1, isMark: true): ink.isItalic.toggle()
            case .stars(_, isMark: true): ink.isBold.toggle()
            case .stars(let count, isMark: false):
                line.spans.append(Span(text: String(repeating: "*", count: count), ink: ink))
            }
        }
        return line
    }
}

private enum InlinePiece {
    case text(String)
    case code(String)
    /// A run of one or two stars; `isMark` once its partner is found.
    case stars(Int, isMark: Bool)
}

/// Reads a line once from left to right; no input makes it look twice at much of it.
private struct InlineReader {
    private let text: [Character]
    private var index = 0
    /// Text read since the last piece.
    private var plain = ""
    private var found: [InlinePiece] = []
    /// Where in `found` one or two stars stand that may still find their partner.
    private var openStars: [Int: Int] = [:]
    /// Lengths of runs of backquotes that have no partner further on.
    private var unclosedTicks: Set<Int> = []
    /// No `]` stands before this place.
    private var bracketFreeUntil = 0

    init(text: [Character]) { self.text = text }

    mutating func pieces() -> [InlinePiece] {
        while index < text.count {
            switch text[index] {
            case "\\" where index + 1 < text.count && Self.punctuation.contains(text[index + 1]):
                plain.append(text[index + 1])
                index += 2
            case "`": readTicks()
            case "*": readStars()
            case "[": readLink()
            default:
                plain.append(text[index])
                index += 1
            }
        }
        add(nil)
        return found
    }

    /// Ends the text read so far and adds the piece behind it.
    private mutating func add(_ piece: InlinePiece?) {
        if !plain.isEmpty { found.append(.text(plain)) }
        plain = ""
        if let piece { found.append(piece) }
    }

    private mutating func readTicks() {
        let ticks = run(of: "`", at: index)
        let start = index + ticks
        guard let end = closing(ticks, from: start) else {
            plain += String(repeating: "`", count: ticks)
            index = start
            return
        }
        let code = text[start..<end]
        // `` ` `` needs its inner spaces to be told from the marks; they are not part of the code.
        let isPadded =
            code.count > 2 && code.first == " " && code.last == " " && code.contains { $0 != " " }
        add(.code(String(isPadded ? code.dropFirst().dropLast() : code)))
        index = end + ticks
    }

    /// Where the next run of exactly `ticks` backquotes begins.
    private mutating func closing(_ ticks: Int, from start: Int) -> Int? {
        guard !unclosedTicks.contains(ticks) else { return nil }
        var position = start
        while position < text.count {
            let count = run(of: "`", at: position)
            if count == ticks { return position }
            position += max(1, count)
        }
        unclosedTicks.insert(ticks)
        return nil
    }

    /// Joins the stars with an open partner, or leaves them open for a later one.
    private mutating func readStars() {
        let count = min(2, run(of: "*", at: index))
        let after = index + count
        let canClose = index > 0 && text[index - 1] != " "
        let canOpen = after < text.count && text[after] != " "
        let partner = canClose ? openStars.removeValue(forKey: count) : nil
        add(.stars(count, isMark: partner != nil))
        if let partner {
            found[partner] = .stars(count, isMark: true)
        } else if canOpen {
            openStars[count] = found.count - 1
        }
        index = after
    }

    /// Shows `[text](address)` as `text (address)`; looks 500 characters ahead for its end.
    private mutating func readLink() {
        let part = text[index..<min(text.count, index + 500)]
        let bracket = part.dropFirst(max(0, bracketFreeUntil - index)).firstIndex(of: "]")
        if bracket == nil { bracketFreeUntil = part.endIndex }
        guard let bracket, bracket + 1 < part.endIndex, part[bracket + 1] == "(",
            let end = part[bracket...].firstIndex(of: ")")
        else {
            plain.append("[")
            index += 1
            return
        }
        let words = String(text[(index + 1)..<bracket])
        let address = String(text[(bracket + 2)..<end])
        plain += words == address || address.isEmpty ? words : "\(words) (\(address))"
        index = end + 1
    }

    private func run(of mark: Character, at start: Int) -> Int {
        var end = start
        while end < text.count, text[end] == mark { end += 1 }
        return end - start
    }

    private static let punctuation: Set<Character> = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
}
