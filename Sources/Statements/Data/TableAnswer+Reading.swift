import Datasets
import Engine
import Wording

// What was seen in the file rather than told, each with its reason.

extension TableAnswer {
    /// How the file is laid out, where that is not what one expects.
    var readingSentences: [String] {
        let layout = table.layout
        var texts: [String] = []
        switch layout.evidence {
        case .recurs(let text, let line):
            texts.append(
                "The first line is a row like the others, for \(text.shortened) stands again in "
                    + "line \(grouped(line)): the columns are called column_1, column_2, …. "
                    + "If it names them: header=true")
        case .fraction(let text):
            texts.append(
                "The first line is a row like the others, for \(text.shortened) is a number over "
                    + "numbers: the columns are called column_1, column_2, …. "
                    + "If it names them: header=true")
        case .comment:
            texts.append("The names of the columns stand in the comment above the rows.")
        case .nothingElse where table.numbersInHeader.isEmpty:
            texts.append(
                "The first line was taken for the names of the columns: none of it stands again "
                    + "below. If it is a row: header=false")
        default: break
        }
        if layout.namesRows {
            texts.append("The rows begin with a field more than there are names: row_name.")
        }
        if layout.separator == " " { texts.append("Its fields are set apart by spaces.") }
        if layout.commentCount > 0 {
            texts.append(
                "\(counted(layout.commentCount, "line")) of comments at its head (#) "
                    + (layout.commentCount == 1 ? "was" : "were") + " passed over.")
        }
        return texts
    }

    /// What became of numbers and dates that are written in ways of their own.
    var formSentences: [String] {
        let columns = (used + [target]).sorted().map { table.columns[$0] }
        return columns.compactMap { column in
            guard let form = column.form, let place = column.firstText else { return nil }
            let (name, seen) = (
                column.name.shortened, "\(place.text) (line \(grouped(place.line)))"
            )
            switch form {
            case .date:
                return
                    "\(name) holds dates, such as \(seen): each became its days since 1970-01-01."
            case .number(let style, let mark):
                return "\(name) writes its numbers " + Self.manner(style, mark)
                    + ", such as \(seen): they are read as numbers."
            }
        }
    }

    /// `with a comma between thousands and $`
    private static func manner(_ style: NumberStyle, _ mark: NumberMark?) -> String {
        var parts: [String] = []
        if let thousands = style.thousands, style.decimal == "." {
            parts.append(
                thousands == ","
                    ? "a comma between thousands" : "\(thousands) between thousands")
        }
        if style.decimal == "," { parts.append("a comma before decimals") }
        switch mark {
        case .percent: parts.append("a percent sign, 12% as 12")
        case .currency(let sign): parts.append("\(sign)")
        case nil: break
        }
        return "with " + listed(parts)
    }

    /// Rows left out and gaps filled.
    var gapSentences: [String] {
        guard let facts = set.table else { return [] }
        var texts: [String] = []
        if facts.leftOut > 0 {
            texts.append(
                "\(counted(facts.leftOut, "row")) with gaps \(facts.leftOut == 1 ? "was" : "were") "
                    + "left out: \(grouped(set.trainInput.count)) of \(grouped(table.rowCount)) stay."
            )
        }
        let filled = facts.fills.map { fill in
            let value =
                switch fill.value {
                case .number(let number): MeasuredNumber.number(number)
                case .text(let text): text.shortened
                }
            return "\(fill.column.shortened) \(counted(fill.count, "gap")) with \(value)"
        }
        if !filled.isEmpty {
            let again =
                facts.gaps == nil || facts.gaps?.isConstant == true
                ? "" : " `split` fills the numbers anew, by what the training part alone holds."
            texts.append("Filled: \(Self.some(filled)).\(again)")
        }
        return texts
    }

    /// Columns that are mostly what was filled in.
    var mostlyFilled: [Warning] {
        let rows = set.trainInput.count
        let columns = (set.table?.fills ?? []).filter { $0.count * 2 > rows }
        guard let first = columns.first else { return [] }
        let names = columns.map(\.column)
        return [
            (
                columns.count == 1
                    ? "\(first.column.shortened) held nothing in \(grouped(first.count)) of "
                        + "\(grouped(rows)) rows, so most of it is what was filled in."
                    : "\(Self.some(names)) held nothing in most rows, so they are mostly what was "
                        + "filled in.",
                "Leave \(columns.count == 1 ? "it" : "them") out: drop=\(DataTable.argument(names))"
            )
        ]
    }

    /// Numbers so large and so near each other that Float32 cannot tell them apart.
    func tooAlike(_ index: Int) -> Warning? {
        guard table.columns[index].classNames == nil else { return nil }
        let different = table.differentNumbers(ofColumn: index)
        guard different.rounded * 2 < different.exact else { return nil }
        return (
            "\(table.columns[index].name.shortened) holds \(grouped(different.exact)) different "
                + "numbers so large that a network, which rounds to seven figures, sees "
                + "\(grouped(different.rounded)).",
            "`standardize` before `fit` makes them small, from the exact numbers."
        )
    }
}
