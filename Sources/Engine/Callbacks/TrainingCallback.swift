/// Looks at each epoch's figures and decides; the training loop carries the decision out.
///
/// A callback is a value that never sees the model: keeping and restoring weights is the loop's.
public protocol TrainingCallback: Sendable {
    /// Which figure it watches.
    var monitor: Monitor { get }
    /// - Parameters:
    ///   - epoch: counts from 0 within this `fit`, as Keras counts.
    ///   - value: the figure it watches; nil where this epoch did not measure it.
    mutating func epochEnded(_ epoch: Int, value: Double?) -> CallbackDecision
    /// Whether the weights it asked to keep shall be the model's at the end.
    var restoresKeptWeights: Bool { get }
    /// What it makes of the learning rate when it asks to change it.
    func learningRate(after rate: Double) -> Double
}

extension TrainingCallback {
    public var restoresKeptWeights: Bool { false }
    public func learningRate(after rate: Double) -> Double { rate }
}

/// What a callback asks of the loop.
public struct CallbackDecision: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Remember the weights of this moment in place of those remembered before.
    public static let keepWeights = CallbackDecision(rawValue: 1)
    /// End the training after this epoch.
    public static let stop = CallbackDecision(rawValue: 2)
    /// Pass the weights on to be written to a file.
    public static let save = CallbackDecision(rawValue: 4)
    /// Go on with another learning rate.
    public static let changeRate = CallbackDecision(rawValue: 8)
}

/// One of the figures of an epoch: `val_loss`, `accuracy`, ….
public struct Monitor: Sendable, Equatable {
    /// Nil for the loss.
    public var metric: Metric?
    public var isValidation: Bool

    public init(metric: Metric? = nil, isValidation: Bool = true) {
        self.metric = metric
        self.isValidation = isValidation
    }

    /// The figure in an epoch's result; nil where there was no validation.
    func value(in result: EpochResult) -> Double? {
        let measurement = isValidation ? result.validation : result.training
        return measurement.map { measurement in metric.map { measurement[$0] } ?? measurement.loss }
    }
}

/// Which way a figure should go. Keras's `mode`.
public enum MonitorMode: String, CaseIterable, Sendable {
    /// Up for accuracy, down for everything else.
    case auto
    case min, max

    /// Whether smaller is better for this figure.
    func isMinimum(for monitor: Monitor) -> Bool {
        switch self {
        case .min: true
        case .max: false
        case .auto: monitor.metric != .accuracy
        }
    }
}

/// Whether a figure is better than the best one by more than `delta`.
func isImprovement(_ value: Double, over best: Double, by delta: Double, isMinimum: Bool) -> Bool {
    isMinimum ? value + delta < best : value - delta > best
}

/// Checks a callback's setting: `isValid` or an error that names what is allowed.
func checkSetting(
    _ option: String, _ value: Double, _ allowed: String, _ isValid: Bool
) throws(EngineError) {
    guard isValid, value.isFinite else {
        throw .outOfRange(option: option, value: format(value), allowed: allowed)
    }
}
