import Output

/// Where the bars of a distribution begin and end.
public enum RoundEdges {
    /// Edges at round numbers, of at most `count` bars that hold everything from `low` to `high`.
    ///
    /// Whole numbers that are few get a bar each, with the number in its middle: 0, 1, 2 →
    /// −0.5, 0.5, 1.5, 2.5.
    /// - Parameter isWhole: whether every number is a whole one.
    public static func edges(
        from low: Double, to high: Double, atMost count: Int, isWhole: Bool
    ) -> [Double] {
        if isWhole, high - low < Double(max(count, 24)), abs(low) < 1e15, abs(high) < 1e15 {
            return stride(from: low - 0.5, through: high + 0.5, by: 1).map { $0 }
        }
        let spread = high / 2 - low / 2
        guard spread > max(abs(low), abs(high)) * 1e-9, spread > 1e-300 else {
            let margin = max(abs(low) / 4, 0.5)
            return [low - margin, high + margin].map {
                min(max($0, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
            }
        }
        let step = RoundStep(
            atLeast: min(spread / Double(max(1, count - 1)) * 2, 1e308), isWhole: isWhole)
        let first = (low / step.size + 1e-9).rounded(.down)
        let last = max((high / step.size - 1e-9).rounded(.up), first + 1)
        return stride(from: first, through: last, by: 1).map { count in
            min(max(step.value(count), -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
        }
    }

    /// As many bars of one width as are asked for, from the smallest number to the largest, as NumPy
    /// makes them.
    public static func even(from low: Double, to high: Double, bars: Int) -> [Double] {
        let (low, high) = low < high ? (low, high) : (low - 0.5, high + 0.5)
        guard low < high else { return [low, high.nextUp] }
        return (0...bars).map { index in
            let share = Double(index) / Double(bars)
            return index == bars ? high : low * (1 - share) + high * share
        }
    }
}
