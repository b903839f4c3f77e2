/// Quantities side by side: examples of each class, a distribution, what every output says.
public struct Bars: Sendable, Equatable, Codable {
    public struct Bar: Sendable, Equatable, Codable {
        /// What it counts, such as `9 Ankle boot`; empty where `edges` tell.
        public var label: String
        public var value: Double
        /// A word or two beside it, such as `right answer`; empty for none.
        public var note: String

        public init(_ label: String, _ value: Double, note: String = "") {
            self.label = label
            self.value = value
            self.note = note
        }
    }

    public enum Measure: String, Sendable, Codable {
        /// How many there are.
        case count
        /// A part of a whole, from 0 to 1.
        case share
        case number
    }

    public var title: String
    /// What the labels name, such as `class`.
    public var labelTitle: String
    /// What the values are, such as `examples`.
    public var valueTitle: String
    public var measure: Measure
    public var bars: [Bar]
    /// What all values are parts of, where their shares of it mean something; nil otherwise.
    public var total: Double?
    /// The value that a whole bar stands for; nil for the largest there is.
    public var whole: Double?
    /// Where the bars of a distribution begin and end: one more than there are bars, rising. A value
    /// on an edge counts above it, on the last edge below. Nil for separate things.
    public var edges: [Double]?
    /// Sentences said below, in every form.
    public var remarks: [String]
    /// What it shows, in words, for those who do not see it.
    public var description: String

    private enum CodingKeys: String, CodingKey {
        case title
        case labelTitle = "label_title"
        case valueTitle = "value_title"
        case measure, bars, total, whole, edges, remarks, description
    }

    public init(
        title: String, labelTitle: String, valueTitle: String, measure: Measure = .count,
        bars: [Bar], total: Double? = nil,
        whole: Double? = nil, edges: [Double]? = nil, remarks: [String] = [], description: String
    ) {
        precondition(edges.map { $0.count == bars.count + 1 } ?? true, "bars lie between edges")
        self.title = title
        self.labelTitle = labelTitle
        self.valueTitle = valueTitle
        self.measure = measure
        self.bars = bars
        self.total = total
        self.whole = whole
        self.edges = edges
        self.remarks = remarks
        self.description = description
    }
}

/// What a model says about one example: every output's share, beside what it looked at.
public struct Prediction: Sendable, Equatable, Codable {
    /// Nil where examples are no pictures.
    public var picture: Picture?
    public var outputs: Bars

    public init(picture: Picture?, outputs: Bars) {
        self.picture = picture
        self.outputs = outputs
    }
}
