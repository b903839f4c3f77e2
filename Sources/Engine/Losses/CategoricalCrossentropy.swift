extension LossDefinition {
    static let categoricalCrossentropy = LossDefinition(
        kerasClass: "CategoricalCrossentropy",
        summary: "the same for targets as one-hot rows.",
        formula: "loss = -Σ t·ln(p), which is -ln(p) of the class where t is 1",
        formulaOfLogits: "loss = -Σ t·ln(p), p = e^x / Σ e^x with the output x of each class",
        isForClasses: true, shareActivation: .softmax, settings: [.fromLogits]
    ) { output, target, loss in
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
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let whole = sum(probabilities, batch.width)
            for column in 0..<batch.width where targets[column] != 0 {
                let probability = clipped(probabilities[column] / whole)
                total -= Double(targets[column]) * logarithm(Double(probability))
            }
        }
        return total / Double(batch.rows)
    }

    /// -Σ target · ln(softmax) = Σ target · (ln(Σ eˣ) - x), the mean over the rows.
    func categoricalCrossentropyOfLogits(_ batch: LossBatch) -> Double {
        var total = 0.0
        for row in 0..<batch.rows {
            let logits = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let whole = logarithmOfPowers(logits, batch.width)
            for column in 0..<batch.width where targets[column] != 0 {
                total += Double(targets[column]) * (whole - Double(logits[column]))
            }
        }
        return total / Double(batch.rows)
    }

    /// d/dp: -target / p for every class whose clipping does not hold, plus what each row's sum gives.
    func categoricalCrossentropyGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        for row in 0..<batch.rows {
            let probabilities = batch.output + row * batch.width
            let targets = batch.targets + row * batch.width
            let result = gradient + row * batch.width
            let whole = sum(probabilities, batch.width)
            var freeTargets: Float = 0
            for column in 0..<batch.width where isWithinClip(probabilities[column] / whole) {
                freeTargets += targets[column]
            }
            let scale = 1 / Float(batch.wholeRows)
            for column in 0..<batch.width {
                result[column] = scale * freeTargets / whole
                guard targets[column] != 0, isWithinClip(probabilities[column] / whole) else {
                    continue
                }
                result[column] -= scale * targets[column] / probabilities[column]
            }
        }
    }
}
