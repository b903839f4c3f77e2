/// Where a statement mentions the value of a cell.
package struct OutputPlace: Sendable, Equatable {
    /// `_`, `Out[3]`; `Out[…]` where the cell's number is worked out.
    package let name: String
    /// The line within the statement, from 0.
    package let line: Int
    /// Its characters within that line.
    package let range: Range<Int>
    /// Whether it means the same whenever the statement is run, so that a name can stand for it.
    package let isSettled: Bool

    package init(name: String, line: Int, range: Range<Int>, isSettled: Bool) {
        self.name = name
        self.line = line
        self.range = range
        self.isSettled = isSettled
    }

    /// A text in which names stand in place of these mentions.
    static func renaming(
        _ text: String, _ places: [OutputPlace], _ names: [String: String]
    ) -> String {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map(Array.init)
        let ordered = places.sorted {
            ($0.line, $0.range.lowerBound) > ($1.line, $1.range.lowerBound)
        }
        for place in ordered {
            guard let name = names[place.name], lines.indices.contains(place.line),
                place.range.upperBound <= lines[place.line].count
            else { continue }
            lines[place.line].replaceSubrange(place.range, with: Array(name))
        }
        return lines.map { String($0) }.joined(separator: "\n")
    }
}
