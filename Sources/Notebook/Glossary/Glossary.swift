/// The words of the field, each explained in a few plain sentences: `help epoch`.
///
/// The texts of a language are blocks of `key: value` lines, an empty line between them; a line that
/// begins with spaces goes on. A word may be looked up under its term or any of its other spellings,
/// whatever its capitals, with spaces, hyphens or underscores.
struct Glossary: Sendable {
    struct Entry: Sendable, Equatable {
        var term: String
        /// Other spellings: plurals, Keras's names.
        var others: [String]
        var text: String
        /// Terms of this glossary, or statements in backquotes.
        var related: [String]
        /// Where the course shows it: `first-network#loss`, or the lesson alone.
        var lesson: String
    }

    let entries: [Entry]
    private let bySpelling: [String: Int]

    static let english = Glossary(
        parsing: [
            englishData, englishNetworks, englishTraining, englishOptimizers, englishJudging,
            englishTools,
        ].joined(separator: "\n\n"))

    /// Of two entries with the same spelling, the one whose term it is comes first, then the earlier.
    init(parsing text: String) {
        entries = Self.blocks(of: text).compactMap(Self.entry(from:))
        var found: [String: Int] = [:]
        for (index, entry) in entries.enumerated() {
            for other in entry.others where found[Self.key(other)] == nil {
                found[Self.key(other)] = index
            }
        }
        for (index, entry) in entries.enumerated() { found[Self.key(entry.term)] = index }
        bySpelling = found
    }

    func entry(for word: String) -> Entry? { bySpelling[Self.key(word)].map { entries[$0] } }

    /// Entries that hold a word in a spelling or, after those, in their text.
    func search(_ word: String) -> [Entry] {
        let wanted = word.lowercased()
        guard !wanted.isEmpty else { return [] }
        func holds(_ text: String) -> Bool { text.lowercased().contains(wanted) }
        let named = entries.filter { holds($0.term) || $0.others.contains(where: holds) }
        return named + entries.filter { !named.contains($0) && holds($0.text) }
    }

    /// "One-Hot" and "one_hot" → "one hot".
    static func key(_ word: String) -> String {
        String(word.lowercased().map { "-_".contains($0) ? " " : $0 })
    }
}

extension Glossary {
    private static func blocks(of text: String) -> [[String: String]] {
        var blocks: [[String: String]] = []
        var (block, last): ([String: String], String?) = ([:], nil)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false) + [Substring()]
        for line in lines {
            if line.allSatisfy({ $0 == " " }) {
                if !block.isEmpty { blocks.append(block) }
                (block, last) = ([:], nil)
            } else if line.hasPrefix(" "), let last {
                block[last, default: ""] += " " + line.drop { $0 == " " }
            } else if let colon = line.firstIndex(of: ":") {
                let key = String(line[..<colon])
                block[key] = String(line[line.index(after: colon)...].drop { $0 == " " })
                last = key
            }
        }
        return blocks
    }

    private static func entry(from block: [String: String]) -> Entry? {
        guard let term = block["term"], let text = block["text"] else { return nil }
        func list(_ key: String) -> [String] {
            (block[key] ?? "").split(separator: ",").map { String($0.drop { $0 == " " }) }
        }
        return Entry(
            term: term, others: list("also"), text: text, related: list("see"),
            lesson: block["lesson"] ?? "")
    }
}

extension Glossary.Entry {
    /// The entry as a page of `help`.
    var page: String { "## \(term)\n\n" + body }

    /// Text, what to read next, and the lesson.
    var body: String {
        var lines = [text]
        if !related.isEmpty { lines.append("See also: " + related.joined(separator: ", ") + ".") }
        if let id = lesson.split(separator: "#").first {
            lines.append("The course shows it: `lesson \(id)`")
        }
        return lines.joined(separator: "\n\n")
    }
}
