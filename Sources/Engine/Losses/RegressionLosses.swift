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
