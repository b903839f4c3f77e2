/// What is watched beside the loss, by Keras's name.
public enum Metric: String, CaseIterable, Sendable, Codable {
    case accuracy
    case meanAbsoluteError = "mean_absolute_error"
    case meanSquaredError = "mean_squared_error"

    /// Keras's short names. It reports a metric under the name it was asked for.
    public static let aliases: [String: Metric] = [
        "acc": .accuracy, "mae": .meanAbsoluteError, "mse": .meanSquaredError,
        "sparse_categorical_accuracy": .accuracy, "categorical_accuracy": .accuracy,
        "binary_accuracy": .accuracy,
    ]

    public init?(named name: String) {
        guard let metric = Metric(rawValue: name) ?? Self.aliases[name] else { return nil }
        self = metric
    }

    /// The sum of the metric over the batch's items; divided by their number it is Keras's mean.
    func total(_ batch: LossBatch, loss: Loss) -> Double {
        switch self {
        case .accuracy: Double(correct(batch, loss: loss))
        case .meanAbsoluteError: distances(batch, loss) { abs($0) }
        case .meanSquaredError: distances(batch, loss) { $0 * $0 }
        }
    }

    /// Each row's mean over its outputs. A class number is compared with every output, as in Keras.
    private func distances(
        _ batch: LossBatch, _ loss: Loss, _ distance: (Double) -> Double
    ) -> Double {
        var total = 0.0
        for i in 0..<batch.rows * batch.width {
            let target = batch.targets[loss.takesLabels ? i / batch.width : i]
            total += distance(Double(batch.output[i] - target))
        }
        return total / Double(batch.width)
    }

    /// Items got right: the largest output is the label's (sparse), the largest target's (one-hot),
    /// or, for one output an answer, the share of outputs on the target's side of 1/2 (binary).
    private func correct(_ batch: LossBatch, loss: Loss) -> Double {
        var count = 0.0
        for row in 0..<batch.rows {
            let output = batch.output + row * batch.width
            if loss.takesLabels {
                count += indexOfLargest(output, batch.width) == Int(batch.targets[row]) ? 1 : 0
            } else if batch.width == 1 || loss.kind == .binaryCrossentropy {
                let targets = batch.targets + row * batch.width
                var right = 0
                for i in 0..<batch.width where (output[i] > 0.5 ? 1 : 0) == targets[i] {
                    right += 1
                }
                count += Double(right) / Double(batch.width)
            } else {
                let best = indexOfLargest(batch.targets + row * batch.width, batch.width)
                count += indexOfLargest(output, batch.width) == best ? 1 : 0
            }
        }
        return count
    }
}

/// The place of the largest number, the first of equals; 0 where nothing is a number.
func indexOfLargest(_ values: UnsafePointer<Float>, _ count: Int) -> Int {
    var best = 0
    for i in 1..<max(1, count) where values[i] > values[best] || values[best].isNaN { best = i }
    return best
}
