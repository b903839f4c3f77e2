import Engine
import Files

extension DataTable {
    /// Inputs and targets to learn from.
    ///
    /// A column of texts among the inputs becomes one column for each of its texts, called
    /// `column=text`, 1 where it is that text and 0 elsewhere. A target of texts becomes class
    /// numbers in the order of `classNames`, as does one of few whole numbers that do not begin at 0
    /// (1, 2, 3 are three classes called 1, 2, 3); any other target of numbers stays as it is.
    ///
    /// - Parameters:
    ///   - target: the column to be predicted.
    ///   - dropped: columns to leave out.
    ///   - missing: what becomes of gaps; nil to refuse them. A row without a target is left out.
    ///   - areClasses: whether the numbers of the target are classes; nil to see from what they are.
    /// - Throws: `DatasetError.table` where a column that is used cannot be learned from.
    public func dataSet(
        path: String, target: Int, dropping dropped: Set<Int> = [],
        missing: MissingValues? = nil, areClasses: Bool? = nil
    ) throws(DatasetError) -> DataSet {
        let used = columns.indices.filter { $0 != target && !dropped.contains($0) }
        do throws(TableProblem) {
            if used.isEmpty { throw .noInputs(target: columns[target].name) }
            try check(used, target: target, missing)
            let rows = try keptRows(used, target, missing)
            var making = TableMaking(self, rows: rows, missing: missing)
            making.facts.leftOut = rowCount - rows.count
            let (targets, names) = try making.targets(of: target, areClasses)
            return DataSet(
                name: "csv", title: lastComponent(path), classNames: names,
                trainInput: try making.inputs(used), trainTarget: targets,
                inputNames: making.inputNames, targetName: columns[target].name,
                table: making.facts)
        } catch {
            throw .table(path: path, error)
        }
    }

    /// The rows that are learned from.
    private func keptRows(
        _ used: [Int], _ target: Int, _ missing: MissingValues?
    ) throws(TableProblem) -> [Int] {
        let needed = (missing == .drop ? used + [target] : [target])
            .filter { columns[$0].missingCount > 0 }
        if needed.isEmpty { return Array(0..<rowCount) }
        let rows = (0..<rowCount).filter { row in
            needed.allSatisfy { !cells[row * columns.count + $0].isNaN }
        }
        if rows.isEmpty {
            throw .everyRowHasGaps(columns: needed.filter { $0 != target }.map { columns[$0].name })
        }
        return rows
    }

    private func check(
        _ used: [Int], target: Int, _ missing: MissingValues?
    ) throws(TableProblem) {
        let wanted = (used + [target]).sorted()
        for column in wanted.map({ columns[$0] }) {
            if let unclear = column.unclear, let place = column.firstText {
                throw .unclear(place, column: column.name, readings: unclear)
            }
        }
        try checkTexts(wanted, target: target, missing)
        try checkMissing(wanted, target: target, missing)
        for column in wanted.map({ columns[$0] }) {
            if let place = column.firstHuge, column.classNames == nil {
                throw .numberTooLarge(place, column: column.name)
            }
        }
    }

    /// Names and free text carry nothing over to other rows; all such columns are named at once.
    private func checkTexts(
        _ wanted: [Int], target: Int, _ missing: MissingValues?
    ) throws(TableProblem) {
        let free = wanted.filter { columns[$0].hardlyRepeats || columns[$0].hasTooManyTexts }
        guard let first = free.first else { return }
        for column in free.map({ columns[$0] }) where column.numberCount > rowCount / 2 {
            guard let odd = column.firstText else { continue }
            throw .oddText(odd, column: column.name)
        }
        let isTarget = free.contains(target)
        if free.count == 1, columns[first].hasTooManyTexts, !isTarget {
            throw .tooManyTexts(column: columns[first].name, limit: Self.mostTexts)
        }
        let inputs = wanted.filter { !free.contains($0) && $0 != target }
        let gaps = missing == nil ? inputs.filter { columns[$0].missingCount > 0 } : []
        throw .freeTexts(
            columns: free.map { columns[$0].name }, example: columns[first].firstText,
            target: isTarget ? columns[target].name : nil, gaps: gaps.map { columns[$0].name })
    }

    private func checkMissing(
        _ wanted: [Int], target: Int, _ missing: MissingValues?
    ) throws(TableProblem) {
        let holes = wanted.filter { columns[$0].missingCount > 0 }
        for column in wanted.map({ columns[$0] }) where column.missingCount == rowCount {
            throw .nothingKnown(column: column.name)
        }
        let first = holes.min {
            (columns[$0].firstMissing?.line ?? 0) < (columns[$1].firstMissing?.line ?? 0)
        }
        guard missing == nil, let first, let place = columns[first].firstMissing else { return }
        let whole = (0..<rowCount).count { row in
            holes.allSatisfy { !cells[row * columns.count + $0].isNaN }
        }
        let inputs = holes.filter { $0 != target }
        throw .missing(
            place, column: columns[first].name,
            Gaps(
                count: holes.reduce(0) { $0 + columns[$1].missingCount },
                inputs: inputs.map { columns[$0].name },
                leavesInputs: inputs.count < wanted.count - 1,
                hasNumbers: inputs.contains { columns[$0].classNames == nil },
                wholeRows: whole, rows: rowCount))
    }

    /// What is missing in a table, and what would be left without it.
    public struct Gaps: Sendable, Equatable {
        var count: Int
        /// The inputs that have gaps.
        var inputs: [String]
        /// Whether there are others.
        var leavesInputs: Bool
        /// Whether one of these holds numbers.
        var hasNumbers: Bool
        /// Rows without a gap, of so many.
        var wholeRows: Int
        var rows: Int
    }
}
