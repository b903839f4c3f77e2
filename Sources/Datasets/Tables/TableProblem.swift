import Wording

/// What is wrong with a table: where, and what stands there. Lines count from 1.
public enum TableProblem: Error, Sendable, Equatable {
    /// A folder, a device or a pipe.
    case notAFile
    case tooLarge(bytes: Int, limit: Int)
    case tooManyColumns(limit: Int)
    case tooManyCells(limit: Int)
    /// Another kind of file: `packed with gzip`.
    case notText(kind: String)
    case nulByte(line: Int)
    /// The encodings that would fit, with what the field there says in each.
    case notUTF8(line: Int, readings: [Reading])
    case notInEncoding(TextEncoding, line: Int)
    case unknownEncoding(TextEncoding)
    /// Blank lines alone.
    case blank
    case onlyHeader(columns: Int)
    /// `count` lines in all hold another number of fields than the first one.
    case ragged(line: Int, fields: Int, expected: Int, count: Int)
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int)
    /// Cells hold nothing, the first of them here.
    case missing(DataTable.Place, column: String, DataTable.Gaps)
    /// A gap in each row, in one of these columns or another.
    case everyRowHasGaps(columns: [String])
    case nothingKnown(column: String)
    case numberTooLarge(DataTable.Place, column: String)
    /// Two readings fit every field of a column, or its only one goes against other columns.
    case unclear(DataTable.Place, column: String, readings: [FieldForm])
    /// More texts than classes or columns can be made of.
    case tooManyTexts(column: String, limit: Int)
    /// A text among numbers, so that nearly all of them would be classes of their own.
    case oddText(DataTable.Place, column: String)
    /// Texts that differ in nearly every row; the target, where it is one of the columns; the other
    /// inputs that have gaps.
    case freeTexts(columns: [String], example: DataTable.Place?, target: String?, gaps: [String])
    case textsAreNoAmounts(column: String)
    case tooManyClasses(column: String, count: Int, limit: Int)
    case oneClass(column: String, name: String)
    /// Nothing is left beside the target.
    case noInputs(target: String)
    case cancelled
}

extension TableProblem {
    /// What is wrong with the file of this name, in one sentence.
    func message(_ file: String) -> String {
        switch self {
        case .notAFile: "\(file) is not a file."
        case .tooLarge(let bytes, let limit):
            "\(file) is too large: \(grouped(bytes)) bytes, and at most \(grouped(limit)) are read."
        case .tooManyColumns(let limit):
            "\(file) has more than \(grouped(limit)) columns."
        case .tooManyCells(let limit):
            "\(file) would fill more than \(grouped(limit)) cells."
        case .notText(let kind): "\(file) is no text: it looks \(Self.looks(kind))."
        case .nulByte(let line):
            "\(file) is no text: line \(grouped(line)) holds a byte that is zero."
        case .notUTF8(let line, _):
            "\(file) is not UTF-8 text: line \(grouped(line)) holds other bytes."
        case .notInEncoding(let encoding, let line):
            "\(file) is not \(encoding.rawValue) text: line \(grouped(line)) holds other bytes."
        case .unknownEncoding(let encoding):
            "This machine's iconv does not know \(encoding.rawValue), which \(file) is said to be."
        case .blank: "\(file) holds nothing but blank lines."
        case .cancelled: "Reading \(file) was stopped before its end."
        default: contentMessage(file)
        }
    }

