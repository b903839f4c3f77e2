extension LossDefinition {
    static let categoricalCrossentropy = LossDefinition(
        kerasClass: "CategoricalCrossentropy",
        summary: "the same for targets as one-hot rows.",
        formula: "loss = -Σ t·ln(p)",
        formulaNote: "which is -ln(p) of the class where t is 1",
        formulaOfLogits: "loss = -Σ t·ln(p), p = e^x / Σ e^x with the output x of each class",
        isForClasses: true, shareActivation: .softmax, settings: [.fromLogits, .labelSmoothing]
    ) { output, target, loss in
        let target = loss.smoothed(target)
        guard !loss.fromLogits else {
            let whole = logarithmOfPowers(output)
            return zip(output, target).reduce(0) { $0 + $1.1 * (whole - $1.0) }
        }
        let sum = output.reduce(0, +)
        return zip(output, target).reduce(0) { $0 - $1.1 * logarithm(clipped($1.0 / sum)) }
    }
}

extension Loss {
    /// -Σ target · ln p, each row of p divided by its sum and clipped, as in Keras.
    func categoricalCrossentropy(_ batch: LossBatch) -> Double {
        var total = 0.0
        let (keep, share) = smoothing(width: batch.width)
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let whole = sum(probabilities, batch.width)
            for column in 0..<batch.width {
                let target = keep * targets[column] + share
                guard target != 0 else { continue }
                let probability = clipped(probabilities[column] / whole)
                total -= Double(target) * logarithm(Double(probability))
            }
        }
        return total / Double(batch.rows)
    }

    /// -Σ target · ln(softmax) = Σ target · (ln(Σ eˣ) - x), the mean over the rows.
    func categoricalCrossentropyOfLogits(_ batch: LossBatch) -> Double {
        var total = 0.0
        let (keep, share) = smoothing(width: batch.width)
        for row in 0..<batch.rows {
            let logits = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let whole = logarithmOfPowers(logits, batch.width)
            for column in 0..<batch.width {
                let target = keep * targets[column] + share
                total += Double(target) * (whole - Double(logits[column]))
            }
        }
        return total / Double(batch.rows)
    }

    /// d/dp: -target / p for every class whose clipping does not hold, plus what each row's sum gives.
    func categoricalCrossentropyGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        let (keep, share) = smoothing(width: batch.width)
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let result = gradient + row * batch.width
            let whole = sum(probabilities, batch.width)
            var freeTargets: Float = 0
            for column in 0..<batch.width where isWithinClip(probabilities[column] / whole) {
                freeTargets += keep * targets[column] + share
            }
            let scale = 1 / Float(batch.wholeRows)
            for column in 0..<batch.width {
                result[column] = scale * freeTargets / whole
                let target = keep * targets[column] + share
                guard target != 0, isWithinClip(probabilities[column] / whole) else {
                    continue
                }
                result[column] -= scale * target / probabilities[column]
            }
        }
    }
}
