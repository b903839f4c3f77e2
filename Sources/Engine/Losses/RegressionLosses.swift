extension LossDefinition {
    static let meanSquaredError = LossDefinition(
        kerasClass: "MeanSquaredError", aliases: ["mse"],
        summary: "for numbers: the mean of the squared differences.",
        formula: "loss = mean of (output - target)²"
    ) { output, target, _ in mean(output, target) { $0 * $0 } }

    static let meanAbsoluteError = LossDefinition(
        kerasClass: "MeanAbsoluteError", aliases: ["mae"],
        summary: "for numbers: the mean of the differences without their sign.",
        formula: "loss = mean of |output - target|"
    ) { output, target, _ in mean(output, target) { abs($0) } }

    static let huber = LossDefinition(
        kerasClass: "Huber",
        summary:
            "squared for small differences, plain for large ones, so that outliers weigh less.",
        formula: "loss = mean of e²/2 where |e| ≤ 1, else |e| - 1/2, with e = output - target"
    ) { output, target, _ in
        mean(output, target) { abs($0) <= 1 ? $0 * $0 / 2 : abs($0) - 0.5 }
    }

    /// The mean over the outputs of something of each difference.
    private static func mean(
        _ output: [Double], _ target: [Double], _ loss: (Double) -> Double
    ) -> Double {
        zip(output, target).reduce(0) { $0 + loss($1.0 - $1.1) } / Double(output.count)
    }
}

extension Loss {
    /// Mean of (output - target)².
    func meanSquaredError(_ batch: LossBatch) -> Double {
        meanOverOutputs(batch) { $0 * $0 }
    }

    /// d/d output: 2 · (output - target) / count.
    func meanSquaredErrorGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        overOutputs(batch, into: gradient) { 2 * $0 }
    }

    /// Mean of |output - target|.
    func meanAbsoluteError(_ batch: LossBatch) -> Double {
        meanOverOutputs(batch) { abs($0) }
    }

    /// d/d output: the sign of (output - target) / count; 0 where they are equal.
    func meanAbsoluteErrorGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        overOutputs(batch, into: gradient) { $0 > 0 ? 1 : ($0 < 0 ? -1 : 0) }
    }

    /// Mean of e² / 2 where |e| ≤ 1 and |e| - 1/2 beyond (Keras's delta, 1).
    func huber(_ batch: LossBatch) -> Double {
        meanOverOutputs(batch) { abs($0) <= 1 ? 0.5 * $0 * $0 : abs($0) - 0.5 }
    }

    /// d/d output: e cut to -1…1, over count.
    func huberGradient(_ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>) {
        overOutputs(batch, into: gradient) { max(-1, min(1, $0)) }
    }

    private func meanOverOutputs(_ batch: LossBatch, _ loss: (Double) -> Double) -> Double {
        var total = 0.0
        let count = batch.rows * batch.width
        for i in 0..<count { total += loss(Double(batch.output[i] - batch.targets[i])) }
        return total / Double(count)
    }

    private func overOutputs(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>,
        _ derivative: (Float) -> Float
    ) {
        let count = batch.rows * batch.width
        let share = 1 / Float(batch.wholeCount)
        for i in 0..<count {
            gradient[i] = derivative(batch.output[i] - batch.targets[i]) * share
        }
    }
}
