/// Rows of short texts under headings, each column aligned one way.
public struct Table: Sendable, Equatable, Codable {
    public enum Alignment: String, Sendable, Codable { case left, right }

    public struct Column: Sendable, Equatable {
        public var title: String
        public var alignment: Alignment
        /// Small curves in place of texts, one for each row; nil for a column of texts.
        public var sparklines: [Sparkline]?
        /// Whether its texts are the beginnings of longer ones, so that less of them is enough where
        /// there is little room. All others are shown whole.
        public var isPreview: Bool

        public init(
            _ title: String, _ alignment: Alignment = .left, sparklines: [Sparkline]? = nil,
            isPreview: Bool = false
        ) {
            self.title = title
            self.alignment = alignment
            self.sparklines = sparklines
            self.isPreview = isPreview
        }
    }

    /// Said above the table; nil for none.
    public var title: String?
    /// Columns whose titles are all empty are drawn without a heading line.
    public var columns: [Column]
    public var rows: [[String]]
    /// Lines said below the table (totals).
    public var footer: [String]

    public init(
        title: String? = nil, columns: [Column], rows: [[String]], footer: [String] = []
    ) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.footer = footer
    }
}

extension Table.Column: Codable {
    private enum CodingKeys: String, CodingKey {
        case title, alignment, sparklines
        case isPreview = "preview"
    }

    /// What is not said takes no place: most columns are a title and an alignment.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(title, forKey: .title)
        try container.encode(alignment, forKey: .alignment)
        try container.encodeIfPresent(sparklines, forKey: .sparklines)
        if isPreview { try container.encode(true, forKey: .isPreview) }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .title),
            try container.decode(Table.Alignment.self, forKey: .alignment),
            sparklines: try container.decodeIfPresent([Sparkline].self, forKey: .sparklines),
            isPreview: try container.decodeIfPresent(Bool.self, forKey: .isPreview) ?? false)
    }
}
