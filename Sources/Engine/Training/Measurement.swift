/// A loss with the metrics measured beside it. A plain value without memory of its own, so that every
/// step may hand one out.
public struct Measurement: Sendable, Equatable {
    public var loss = 0.0
    private var accuracy = 0.0
    private var meanAbsoluteError = 0.0
    private var meanSquaredError = 0.0

    public init() {}

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

    func divided(by count: Double) -> Measurement {
        var mean = self
        mean.loss /= count
        mean.accuracy /= count
        mean.meanAbsoluteError /= count
        mean.meanSquaredError /= count
        return mean
    }
}
