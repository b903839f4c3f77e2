import Output

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The stretch of numbers that an axis shows, straight or logarithmic, with its ticks.
public struct AxisScale: Sendable, Equatable {
    /// Where it begins and ends: `low` < `high`, both finite, above zero on a logarithmic axis.
    public let low: Double
    public let high: Double
    public let isLogarithmic: Bool
    /// In rising order, all within the ends.
    public let ticks: [Tick]

    /// - Parameters:
    ///   - range: the smallest and largest value to be shown; nil where there is none.
    ///   - count: about how many ticks, at least 2.
    ///   - isRounded: whether it begins and ends on a tick, rather than with the values.
    public init(
        _ range: ClosedRange<Double>?, axis: Plot.Axis, ticks count: Int, isRounded: Bool
    ) {
        let count = max(2, count)
        isLogarithmic = axis.isLogarithmic
        if axis.isLogarithmic {
            let range = Self.widened(range ?? 1...10, isLogarithmic: true)
            (low, high, ticks) = Self.logarithmic(range, count, isRounded)
        } else {
            let wide = Self.widened(range ?? 0...1, isWhole: axis.isWhole)
            let (low, high, ticks) = Self.linear(wide, count, isRounded, isWhole: axis.isWhole)
            // One epoch has no others beside it.
            let only =
                axis.isWhole && !isRounded && range?.lowerBound == range?.upperBound
                ? range?.lowerBound : nil
            (self.low, self.high) = (low, high)
            self.ticks = only.map { only in ticks.filter { $0.value == only } } ?? ticks
        }
    }

    /// Where a value lies: 0 at the beginning, 1 at the end; nil where it has no place.
    public func fraction(of value: Double) -> Double? {
        guard value.isFinite else { return nil }
        guard isLogarithmic else {
            // Halves, since the whole stretch may be more than a Float64 can hold.
            return (value / 2 - low / 2) / (high / 2 - low / 2)
        }
        guard value > 0 else { return nil }
        return (log10(value) - log10(low)) / (log10(high) - log10(low))
    }

    /// A stretch that has a length, for values that hardly differ.
    private static func widened(
        _ range: ClosedRange<Double>, isWhole: Bool = false, isLogarithmic: Bool = false
    ) -> ClosedRange<Double> {
        let (low, high) = (range.lowerBound, range.upperBound)
        let size = max(abs(low), abs(high))
        guard high / 2 - low / 2 <= size * 1e-9 || size < 1e-300 else { return range }
        if isLogarithmic {
            return max(low / 2, 1e-300)...min(max(high, 1e-300) * 2, .greatestFiniteMagnitude)
        }
        let margin = isWhole ? max(1, size * 1e-6) : size < 1e-300 ? 1 : size / 10
        return max(
            low - margin, -.greatestFiniteMagnitude)...min(
                high + margin, .greatestFiniteMagnitude)
    }

    // MARK: - Straight

    private static func linear(
        _ range: ClosedRange<Double>, _ count: Int, _ isRounded: Bool, isWhole: Bool
    ) -> (Double, Double, [Tick]) {
        let (low, high) = (range.lowerBound, range.upperBound)
        let distance = (high / 2 - low / 2) / Double(count) * 2
        let step = RoundStep(atLeast: min(distance, 1e308), isWhole: isWhole)
        guard isRounded else {
            var ticks = step.ticks(from: low, to: high)
            // Counting begins with the first epoch, which is seldom a round number.
            if isWhole, low == low.rounded(), let next = ticks.first?.value,
                next - low > step.size / 2
            {
                ticks += RoundStep(mantissa: 1, exponent: 0).ticks(from: low, to: low)
            }
            return (low, high, ticks.sorted { $0.value < $1.value })
        }
        var (from, to) = (
            (low / step.size + 1e-9).rounded(.down), (high / step.size - 1e-9).rounded(.up)
        )
        // Less than the hair that is overlooked.
        if from >= to { (from, to) = (from - 1, to + 1) }
        let (first, last) = (step.value(from), step.value(to))
        let ends = (first.isFinite ? first : low, last.isFinite ? last : high)
        return (ends.0, ends.1, step.ticks(from: ends.0, to: ends.1))
    }

    // MARK: - Logarithmic

    private static func logarithmic(
        _ range: ClosedRange<Double>, _ count: Int, _ isRounded: Bool
    ) -> (Double, Double, [Tick]) {
        let (low, high) = (range.lowerBound, range.upperBound)
        let decades = log10(high) - log10(low)
        // Within less than a factor of 3 round numbers of a straight axis are the closer ones.
        guard decades > 0.5 else {
            let straight = linear(range, count, isRounded, isWhole: false)
            return straight.0 > 0
                ? straight : (low, high, straight.2.filter { $0.value >= low && $0.value <= high })
        }
        let density = Density(decades: decades, count: count)
        // The ends lie on round numbers; of these, as many as there is room for are ticks.
        let ladder = ladder(from: low, to: high, mantissas: density.mantissas)
        var ends = (low, high)
        if isRounded {
            ends.0 = ladder.last { $0.value <= low * (1 + 1e-9) }?.value ?? low
            ends.1 = ladder.first { $0.value >= high * (1 - 1e-9) }?.value ?? high
        }
        let ticks = ladder.filter {
            $0.value >= ends.0 && $0.value <= ends.1 && $0.exponent.isMultiple(of: density.stride)
        }
        return (
            min(low, ends.0), max(high, ends.1),
            ticks.map {
                Tick(value: $0.value, text: TickText.logarithmic($0.mantissa, $0.exponent))
            }
        )
    }

    /// How close the ticks of a logarithmic axis stand.
    private struct Density {
        /// Which multiples of a power of ten.
        var mantissas: [Int]
        /// Which powers: every one, every other, ….
        var stride: Int

        init(decades: Double, count: Int) {
            mantissas = decades * 3 <= Double(count + 2) ? [1, 2, 5] : [1]
            stride = max(1, Int((decades / Double(count)).rounded(.up)))
        }
    }

    /// Round numbers from below `low` to above `high`.
    private static func ladder(
        from low: Double, to high: Double, mantissas: [Int]
    ) -> [(value: Double, mantissa: Int, exponent: Int)] {
        let first = max(-307, Int(log10(low).rounded(.down)) - 1)
        let last = min(307, Int(log10(high).rounded(.up)) + 1)
        guard first <= last else { return [] }
        return (first...last).flatMap { exponent in
            mantissas.map { mantissa in
                let step = RoundStep(mantissa: mantissa, exponent: exponent)
                return (step.size, mantissa, exponent)
            }
        }
    }
}
