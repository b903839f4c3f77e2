import Engine
import Output
import Wording
import Workbench

/// A column of the file, found again among the inputs.
struct TableColumnView {
    let name: String
    /// Its places among the inputs.
    let places: Range<Int>
    /// Its texts; nil for numbers.
    let classNames: [String]?

    /// What a row holds there.
    func cell(_ item: [Float]) -> Table.Cell {
        guard let text = text(in: item) else {
            return .significant(Double(item[places.lowerBound]), 6)
        }
        return .init(text.shortened)
    }

    /// The text of a row: the one place above zero, also after `standardize`, or below it where the
    /// inputs were divided by a negative number.
    func text(in item: [Float]) -> String? {
        guard let classNames else { return nil }
        let values = item[places]
        let hot = values.firstIndex { $0 > 0 } ?? values.indices.min { values[$0] < values[$1] }
        return hot.map { classNames[$0 - places.lowerBound] }
    }
}

extension LoadedData {
    /// The columns of a table as its file has them; its inputs where nothing more is known.
    var tableColumns: [TableColumnView] {
        guard let columns = table?.columns, !columns.isEmpty else {
            return inputNames.enumerated().map { place, name in
                TableColumnView(name: name, places: place..<place + 1, classNames: nil)
            }
        }
        return columns.map {
            TableColumnView(name: $0.name, places: $0.places, classNames: $0.classNames)
        }
    }

    /// A target by its name alone, or as a number.
    func answerText(_ targets: DataArray, _ index: Int) -> String {
        className(of: targets.item(index))?.shortened ?? targetText(targets, index)
    }
}
