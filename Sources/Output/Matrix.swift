/// Numbers in rows and columns that have names: how often classes were confused, a layer's weights.
public struct Matrix: Sendable, Equatable {
    /// What lies along one side.
    public struct Axis: Sendable, Equatable, Codable {
        /// What the side tells apart: `right answer`, `said`, `unit`.
        public var name: String
        /// One short label a row or column: `6`.
        public var labels: [String]
        /// What each is called in full: `Shirt`; empty where the labels say it all.
        public var names: [String]

        public init(_ name: String, labels: [String], names: [String] = []) {
            precondition(names.isEmpty || names.count == labels.count, "a name for each label")
            self.name = name
            self.labels = labels
            self.names = names
        }
    }

    /// What makes a number dark.
    public enum Shading: String, Sendable, Codable {
        /// Its share of its row: counts. Where both sides have the same labels, the diagonal holds
        /// what agrees.
        case shareOfRow = "share_of_row"
        /// How far it lies from 0, to either side: weights.
        case diverging
        /// Its place between 0 and 1: shares that are measured apart, such as recall and precision.
        case zeroToOne = "zero_to_one"
    }

    public var title: String?
    public var rows: Axis
    public var columns: Axis
    /// A row of numbers for each label of `rows`; nan where there is none.
    public var values: [[Double]]
    public var shading: Shading
    /// Lines said below.
    public var footer: [String]

    public init(
        title: String? = nil, rows: Axis, columns: Axis, values: [[Double]], shading: Shading,
        footer: [String] = []
    ) {
        precondition(values.count == rows.labels.count, "a row of numbers for each label")
        precondition(
            values.allSatisfy { $0.count == columns.labels.count }, "a number for each column")
        self.title = title
        self.rows = rows
        self.columns = columns
        self.values = values
        self.shading = shading
        self.footer = footer
    }
}

extension Matrix: Codable {
    private enum Key: String, CodingKey { case title, rows, columns, values, shading, footer }

    /// Whole numbers are written as such (`142`), what is no number as null.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encode(rows, forKey: .rows)
        try container.encode(columns, forKey: .columns)
        var lines = container.nestedUnkeyedContainer(forKey: .values)
        for row in values {
            var line = lines.nestedUnkeyedContainer()
            for value in row {
                if let whole = Int(exactly: value) {
                    try line.encode(whole)
                } else if value.isFinite {
                    try line.encode(value)
                } else {
                    try line.encodeNil()
                }
            }
        }
        try container.encode(shading, forKey: .shading)
        try container.encode(footer, forKey: .footer)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let values = try container.decode([[Double?]].self, forKey: .values)
        title = try container.decodeIfPresent(String.self, forKey: .title)
        rows = try container.decode(Axis.self, forKey: .rows)
        columns = try container.decode(Axis.self, forKey: .columns)
        self.values = values.map { $0.map { $0 ?? .nan } }
        shading = try container.decode(Shading.self, forKey: .shading)
        footer = try container.decode([String].self, forKey: .footer)
        guard self.values.count == rows.labels.count,
            self.values.allSatisfy({ $0.count == columns.labels.count })
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .values, in: container,
                debugDescription: "a matrix has a number for each row and column")
        }
    }
}
