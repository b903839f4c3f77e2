extension LossDefinition {
    static let binaryCrossentropy = LossDefinition(
        kerasClass: "BinaryCrossentropy", aliases: ["bce"],
        summary: "for yes or no, targets 0 or 1, after a sigmoid.",
        formula: "loss = -(t·ln(p) + (1 - t)·ln(1 - p))",
        formulaOfLogits: "loss = -(t·ln(p) + (1 - t)·ln(1 - p)), p = 1 / (1 + e^-output)",
        isForClasses: true, shareActivation: .sigmoid, settings: [.fromLogits, .labelSmoothing]
    ) { output, target, loss in
        let target = loss.smoothed(target)
        guard !loss.fromLogits else {
            let sum = zip(output, target).reduce(0) { $0 + ofLogit($1.0, $1.1) }
            return sum / Double(output.count)
        }
        let sum = zip(output, target).reduce(0) { total, pair in
            let (p, t) = (clipped(pair.0), pair.1)
            return total - t * logarithm(p) - (1 - t) * logarithm(1 - p)
        }
        return sum / Double(output.count)
    }

    /// -(t · ln p + (1 - t) · ln(1 - p)) with p = sigmoid(x), written so that no power overflows.
    fileprivate static func ofLogit(_ x: Double, _ target: Double) -> Double {
        max(x, 0) - x * target + logarithmOfOnePlus(exponential(-abs(x)))
    }
}

extension Loss {
    /// -(t · ln p + (1 - t) · ln(1 - p)), p clipped, mean over every output.
    func binaryCrossentropy(_ batch: LossBatch) -> Double {
        var total = 0.0
        let count = batch.rows * batch.width
        let (keep, share) = smoothing(width: batch.width)
        for i in 0..<count {
            let probability = clipped(batch.output[i])
            let target = Double(keep * batch.targets[i] + share)
            total -=
                target * logarithm(Double(probability))
                + (1 - target) * logarithm(Double(1 - probability))
        }
        return total / Double(count)
    }

    /// The same of sigmoid(output), which needs no clipping; NaN stays NaN.
    func binaryCrossentropyOfLogits(_ batch: LossBatch) -> Double {
        var total = 0.0
        let count = batch.rows * batch.width
        let (keep, share) = smoothing(width: batch.width)
        for i in 0..<count {
            let target = Double(keep * batch.targets[i] + share)
            total += LossDefinition.ofLogit(Double(batch.output[i]), target)
        }
        return total / Double(count)
    }

    /// d/dp: (p - t) / (p · (1 - p)); 0 where clipping holds.
    func binaryCrossentropyGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        let count = batch.rows * batch.width
        let (keep, share) = smoothing(width: batch.width)
        for i in 0..<count {
            let probability = batch.output[i]
            guard isWithinClip(probability) else {
                gradient[i] = 0
                continue
            }
            let spread = probability * (1 - probability) * Float(batch.wholeCount)
            gradient[i] = (probability - (keep * batch.targets[i] + share)) / spread
        }
    }
}
