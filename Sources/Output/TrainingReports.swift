/// A measured quantity under its Keras name: `loss`, `accuracy`, `val_loss`, ….
public struct MetricValue: Sendable, Equatable, Codable {
    public var name: String
    public var value: Double

    public init(_ name: String, _ value: Double) {
        self.name = name
        self.value = value
    }
}

/// One finished epoch of a `fit`.
public struct EpochReport: Sendable, Equatable {
    /// The number of the fit within the session, from 1.
    public var run: Int
    /// Counts from 1.
    public var epoch: Int
    public var epochs: Int
    /// The epoch's training steps.
    public var steps: Int
    /// The epoch's training alone, without validation.
    public var seconds: Double
    public var metrics: [MetricValue]

    public init(
        run: Int, epoch: Int, epochs: Int, steps: Int, seconds: Double, metrics: [MetricValue]
    ) {
        self.run = run
        self.epoch = epoch
        self.epochs = epochs
        self.steps = steps
        self.seconds = seconds
        self.metrics = metrics
    }
}

/// What `evaluate` measured on one part of the data.
public struct Evaluation: Sendable, Equatable {
    /// `train`, `val` or `test`.
    public var on: String
    public var examples: Int
    public var metrics: [MetricValue]

    public init(on: String, examples: Int, metrics: [MetricValue]) {
        self.on = on
        self.examples = examples
        self.metrics = metrics
    }
}

/// How far a running statement has come; shown while it runs, kept nowhere.
public struct Progress: Sendable, Equatable {
    public enum Task: Sendable, Equatable {
        /// Training: `epoch` of `epochs`, both from 1.
        case epoch(Int, of: Int)
        /// Bytes of what is named, `Fashion-MNIST`, come over the network.
        case download(String)
        /// Anything else that takes time, named for the learner: `Training the baseline`.
        case other(String)
    }

    public var task: Task
    public var completed: Int
    public var total: Int
    public var secondsElapsed: Double
    public var metrics: [MetricValue]
    /// The names of all that will be measured when it is done, those of `metrics` first.
    public var expected: [String]
    /// Whether the losses of the epochs so far are to be drawn while it runs, where that is possible.
    public var wantsCurve: Bool

    public init(
        task: Task, completed: Int, total: Int, secondsElapsed: Double,
        metrics: [MetricValue] = [], expected: [String] = [], wantsCurve: Bool = false
    ) {
        self.task = task
        self.completed = completed
        self.total = total
        self.secondsElapsed = secondsElapsed
        self.metrics = metrics
        self.expected = expected
        self.wantsCurve = wantsCurve
    }
}

/// A key that is a metric's own name.
struct NameKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// Metrics stand beside the other fields under their own names; a value that is not a number is null.
func encodeMetrics(
    _ metrics: [MetricValue], in container: inout KeyedEncodingContainer<NameKey>
) throws {
    for metric in metrics {
        let key = NameKey(metric.name)
        if metric.value.isFinite {
            try container.encode(metric.value, forKey: key)
        } else {
            try container.encodeNil(forKey: key)
        }
    }
}

func decodeMetrics(
    in container: KeyedDecodingContainer<NameKey>, except known: [String]
) throws -> [MetricValue] {
    try container.allKeys.filter { !known.contains($0.stringValue) }
        .sorted { $0.stringValue < $1.stringValue }
        .map { key in
            MetricValue(
                key.stringValue, try container.decodeIfPresent(Double.self, forKey: key) ?? .nan)
        }
}

extension EpochReport: Codable {
    private static let fields = ["type", "run", "epoch", "epochs", "steps", "seconds"]

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(run, forKey: NameKey("run"))
        try container.encode(epoch, forKey: NameKey("epoch"))
        try container.encode(epochs, forKey: NameKey("epochs"))
        try container.encode(steps, forKey: NameKey("steps"))
        try container.encode(seconds, forKey: NameKey("seconds"))
        try encodeMetrics(metrics, in: &container)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        run = try container.decode(Int.self, forKey: NameKey("run"))
        epoch = try container.decode(Int.self, forKey: NameKey("epoch"))
        epochs = try container.decode(Int.self, forKey: NameKey("epochs"))
        steps = try container.decode(Int.self, forKey: NameKey("steps"))
        seconds = try container.decode(Double.self, forKey: NameKey("seconds"))
        metrics = try decodeMetrics(in: container, except: Self.fields)
    }
}

extension Evaluation: Codable {
    private static let fields = ["type", "on", "examples"]

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: NameKey.self)
        try container.encode(on, forKey: NameKey("on"))
        try container.encode(examples, forKey: NameKey("examples"))
        try encodeMetrics(metrics, in: &container)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: NameKey.self)
        on = try container.decode(String.self, forKey: NameKey("on"))
        examples = try container.decode(Int.self, forKey: NameKey("examples"))
        metrics = try decodeMetrics(in: container, except: Self.fields)
    }
}
