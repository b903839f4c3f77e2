extension Tensor: CustomStringConvertible {
    /// The numbers as NumPy prints them; of more than 1,000 only three at each end of every axis.
    ///
    /// `linspace(0, 1, 5)` → [0.   0.25 0.5  0.75 1.  ]
    public var description: String {
        guard rank > 0 else {
            return isWhole && NumberText.isExactWhole(values[0])
                ? "\(Int(values[0]))" : NumberText.alone(values[0])
        }
        return count == 0 ? "[]" : TensorText(self).text
    }
}

/// Lays out an array in brackets: rows of at most 75 columns, wrapped and indented as NumPy does.
///
/// Source: NumPy 2, `numpy/_core/arrayprint.py`.
private struct TensorText {
    private static let lineWidth = 75
    private static let edge = 3
    private static let threshold = 1000

    private let tensor: Tensor
    private let isSummary: Bool
    private let steps: [Int]
    private let numbers: NumberText

    init(_ tensor: Tensor) {
        self.tensor = tensor
        isSummary = tensor.count > Self.threshold
        steps = Strides(of: tensor.shape, over: tensor.shape).steps
        let shown = Self.places(tensor.shape, steps, isSummary).map { tensor.values[$0] }
        numbers = NumberText(shown, areWhole: tensor.isWhole)
    }

    var text: String { rows(0, axis: 0) }

    /// The part from place `start` on, along `axis` and those after it.
    private func rows(_ start: Int, axis: Int) -> String {
        let shown = Self.shownIndices(tensor.shape[axis], isSummary)
        let items = shown.map { index in index.map { start + $0 * steps[axis] } }
        let isLast = axis == tensor.rank - 1
        if isLast { return "[" + row(items, indent: axis + 1) + "]" }
        let separator =
            String(repeating: "\n", count: tensor.rank - axis - 1)
            + String(repeating: " ", count: axis + 1)
        let parts = items.map { place in place.map { rows($0, axis: axis + 1) } ?? "..." }
        return "[" + parts.joined(separator: separator) + "]"
    }

    /// Numbers side by side; a line that would grow too long goes on in the next.
    private func row(_ places: [Int?], indent: Int) -> String {
        let room = Self.lineWidth - indent
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for (index, place) in places.enumerated() {
            let word = place.map { numbers.text(tensor.values[$0]) } ?? "..."
            if line.count + word.count > room, line.count > indent {
                lines.append(line)
                line = margin
            }
            line += word + (index == places.count - 1 ? "" : " ")
        }
        let wrapped = lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
        return (wrapped + [line]).joined(separator: "\n").dropFirst(indent).description
    }

    /// The indices of an axis that are shown; nil stands for those left out.
    private static func shownIndices(_ size: Int, _ isSummary: Bool) -> [Int?] {
        guard isSummary, size > 2 * edge else { return (0..<size).map { $0 } }
        return (0..<edge).map { $0 } + [nil] + (size - edge..<size).map { $0 }
    }

    /// Where the numbers that are shown lie.
    private static func places(_ shape: [Int], _ steps: [Int], _ isSummary: Bool) -> [Int] {
        var places = [0]
        for (axis, size) in shape.enumerated() {
            let indices = shownIndices(size, isSummary).compactMap { $0 }
            places = places.flatMap { place in indices.map { place + $0 * steps[axis] } }
        }
        return places
    }
}
