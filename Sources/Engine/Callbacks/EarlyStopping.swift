/// Ends training when a figure has stopped improving.
///
/// Source: Keras 3 `callbacks/early_stopping.py`, whose defaults these are.
public struct EarlyStopping: TrainingCallback {
    public let monitor: Monitor
    public let restoresKeptWeights: Bool
    private let minDelta: Double
    private let patience: Int
    private let baseline: Double?
    private let startFromEpoch: Int
    private let isMinimum: Bool

    private var best: Double
    private var wait = 0
    /// Whether it asked to keep the weights of some epoch.
    public private(set) var hasKept = false
    /// The epoch with the best figure, from 0.
    public private(set) var bestEpoch = 0
    /// The epoch that ended training, from 0; 0 where none did, as in Keras.
    public private(set) var stoppedEpoch = 0

    /// - Parameters:
    ///   - minDelta: a smaller gain is no improvement.
    ///   - patience: epochs without improvement that are borne.
    ///   - baseline: only what is better than this resets the patience.
    ///   - startFromEpoch: epochs before this one (from 0) are not looked at.
    /// - Throws: `outOfRange` for a negative patience, start or delta.
    public init(
        monitor: Monitor = Monitor(), minDelta: Double = 0, patience: Int = 0,
        mode: MonitorMode = .auto, baseline: Double? = nil, restoreBestWeights: Bool = false,
        startFromEpoch: Int = 0
    ) throws(EngineError) {
        try checkSetting("patience", Double(patience), "0 or more", patience >= 0)
        try checkSetting(
            "start_from_epoch", Double(startFromEpoch), "0 or more", startFromEpoch >= 0)
        try checkSetting("min_delta", minDelta, "0 or more", minDelta >= 0)
        self.monitor = monitor
        self.minDelta = minDelta
        self.patience = patience
        self.baseline = baseline
        self.startFromEpoch = startFromEpoch
        restoresKeptWeights = restoreBestWeights
        isMinimum = mode.isMinimum(for: monitor)
        best = isMinimum ? .infinity : -.infinity
    }

    private func isImprovement(_ value: Double, over reference: Double) -> Bool {
        Engine.isImprovement(value, over: reference, by: minDelta, isMinimum: isMinimum)
    }

    public mutating func epochEnded(_ epoch: Int, value: Double?) -> CallbackDecision {
        guard let value, epoch >= startFromEpoch else { return [] }
        var decision: CallbackDecision = []
        // Should nothing ever improve, the first epoch looked at is the best there was.
        if restoresKeptWeights, !hasKept {
            hasKept = true
            bestEpoch = epoch
            decision.insert(.keepWeights)
        }
        wait += 1
        if isImprovement(value, over: best) {
            best = value
            bestEpoch = epoch
            if restoresKeptWeights { decision.insert(.keepWeights) }
            if baseline.map({ isImprovement(value, over: $0) }) ?? true { wait = 0 }
            return decision
        }
        if wait >= patience, epoch > 0 {
            stoppedEpoch = epoch
            decision.insert(.stop)
        }
        return decision
    }
}