    /// The same for what the lines and columns hold.
    private func contentMessage(_ file: String) -> String {
        switch self {
        case .onlyHeader(let columns):
            "\(file) holds the names of \(counted(columns, "column")) and no rows below them."
        case .ragged(let line, let fields, let expected, let count):
            "Line \(grouped(line)) of \(file) has \(counted(fields, "field")), "
                + "and the lines before it have \(grouped(expected))"
                + (count > 1 ? "; \(grouped(count)) lines in all do not fit." : ".")
        case .unclosedQuote(let line):
            "A quote opens in line \(grouped(line)) of \(file) and is never closed."
        case .textAfterQuote(let line):
            "In line \(grouped(line)) of \(file), text follows the quote that closes a field."
        case .missing(let place, let column, let gaps):
            "Line \(grouped(place.line)) of \(file) has no value for \(column.shortened)"
                + (place.text.isEmpty ? "" : " (it says \(place.text))")
                + (gaps.count > 1 ? "; \(grouped(gaps.count)) values are missing in all." : ".")
        case .everyRowHasGaps(let columns):
            "Every row of \(file) has a gap, in \(Self.some(columns)), so no row would be left."
        case .nothingKnown(let column):
            "Column \(column.shortened) of \(file) holds nothing in any row."
        case .numberTooLarge(let place, let column):
            "The number in line \(grouped(place.line)) of \(file), column \(column.shortened), "
                + "is too large to hold: \(place.text)."
        case .unclear(let place, let column, let readings):
            "Line \(grouped(place.line)) of \(file) says \(place.text) in \(column.shortened), "
                + Self.question(place.text, readings)
        case .tooManyTexts(let column, let limit):
            "Column \(column.shortened) of \(file) holds more than \(grouped(limit)) different texts."
        case .oddText(let place, let column):
            "Column \(column.shortened) of \(file) holds numbers, but line \(grouped(place.line)) says "
                + "\(place.text), so all of it would count as texts."
        case .freeTexts(let columns, let example, _, _):
            "\(Self.some(columns)) of \(file) \(columns.count == 1 ? "holds" : "hold") texts that differ "
                + "in nearly every row"
                + (example.map { ", such as \($0.text) (line \(grouped($0.line)))." } ?? ".")
        case .textsAreNoAmounts(let column):
            "Column \(column.shortened) of \(file) holds texts, which are no amounts."
        case .tooManyClasses(let column, let count, let limit):
            "Column \(column.shortened) of \(file) holds \(grouped(count)) different numbers, and at most "
                + "\(grouped(limit)) classes are told apart."
        case .oneClass(let column, let name):
            "Column \(column.shortened) of \(file) says \(name.shortened) in every row, so there is nothing to tell apart."
        case .noInputs(let target):
            "\(file) has no column beside the target \(target.shortened) to learn from."
        default: "\(file) cannot be read."
        }
    }

    /// The way out.
    func hint(path: String) -> String {
        switch self {
        case .notAFile:
            "Give the path of a CSV file. A folder of pictures is `load idx \"folder\"`."
        case .tooLarge, .tooManyColumns, .tooManyCells: "Use fewer rows or columns: \(path)."
        case .notText where path.hasSuffix(".npz"):
            "It holds arrays of NumPy: load npz \"\(path)\""
        case .notText, .nulByte: "Save it as CSV in UTF-8, unpacked: \(path)."
        case .notUTF8(_, let readings): Self.encodings(readings)
        case .notInEncoding:
            "Without encoding= it is read as UTF-8. There are: "
                + TextEncoding.allCases.map(\.rawValue).joined(separator: ", ") + "."
        case .unknownEncoding: "Save it as CSV in UTF-8."
        case .blank: "It needs a line of column names and a line for each row: \(path)."
        case .onlyHeader: "If that line is a row itself, say header=false."
        case .ragged:
            "Every line needs as many fields. A field that holds a comma stands in quotes: \"a, b\"."
        case .unclosedQuote:
            "Close it with another \", and write a quote inside a field twice: \"\"."
        case .textAfterQuote: "Write a quote inside a field twice: \"5\"\" pipe\"."
        case .missing(_, let column, let gaps): Self.ways(gaps, column)
        case .everyRowHasGaps:
            "Fill them in, with missing=mean or missing=most_frequent."
        case .nothingKnown(let column): "Leave it out: drop=\(DataTable.argument([column]))."
        case .numberTooLarge: "Numbers go up to about 3.4e38. Mend it in the file: \(path)."
        case .unclear(_, let column, let readings):
            Self.options(readings)
                + ", or leave the column out: drop=\(DataTable.argument([column]))."
        case .oddText(let place, let column):
            sentence(
                DataTable.gapAdvice(place.text) + "mend it in the file, or leave the column out: "
                    + "drop=\(DataTable.argument([column])).")
        case .tooManyTexts(let column, _):
            "Names and free text say nothing that carries over to other rows. Leave it out: "
                + "drop=\(DataTable.argument([column]))."
        case .freeTexts(let columns, _, let target, let gaps):
            Self.withoutTexts(columns, target: target, gaps)
        case .textsAreNoAmounts: "As classes they can be told apart: leave out classes=false."
        case .tooManyClasses: "As amounts they can be learned: leave out classes=true."
        case .oneClass: "Choose another column: target=…"
        case .noInputs: "A table needs at least one column of inputs and one of targets."
        case .cancelled: "The data that was loaded before is still there."
        }
    }

    private static func looks(_ kind: String) -> String {
        kind.hasPrefix("packed") ? kind : "like \(kind)"
    }
}
