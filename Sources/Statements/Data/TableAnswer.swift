import Datasets
import Engine
import Wording

/// What `load csv` says about a table: what was chosen, what became of texts, what to do next.
package struct TableAnswer {
    package let set: DataSet
    package let table: DataTable
    package let target: Int
    package let dropped: Set<Int>
    let targetIsNamed: Bool

    private var targetName: String { table.columns[target].name.shortened }
    var used: [Int] {
        table.columns.indices.filter { $0 != target && !dropped.contains($0) }
    }

    /// What was read, and what became of columns of texts.
    package var sentences: [String] {
        let chosen = targetIsNamed ? "" : ", the last column (target=… chooses another)"
        var texts = [
            "\(set.title): \(counted(table.rowCount, "row")). The target is \(targetName)\(chosen); "
                + "inputs: \(Self.some(set.inputNames))."
        ]
        texts += readingSentences + formSentences + gapSentences
        let ofTexts = (set.table?.columns ?? []).filter { $0.classNames != nil }
        for column in ofTexts.prefix(5) {
            let names = column.classNames ?? []
            texts.append(
                "\(column.name.shortened) holds texts, so each of them became an input of its own, 1 where it "
                    + "stands and 0 elsewhere: \(Self.some(names.map { "\(column.name)=\($0)" })).")
        }
        if ofTexts.count > 5 {
            texts.append("So it is with \(Self.some(ofTexts.dropFirst(5).map(\.name))).")
        }
        return texts
    }

    /// What kind of model fits, and what is missing.
    var advice: [String] {
        [
            targetText,
            "There is no test part: `split 0.2 seed=42` keeps some rows aside to check on.",
        ]
    }

    private var targetText: String {
        let names = set.classNames
        if !names.isEmpty {
            let ending = "A model for them ends with \(Self.ending(forClasses: names.count))."
            if set.table?.hasNumberClasses == true {
                return
                    "\(targetName) holds \(names.count) different numbers, so they are the names of "
                    + "\(names.count) classes: \(Self.some(names)). \(ending) As amounts: classes=false."
            }
            let listed = Self.some(names.enumerated().map { "\($0.offset) \($0.element)" })
            return "\(targetName) has \(names.count) classes: \(listed). \(ending)"
        }
        let range = set.trainTarget.range() ?? 0...0
        if let classes = set.trainTarget.classCount, classes > 1, classes <= 100 {
            guard range.lowerBound == 0 else {
                return "\(targetName) holds whole numbers from \(short(range.lowerBound)) to "
                    + "\(short(range.upperBound)). As amounts they need `add Dense 1` at the end; "
                    + "as classes load them with classes=true."
            }
            return
                "\(targetName) holds the whole numbers 0 to \(classes - 1). As classes they need "
                + "\(Self.ending(forClasses: classes)) at the end, as amounts `add Dense 1`."
        }
        return
            "\(targetName) is a number, from \(MeasuredNumber.number(Double(range.lowerBound))) to "
            + "\(MeasuredNumber.number(Double(range.upperBound))). A model for it ends with `add Dense 1`."
    }

    package static func ending(forClasses count: Int) -> String {
        count == 2 ? "`add Dense 1 sigmoid`" : "`add Dense \(count) softmax`"
    }

    typealias Warning = (message: String, hint: String)

    /// What may be wrong although it can be read; of the columns, the first few.
    var warnings: [Warning] {
        var found: [Warning] = []
        if !table.numbersInHeader.isEmpty, table.hasHeader {
            found.append(
                (
                    "The first line was taken for the names of the columns, though it holds "
                        + "\(Self.some(table.numbersInHeader)).",
                    "If it is a row like the others: header=false"
                ))
        }
        found += used.lazy.compactMap(warning).prefix(3)
        found += mostlyFilled
        if let range = set.trainTarget.range(), range.lowerBound == range.upperBound {
            found.append(
                (
                    "Every row has the same \(targetName), \(short(range.lowerBound)): there is "
                        + "nothing to learn.", "Choose another column: target=…"
                ))
        }
        return found
    }

    private func warning(of index: Int) -> Warning? {
        let column = table.columns[index]
        if used.count > 1, table.isRowNumber(index) {
            return (
                "\(column.name.shortened) only counts the rows, which says nothing about other rows.",
                "Leave it out: drop=\(DataTable.argument(column.name))"
            )
        }
        if let alike = tooAlike(index) { return alike }
        guard column.classNames != nil, column.numberCount > 0, let odd = column.firstText else {
            return nil
        }
        return (
            "\(column.name.shortened) holds numbers and texts (line \(grouped(odd.line)): \(odd.text)), "
                + "so all of them count as texts.",
            sentence(DataTable.gapAdvice(odd.text) + "mend those lines in the file.")
        )
    }

    /// At most twelve names, each cut where it is long.
    package static func some(_ all: [String]) -> String {
        let names = all.prefix(12).map(\.shortened)
        return all.count <= 12
            ? names.joined(separator: ", ")
            : names.prefix(10).joined(separator: ", ") + " … (\(grouped(all.count)) in all)"
    }
}
