import Testing

@testable import Engine

private func root(_ value: Double) -> Double { value.squareRoot() }

/// Expected figures are those of the formulas in the doc comment, worked out by hand.
@Suite struct StandardizationTests {
    @Test func everyColumnByItself() {
        let array = DataArray(floats: [1, 10, 2, 20, 3, 30, 4, 40], itemShape: [2])
        let measured = Standardization(of: array, byColumn: true)
        #expect(measured.means == [2.5, 25])
        #expect(measured.standardDeviations == [root(1.25), root(125.0)])
        let after = measured.applied(to: array)
        #expect(after.shape == [4, 2])
        #expect(
            after.item(0) == [Float(-1.5 / root(1.25)), Float(-15 / root(125.0))])
        let again = Standardization(of: after, byColumn: true)
        for (mean, deviation) in zip(again.means, again.standardDeviations) {
            #expect(abs(mean) < 1e-7 && abs(deviation - 1) < 1e-7)
        }
    }

    /// Figures of the training part are used on others as they are.
    @Test func onlyTheChosenRowsAreMeasured() {
        let array = DataArray(floats: [1, 3, 100], itemShape: [1])
        let train = array.selecting([0, 1])
        let measured = Standardization(of: train, byColumn: true)
        #expect(measured.means == [2] && measured.standardDeviations == [1])
        #expect(measured.applied(to: array.selecting([2])).item(0) == [98])
        #expect(measured.applied(to: train).shape == [2, 1])
    }

    @Test func whatIsAllTheSameIsOnlyShifted() {
        let rows = (0..<1000).flatMap { row -> [Float] in [0.1, Float(row)] }
        let array = DataArray(floats: rows, itemShape: [2])
        let measured = Standardization(of: array, byColumn: true)
        #expect(measured.standardDeviations[0] == 0 && measured.standardDeviations[1] > 288)
        #expect(abs(measured.applied(to: array).item(7)[0]) < 1e-8)
        let single = DataArray(floats: [5], itemShape: [1])
        #expect(Standardization(of: single, byColumn: true).standardDeviations == [0])
    }

    /// Pixels stay bytes, and what was done to them before is not rounded on the way.
    @Test func picturesAsOne() {
        let bytes = DataArray(bytes: SharedBuffer([0, 100, 200, 100]), itemShape: [2])
        for array in [bytes, bytes.reshaped(to: [2, 1]) ?? bytes] {
            let measured = Standardization(of: array, byColumn: false)
            #expect(measured.means == [100] && measured.standardDeviations == [root(5000.0)])
            let after = measured.applied(to: array)
            #expect(after.isBytes)
            #expect(after.item(0) == [Float(-100 / root(5000.0)), 0])
        }
        let scaled = Standardization(of: bytes.divided(by: 255), byColumn: false)
        #expect(abs(scaled.means[0] - 100.0 / 255) < 1e-15)
        #expect(abs(scaled.standardDeviations[0] - root(5000.0) / 255) < 1e-15)
    }

    @Test func classes() {
        let targets = DataArray(floats: [2, 0, 1, 2], itemShape: [])
        #expect(targets.classCount == 3)
        let oneHot = targets.oneHot(classes: 3)
        #expect(oneHot.shape == [4, 3])
        #expect((0..<4).map(oneHot.item) == [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]])
        for others in [[0, 0.5], [-1, 0], [.nan, 1], [.infinity, 0], [1e30, 0]] as [[Float]] {
            #expect(DataArray(floats: others, itemShape: []).classCount == nil)
        }
        #expect(DataArray(floats: [], itemShape: []).classCount == nil)
        #expect(oneHot.classCount == nil)
    }
}
