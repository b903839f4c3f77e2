/// What a model is trained with: optimizer, loss, metrics. Keras's `compile`.
public struct TrainingPlan: Sendable {
    public var optimizer: any Optimizer
    public var loss: Loss
    public var metrics: [Metric]
    /// How the learning rate changes from step to step; nil where it is the optimizer's own, which is
    /// else the schedule's first.
    public var schedule: (any LearningRateSchedule)?
    /// What gradients are cut to before the optimizer sees them; nil for nothing.
    public var clipping: GradientClipping?

    public init(
        optimizer: any Optimizer, loss: Loss, metrics: [Metric] = [],
        schedule: (any LearningRateSchedule)? = nil, clipping: GradientClipping? = nil
    ) {
        self.clipping = clipping
        self.schedule = schedule
        self.optimizer = optimizer
        self.loss = loss
        self.metrics = metrics
    }

    /// The learning rate of the step that comes after so many others.
    public func learningRate(after steps: Int) -> Double {
        schedule?.rate(after: steps) ?? optimizer.learningRate
    }
}

/// How long and in what portions to train. Keras's arguments of `fit`, with its defaults.
public struct FitOptions: Sendable {
    public let epochs: Int
    public let batchSize: Int
    public let shuffles: Bool
    /// How much an example of each class counts in the loss that is lowered; nil where all count alike.
    public let classWeights: [Double]?

    /// - Throws: `outOfRange` unless both numbers are 1…1,000,000,000 and every weight is 0 or more.
    public init(
        epochs: Int = 1, batchSize: Int = 32, shuffles: Bool = true,
        classWeights: [Double]? = nil
    ) throws(EngineError) {
        for (option, value) in [("epochs", epochs), ("batch_size", batchSize)] {
            guard (1...1_000_000_000).contains(value) else {
                throw .outOfRange(
                    option: option, value: "\(value)",
                    allowed: "a whole number from 1 to 1,000,000,000")
            }
        }
        for weight in classWeights ?? [] where !(weight >= 0 && weight.isFinite) {
            throw .outOfRange(
                option: "class_weight", value: format(weight), allowed: "0 or more for every class")
        }
        self.classWeights = classWeights
        self.epochs = epochs
        self.batchSize = batchSize
        self.shuffles = shuffles
    }
}

/// What a training run tells while it goes, and after which it asks whether to go on.
public enum TrainingEvent: Sendable {
    /// A step is done; the measurement is the epoch's running mean.
    case step(epoch: Int, step: Int, steps: Int, running: Measurement)
    case epoch(EpochResult)
    /// The callback of this index wants the present weights saved (`Trainer.trained`): those at the
    /// end of this epoch.
    case checkpoint(callback: Int, EpochResult)
}

public enum TrainingDecision: Sendable, Equatable {
    case goOn, stop
}

/// One finished epoch.
public struct EpochResult: Sendable, Equatable {
    /// Counts from 1.
    public var epoch: Int
    public var steps: Int
    /// The training alone, without validation.
    public var seconds: Double
    public var training: Measurement
    public var validation: Measurement?
    /// The learning rate from here on, where a callback changed it after this epoch.
    public var changedLearningRate: Double?
}

/// Why a training run ended.
public enum TrainingEnd: Sendable, Equatable {
    case finished
    /// The closure asked for it, after this step (0: at the epoch's end) of this epoch.
    case stopped(epoch: Int, step: Int)
    /// A callback ended it after this epoch.
    case stoppedEarly(epoch: Int)
    /// The loss or the weights were no longer numbers. The weights are those before the update that
    /// spoilt them or, where none of the last two did, those at the start of the epoch:
    /// `isBackAtEpochStart`.
    case diverged(epoch: Int, step: Int)
}
