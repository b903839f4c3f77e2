import Output
import Testing

@testable import Figures

@Suite struct AxisScaleTests {
    private func scale(
        _ low: Double, _ high: Double, ticks: Int = 5, whole: Bool = false, log: Bool = false,
        rounded: Bool = true
    ) -> AxisScale {
        AxisScale(
            low...high, axis: Plot.Axis("", isLogarithmic: log, isWhole: whole), ticks: ticks,
            isRounded: rounded)
    }

    @Test(arguments: [
        (0.2801, 0.5222, "0.25 0.30 0.35 0.40 0.45 0.50 0.55"),
        (0, 1, "0.0 0.2 0.4 0.6 0.8 1.0"), (-3, 4, "-4 -2 0 2 4"),
        (0, 50_000, "0 10,000 20,000 30,000 40,000 50,000"),
        (0, 5e7, "0 10,000,000 20,000,000 30,000,000 40,000,000 50,000,000"),
        (0, 5e9, "0 1e+09 2e+09 3e+09 4e+09 5e+09"),
        (0, 0.00002, "0 5e-06 1.0e-05 1.5e-05 2.0e-05"),
        (7, 7, "6.0 6.5 7.0 7.5 8.0"), (0, 0, "-1.0 -0.5 0.0 0.5 1.0"),
        (-1e308, 1e308, "-1.0e+308 -5e+307 0 5e+307 1.0e+308"),
    ])
    func ticksAreRound(low: Double, high: Double, expected: String) {
        let found = scale(low, high)
        #expect(found.ticks.map(\.text).joined(separator: " ") == expected)
        #expect(found.low <= low && high <= found.high)
        #expect(found.low == found.ticks.first?.value && found.high == found.ticks.last?.value)
    }

    @Test(arguments: [
        (1, 20, "1 5 10 15 20"), (1, 3, "1 2 3"), (1, 1, "1"), (0, 9, "0 2 4 6 8"),
        (1, 200, "1 50 100 150 200"), (3, 8, "3 4 5 6 7 8"),
    ])
    func epochsAreWhole(low: Double, high: Double, expected: String) {
        let found = scale(low, high, whole: true, rounded: false)
        #expect(found.ticks.map(\.text).joined(separator: " ") == expected)
    }

    @Test(arguments: [
        (0.001, 1000.0, "0.001 0.01 0.1 1 10 100 1,000"), (0.3, 40, "0.2 0.5 1 2 5 10 20 50"),
        (2, 3, "2.0 2.2 2.4 2.6 2.8 3.0"),
        (1e-300, 1e300, "1e-300 1e-200 1e-100 1 1e+100 1e+200 1e+300"),
        (5, 5, "2 5 10"),
    ])
    func factorsOnALogarithmicAxis(low: Double, high: Double, expected: String) {
        let found = scale(low, high, ticks: 6, log: true)
        #expect(found.ticks.map(\.text).joined(separator: " ") == expected)
        #expect(found.low > 0 && found.low <= low && high <= found.high)
    }

    @Test func placesAreShares() {
        #expect(scale(0, 10).fraction(of: 2.5) == 0.25)
        #expect(scale(0, 10).fraction(of: .nan) == nil)
        // Rounding of logarithms.
        #expect(abs((scale(0.01, 100, log: true).fraction(of: 1) ?? 0) - 0.5) < 1e-12)
        #expect(scale(0.01, 100, log: true).fraction(of: 0) == nil)
        #expect(scale(-1e308, 1e308).fraction(of: 0) == 0.5)
    }

    /// Whatever the values, the ends are finite and apart, and the ticks few, rising and within.
    @Test func anyStretchHasAScale() {
        let numbers = [
            -Double.greatestFiniteMagnitude, -1e300, -7, -1, -1e-12, -.leastNonzeroMagnitude, 0,
            .leastNonzeroMagnitude, 1e-300 * 1e-10,
            1e-300, 1e-9, 0.1, 0.30000000000000004, 0.3, 1, 1 + 1e-15, 1 + 1e-10, 3, 123_456_789,
            1e15, 1e300, .greatestFiniteMagnitude,
        ]
        for low in numbers {
            for high in numbers where low <= high {
                for (isWhole, isLog) in [(false, false), (true, false), (false, true)]
                where !isLog || low > 0 {
                    for isRounded in [true, false] {
                        let found = scale(
                            low, high, whole: isWhole, log: isLog, rounded: isRounded)
                        #expect(found.low < found.high, "\(low) \(high)")
                        #expect(found.low.isFinite && found.high.isFinite, "\(low) \(high)")
                        #expect(found.ticks.count <= 14, "\(low) \(high) \(found.ticks)")
                        let values = found.ticks.map(\.value)
                        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
                        for value in [low, high] where !isLog || value >= 1e-300 {
                            let share = found.fraction(of: value) ?? .nan
                            #expect(share >= -1e-9 && share <= 1 + 1e-9, "\(low) \(high) \(share)")
                        }
                    }
                }
            }
        }
    }
}
