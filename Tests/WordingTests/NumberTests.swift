import Testing
import Wording

@Suite struct NumberTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (78510, "78,510"), (-1_234_567, "-1,234,567"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func thousandsAreSeparated(number: Int, expected: String) {
        #expect(grouped(number) == expected)
    }

    @Test(arguments: [
        (0.34117, "0.3412"), (0, "0.0000"), (-1.5, "-1.5000"), (99_999.5, "99999.5000"),
        (0.0001, "0.0001"), (0.000032, "3.2000e-05"), (1e5, "1.0000e+05"),
        (9.999999e-5, "1.0000e-04"), (1.7e308, "1.7000e+308"), (.nan, "nan"), (.infinity, "inf"),
        (-.infinity, "-inf"), (.leastNonzeroMagnitude, "4.9407e-324"),
    ])
    func metricsHaveFourDecimals(value: Double, expected: String) {
        #expect(metricText(value) == expected)
    }

    /// What lies halfway in writing is decided by the number's binary digits, as in Python.
    @Test(arguments: [
        (0.85025, 4, "0.8502"), (0.125, 2, "0.12"), (2.5, 0, "2"), (1e18, 0, "1000000000000000000"),
        (1e25, 1, "10000000000000000905969664.0"), (-0.00004, 4, "0.0000"), (-0.0, 0, "0"),
        (-0.5, 1, "-0.5"), (.nan, 3, "nan"), (-.infinity, 3, "-inf"), (1, 99, "1.000000000000000"),
    ])
    func decimals(value: Double, decimals: Int, expected: String) {
        #expect(fixed(value, decimals) == expected)
    }

    @Test func significantFigures() {
        #expect(significant(0.29365400132, 7) == "0.293654")
        #expect(significant(0, 4) == "0")
        #expect(significant(-0.0, 4) == "0")
        #expect(significant(1e20, 3) == "1e+20")
    }

    @Test func powersOfTen() {
        #expect(scientific(0.000032, 4) == "3.2000e-05")
        #expect(scientific(9.996e-5, 2) == "1.00e-04")
        #expect(scientific(1e9, 3, isShort: true) == "1.000e9")
        #expect(scientific(-3.21e-5, 2, isShort: true) == "-3.21e-5")
        #expect(scientific(.infinity, 2, isShort: true) == "inf")
    }

    @Test func asShortAsCanBe() {
        #expect(short(0.001) == "0.001")
        #expect(short(1.0) == "1")
        #expect(short(Float(0.1)) == "0.1")
        #expect(short(Float(255)) == "255")
        #expect(short(Double.infinity) == "inf")
    }

    @Test(arguments: [
        (7850, "7,850"), (0.44012, "0.4401"), (23.456, "23.46"), (123.46, "123.5"),
        (0.0000123, "1.23e-05"), (9.999e-5, "1.00e-04"), (1234.5, "1,235"), (1e15, "1.00e+15"),
        (0, "0"), (-0.5, "-0.5000"), (.nan, "nan"), (.infinity, "inf"),
    ])
    func measuredNumbersInSentences(value: Double, expected: String) {
        #expect(MeasuredNumber.number(value) == expected)
    }

    @Test func measuredNumbersOfOneColumn() {
        #expect(MeasuredNumber.column([0.0328, 0.219]) == ["0.0328", "0.2190"])
        #expect(MeasuredNumber.column([2.9e-07, 0]) == ["2.90e-07", "0"])
        #expect(MeasuredNumber.column([3, 40]) == ["3", "40"])
        #expect(MeasuredNumber.column([.nan, 0]) == ["nan", "0"])
        #expect(MeasuredNumber.columns([[1], [], [2]], count: 1) == [["1"], [""], ["2"]])
    }
}
