import Datasets
import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Workbench

/// `pd.read_csv`.
extension PythonEvaluator {
    mutating func readTable(_ call: CallArguments) throws(Diagnostic) -> PythonValue {
        var taker = ArgumentTaker(call, of: "read_csv")
        guard let path = text(try taker.need("filepath_or_buffer")) else {
            throw Diagnostic("a file's name is a text: pd.read_csv(\"iris.csv\")", at: call.span)
        }
        let sign = try taker.next("sep") ?? taker.option("delimiter")
        let separator = sign.flatMap(text)
        let header = taker.option("header")
        let given = try taker.option("names").map { value throws(Diagnostic) in
            try texts(of: value, at: call.span)
        }
        let used = try taker.option("usecols").map { value throws(Diagnostic) in
            try items(of: value, at: call.span)
        }
        let encoding = try taker.option("encoding").flatMap { value throws(Diagnostic) in
            try self.encoding(value, at: call.span(ofNamed: "encoding"))
        }
        try taker.finish()
        let place = taker.span(of: "filepath_or_buffer")
        var rows = try fields(of: path, separator: separator, encoding, at: place, call)
        let hasHeader = header.map { !isNone($0) } ?? (given == nil)
        let first =
            hasHeader && !rows.isEmpty
            ? rows.removeFirst() : rows.first?.indices.map(String.init) ?? []
        let columnNames = given ?? first
        guard let count = rows.first?.count, columnNames.count == count else {
            throw Diagnostic(
                rows.isEmpty
                    ? "the table has no rows"
                    : "\(columnNames.count) names and \(rows[0].count) columns", at: place)
        }
        var columns = Self.distinct(columnNames).enumerated().map { place, name in
            PythonFrame.Column(name: name, values: Self.column(rows.map { $0[place] }))
        }
        if let used { columns = try chosen(used, among: columns, call) }
        return newFrame(PythonFrame(columns: columns, index: Array(0..<rows.count)))
    }

    private func encoding(
        _ value: PythonValue, at span: SourceSpan
    ) throws(Diagnostic) -> TextEncoding? {
        if isNone(value) { return nil }
        guard let name = text(value), let encoding = TextEncoding(named: name) else {
            throw Diagnostic(
                "there is no encoding called \(str(value).shortened) here",
                hint:
                    "There are: \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")).",
                at: span)
        }
        return encoding
    }

    /// The fields of a file's lines; they are parted by a comma where no separator is given.
    private func fields(
        of path: String, separator: String?, _ encoding: TextEncoding?, at place: SourceSpan,
        _ call: CallArguments
    ) throws(Diagnostic) -> [[String]] {
        guard !path.contains("://") else {
            throw Diagnostic(
                "nothing is fetched from the network here",
                hint: "Put the file into this folder and name it.", at: place)
        }
        try FilePath.require(path, endings: [".csv", ".tsv", ".txt", ".data"], context, at: place)
        let whole = FilePath.resolved(path, context)
        let (context, mark) = (context, separator?.first ?? ",")
        guard (separator?.count ?? 1) == 1, mark.isASCII else {
            throw Diagnostic(
                "fields are parted by one character here", at: call.span(ofNamed: "sep"))
        }
        do throws(DatasetError) {
            return try CSVReader.fields(
                whole, separator: mark, encoding: encoding, isCancelled: { context.isInterrupted })
        } catch { throw error.diagnostic().placed(at: place) }
    }

    /// The columns that `usecols` names or counts, in the table's order.
    private func chosen(
        _ used: [PythonValue], among columns: [PythonFrame.Column], _ call: CallArguments
    ) throws(Diagnostic) -> [PythonFrame.Column] {
        var chosen: [PythonFrame.Column] = []
        for column in used {
            if let name = text(column), let found = columns.first(where: { $0.name == name }) {
                chosen.append(found)
            } else if let place = wholeNumber(column), columns.indices.contains(place) {
                chosen.append(columns[place])
            } else {
                throw Diagnostic(
                    "the table has no column \(repr(column))", at: call.span(ofNamed: "usecols"))
            }
        }
        return columns.filter { column in chosen.contains { $0.name == column.name } }
    }

    static func distinct(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.map { name in
            let count = seen[name, default: 0]
            seen[name] = count + 1
            return count == 0 ? name : "\(name).\(count)"
        }
    }

    /// A column of whole numbers, of numbers or of texts; a missing number is nan.
    static func column(_ fields: [String]) -> NDArray {
        let missing: Set<String> = [
            "", "NA", "N/A", "NaN", "nan", "null", "NULL", "n/a", "None", "#N/A", "-nan", "<NA>",
        ]
        if let wholes = all(fields, { Int($0) }) { return NDArray(wholes) }
        let floats = all(fields) { missing.contains($0) ? Double.nan : Double($0) }
        if let floats,
            floats.contains(where: { !$0.isNaN }) || fields.allSatisfy({ missing.contains($0) })
        {
            return NDArray(floats)
        }
        if let truths = all(
            fields, { ["True": true, "False": false, "TRUE": true, "FALSE": false][$0] })
        {
            return NDArray(truths)
        }
        return NDArray(fields.map { missing.contains($0) ? "nan" : $0 })
    }
}
