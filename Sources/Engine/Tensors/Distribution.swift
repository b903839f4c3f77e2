/// How the numbers of an array are spread.
public struct Distribution: Sendable {
    /// The finite numbers; all else of this is about them alone.
    public private(set) var count = 0
    public private(set) var notNumbers = 0
    public private(set) var infinite = 0
    /// The smallest and the largest; 0 where there is none.
    public private(set) var low = 0.0
    public private(set) var high = 0.0
    public private(set) var mean = 0.0
    /// The root of the mean squared distance from the mean, as NumPy's `std` has it.
    public private(set) var standardDeviation = 0.0
    /// Whether every number is a whole one.
    public private(set) var isWhole = true
    private let numbers: Numbers

    /// Where the numbers are: as many as there are, or those that there are with how often.
    private enum Numbers {
        case array(DataArray)
        case values([(value: Double, count: Int)])
    }

    public init(of array: DataArray) {
        if case .bytes(_, let values) = array.storage {
            let exact = array.exactValues ?? values.map(Double.init)
            numbers = .values(
                zip(exact, array.byteCounts()).filter { $1 > 0 }.map { ($0, $1) })
        } else {
            numbers = .array(array)
        }
        var (low, high, sum) = (Double.infinity, -Double.infinity, 0.0)
        forEach { value, times in
            guard value.isFinite else {
                if value.isNaN { notNumbers += times } else { infinite += times }
                return
            }
            count += times
            sum += value * Double(times)
            (low, high) = (min(low, value), max(high, value))
            if isWhole, value != value.rounded(.towardZero) { isWhole = false }
        }
        guard count > 0 else { return }
        (self.low, self.high, mean) = (low, high, sum / Double(count))
        var squares = 0.0
        forEach { value, times in
            let distance = value - mean
            if value.isFinite { squares += distance * distance * Double(times) }
        }
        standardDeviation = (squares / Double(count)).squareRoot()
    }

    /// The root of the mean square: how far from 0 the numbers typically are.
    public var typicalSize: Double {
        (mean * mean + standardDeviation * standardDeviation).squareRoot()
    }

    /// How many numbers lie between each edge and the next, which rise; one on an edge counts above
    /// it, on the last edge below.
    public func counts(between edges: [Double]) -> [Int] {
        guard edges.count > 1 else { return [] }
        var counts = Array(repeating: 0, count: edges.count - 1)
        let (first, last) = (edges[0], edges[edges.count - 1])
        let perWidth = Double(counts.count) / (last / 2 - first / 2)
        forEach { value, times in
            guard value >= first, value <= last else { return }
            // Edges lie nearly evenly; the guess is off by one place at the most.
            let guess = (value / 2 - first / 2) * perWidth
            var place = guess.isFinite ? min(counts.count - 1, Int(guess)) : 0
            while place > 0, value < edges[place] { place -= 1 }
            while place + 1 < counts.count, value >= edges[place + 1] { place += 1 }
            counts[place] += times
        }
        return counts
    }

    private func forEach(_ body: (Double, Int) -> Void) {
        switch numbers {
        case .values(let values): for (value, count) in values { body(value, count) }
        case .array(let array):
            array.forEachStretch { stretch in
                for value in stretch { body(Double(value), 1) }
            }
        }
    }
}

extension DataArray {
    /// Visits the numbers of an array of floats, in order, as they lie in memory.
    fileprivate func forEachStretch(_ body: (UnsafeBufferPointer<Float>) -> Void) {
        guard case .floats(let buffer) = storage else { return }
        guard let rows else { return body(buffer.elements) }
        for row in rows {
            body(
                UnsafeBufferPointer(
                    rebasing: buffer.elements[Int(row) * itemSize..<(Int(row) + 1) * itemSize]))
        }
    }

    /// How often each byte occurs.
    fileprivate func byteCounts() -> [Int] {
        guard case .bytes(let buffer, _) = storage else { return [] }
        // Four tables in turn: most pixels are the same, and a count that was just written is slow
        // to be read again.
        var tables = [Int](repeating: 0, count: 4 * 256)
        tables.withUnsafeMutableBufferPointer { tables in
            func count(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) {
                for index in bytes.indices {
                    tables[(index & 3) << 8 + Int(bytes[index])] += 1
                }
            }
            guard let rows else { return count(buffer.elements[...]) }
            for row in rows {
                count(buffer.elements[Int(row) * itemSize..<(Int(row) + 1) * itemSize])
            }
        }
        return (0..<256).map { byte in (0..<4).reduce(0) { $0 + tables[$1 << 8 + byte] } }
    }
}
