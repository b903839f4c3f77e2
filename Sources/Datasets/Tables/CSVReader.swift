import Engine

/// Reads tables from CSV files (RFC 4180), whatever separates their fields: `,`, `;` or a tab.
public enum CSVReader {
    /// - Parameters:
    ///   - hasHeader: whether the first line names the columns; nil to see for oneself: a line of
    ///     nothing but numbers is a row, and the columns are called column_1, column_2, ….
    ///   - isCancelled: asked now and then; true ends the reading.
    /// - Throws: `DatasetError.file` or `.table`, naming the line.
    public static func read(
        _ path: String, hasHeader: Bool? = nil, isCancelled: () -> Bool = { false }
    ) throws(DatasetError) -> DataTable {
        let text = try TableText.read(path)
        defer { withExtendedLifetime(text) {} }
        do throws(TableProblem) {
            return try table(from: text.elements, hasHeader: hasHeader, isCancelled: isCancelled)
        } catch {
            throw .table(path: path, error)
        }
    }

    /// The table in bytes that are known to be UTF-8 without zeros.
    static func table(
        from bytes: UnsafeBufferPointer<UInt8>, hasHeader: Bool?,
        isCancelled: () -> Bool = { false }
    ) throws(TableProblem) -> DataTable {
        let separator = TableText.separator(of: bytes)
        var scanner = FieldScanner(bytes, separator: separator)
        let beforeFirst = scanner
        guard scanner.beginRecord() else { throw .blank }
        let first = try fields(of: &scanner)
        let isNumber = first.map { NumberField.value($0.bytes) != nil }
        let looksLikeRow =
            isNumber.contains(true)
            && zip(first, isNumber).allSatisfy { $0.0.isMissing || $0.1 }
        let isHeader = hasHeader ?? !looksLikeRow
        let names = isHeader ? columnNames(first) : first.indices.map { "column_\($0 + 1)" }
        var reading = TableReading(names: names)
        let start = isHeader ? scanner : beforeFirst
        try reading.readNumbers(start, isCancelled: isCancelled)
        if reading.rowCount == 0 { throw .onlyHeader(columns: names.count) }
        if reading.hasTexts { try reading.readTexts(start, isCancelled: isCancelled) }
        var table = DataTable(
            columns: reading.columns, rowCount: reading.rowCount, cells: reading.cells,
            hasHeader: isHeader,
            numbersInHeader: isHeader && hasHeader == nil
                ? zip(first, isNumber).filter(\.1).map(\.0.text) : [])
        table.separator = Character(UnicodeScalar(separator))
        return table
    }

    private static func fields(of scanner: inout FieldScanner) throws(TableProblem) -> [Field] {
        var fields: [Field] = []
        while fields.last?.isLast != true {
            fields.append(try scanner.next())
            guard fields.count <= DataTable.mostColumns else {
                throw .tooManyColumns(limit: DataTable.mostColumns)
            }
        }
        return fields
    }

    /// The names in a header; one that is empty becomes column_3, a second `x` becomes `x_2`.
    private static func columnNames(_ header: [Field]) -> [String] {
        var names: [String] = []
        var taken: Set<String> = []
        var counts: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            let written = field.text
            let base = written.allSatisfy(\.isWhitespace) ? "column_\(index + 1)" : written
            var name = base
            while taken.contains(name) {
                counts[base, default: 1] += 1
                name = "\(base)_\(counts[base, default: 1])"
            }
            taken.insert(name)
            names.append(name)
        }
        return names
    }
}

extension CSVReader {
    /// Every field of a file as it is written, row after row; rows of other lengths than the first are
    /// refused.
    ///
    /// - Parameters:
    ///   - separator: nil to see for oneself.
    ///   - isCancelled: asked now and then; true ends the reading.
    public static func fields(
        _ path: String, separator: Character? = nil, isCancelled: () -> Bool = { false }
    ) throws(DatasetError) -> [[String]] {
        let text = try TableText.read(path)
        defer { withExtendedLifetime(text) {} }
        do throws(TableProblem) {
            let sign = separator?.asciiValue ?? TableText.separator(of: text.elements)
            var scanner = FieldScanner(text.elements, separator: sign)
            var rows: [[String]] = []
            while scanner.beginRecord() {
                let line = scanner.line
                let row = try fields(of: &scanner).map(\.text)
                if let first = rows.first, row.count != first.count {
                    throw .ragged(line: line, fields: row.count, expected: first.count, count: 1)
                }
                rows.append(row)
                if rows.count % 4096 == 0, isCancelled() { throw .cancelled }
            }
            return rows
        } catch {
            throw .table(path: path, error)
        }
    }
}
