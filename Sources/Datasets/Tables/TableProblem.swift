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
    case notUTF8(line: Int)
    /// Blank lines alone.
    case blank
    case onlyHeader(columns: Int)
    /// `count` lines in all hold another number of fields than the first one.
    case ragged(line: Int, fields: Int, expected: Int, count: Int)
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int)
    /// `count` cells in all, in `columns`, hold nothing.
    case missing(DataTable.Place, column: String, count: Int, columns: [String])
    case numberTooLarge(DataTable.Place, column: String)
    /// `1,5` in a column that would else be numbers.
    case decimalComma(DataTable.Place, column: String)
    /// More texts than classes or columns can be made of; where most cells are numbers, the first
    /// that is none.
    case tooManyTexts(column: String, limit: Int, oddOne: DataTable.Place?)
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
        case .notUTF8(let line):
            "\(file) is not UTF-8 text: line \(grouped(line)) holds other bytes."
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
        case .missing(let place, let column, let count, _):
            "Line \(grouped(place.line)) of \(file) has no value for \(column)"
                + (place.text.isEmpty ? "" : " (it says \(place.text))")
                + (count > 1 ? "; \(grouped(count)) values are missing in all." : ".")
        case .numberTooLarge(let place, let column):
            "The number in line \(grouped(place.line)) of \(file), column \(column), "
                + "is too large to hold: \(place.text)."
        case .decimalComma(let place, let column):
            "Line \(grouped(place.line)) of \(file) writes the number in \(column) with a comma: "
                + "\(place.text)."
        case .tooManyTexts(let column, let limit, let oddOne):
            "Column \(column) of \(file) holds more than \(grouped(limit)) different texts"
                + (oddOne.map {
                    ", though most of it is numbers: line \(grouped($0.line)) says \($0.text)."
                } ?? ".")
        case .oneClass(let column, let name):
            "Column \(column) of \(file) says \(name) in every row, so there is nothing to tell apart."
        case .noInputs(let target):
            "\(file) has no column beside the target \(target) to learn from."
        default: "\(file) cannot be read."
        }
    }

    /// The way out.
    func hint(path: String) -> String {
        switch self {
        case .notAFile:
            "Give the path of a CSV file. A folder of pictures is `load idx \"folder\"`."
        case .tooLarge, .tooManyColumns, .tooManyCells: "Use fewer rows or columns: \(path)."
        case .notText, .nulByte: "Save it as CSV in UTF-8, unpacked: \(path)."
        case .notUTF8:
            "Save it as \"CSV UTF-8\", or convert it: iconv -f CP949 -t UTF-8 (CP949 for Korean, "
                + "CP1252 for Western Europe)."
        case .blank: "It needs a line of column names and a line for each row: \(path)."
        case .onlyHeader: "If that line is a row itself, say header=false."
        case .ragged:
            "Every line needs as many fields. A field that holds a comma stands in quotes: \"a, b\"."
        case .unclosedQuote:
            "Close it with another \", and write a quote inside a field twice: \"\"."
        case .textAfterQuote: "Write a quote inside a field twice: \"5\"\" pipe\"."
        case .missing(_, let column, _, let columns):
            "Fill in the values or delete those lines in the file"
                + (columns.count > 1 ? " (columns \(Self.some(columns)))" : "")
                + ", or leave the column out: drop=\(Self.argument(columns, column))."
        case .numberTooLarge: "Numbers go up to about 3.4e38. Mend it in the file: \(path)."
        case .decimalComma: "Save the file with a point in its numbers: 1.5."
        case .tooManyTexts(let column, _, let oddOne):
            (oddOne == nil
                ? "Names and free text say nothing that carries over to other rows. Leave it out: "
                : "Mend it in the file, or leave the column out: ")
                + "drop=\(DataTable.argument(column))."
        case .oneClass: "Choose another column: target=…"
        case .noInputs: "A table needs at least one column of inputs and one of targets."
        case .cancelled: "The data that was loaded before is still there."
        }
    }

    private static func looks(_ kind: String) -> String {
        kind.hasPrefix("packed") ? kind : "like \(kind)"
    }

    /// At most five names.
    private static func some(_ names: [String]) -> String {
        names.count <= 5
            ? listed(names)
            : names.prefix(4).joined(separator: ", ") + " and \(names.count - 4) more"
    }

    /// The columns as `drop=` takes them, or the first alone where there are many.
    private static func argument(_ columns: [String], _ first: String) -> String {
        (2...5).contains(columns.count)
            ? "[" + columns.map(DataTable.argument).joined(separator: ", ") + "]"
            : DataTable.argument(first)
    }
}
