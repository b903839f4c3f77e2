/// A table as a CSV file holds it: rows of numbers and of texts that say what kind a row is.
///
/// Everything that was read is here, also what cannot be learned from; `dataSet` refuses that, once
/// it is known which columns are wanted.
public struct DataTable: Sendable {
    /// A place in the file, with what stands there.
    public struct Place: Sendable, Equatable {
        /// Counts from 1.
        public var line: Int
        public var text: String
    }

    public struct Column: Sendable, Equatable {
        public var name: String
        /// The different texts in sorted order; nil for a column of numbers.
        public var classNames: [String]?
        /// Cells that are numbers.
        public var numberCount = 0
        /// Cells that hold nothing, `NA`, `NaN`, `null` or `?`.
        public var missingCount = 0
        public var firstMissing: Place?
        /// What made this a column of texts.
        public var firstText: Place?
        /// A number too large for Float32.
        public var firstHuge: Place?
        /// More different texts than are told apart.
        public var hasTooManyTexts = false
        /// Numbers that are no whole ones.
        var hasFraction = false
        /// How its numbers or dates are written, where they are more than plain numbers.
        public var form: FieldForm?
        /// Two readings that fit all of it, so that neither was taken.
        var unclear: [FieldForm]?

        /// Cells that hold something, in a column of texts.
        var textCount = 0
        /// Whether hardly any of its texts stands twice, as with names and free text.
        var hardlyRepeats: Bool {
            guard let classNames, !hasTooManyTexts else { return false }
            return classNames.count >= 5 && classNames.count * 2 > textCount
        }
    }

    /// How the file is laid out, and what was chosen about it.
    public struct Layout: Sendable, Equatable {
        /// What stands between the fields; a space stands for runs of spaces and tabs.
        public var separator: Character = ","
        /// Whether the file's own first line says so: `sep=;`.
        public var saysSeparator = false
        /// Whether spaces stand behind separators.
        public var hasSpaces = false
        /// Lines of comments before the rows.
        public var commentCount = 0
        public var evidence = HeaderEvidence.asked
        /// Whether the rows begin with names of their own, for which the header has no name.
        public var namesRows = false
        /// How the learner says that numbers are written.
        public var style: NumberStyle?
        /// What the learner says stands for nothing.
        public var missingTexts: [String] = []
        /// How its letters are written.
        public var encoding = TextEncoding.utf8
    }

    public let columns: [Column]
    public let rowCount: Int
    /// Row after row; a text is the number of its class, a missing cell is not a number.
    let cells: [Double]
    /// Whether the first line was taken for the names of the columns.
    public let hasHeader: Bool
    public var layout = Layout()
    /// Names in the header that are numbers: it may be no header.
    public let numbersInHeader: [String]

    /// The numbers of one column, or the numbers of its classes.
    public func values(ofColumn column: Int) -> [Float] {
        (0..<rowCount).map { Float(cells[$0 * columns.count + column]) }
    }

    /// How many different numbers a column holds, exactly and rounded to Float32.
    public func differentNumbers(ofColumn column: Int) -> (exact: Int, rounded: Int) {
        let large = 16_777_216.0
        let values = stride(from: column, to: cells.count, by: columns.count).map { cells[$0] }
        // Smaller whole numbers are exact, and others differ by more than is rounded away.
        guard values.contains(where: { abs($0) > large }) else { return (0, 0) }
        let exact = Set(values.filter { !$0.isNaN })
        return (exact.count, Set(exact.map { Float($0) }).count)
    }

    /// Whether a column only counts the rows, from 0 or from 1.
    public func isRowNumber(_ column: Int) -> Bool {
        guard rowCount > 2, columns[column].classNames == nil else { return false }
        let first = cells[column]
        guard first == 0 || first == 1 else { return false }
        return (0..<rowCount).allSatisfy {
            cells[$0 * columns.count + column] == first + Double($0)
        }
    }

    /// The name of a column as a statement's option takes it: in quotes unless it is a plain word.
    public static func argument(_ name: String) -> String {
        func isLetter(_ character: Character) -> Bool { character.isLetter || character == "_" }
        let isWord =
            name.first.map(isLetter) == true
            && name.allSatisfy { isLetter($0) || ($0.isASCII && $0.isNumber) }
        return isWord ? name : "\"\(name)\""
    }

    /// The columns as `drop=` takes them, all of them, so that what is said can be typed.
    public static func argument(_ names: [String]) -> String {
        let names = names.map(argument)
        return names.count == 1 ? names[0] : "[" + names.joined(separator: ", ") + "]"
    }

    /// What to say where a text among numbers stands for a gap, up to the other ways out; a text that
    /// was cut, or cannot be written in quotes, is not one of them.
    public static func gapAdvice(_ text: String) -> String {
        guard text.last != "…", !text.contains(where: { "\"\\".contains($0) || $0.isNewline })
        else {
            return ""
        }
        return
            "If \(text) says that nothing is known: na_values=\(argument(text)), with missing=drop "
            + "or missing=mean. Else "
    }

    /// More different texts in one column are not told apart.
    public static let mostTexts = 1000
    /// More columns are not read.
    static let mostColumns = 100_000
    /// More cells are not held, before or after texts have become columns of 0 and 1.
    static let mostCells = 1 << 28
    /// Larger files are not read.
    static let mostBytes = 1 << 31
}
