/// What is known of a table beyond its numbers: the columns that its inputs come from, and what was
/// done about gaps.
public struct TableFacts: Sendable, Equatable {
    /// A column among the inputs.
    public struct Column: Sendable, Equatable {
        public var name: String
        /// Its places among the inputs: one for numbers, one for each text.
        public var places: Range<Int>
        /// Its texts; nil for numbers.
        public var classNames: [String]?
    }

    /// A column whose gaps were filled.
    public struct Fill: Sendable, Equatable {
        public var column: String
        public var count: Int
        /// What stands there now.
        public var value: Value

        public enum Value: Sendable, Equatable {
            case number(Double)
            case text(String)
        }
    }

    public var columns: [Column] = []
    /// Rows left out because of a gap.
    public var leftOut = 0
    public var fills: [Fill] = []
    /// Gaps to be filled anew once a part is kept aside.
    public var gaps: FilledGaps?
    /// Whether the classes are numbers of the file.
    public var hasNumberClasses = false
}
