import Engine

/// Reads tables from CSV files (RFC 4180), whatever separates their fields: `,`, `;`, `|`, a tab or
/// runs of spaces.
public enum CSVReader {
    /// - Parameters:
    ///   - options: what is known of the file; all else is seen from what it holds. Columns without
    ///     names are called column_1, column_2, ….
    ///   - isCancelled: asked now and then; true ends the reading.
    /// - Throws: `DatasetError.file` or `.table`, naming the line.
    public static func read(
        _ path: String, options: TableOptions = TableOptions(),
        isCancelled: () -> Bool = { false }
    ) throws(DatasetError) -> DataTable {
        let (text, encoding) = try TableText.read(path, encoding: options.encoding)
        defer { withExtendedLifetime(text) {} }
        do throws(TableProblem) {
            var table = try table(
                from: text.elements, options: options, isCancelled: isCancelled)
            table.layout.encoding = encoding
            return table
        } catch {
            throw .table(path: path, error)
        }
    }

    /// The table in bytes that are known to be UTF-8 without zeros.
    static func table(
        from bytes: UnsafeBufferPointer<UInt8>, options: TableOptions,
        isCancelled: () -> Bool = { false }
    ) throws(TableProblem) -> DataTable {
        let layout = TableLayout(bytes, options: options)
        let head = try TableHead(layout, options: options)
        var reading = TableReading(names: head.names, options: options)
        try reading.readNumbers(head.rows, isCancelled: isCancelled)
        if reading.rowCount == 0 { throw .onlyHeader(columns: head.names.count) }
        if reading.hasTexts {
            try reading.readForms(head.rows)
            try reading.readTexts(head.rows, isCancelled: isCancelled)
        }
        var table = DataTable(
            columns: reading.columns, rowCount: reading.rowCount, cells: reading.cells,
            hasHeader: head.isHeader, numbersInHeader: head.numbers)
        table.layout = DataTable.Layout(
            separator: Character(UnicodeScalar(layout.scanner.separator)),
            saysSeparator: layout.saysSeparator, hasSpaces: layout.hasSpaces,
            commentCount: layout.commentCount,
            evidence: head.evidence, namesRows: head.namesRows, style: options.style,
            missingTexts: options.missingTexts)
        return table
    }
}

/// The names of the columns, and where the rows begin.
struct TableHead {
    private(set) var names: [String]
    private(set) var isHeader = false
    private(set) var evidence = HeaderEvidence.asked
    /// Names in a header that nobody asked for that are numbers.
    private(set) var numbers: [String] = []
    /// Whether a first column without a name holds the names of the rows, as R writes them.
    private(set) var namesRows = false
    let rows: FieldScanner

    init(_ layout: TableLayout, options: TableOptions) throws(TableProblem) {
        var scanner = layout.scanner
        guard scanner.beginRecord() else { throw .blank }
        let first = try scanner.record()
        (isHeader, evidence) =
            options.hasHeader.map { ($0, .asked) } ?? HeaderDecision(first, scanner).result
        if let names = layout.commentNames, !isHeader, options.hasHeader == nil,
            names.count == first.count
        {
            self.names = Self.unique(names)
            (isHeader, evidence, rows) = (true, .comment, layout.scanner)
            return
        }
        guard isHeader else {
            names = first.indices.map { "column_\($0 + 1)" }
            rows = layout.scanner
            return
        }
        names = Self.unique(first.map(\.text))
        rows = scanner
        if options.hasHeader == nil {
            numbers = first.filter { NumberField.value($0.bytes) != nil }.map(\.text)
        }
        if try Self.lacksOne(first.count, scanner) {
            namesRows = true
            names = Self.unique(["row_name"] + first.map(\.text))
        }
    }

    /// Whether the first rows have a field more than the header has names.
    private static func lacksOne(
        _ count: Int, _ rows: FieldScanner
    ) throws(TableProblem) -> Bool {
        var scanner = rows
        var seen = 0
        while seen < 20, scanner.beginRecord() {
            guard try scanner.record().count == count + 1 else { return false }
            seen += 1
        }
        return seen > 0
    }

    /// The names in a header; one that is empty becomes column_3, a second `x` becomes `x_2`.
    private static func unique(_ header: [String]) -> [String] {
        var names: [String] = []
        var taken: Set<String> = []
        var counts: [String: Int] = [:]
        for (index, written) in header.enumerated() {
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
    ///   - separator: one of ASCII.
    ///   - isCancelled: asked now and then; true ends the reading.
    public static func fields(
        _ path: String, separator: Character, encoding: TextEncoding? = nil,
        isCancelled: () -> Bool = { false }
    ) throws(DatasetError) -> [[String]] {
        let text = try TableText.read(path, encoding: encoding).text
        defer { withExtendedLifetime(text) {} }
        do throws(TableProblem) {
            guard let sign = separator.asciiValue else { throw .blank }
            var scanner = FieldScanner(text.elements, separator: sign)
            var rows: [[String]] = []
            while scanner.beginRecord() {
                let line = scanner.line
                let row = try scanner.record().map(\.text)
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
