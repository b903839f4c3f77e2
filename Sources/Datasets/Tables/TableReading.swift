/// The passes over the records of a table: numbers first, then the columns that are none.
///
/// Which columns hold more than plain numbers is known only at the end of the first pass; the second
/// looks for a way to read them as numbers, the third gives each text of the others the number of its
/// class.
struct TableReading {
    private(set) var columns: [DataTable.Column]
    private(set) var cells: [Double] = []
    private(set) var rowCount = 0

    /// Records between two looks at whether to stop.
    private static let interval = 4096

    private let options: TableOptions
    /// How numbers are written; nil for plain ones.
    private let style: NumberStyle?

    init(names: [String], options: TableOptions) {
        columns = names.map { DataTable.Column(name: $0) }
        self.options = options
        style = options.style == .plain ? nil : options.style
    }

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
        let number =
            if let style { style.value(NumberField.trimmed(field.bytes)) } else {
                NumberField.value(field.bytes)
            }
        guard let number, !field.isNamedMissing else {
            cells.append(.nan)
            return noteNoNumber(field, column: column, line: line)
        }
        cells.append(number)
        columns[column].numberCount += 1
        noteSize(of: number, field, column: column, line: line)
    }

    private mutating func noteSize(of number: Double, _ field: Field, column: Int, line: Int) {
        if number != number.rounded() { columns[column].hasFraction = true }
        if !Float(number).isFinite, columns[column].firstHuge == nil {
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

    /// Looks for a way to read the columns that are not plain numbers, and keeps what it finds.
    mutating func readForms(_ start: FieldScanner) throws(TableProblem) {
        let places = columns.indices.filter { columns[$0].firstText != nil }
        let found = try FormReading.forms(
            of: places, from: start, columnCount: columns.count, options: options)
        let choice = FormChoice(
            found, columns: columns, separator: start.separator, options: options)
        for (place, form) in choice.forms { columns[place].form = form }
        for (place, readings) in choice.unclear { columns[place].unclear = readings }
    }

    // MARK: - Third pass

    /// Reads the columns that have a form in it, and gives every text of the others the number of its
    /// class.
    ///
    /// - Parameter start: as in the first pass, which has found every record in order.
    mutating func readTexts(_ start: FieldScanner, isCancelled: () -> Bool) throws(TableProblem) {
        var scanner = start
        let areTexts = columns.map { $0.firstText != nil && $0.form == nil && $0.unclear == nil }
        var numbers: [[String: Double]?] = areTexts.map { $0 ? [:] : nil }
        var row = 0
        while scanner.beginRecord() {
            for column in columns.indices {
                let line = scanner.line
                let field = try scanner.next()
                guard !field.isMissing else { continue }
                let place = row * columns.count + column
                if let form = columns[column].form {
                    let number = form.value(field.bytes)?.0 ?? .nan
                    cells[place] = number
                    noteSize(of: number, field, column: column, line: line)
                } else if numbers[column] != nil {
                    cells[place] = number(of: field.text, in: &numbers[column], column)
                }
            }
            row += 1
            if row % Self.interval == 0, isCancelled() { throw .cancelled }
        }
        for column in columns.indices where areTexts[column] {
            sortClasses(of: column, numbers[column] ?? [:])
        }
    }

    /// The number of a text's class in the order in which they appear; gives up on a column that
    /// holds too many.
    private mutating func number(
        of text: String, in numbers: inout [String: Double]?, _ column: Int
    ) -> Double {
        if let known = numbers?[text] { return known }
        let next = numbers?.count ?? 0
        guard next < DataTable.mostTexts else {
            columns[column].hasTooManyTexts = true
            numbers = nil
            return .nan
        }
        numbers?[text] = Double(next)
        return Double(next)
    }

    /// Renumbers the classes in the order of their names, which is that of their UTF-8 bytes.
    private mutating func sortClasses(of column: Int, _ numbers: [String: Double]) {
        let names = numbers.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        columns[column].classNames = names
        columns[column].textCount = rowCount - columns[column].missingCount
        var sorted = [Double](repeating: 0, count: names.count)
        for (rank, name) in names.enumerated() { sorted[Int(numbers[name] ?? 0)] = Double(rank) }
        guard !columns[column].hasTooManyTexts else { return }
        for place in stride(from: column, to: cells.count, by: columns.count)
        where !cells[place].isNaN {
            cells[place] = sorted[Int(cells[place])]
        }
    }
}
