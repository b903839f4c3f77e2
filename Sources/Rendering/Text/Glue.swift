/// Spaces at which a text is broken only where nothing else helps, because what stands on both sides
/// is read as one: `= 1.1044`, `(59000, 28, 28)`, `0.2 s`, `loss 0.5590`, and short code between
/// backquotes.
enum Glue {
    /// Places in `text` by character.
    static func spaces(in text: [Character]) -> Set<Int> {
        var result: Set<Int> = []
        markWords(text, in: &result)
        markShapes(text, in: &result)
        markCode(text, in: &result)
        return result
    }

    private static let signs: Set<Substring> = [
        "=", "→", "←", "≈", "<", ">", "≤", "≥", "·", "/", "+", "->", "<-", "<=", ">=",
    ]
    private static let units: Set<Substring> = ["s", "ms", "min", "h", "kB", "MB", "GB", "bytes"]
    private static let figures: Set<Substring> = [
        "loss", "accuracy", "val_loss", "val_accuracy", "epoch", "run", "p", "N",
    ]

    /// A sign and what follows it; a number and its unit; a figure's name and its number.
    private static func markWords(_ text: [Character], in result: inout Set<Int>) {
        var start = 0
        var before = Substring()
        while start < text.count {
            let end = text[start...].firstIndex(of: " ") ?? text.count
            let word = end - start <= 32 ? Substring(String(text[start..<end])) : ""
            if start > 0, end > start, isOne(before, word) {
                var space = start - 1
                while space >= 0, text[space] == " " {
                    result.insert(space)
                    space -= 1
                }
            }
            if end > start { before = word }
            start = end + 1
        }
    }

    private static func isOne(_ before: Substring, _ word: Substring) -> Bool {
        if signs.contains(before) || word == "=" && before.count == 1 { return true }
        let isNumber = word.first.map { $0.isASCII && ($0.isNumber || $0 == "-") } ?? false
        if figures.contains(before), isNumber { return true }
        let unit = word.last.map { ".,;:)".contains($0) } ?? false ? word.dropLast() : word
        return units.contains(unit) && (before.last.map { $0.isASCII && $0.isNumber } ?? false)
    }

    /// `(59000, 28, 28)`.
    private static func markShapes(_ text: [Character], in result: inout Set<Int>) {
        var open: Int?
        for (index, character) in text.enumerated() {
            switch character {
            case "(": open = index
            case ")":
                if let start = open, index - start <= 40 {
                    for place in start..<index where text[place] == " " { result.insert(place) }
                }
                open = nil
            case "0"..."9" where character.isASCII: break
            case ",", " ": break
            default: open = nil
            }
        }
    }

    /// Code of up to 32 characters.
    private static func markCode(_ text: [Character], in result: inout Set<Int>) {
        var open: Int?
        for (index, character) in text.enumerated() where character == "`" {
            if let start = open {
                if index - start <= 33 {
                    for place in start..<index where text[place] == " " { result.insert(place) }
                }
                open = nil
            } else {
                open = index
            }
        }
    }
}
