import Wording

// The ways out of what a column holds: each works for the very table that it is said of.

extension TableProblem {
    /// What a field says where its bytes are read in one encoding.
    public struct Reading: Sendable, Equatable {
        public let encoding: TextEncoding
        public let text: String
    }

    /// The encodings that fit a file, with what a field says in each: which is right, its reader sees.
    static func encodings(_ readings: [Reading]) -> String {
        guard !readings.isEmpty else { return "Save it as \"CSV UTF-8\"." }
        let ways = readings.enumerated().map { place, reading in
            "encoding=\(reading.encoding.rawValue) (\(reading.encoding.writing)) "
                + (place == 0 ? "reads that field as " : "as ") + reading.text.shortened
        }
        return "Say how it is written, or save it as \"CSV UTF-8\": "
            + ways.joined(separator: ", ") + "."
    }

    /// What can be done about gaps.
    static func ways(_ gaps: DataTable.Gaps, _ column: String) -> String {
        guard !gaps.inputs.isEmpty else {
            let rest = "\(counted(gaps.wholeRows, "row")) of \(grouped(gaps.rows))"
            return gaps.wholeRows == 0
                ? "Choose another column: target=…"
                : "Rows without a target teach nothing: missing=drop leaves them out and keeps \(rest)."
        }
        var ways: [String] = []
        if gaps.wholeRows > 0 {
            ways.append(
                "missing=drop leaves out the rows with gaps and keeps "
                    + "\(grouped(gaps.wholeRows)) of \(grouped(gaps.rows))")
        }
        ways.append(
            gaps.hasNumbers
                ? "missing=mean (or median, or a number such as 0) fills them in"
                : "missing=most_frequent fills them in with the commonest text")
        if gaps.leavesInputs {
            let columns = gaps.inputs.count == 1 ? "the column" : "the columns"
            ways.append("drop=\(DataTable.argument(gaps.inputs)) leaves out \(columns)")
        }
        return ways.joined(separator: "; ") + "."
    }

    /// What to leave out, what to predict instead, and what else will be asked.
    static func withoutTexts(_ columns: [String], target: String?, _ gaps: [String]) -> String {
        let out = DataTable.argument(columns)
        var ways = [
            target == nil
                ? "Names and free text say nothing that carries over to other rows: drop=\(out)"
                : "Nothing carries over from one row to another: drop=\(out), and say which column to "
                    + "predict instead, target=…"
        ]
        if !gaps.isEmpty {
            ways.append("for the gaps in \(some(gaps)) also say missing=drop or missing=mean")
        }
        return ways.joined(separator: "; ") + "."
    }

    /// What is not known about the way a number or a date is written.
    static func question(_ text: String, _ readings: [FieldForm]) -> String {
        if case .date = readings.first { return "which can be day/month or month/day." }
        return readings.count == 1
            ? "with a decimal comma, while other columns have decimal points."
            : "whose comma may stand between thousands or before decimals."
    }

    /// The options that say it.
    static func options(_ readings: [FieldForm]) -> String {
        let options = readings.map { form in
            switch form {
            case .date(let order): "dates=\(order.rawValue)"
            case .number(.thousandsComma, _): "thousands=\",\""
            case .number: "decimal=\",\""
            }
        }
        return "Say which it is: " + options.joined(separator: " or ")
    }

    /// At most five names.
    static func some(_ names: [String]) -> String {
        let names = names.map(\.shortened)
        return names.count <= 5
            ? listed(names)
            : names.prefix(4).joined(separator: ", ") + " and \(names.count - 4) more"
    }
}
