/// A loss with the metrics measured beside it. A plain value without memory of its own, so that every
/// step may hand one out.
public struct Measurement: Sendable, Equatable {
    public var loss = 0.0
    private var accuracy = 0.0
    private var meanAbsoluteError = 0.0
    private var meanSquaredError = 0.0

    public init() {}

    /// The sums of loss and metrics over the rows of a batch.
    init(_ batch: LossBatch, _ loss: Loss, _ metrics: [Metric]) {
        self.loss = loss.value(batch) * Double(batch.rows)
        for metric in metrics { self[metric] = metric.total(batch, loss: loss) }
    }

    /// The value of one metric; 0 for those not asked for.
    public internal(set) subscript(metric: Metric) -> Double {
        get {
            switch metric {
            case .accuracy: accuracy
            case .meanAbsoluteError: meanAbsoluteError
            case .meanSquaredError: meanSquaredError
            }
        }
        set {
            switch metric {
            case .accuracy: accuracy = newValue
            case .meanAbsoluteError: meanAbsoluteError = newValue
            case .meanSquaredError: meanSquaredError = newValue
            }
        }
    }

    mutating func add(_ other: Measurement) {
        loss += other.loss
        accuracy += other.accuracy
        meanAbsoluteError += other.meanAbsoluteError
        meanSquaredError += other.meanSquaredError
    }

    func divided(by count: Double) -> Measurement {
        var mean = self
        mean.loss /= count
        mean.accuracy /= count
        mean.meanAbsoluteError /= count
        mean.meanSquaredError /= count
        return mean
    }
}
