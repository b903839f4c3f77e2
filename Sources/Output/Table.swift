/// Rows of short texts under headings, each column aligned one way.
public struct Table: Sendable, Equatable, Codable {
    public enum Alignment: String, Sendable, Codable { case left, right }

    public struct Column: Sendable, Equatable, Codable {
        public var title: String
        public var alignment: Alignment

        public init(_ title: String, _ alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
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
