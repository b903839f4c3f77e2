/// Curves over one horizontal axis: what training measured, or arrays of the learner's own.
public struct Plot: Sendable, Equatable, Codable {
    public struct Axis: Sendable, Equatable, Codable {
        public var title: String
        /// Equal steps stand for equal factors; what is not above zero has no place on it.
        public var isLogarithmic: Bool
        /// Only whole numbers mean something: epochs, places in an array.
        public var isWhole: Bool

        private enum CodingKeys: String, CodingKey {
            case title
            case isLogarithmic = "logarithmic"
            case isWhole = "whole"
        }

        public init(_ title: String, isLogarithmic: Bool = false, isWhole: Bool = false) {
            self.title = title
            self.isLogarithmic = isLogarithmic
            self.isWhole = isWhole
        }
    }

    public struct Curve: Sendable, Equatable, Codable {
        public enum Kind: String, Sendable, Codable { case training, validation, other }

        /// As the legend has it: `loss`, `val_loss`, `run 3 loss`.
        public var name: String
        public var kind: Kind
        /// The number of the `fit` that it belongs to; nil for all since `compile` and own arrays.
        public var run: Int?
        /// One for each of `y`, all finite.
        public var x: [Double]
        /// A value that is no number, or infinite, is nil: a gap.
        public var y: [Double?]
        /// The place of the value to mark: of the lowest loss, the highest accuracy.
        public var best: Int?
        /// False for points that no line joins.
        public var isJoined: Bool

        private enum CodingKeys: String, CodingKey {
            case name, kind, run, x, y, best
            case isJoined = "joined"
        }

        public init(
            name: String, kind: Kind = .other, run: Int? = nil, x: [Double], y: [Double?],
            best: Int? = nil, isJoined: Bool = true
        ) {
            precondition(x.count == y.count, "a curve has a place for every value")
            self.name = name
            self.kind = kind
            self.run = run
            self.x = x
            self.y = y
            self.best = best
            self.isJoined = isJoined
        }
    }

    public var title: String
    public var x: Axis
    public var y: Axis
    public var curves: [Curve]
    /// Sentences said below, in every form: what is left out, where the gaps are and why.
    public var remarks: [String]
    /// What it shows, in words, for those who do not see it.
    public var description: String

    public init(
        title: String, x: Axis, y: Axis, curves: [Curve], remarks: [String] = [],
        description: String
    ) {
        self.title = title
        self.x = x
        self.y = y
        self.curves = curves
        self.remarks = remarks
        self.description = description
    }
}

/// A curve so small that it stands within a line of text.
public struct Sparkline: Sendable, Equatable, Codable {
    /// A value that is no number, or infinite, is nil.
    public var values: [Double?]
    /// The ends of its scale where several share one; nil for those of the values.
    public var low: Double?
    public var high: Double?

    public init(_ values: [Double?], low: Double? = nil, high: Double? = nil) {
        self.values = values
        self.low = low
        self.high = high
    }
}

extension Double {
    /// The number as blocks hold it: nil for what is no number, or infinite.
    public var ifFinite: Double? { isFinite ? self : nil }
}
