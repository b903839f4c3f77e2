extension Loss {
    /// -(t · ln p + (1 - t) · ln(1 - p)), p clipped, mean over every output.
    func binaryCrossentropy(_ batch: LossBatch) -> Double {
        var total = 0.0
        let count = batch.rows * batch.width
        for i in 0..<count {
            let probability = clipped(batch.output[i])
            let target = Double(batch.targets[i])
            total -=
                target * logarithm(Double(probability))
                + (1 - target) * logarithm(Double(1 - probability))
        }
        return total / Double(count)
    }

    /// d/dp: (p - t) / (p · (1 - p)); 0 where clipping holds.
    func binaryCrossentropyGradient(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        let count = batch.rows * batch.width
        for i in 0..<count {
            let probability = batch.output[i]
            guard isWithinClip(probability) else {
                gradient[i] = 0
                continue
            }
            let spread = probability * (1 - probability) * Float(batch.wholeCount)
            gradient[i] = (probability - batch.targets[i]) / spread
        }
    }
}
