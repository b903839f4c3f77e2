/// Finds the name a person probably meant.
public enum Suggestion {
    /// The candidate nearest to `word`, or nil when none is near enough to be worth saying.
    ///
    /// Nearness is the optimal-string-alignment distance (insert, delete, replace, swap neighbours)
    /// without regard to case; a third of the word's length, at least one and at most three, may
    /// differ. A candidate that the word begins (`soft` → `softmax`) or that holds it whole (`mnist` →
    /// `fashion_mnist`) counts as near.
    public static func nearest(to word: String, among candidates: [String]) -> String? {
        let lower = word.lowercased()
        guard !lower.isEmpty, lower.count <= 40 else { return nil }
        let allowed = min(3, max(1, lower.count / 3))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates {
            let distance = editDistance(lower, candidate.lowercased())
            if distance <= allowed, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        if let best { return best.candidate }
        guard lower.count >= 2 else { return nil }
        return candidates.first { $0.lowercased().hasPrefix(lower) }
            ?? candidates.first { $0.lowercased().split(separator: "_").contains(lower[...]) }
    }

    /// The hint beside a name that is not known: `Did you mean softmax? Kinds: relu, softmax.`, without
    /// the question where nothing is near; nil where there is nothing to say.
    public static func hint(_ meant: String?, _ rest: String? = nil) -> String? {
        let parts = [meant.map { "Did you mean \($0)?" }, rest].compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// The number of single-character edits between two words, a swap of neighbours being one.
    static func editDistance(_ first: String, _ second: String) -> Int {
        let a = Array(first)
        let b = Array(second)
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                row[j] = min(replaced, last[j] + 1, row[j - 1] + 1)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
