import Engine
import Files

extension DataTable {
    /// Inputs and targets to learn from.
    ///
    /// A column of texts among the inputs becomes one column for each of its texts, called
    /// `column=text`, 1 where it is that text and 0 elsewhere. A target of texts becomes class
    /// numbers in the order of `classNames`; a target of numbers stays as it is.
    ///
    /// - Parameters:
    ///   - target: the column to be predicted.
    ///   - dropped: columns to leave out.
    /// - Throws: `DatasetError.table` where a column that is used cannot be learned from.
    public func dataSet(
        path: String, target: Int, dropping dropped: Set<Int> = []
    ) throws(DatasetError) -> DataSet {
        let used = columns.indices.filter { $0 != target && !dropped.contains($0) }
        do throws(TableProblem) {
            if used.isEmpty { throw .noInputs(target: columns[target].name) }
            try check(used + [target])
            if let names = columns[target].classNames, names.count == 1 {
                throw .oneClass(column: columns[target].name, name: names[0])
            }
            return DataSet(
                name: "csv", title: lastComponent(path),
                classNames: columns[target].classNames ?? [],
                trainInput: try inputs(used),
                trainTarget: DataArray(floats: values(ofColumn: target), itemShape: []),
                inputNames: used.flatMap(inputNames), targetName: columns[target].name)
        } catch {
            throw .table(path: path, error)
        }
    }

    private func check(_ used: [Int]) throws(TableProblem) {
        try checkMissing(used.sorted())
        for column in used.map({ columns[$0] }) {
            if let place = column.firstText, Self.isDecimalComma(place.text) {
                throw .decimalComma(place, column: column.name)
            }
            if column.hasTooManyTexts {
                let isMostlyNumbers = column.numberCount > rowCount / 2
                throw .tooManyTexts(
                    column: column.name, limit: Self.mostTexts,
                    oddOne: isMostlyNumbers ? column.firstText : nil)
            }
            if let place = column.firstHuge, column.classNames == nil {
                throw .numberTooLarge(place, column: column.name)
            }
        }
    }

    private func checkMissing(_ used: [Int]) throws(TableProblem) {
        let gaps = used.map { columns[$0] }.filter { $0.missingCount > 0 }
        let first = gaps.min { ($0.firstMissing?.line ?? 0) < ($1.firstMissing?.line ?? 0) }
        guard let first, let place = first.firstMissing else { return }
        throw .missing(
            place, column: first.name, count: gaps.reduce(0) { $0 + $1.missingCount },
            columns: gaps.map(\.name))
    }

    /// `1,5`, `-0,25`: a number where the comma is the decimal point.
    private static func isDecimalComma(_ text: String) -> Bool {
        guard text.count(where: { $0 == "," }) == 1, text.last != ",", !text.contains("…") else {
            return false
        }
        var pointed = text.replacing(",", with: ".")
        return pointed.withUTF8 { NumberField.value($0) } != nil
    }

    private func inputNames(_ column: Int) -> [String] {
        guard let names = columns[column].classNames else { return [columns[column].name] }
        return names.map { "\(columns[column].name)=\($0)" }
    }

    private func inputs(_ used: [Int]) throws(TableProblem) -> DataArray {
        let widths = used.map { columns[$0].classNames?.count ?? 1 }
        let width = widths.reduce(0, +)
        let (count, overflows) = width.multipliedReportingOverflow(by: rowCount)
        guard !overflows, count <= Self.mostCells else {
            throw .tooManyCells(limit: Self.mostCells)
        }
        let floats = SharedBuffer<Float>(count: count) { memory in
            memory.initialize(repeating: 0)
            var start = 0
            for row in 0..<rowCount {
                for (column, wide) in zip(used, widths) {
                    let cell = cells[row * columns.count + column]
                    if columns[column].classNames == nil {
                        memory[start] = cell
                    } else {
                        memory[start + Int(cell)] = 1
                    }
                    start += wide
                }
            }
        }
        return DataArray(.floats(floats), itemShape: [width])
    }
}
