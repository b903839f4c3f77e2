import Engine
import Testing

@Suite struct BaselineTableTests {
    /// Bytes are multiplied in the kernels, and the weights are those of the same numbers in Float64,
    /// to the last bit.
    @Test(arguments: [8, 10, 16, 40], [1, 255, 100, 7] as [Double])
    func bytesAreReadAsExactNumbers(_ features: Int, _ divisor: Double) throws {
        var random = RandomSource(seed: UInt64(features))
        let bytes = (0..<60 * features).map { _ in
            random.below(3) == 0 ? 0 : UInt8(random.below(256))
        }
        let targets = (0..<60).map { _ in random.below(3) }
        let data = DataArray(bytes: SharedBuffer(bytes), itemShape: [features])
        let numbers = bytes.map { Double($0) / divisor }

        let classifier = try SGDClassifier(loss: .logLoss, maximumIterations: 20, seed: 3)
        let expected = try classifier.fit(
            BaselineTable(values: numbers, features: features), targets: targets)
        let found = try classifier.fit(BaselineTable(data.divided(by: divisor)), targets: targets)
        #expect(found == expected)
    }

    @Test func selectedItemsAreThoseOfTheSelection() throws {
        let values = (0..<40).map { Float($0 % 7) - 3 }
        let data = DataArray(floats: values, itemShape: [4])
        let order: [Int32] = [9, 3, 3, 0, 7, 1]
        let picked = order.flatMap { row in values[Int(row) * 4..<Int(row) * 4 + 4].map(Double.init)
        }
        let classifier = try SGDClassifier(maximumIterations: 9, seed: 3)
        let targets = [0, 1, 1, 0, 1, 0]
        let found = try classifier.fit(BaselineTable(data.selecting(order)), targets: targets)
        let expected = try classifier.fit(
            BaselineTable(values: picked, features: 4), targets: targets)
        #expect(found == expected)
    }

    @Test func bytesKeepTheirExactNumbers() {
        let data = DataArray(bytes: SharedBuffer([0, 51, 255]), itemShape: []).divided(by: 255)
        #expect(data.exactValues?[51] == 0.2)
        #expect(data.item(1) == [0.2])
    }

    @Test func infiniteNumbersAreRefused() {
        #expect(throws: BaselineError.notFinite) {
            try BaselineTable(DataArray(floats: [1, .infinity], itemShape: [1]))
        }
    }
}
