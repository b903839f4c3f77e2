import Notebook
import Rendering

/// The names of files that Tab offers, side by side.
enum FileColumns {
    /// The last pieces of the names in columns: the folder that they lie in is not shown again with each.
    static func text(of candidates: [Completion.Candidate], width: Int) -> String {
        let names = candidates.map { lastPiece(of: $0) }
        let room = max(20, width - 1)
        let wide = (names.map { DisplayWidth.of($0) }.max() ?? 0) + 2
        let columns = max(1, room / wide)
        let rows = (names.count + columns - 1) / columns
        let lines = (0..<rows).map { row in
            stride(from: row, to: names.count, by: rows).map { place in
                let isLast = place + rows >= names.count
                let gap = isLast ? 0 : wide - DisplayWidth.of(names[place])
                return WordWrap.clip(names[place], to: room) + String(repeating: " ", count: gap)
            }.joined()
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `data/iris.csv` → `iris.csv`, `data/flowers/` → `flowers/`.
    private static func lastPiece(of candidate: Completion.Candidate) -> String {
        let text = candidate.text
        guard let slash = text.dropLast(candidate.isOpen ? 1 : 0).lastIndex(of: "/") else {
            return text
        }
        return String(text[text.index(after: slash)...])
    }
}
