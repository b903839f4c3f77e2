/// The two passes over the records of a table: numbers first, then the columns that are none.
///
/// Which columns hold texts is known only at the end of the first pass; the second gives each of
/// their texts the number of its class.
struct TableReading {
    private(set) var columns: [DataTable.Column]
    private(set) var cells: [Float] = []
    private(set) var rowCount = 0

    /// Records between two looks at whether to stop.
    private static let interval = 4096

    init(names: [String]) { columns = names.map { DataTable.Column(name: $0) } }

    /// Whether a column holds texts.
    var hasTexts: Bool { columns.contains { $0.firstText != nil } }

    // MARK: - First pass

    /// Reads every cell as a number, noting where there is none.
    ///
    /// - Parameter start: before the first row.
    mutating func readNumbers(
        _ start: FieldScanner, isCancelled: () -> Bool
    ) throws(TableProblem) {
        var scanner = start
        var ragged: (line: Int, fields: Int, count: Int)?
        while scanner.beginRecord() {
            let line = scanner.line
            let found = try readRecord(&scanner)
            if found != columns.count {
                ragged = (ragged?.line ?? line, ragged?.fields ?? found, (ragged?.count ?? 0) + 1)
            }
            rowCount += 1
            if cells.count > DataTable.mostCells { throw .tooManyCells(limit: DataTable.mostCells) }
            if rowCount % Self.interval == 0, isCancelled() { throw .cancelled }
        }
        guard let ragged else { return }
        throw .ragged(
            line: ragged.line, fields: ragged.fields, expected: columns.count, count: ragged.count)
    }

    /// - Returns: how many fields there were; of a row that does not fit, no cell is kept.
    private mutating func readRecord(_ scanner: inout FieldScanner) throws(TableProblem) -> Int {
        var found = 0
        while true {
            let line = scanner.line
            let field = try scanner.next()
            if found < columns.count { readNumber(field, column: found, line: line) }
            found += 1
            if field.isLast { break }
        }
        if found < columns.count { cells.removeLast(found) }
        if found > columns.count { cells.removeLast(columns.count) }
        return found
    }

    private mutating func readNumber(_ field: Field, column: Int, line: Int) {
        guard let number = NumberField.value(field.bytes) else {
            cells.append(.nan)
            return noteNoNumber(field, column: column, line: line)
        }
        let rounded = Float(number)
        cells.append(rounded)
        columns[column].numberCount += 1
        if !rounded.isFinite, columns[column].firstHuge == nil {
            columns[column].firstHuge = Self.place(field, line)
        }
    }

    private mutating func noteNoNumber(_ field: Field, column: Int, line: Int) {
        if field.isMissing {
            columns[column].missingCount += 1
            if columns[column].firstMissing == nil {
                columns[column].firstMissing = Self.place(field, line)
            }
        } else if columns[column].firstText == nil {
            columns[column].firstText = Self.place(field, line)
        }
    }

    /// A text too long to be shown is cut.
    private static func place(_ field: Field, _ line: Int) -> DataTable.Place {
        let text = field.text
        let shown = text.prefix(40)
        return DataTable.Place(
            line: line, text: shown.endIndex < text.endIndex ? shown + "…" : String(shown))
    }

    // MARK: - Second pass

    /// Gives every text of the columns that are no numbers the number of its class.
    ///
    /// - Parameter start: as in the first pass, which has found every record in order.
    mutating func readTexts(_ start: FieldScanner, isCancelled: () -> Bool) throws(TableProblem) {
        var scanner = start
        var numbers: [[String: Float]?] = columns.map { $0.firstText == nil ? nil : [:] }
        var row = 0
        while scanner.beginRecord() {
            for column in columns.indices {
                let field = try scanner.next()
                guard numbers[column] != nil, !field.isMissing else { continue }
                let place = row * columns.count + column
                cells[place] = number(of: field.text, in: &numbers[column], column)
            }
            row += 1
            if row % Self.interval == 0, isCancelled() { throw .cancelled }
        }
        for column in columns.indices where columns[column].firstText != nil {
            sortClasses(of: column, numbers[column] ?? [:])
        }
    }

    /// The number of a text's class in the order in which they appear; gives up on a column that
    /// holds too many.
    private mutating func number(
        of text: String, in numbers: inout [String: Float]?, _ column: Int
    ) -> Float {
        if let known = numbers?[text] { return known }
        let next = numbers?.count ?? 0
        guard next < DataTable.mostTexts else {
            columns[column].hasTooManyTexts = true
            numbers = nil
            return .nan
        }
        numbers?[text] = Float(next)
        return Float(next)
    }

    /// Renumbers the classes in the order of their names, which is that of their UTF-8 bytes.
    private mutating func sortClasses(of column: Int, _ numbers: [String: Float]) {
        let names = numbers.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        columns[column].classNames = names
        var sorted = [Float](repeating: 0, count: names.count)
        for (rank, name) in names.enumerated() { sorted[Int(numbers[name] ?? 0)] = Float(rank) }
        guard !columns[column].hasTooManyTexts else { return }
        for place in stride(from: column, to: cells.count, by: columns.count)
        where !cells[place].isNaN {
            cells[place] = sorted[Int(cells[place])]
        }
    }
}
