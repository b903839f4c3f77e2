/// Shifts numbers to mean 0 and stretches them to a standard deviation of 1, by what was measured on
/// some of them.
///
///     z = (x - mean) / standard deviation      where it is √(Σ (x - mean)² / count)
///
/// As scikit-learn's `StandardScaler` has it: the standard deviation of the whole population; numbers
/// that are all the same are shifted and not stretched. Sums and quotients are Float64, rounded once.
/// Source: scikit-learn, `sklearn/preprocessing/_data.py`.
public struct Standardization: Sendable, Equatable {
    /// One for each number of an item, or a single one for all of them.
    public let means: [Double]
    /// As many as `means`; 0 where all numbers are the same.
    public let standardDeviations: [Double]

    /// Measures an array, which holds at least one item.
    ///
    /// - Parameter byColumn: every number of an item by itself, or all numbers as one.
    public init(of array: DataArray, byColumn: Bool) {
        precondition(array.count > 0, "something to measure")
        let width = byColumn ? array.itemSize : 1
        var sums = [Double](repeating: 0, count: width)
        array.forEachNumber { column, value in sums[byColumn ? column : 0] += value }
        let count = Double(array.count) * Double(array.itemSize) / Double(width)
        let means = sums.map { $0 / count }
        // The sum of the differences would be 0 but for rounding; taking it out mends the rounding.
        var squares = [Double](repeating: 0, count: width)
        var rests = [Double](repeating: 0, count: width)
        array.forEachNumber { column, value in
            let place = byColumn ? column : 0
            let difference = value - means[place]
            squares[place] += difference * difference
            rests[place] += difference
        }
        self.means = means
        standardDeviations = (0..<width).map { place in
            let variance = (squares[place] - rests[place] * rests[place] / count) / count
            let noise =
                count * .ulpOfOne * variance
                + (count * means[place] * .ulpOfOne) * (count * means[place] * .ulpOfOne)
            return variance <= noise ? 0 : variance.squareRoot()
        }
    }

    /// The same array standardized. Bytes stay bytes where one mean stands for all of them.
    public func applied(to array: DataArray) -> DataArray {
        if means.count == 1 {
            return array.mapping { scaled($0, 0) }
        }
        let width = array.itemSize
        let floats = SharedBuffer<Float>(count: array.count * width) { memory in
            var next = 0
            array.forEachNumber { column, value in
                memory.initializeElement(at: next, to: Float(scaled(value, column)))
                next += 1
            }
        }
        return DataArray(.floats(floats), itemShape: array.itemShape)
    }

    private func scaled(_ value: Double, _ place: Int) -> Double {
        let deviation = standardDeviations[place]
        return (value - means[place]) / (deviation == 0 ? 1 : deviation)
    }
}
