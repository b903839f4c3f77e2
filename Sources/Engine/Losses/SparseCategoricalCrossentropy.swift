extension LossDefinition {
    static let sparseCategoricalCrossentropy = LossDefinition(
        kerasClass: "SparseCategoricalCrossentropy",
        summary:
            "for one class of many, targets as whole numbers: -ln of the probability given to the right one.",
        formula: "loss = -ln(p), p the share given to the right class",
        formulaOfLogits: "loss = -ln(p), p = e^x / Σ e^x with the output x of the right class",
        isForClasses: true, shareActivation: .softmax, settings: [.fromLogits]
    ) { output, target, loss in
        let place = Int(target[0])
        guard !loss.fromLogits else { return logarithmOfPowers(output) - output[place] }
        return -logarithm(clipped(output[place] / output.reduce(0, +)))
    }
}

extension Loss {
    /// -ln(p of the right class), p clipped and each row divided by its sum, as in Keras.
    func sparseCategoricalCrossentropy(_ batch: LossBatch) -> Double {
        var total = 0.0
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let share = probabilities[Int(batch.targets[row])] / sum(probabilities, batch.width)
            total -= logarithm(Double(clipped(share)))
        }
        return total / Double(batch.rows)
    }

    /// -ln(softmax of the right class) = ln(Σ eˣ) - x of the right class, the mean over the rows.
    func sparseCategoricalCrossentropyOfLogits(_ batch: LossBatch) -> Double {
        var total = 0.0
        for row in 0..<batch.rows {
            let logits = batch.output + row * batch.width
            total += logarithmOfPowers(logits, batch.width)
            total -= Double(logits[Int(batch.targets[row])])
        }
        return total / Double(batch.rows)
    }

    /// d/dp: 1 / sum for every class, less 1 / p for the right one; 0 where clipping holds.
    func sparseCategoricalCrossentropyGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let result = gradient + row * batch.width
            let total = sum(probabilities, batch.width)
            let label = Int(batch.targets[row])
            let isFree = isWithinClip(probabilities[label] / total)
            let scale = isFree ? 1 / Float(batch.wholeRows) : 0
            for column in 0..<batch.width { result[column] = scale / total }
            if isFree { result[label] -= scale / probabilities[label] }
        }
    }
}

func sum(_ values: UnsafePointer<Float>, _ count: Int) -> Float {
    var total: Float = 0
    for i in 0..<count { total += values[i] }
    return total
}

/// ln(Σ eˣ) over some numbers, the largest taken out so that no power overflows; NaN where one is.
func logarithmOfPowers(_ values: UnsafePointer<Float>, _ count: Int) -> Double {
    let largest = Double(values[indexOfLargest(values, count)])
    var powers = 0.0
    for i in 0..<count { powers += exponential(Double(values[i]) - largest) }
    return largest + logarithm(powers)
}

/// The same, plainly.
func logarithmOfPowers(_ values: [Double]) -> Double {
    let largest = values.max() ?? 0
    return largest + logarithm(values.reduce(0) { $0 + exponential($1 - largest) })
}

/// Keeps a probability away from 0 and 1; NaN stays NaN.
func clipped(_ probability: Float) -> Float {
    if probability < Loss.epsilon { return Loss.epsilon }
    return probability > 1 - Loss.epsilon ? 1 - Loss.epsilon : probability
}

func isWithinClip(_ probability: Float) -> Bool {
    probability >= Loss.epsilon && probability <= 1 - Loss.epsilon
}
