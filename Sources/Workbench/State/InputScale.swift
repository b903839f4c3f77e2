import Engine

/// How large the inputs are that a model learns from, as far as others can be told from them.
package struct InputScale: Sendable, Equatable {
    /// What was done to them that changes how large they are.
    package let steps: [DataStep]
    /// The smallest and the largest number of a sample.
    package let range: ClosedRange<Float>
    private let name: String
    private let count: Int

    /// Nil for inputs that have no range, such as none at all.
    package init?(_ data: LoadedData) {
        guard let range = data.train.sampledRange() else { return nil }
        steps = data.steps.filter(\.changesRange)
        self.range = range
        (name, count) = (data.name, data.train.count)
    }

    /// Whether these are the examples themselves, and not others that were loaded since.
    package func areThose(of data: LoadedData) -> Bool {
        guard name == data.name, count == data.train.count, let present = InputScale(data) else {
            return false
        }
        return present.steps != steps || present.range == range
    }

    /// Whether a model that learned from the one would misread the other.
    package func differs(from other: InputScale) -> Bool {
        let width = range.upperBound - range.lowerBound
        let apart = max(
            abs(range.lowerBound - other.range.lowerBound),
            abs(range.upperBound - other.range.upperBound))
        // Other rows of the same kind, prepared in the same way, may well reach further.
        return apart > (steps == other.steps ? 10 * width : width / 4)
    }
}

extension LoadedData {
    /// The statement that brings inputs of this range near 1: `scale 255` for pixels as bytes.
    package func scalingStatement(for range: ClosedRange<Float>) -> String {
        let isPicture = pictureShape != nil || train.inputs.itemShape.count > 1
        return isPicture && range.lowerBound >= 0 && range.upperBound <= 255
            ? "scale 255" : "standardize"
    }
}

extension Examples {
    /// The smallest and the largest input among a sample.
    package func sampledRange() -> ClosedRange<Float>? {
        inputs.selecting(inputs.sample(most: 256).map { Int32($0) }).range()
    }

    /// How many examples stay to learn from where this last share is measured on instead.
    ///
    /// Source: `train_validation_split` in Keras 3's `trainers/data_adapters/array_slicing.py`.
    package func countKept(besideLast share: Double) -> Int { Int(Double(count) * (1 - share)) }
}

extension DataArray {
    /// Places spread evenly over the array, at most so many.
    package func sample(most: Int) -> [Int] {
        let shown = min(most, count)
        guard shown > 0 else { return [] }
        return (0..<shown).map { $0 * count / shown }
    }
}
