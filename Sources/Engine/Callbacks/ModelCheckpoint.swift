/// Asks for the model to be saved, after every epoch or only after the best so far.
///
/// Source: Keras 3 `callbacks/model_checkpoint.py`, whose defaults these are.
public struct ModelCheckpoint: TrainingCallback {
    public let monitor: Monitor
    public let restoresKeptWeights = false
    private let savesBestOnly: Bool
    private let isMinimum: Bool
    private var best: Double

    public init(
        monitor: Monitor = Monitor(), saveBestOnly: Bool = false, mode: MonitorMode = .auto
    ) {
        self.monitor = monitor
        savesBestOnly = saveBestOnly
        isMinimum = mode.isMinimum(for: monitor)
        best = isMinimum ? .infinity : -.infinity
    }

    public mutating func epochEnded(_ epoch: Int, value: Double?) -> CallbackDecision {
        guard savesBestOnly else { return [.save, .keepWeights] }
        guard let value, isMinimum ? value < best : value > best else { return [] }
        best = value
        return [.save, .keepWeights]
    }
}
