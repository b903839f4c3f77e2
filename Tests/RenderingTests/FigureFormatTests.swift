import Testing

@testable import Rendering

@Suite struct FigureFormatTests {
    @Test(arguments: [
        (0.0, "0.0000"), (9.99999, "10.0000"), (12.3456, "12.3456"), (999.123, "999.123"),
        (65_432.1, "65432.1"), (1e9, "1.000e9"), (0.0000321, "3.21e-5"), (.nan, "nan"),
        (-0.5, "-0.5000"), (-123.456, "-123.46"), (.infinity, "inf"), (1e-300, "1e-300"),
        (9.99999e-5, "1.00e-4"), (9.97e-5, "9.97e-5"), (9.999e20, "1.00e21"),
    ])
    func figuresFitTheirColumns(value: Double, expected: String) {
        let text = NumberColumn.figure(value, columns: 7)
        #expect(text == expected)
        #expect(text.count <= 8)
    }

    @Test(arguments: [
        (0.09, "0.09 s"), (0.1, "0.10 s"), (9.994, "9.99 s"), (9.995, "10.0 s"), (99.9, "99.9 s"),
        (1234.4, "1234 s"), (10_080, "2.8 h"), (.nan, "0.00 s"),
    ])
    func shortDurationsAreSixWide(seconds: Double, expected: String) {
        #expect(NumberColumn.shortSeconds(seconds) == expected)
    }

    @Test(arguments: [
        (0.21, "0.2 s"), (0.04, "0.04 s"), (59.96, "1 min 0 s"), (65, "1 min 5 s"),
        (7380, "2 h 3 min"), (-3, "0.00 s"), (.nan, "0.00 s"), (.infinity, "277,777 h 46 min"),
    ])
    func durationsAreReadable(seconds: Double, expected: String) {
        #expect(NumberColumn.seconds(seconds) == expected)
    }

    @Test func bytesShareOneUnit() {
        #expect(NumberColumn.bytes(12_130_000, of: 26_400_000) == "12.1/26.4 MB")
        #expect(NumberColumn.bytes(4_000, of: 5_148) == "4.0/5.1 kB")
        #expect(NumberColumn.bytes(2_500_000, of: 0) == "2.5 MB")
        #expect(NumberColumn.bytes(.min, of: .max).hasPrefix("0.0/"))
    }
}
