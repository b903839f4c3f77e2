/// The pass over columns that hold more than plain numbers: which one reading fits every field.
struct FormReading {
    /// What is known of one column so far.
    private struct Column {
        var forms: [FieldForm]
        var mark: NumberMark?
        var isFirst = true
    }

    private var columns: [Int: Column] = [:]

    /// - Parameters:
    ///   - places: the columns to look at.
    ///   - options: what the learner says of the file; readings against it are not tried.
    init(_ places: [Int], options: TableOptions) {
        let forms = FieldForm.candidates.filter { form in
            switch form {
            case .number(let style, _): options.style == nil || style == .plain
            case .date(let order):
                order == .yearFirst || options.dates == nil || order == options.dates
            }
        }
        let own = options.style.map { [FieldForm.number($0, nil)] } ?? []
        for place in places { columns[place] = Column(forms: own + forms) }
    }

    /// Reads every row, until no column has a reading left.
    ///
    /// - Returns: of each column the readings that fit all of its fields, with the mark beside them.
    static func forms(
        of places: [Int], from start: FieldScanner, columnCount: Int, options: TableOptions
    ) throws(TableProblem) -> [Int: [FieldForm]] {
        var reading = FormReading(places, options: options)
        var scanner = start
        while !reading.columns.isEmpty, scanner.beginRecord() {
            for place in 0..<columnCount {
                let field = try scanner.next()
                if reading.columns[place] != nil, !field.isMissing {
                    reading.look(at: field, place)
                }
            }
        }
        return reading.columns.mapValues { column in
            column.forms.map { form in
                if case .number(let style, _) = form { .number(style, column.mark) } else { form }
            }
        }
    }

    private mutating func look(at field: Field, _ place: Int) {
        guard var column = columns[place] else { return }
        let isFirst = column.isFirst
        column.isFirst = false
        column.forms = column.forms.filter { form in
            guard let (_, mark) = form.value(field.bytes) else { return false }
            guard case .number = form else { return true }
            // A mark that some numbers have and others have not may change what they mean.
            if isFirst { column.mark = mark }
            return mark == column.mark
        }
        columns[place] = column.forms.isEmpty ? nil : column
    }
}
