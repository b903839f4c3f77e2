import Engine

/// What becomes of the gaps in a table.
public enum MissingValues: Sendable, Equatable {
    /// Rows with one are left out.
    case drop
    /// Numbers become the mean of their column, texts its most frequent one.
    case mean
    /// Numbers become the median of their column, texts its most frequent one.
    case median
    /// What stands most often in the column, of equals the first.
    case mostFrequent
    /// Numbers become this one, texts the most frequent of their column.
    case number(Double)

    /// What a gap becomes among these numbers, which are known; nil where none is, or rows are left
    /// out.
    func filling(_ known: [Double]) -> Double? {
        guard !known.isEmpty else { return nil }
        switch self {
        case .drop: return nil
        case .number(let value): return value
        case .mean: return known.reduce(0, +) / Double(known.count)
        case .median:
            let sorted = known.sorted()
            let middle = sorted.count / 2
            return sorted.count.isMultiple(of: 2)
                ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        case .mostFrequent:
            var counts: [Double: Int] = [:]
            for value in known { counts[value, default: 0] += 1 }
            let most = counts.values.max()
            return counts.filter { $0.value == most }.keys.min()
        }
    }
}

/// Inputs that were no numbers in the file and were filled in.
///
/// Once a part is kept aside, they are filled anew by what the training part alone knows.
public struct FilledGaps: Sendable, Equatable {
    let method: MissingValues
    /// The items with a gap, by its place among the inputs.
    var items: [Int: [Int]] = [:]

    /// Whether they stay what they are, whatever part is kept aside.
    public var isConstant: Bool { if case .number = method { true } else { false } }

    /// Filled by the numbers of `train` alone, in whatever units the inputs are by now.
    ///
    /// - Parameter train: the items that stay in the training part.
    public func filledAnew(_ inputs: DataArray, train: [Int32]) -> DataArray {
        if isConstant { return inputs }
        var cells: [(item: Int, place: Int, value: Double)] = []
        for (place, gaps) in items {
            let numbers = inputs.numbers(at: place)
            let unknown = Set(gaps)
            let known = train.lazy.map(Int.init).filter { !unknown.contains($0) }
            guard let value = method.filling(known.map { numbers[$0] }) else { continue }
            cells += gaps.map { ($0, place, value) }
        }
        return cells.isEmpty ? inputs : inputs.replacing(cells)
    }
}
