import Wording

/// How a `fit` ended.
public struct FitEnd: Sendable, Equatable, Codable {
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// All epochs that were asked for are done.
        case finished
        /// A callback saw that the figure it watches no longer improved.
        case earlyStopping = "early_stopping"
        /// Ctrl-C.
        case interrupted
        /// The time that the run or the lesson's step may take was over.
        case timeLimit = "time_limit"
        /// The loss or the weights were no longer numbers.
        case diverged
    }

    /// Which weights it left behind.
    public enum Weights: String, Sendable, Codable, CaseIterable {
        /// Those of its last step.
        case last
        /// Those of the epoch whose watched figure was best.
        case bestEpoch = "best_epoch"
        /// Those of the last step before the numbers went wrong.
        case beforeDivergence = "before_divergence"
        /// Those at the start of the epoch in which the numbers went wrong.
        case epochStart = "epoch_start"
    }

    /// The number of the fit within the session, from 1.
    public var run: Int
    public var reason: Reason
    /// The last epoch that was begun, from 1.
    public var epoch: Int
    /// Its last step, from 1; nil where the epoch was finished.
    public var step: Int?
    /// The steps of an epoch.
    public var steps: Int
    public var weights: Weights
    /// What a callback watched: `val_loss`; nil where none watched anything.
    public var monitor: String?
    /// The epoch in which that was best, from 1; nil where none was kept.
    public var bestEpoch: Int?

    private enum CodingKeys: String, CodingKey {
        case run, reason, epoch, step, steps, weights, monitor
        case bestEpoch = "best_epoch"
    }

    public init(
        run: Int, reason: Reason, epoch: Int, step: Int? = nil, steps: Int,
        weights: Weights = .last, monitor: String? = nil, bestEpoch: Int? = nil
    ) {
        self.run = run
        self.reason = reason
        self.epoch = epoch
        self.step = step
        self.steps = steps
        self.weights = weights
        self.monitor = monitor
        self.bestEpoch = bestEpoch
    }

    /// What there is to say of it beside the epochs themselves; nothing where it simply finished, nor
    /// of a divergence, which is a warning of its own.
    public var sentences: [String] {
        let best = bestEpoch.map { "The weights are those of the best epoch, \($0)." }
        return [ending, weights == .bestEpoch ? best : nil].compactMap(\.self)
    }

    private var ending: String? {
        switch reason {
        case .finished, .diverged: return nil
        case .earlyStopping: return "Early stopping ended the training after epoch \(epoch)."
        case .interrupted, .timeLimit:
            let place = step.map {
                "in epoch \(epoch), after step \(grouped($0)) of \(grouped(steps))"
            }
            return
                "Stopped \(place ?? "after epoch \(epoch)"). What was learned is kept; `fit` goes "
                + "on from here."
        }
    }
}
