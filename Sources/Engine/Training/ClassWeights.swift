/// What an example of each class counts in the loss that is lowered.
///
/// Source: `class_weight_to_sample_weights` in Keras 3's `trainers/data_adapters/data_adapter_utils.py`;
/// the mean is over the number of items.
struct ClassWeights {
    private let weights: [Float]

    /// - Throws: `outOfRange` unless every target is a class that has a weight: its number, or a row whose
    ///   largest it is.
    init(_ weights: [Double], for targets: DataArray) throws(EngineError) {
        let classes = targets.itemSize == 1 ? targets.classCount : targets.itemSize
        guard let classes, classes <= weights.count else {
            throw .outOfRange(
                option: "class_weight", value: "\(weights.count) numbers",
                allowed: classes.map { "one number for each of the \($0) classes" }
                    ?? "left out: the targets are amounts")
        }
        self.weights = weights.map { Float($0) }
    }

    /// Makes one item count as much as its class does, in its loss and in its gradient.
    func weigh(
        target: UnsafePointer<Float>, size: Int, loss: inout Double,
        gradient: UnsafeMutablePointer<Float>, width: Int
    ) {
        let weight = weights[size == 1 ? Int(target[0]) : indexOfLargest(target, size)]
        loss *= Double(weight)
        for column in 0..<width { gradient[column] *= weight }
    }
}
