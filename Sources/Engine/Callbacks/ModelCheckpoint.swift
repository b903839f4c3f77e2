/// Asks for the model to be saved, after every epoch or only after the best so far. Who watches the
/// run saves it.
///
/// Source: Keras 3 `callbacks/model_checkpoint.py`, whose defaults these are.
public struct ModelCheckpoint: TrainingCallback {
    public let monitor: Monitor
    private let savesBestOnly: Bool
    private let isMinimum: Bool
    private var best: Double

    /// - Parameter initialValueThreshold: with `saveBestOnly`, what the first model to be saved must
    ///   beat; nil for anything.
    public init(
        monitor: Monitor = Monitor(), saveBestOnly: Bool = false, mode: MonitorMode = .auto,
        initialValueThreshold: Double? = nil
    ) {
        self.monitor = monitor
        savesBestOnly = saveBestOnly
        isMinimum = mode.isMinimum(for: monitor)
        best = initialValueThreshold ?? (isMinimum ? .infinity : -.infinity)
    }

    public mutating func epochEnded(_ epoch: Int, value: Double?) -> CallbackDecision {
        guard savesBestOnly else { return .save }
        guard let value, isMinimum ? value < best : value > best else { return [] }
        best = value
        return .save
    }
}
