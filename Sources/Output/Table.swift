/// Rows of short texts under headings, each column aligned one way.
public struct Table: Sendable, Equatable {
    public enum Alignment: String, Sendable, Codable { case left, right }

    /// What stands in one place: how it is written, and what it says to a program.
    public struct Cell: Sendable, Equatable, ExpressibleByStringLiteral {
        public enum Value: Sendable, Equatable {
            case whole(Int)
            case number(Double)
            /// The sizes of an array's axes.
            case shape([Int])
            /// Those of several arrays that belong together.
            case shapes([[Int]])
            /// Whether it is so: whether a prediction is right.
            case flag(Bool)
        }

        public var text: String
        /// Nil for words, and for a number that is none.
        public var value: Value?

        public init(_ text: String, _ value: Value? = nil) {
            self.text = text
            self.value = value
            if case .number(let number) = value, !number.isFinite { self.value = nil }
        }

        public init(stringLiteral text: String) { self.init(text) }

        /// A measured number, written as its column wants it.
        public init(_ text: String, _ number: Double) { self.init(text, .number(number)) }
    }

    public struct Column: Sendable, Equatable {
        public var title: String
        public var alignment: Alignment
        /// Small curves in place of texts, one for each row; nil for a column of texts.
        public var sparklines: [Sparkline]?
        /// Bars in place of texts, one for each row, each a part of 1; nil for a column of texts.
        public var shares: [Double?]?
        /// Whether its texts are the beginnings of longer ones, so that less of them is enough where
        /// there is little room. All others are shown whole.
        public var isPreview: Bool

        public init(
            _ title: String, _ alignment: Alignment = .left, sparklines: [Sparkline]? = nil,
            shares: [Double?]? = nil, isPreview: Bool = false
        ) {
            self.title = title
            self.alignment = alignment
            self.sparklines = sparklines
            self.shares = shares
            self.isPreview = isPreview
        }
    }

    /// Said above the table; nil for none.
    public var title: String?
    /// Columns whose titles are all empty are drawn without a heading line.
    public var columns: [Column]
    public var cells: [[Cell]]
    /// Lines said below the table (totals).
    public var footer: [String]
    /// Numbers that those lines tell, by names for a program, in the order of these: `total_params`.
    public var figures: [MetricValue] = []

    /// What is written in each place.
    public var rows: [[String]] { cells.map { $0.map(\.text) } }

    public init(
        title: String? = nil, columns: [Column], cells: [[Cell]], footer: [String] = [],
        figures: [MetricValue] = []
    ) {
        self.title = title
        self.columns = columns
        self.cells = cells
        self.footer = footer
        self.figures = figures.sorted { $0.name < $1.name }
    }

    /// A table of words alone.
    public init(
        title: String? = nil, columns: [Column], rows: [[String]], footer: [String] = []
    ) {
        self.init(
            title: title, columns: columns, cells: rows.map { $0.map { Cell($0) } }, footer: footer)
    }
}
