import Testing

@testable import Rendering

@Suite struct FigureFormatTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (78510, "78,510"), (-1_234_567, "-1,234,567"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func thousandsAreSeparated(number: Int, expected: String) {
        #expect(FigureFormat.count(number) == expected)
    }

    @Test(arguments: [
        (0.34117, "0.3412"), (0, "0.0000"), (-1.5, "-1.5000"), (99_999.5, "99999.5000"),
        (0.0001, "0.0001"), (0.000032, "3.2000e-05"), (1e5, "1.0000e+05"),
        (9.999999e-5, "1.0000e-04"), (1.7e308, "1.7000e+308"), (.nan, "nan"), (.infinity, "inf"),
        (-.infinity, "-inf"), (.leastNonzeroMagnitude, "4.9407e-324"),
    ])
    func metricsHaveFourDecimals(value: Double, expected: String) {
        #expect(FigureFormat.metric(value) == expected)
    }

    @Test(arguments: [
        (0.21, "0.2 s"), (0.04, "0.04 s"), (59.96, "1 min 0 s"), (65, "1 min 5 s"),
        (7380, "2 h 3 min"), (-3, "0.00 s"), (.nan, "0.00 s"), (.infinity, "277,777 h 46 min"),
    ])
    func durationsAreReadable(seconds: Double, expected: String) {
        #expect(FigureFormat.seconds(seconds) == expected)
    }

    @Test func bytesShareOneUnit() {
        #expect(FigureFormat.bytes(12_130_000, of: 26_400_000) == "12.1/26.4 MB")
        #expect(FigureFormat.bytes(4_000, of: 5_148) == "4.0/5.1 kB")
        #expect(FigureFormat.bytes(2_500_000, of: 0) == "2.5 MB")
        #expect(FigureFormat.bytes(.min, of: .max).hasPrefix("0.0/"))
    }
}
