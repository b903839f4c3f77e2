/// Turns `**bold**`, `*italic*`, `` `code` `` and `[text](address)` within a line into styled text.
///
/// A mark without its partner stays as it is. `_` never marks anything: names such as
/// `learning_rate` are full of it.
struct MarkdownInline {
    /// Without colour, code keeps its backquotes so that it can still be told from words.
    var hasColour: Bool

    private enum Piece {
        case text(String)
        case code(String)
        /// A run of one or two stars; `isMark` once its partner is found.
        case stars(Int, isMark: Bool)
    }

    func line(_ text: String) -> Line {
        styled(pieces(Array(text)))
    }

    private func styled(_ pieces: [Piece]) -> Line {
        var line = Line()
        var ink = Ink.plain
        for piece in pieces {
            switch piece {
            case .text(let text): line.spans.append(Span(text: text, ink: ink))
            case .code(let text):
                var code = ink
                code.foreground = .cyan
                line.spans.append(Span(text: hasColour ? text : "`\(text)`", ink: code))
            case .stars(1, isMark: true): ink.isItalic.toggle()
            case .stars(_, isMark: true): ink.isBold.toggle()
            case .stars(let count, isMark: false):
                line.spans.append(Span(text: String(repeating: "*", count: count), ink: ink))
            }
        }
        return line
    }

    private func pieces(_ text: [Character]) -> [Piece] {
        var pieces: [Piece] = []
        var openStars: [Int: Int] = [:]  // count of stars → index of the open piece
        var unclosedTicks: Set<Int> = []
        var plain = ""
        var index = 0
        func flush() {
            if !plain.isEmpty { pieces.append(.text(plain)) }
            plain = ""
        }
        while index < text.count {
            switch text[index] {
            case "\\" where index + 1 < text.count && Self.punctuation.contains(text[index + 1]):
                plain.append(text[index + 1])
                index += 2
            case "`":
                let ticks = run(of: "`", in: text, at: index)
                if let end = closing(ticks, in: text, from: index + ticks, not: &unclosedTicks) {
                    flush()
                    pieces.append(.code(code(text[(index + ticks)..<end])))
                    index = end + ticks
                } else {
                    plain += String(repeating: "`", count: ticks)
                    index += ticks
                }
            case "*":
                flush()
                let count = min(2, run(of: "*", in: text, at: index))
                pieces.append(.stars(count, isMark: false))
                pair(count, at: index, in: text, pieces: &pieces, open: &openStars)
                index += count
            case "[":
                if let (link, end) = link(in: text, at: index) {
                    plain += link
                    index = end
                } else {
                    plain.append("[")
                    index += 1
                }
            default:
                plain.append(text[index])
                index += 1
            }
        }
        flush()
        return pieces
    }

    /// Joins the stars just read with an open partner, or leaves them open for a later one.
    private func pair(
        _ count: Int, at index: Int, in text: [Character], pieces: inout [Piece],
        open: inout [Int: Int]
    ) {
        let after = index + count
        let canClose = index > 0 && text[index - 1] != " "
        let canOpen = after < text.count && text[after] != " "
        if canClose, let partner = open.removeValue(forKey: count) {
            pieces[partner] = .stars(count, isMark: true)
            pieces[pieces.count - 1] = .stars(count, isMark: true)
        } else if canOpen {
            open[count] = pieces.count - 1
        }
    }

    private func run(of mark: Character, in text: [Character], at start: Int) -> Int {
        var end = start
        while end < text.count, text[end] == mark { end += 1 }
        return end - start
    }

    /// Where the next run of exactly `ticks` backquotes begins; a search that failed is not repeated.
    private func closing(
        _ ticks: Int, in text: [Character], from start: Int, not unclosed: inout Set<Int>
    ) -> Int? {
        guard !unclosed.contains(ticks) else { return nil }
        var index = start
        while index < text.count {
            guard text[index] == "`" else {
                index += 1
                continue
            }
            let count = run(of: "`", in: text, at: index)
            if count == ticks { return index }
            index += count
        }
        unclosed.insert(ticks)
        return nil
    }

    private func code(_ text: ArraySlice<Character>) -> String {
        let isPadded =
            text.count > 2 && text.first == " " && text.last == " "
            && text.contains { $0 != " " }
        return String(isPadded ? text.dropFirst().dropLast() : text)
    }

    /// `[text](address)` as `text (address)`; nil when it is no link. Looks 500 characters ahead.
    private func link(in text: [Character], at start: Int) -> (shown: String, end: Int)? {
        let part = text[start..<min(text.count, start + 500)]
        guard let bracket = part.firstIndex(of: "]"), bracket + 1 < part.endIndex,
            part[bracket + 1] == "(", let end = part[bracket...].firstIndex(of: ")")
        else { return nil }
        let words = String(text[(start + 1)..<bracket])
        let address = String(text[(bracket + 2)..<end])
        let shown = words == address || address.isEmpty ? words : "\(words) (\(address))"
        return (shown, end + 1)
    }

    private static let punctuation: Set<Character> = Set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
}
