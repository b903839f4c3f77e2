/// Why the first line of a table was taken for the names of its columns, or for a row.
public enum HeaderEvidence: Sendable, Equatable {
    /// The learner said so.
    case asked
    /// Names stand over columns of numbers.
    case namesOverNumbers
    /// The names stand in the last comment line before the rows.
    case comment
    /// Nothing but numbers.
    case onlyNumbers
    /// What stands in it stands again below, in the same column.
    case recurs(text: String, line: Int)
    /// A number that is no whole one, which hardly names a column, stands over numbers.
    case fraction(String)
    /// Texts over texts, none of which stands again: it was taken for names.
    case nothingElse
}

/// The first line beside the rows below it.
struct HeaderDecision {
    private let first: [Field]
    private var numbers: [Int]
    private var texts: [Int]
    /// Where the text of the first line stands again in its column.
    private var lines: [Int?]

    /// Rows that are looked at.
    private static let most = 500

    /// - Parameter rows: behind the first line.
    init(_ first: [Field], _ rows: FieldScanner) {
        self.first = first
        numbers = first.map { _ in 0 }
        texts = numbers
        lines = first.map { _ in nil }
        var scanner = rows
        var count = 0
        while count < Self.most, scanner.beginRecord() {
            let line = scanner.line
            var column = 0
            while let field = try? scanner.next() {
                if column < first.count { look(at: field, column, line) }
                column += 1
                if field.isLast { break }
            }
            count += 1
        }
    }

    private mutating func look(at field: Field, _ column: Int, _ line: Int) {
        guard !field.isMissing else { return }
        if FieldForm.isNumeric(field) { numbers[column] += 1 } else { texts[column] += 1 }
        if lines[column] == nil, field.bytes.elementsEqual(first[column].bytes) {
            lines[column] = line
        }
    }

    /// Whether the first line names the columns, and what says so.
    var result: (isHeader: Bool, evidence: HeaderEvidence) {
        let held = first.indices.filter { !first[$0].isMissing }
        let numeric = held.filter { FieldForm.isNumeric(first[$0]) }
        let named = held.filter { !FieldForm.isNumeric(first[$0]) }
        if named.isEmpty, !numeric.isEmpty { return (false, .onlyNumbers) }
        // A name does not stand below itself, as `more` does below 2, 4 and more.
        if named.contains(where: { numbers[$0] > texts[$0] && lines[$0] == nil }) {
            return (true, .namesOverNumbers)
        }
        let again = named.filter { lines[$0] != nil }
        if let place = again.first, let line = lines[place],
            !numeric.isEmpty || again.count * 2 >= named.count
        {
            return (false, .recurs(text: first[place].text, line: line))
        }
        let fraction = numeric.first { place in
            first[place].bytes.contains(UInt8(ascii: ".")) && numbers[place] > texts[place]
        }
        if let fraction { return (false, .fraction(first[fraction].text)) }
        return (true, .nothingElse)
    }
}
