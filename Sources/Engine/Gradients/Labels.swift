extension Tensor {
    /// A 1 in the place of each label and 0 elsewhere, on a new last axis: `to_categorical`.
    ///
    /// [2, 0] with 3 classes → [[0, 0, 1], [1, 0, 0]].
    /// - Parameter classes: nil for one more than the largest label.
    func oneHot(classes: Int? = nil) throws(TensorError) -> Tensor {
        let largest = values.max() ?? -1
        if classes == nil, !(largest >= -1 && largest < Float(Tensor.largestCount)) {
            throw .labelOutOfRange(label: largest, classes: Tensor.largestCount)
        }
        let classes = classes ?? (Int(exactly: largest) ?? 0) + 1
        let shape = shape + [classes]
        var result = [Float](repeating: 0, count: try Tensor.room(for: shape))
        for (place, value) in values.enumerated() {
            guard let label = Int(exactly: value), (0..<classes).contains(label) else {
                throw .labelOutOfRange(label: value, classes: classes)
            }
            result[place * classes + label] = 1
        }
        return Tensor(trusted: result, shape, isWhole: true)
    }

    /// The different numbers in ascending order, NaN last, and how often each appears.
    public func uniqueCounts() -> (numbers: Tensor, counts: [Int]) {
        let sorted = values.sorted { $0 < $1 || ($1.isNaN && !$0.isNaN) }
        var numbers: [Float] = []
        var counts: [Int] = []
        for value in sorted {
            if let last = numbers.last, last == value || (last.isNaN && value.isNaN) {
                counts[counts.count - 1] += 1
            } else {
                numbers.append(value)
                counts.append(1)
            }
        }
        return (Tensor(numbers, isWhole: isWhole), counts)
    }

    /// The share of predictions that are right, by Keras's rules for the metric `accuracy`.
    ///
    /// - Rows of probabilities against one label a row: the place of the largest is the answer.
    /// - Rows against one-hot rows: the places of the largest are compared.
    /// - One number for each target: whole numbers are compared as they are, others with 0.5.
    static func accuracy(_ predicted: Tensor, _ targets: Tensor) throws(TensorError) -> Tensor {
        let answers: Tensor
        let labels: Tensor
        if predicted.rank > 1, predicted.shape.last != 1 {
            answers = try predicted.argmax(axis: -1)
            let isOneHot = targets.shape == predicted.shape
            labels = isOneHot ? try targets.argmax(axis: -1) : targets
        } else {
            let isDecided = predicted.values.allSatisfy { $0 == $0.rounded() }
            answers = isDecided ? predicted : predicted.map { $0 > 0.5 ? 1 : 0 }
            labels = targets
        }
        guard answers.shape.filter({ $0 != 1 }) == labels.shape.filter({ $0 != 1 }) else {
            throw .accuracyShapes(predicted: predicted.shape, targets: targets.shape)
        }
        let right = zip(answers.values, labels.values).count { $0 == $1 }
        return Tensor(Float(Double(right) / Double(labels.count)))
    }
}
