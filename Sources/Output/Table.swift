/// Rows of short texts under headings, each column aligned one way.
public struct Table: Sendable, Equatable, Codable {
    public enum Alignment: String, Sendable, Codable { case left, right }

    public struct Column: Sendable, Equatable, Codable {
        public var title: String
        public var alignment: Alignment
        /// Small curves in place of texts, one for each row; nil for a column of texts.
        public var sparklines: [Sparkline]?

        public init(
            _ title: String, _ alignment: Alignment = .left, sparklines: [Sparkline]? = nil
        ) {
            self.title = title
            self.alignment = alignment
            self.sparklines = sparklines
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
