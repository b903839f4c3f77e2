/// What a learner says of a table's file; what is nil is seen from what the file holds.
public struct TableOptions: Sendable, Equatable {
    /// Whether the first line names the columns.
    public var hasHeader: Bool?
    /// What stands between the fields; a space stands for any run of spaces and tabs.
    public var separator: Character?
    /// How numbers are written.
    public var style: NumberStyle?
    /// How dates are written that do not begin with the year.
    public var dates: DateOrder?

    /// How its letters are written; nil for UTF-8, or UTF-16 that says so itself.
    public var encoding: TextEncoding?

    /// What else says that nothing is known, beside what usually does: `-`, `-999`.
    public var missingTexts: [String] = []

    public init(
        hasHeader: Bool? = nil, separator: Character? = nil, style: NumberStyle? = nil,
        dates: DateOrder? = nil
    ) {
        self.hasHeader = hasHeader
        self.separator = separator
        self.style = style
        self.dates = dates
    }
}
