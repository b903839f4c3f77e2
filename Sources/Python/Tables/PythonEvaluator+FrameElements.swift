import Datasets
import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Wording
import Workbench

/// Columns and rows of a table.
extension PythonEvaluator {
    func numbers(of frame: PythonFrame) throws(Diagnostic) -> NDArray {
        if frame.isSeries, let only = frame.columns.first { return only.values }
        let columns = frame.columns.map(\.values)
        guard let first = columns.first else {
            return NDArray([Double](), shape: [frame.rowCount, 0])
        }
        let hasTexts = columns.contains { $0.elementType.isText }
        guard !hasTexts || columns.allSatisfy({ $0.elementType.isText }) else {
            let names = frame.columns.filter { $0.values.elementType.isText }.map(\.name)
            throw Diagnostic(
                "\(listed(names)) \(names.count == 1 ? "holds" : "hold") texts, and the others numbers",
                hint:
                    "Take the columns of numbers: df[[\"a\", \"b\"]], or give every text a number.")
        }
        _ = first
        return try computing { () throws(ArrayError) in try NDArray.stackingColumns(columns) }
    }

    mutating func frameElement(_ frame: PythonFrame, _ index: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        if frame.isMixedArray { return try mixedElement(frame, index) }
        if frame.isSeries {
            if let mask = try mask(index, frame) { return newFrame(frame.selecting(mask)) }
            if let label = wholeNumber(index), let place = frame.index.firstIndex(of: label) {
                return .scalar(frame.columns[0].values.scalar(place))
            }
            if case .slice(let slice) = index {
                let places = slice.places(of: frame.rowCount)
                return newFrame(frame.selecting((0..<places.count).map { places.value($0) }))
            }
            throw Diagnostic("the column has no row \(str(index))")
        }
        if let name = text(index) ?? wholeNumber(index).map(String.init) {
            guard let column = frame.column(name) else { throw noColumn(name, frame) }
            return newFrame(PythonFrame(columns: [column], index: frame.index, isSeries: true))
        }
        if let mask = try mask(index, frame) { return newFrame(frame.selecting(mask)) }
        if let chosen = sequence(index) {
            var columns: [PythonFrame.Column] = []
            for item in chosen {
                guard let name = text(item) ?? wholeNumber(item).map(String.init),
                    let column = frame.column(name)
                else { throw noColumn(str(item), frame) }
                columns.append(column)
            }
            return newFrame(PythonFrame(columns: columns, index: frame.index))
        }
        if case .slice(let slice) = index {
            let places = slice.places(of: frame.rowCount)
            return newFrame(frame.selecting((0..<places.count).map { places.value($0) }))
        }
        throw Diagnostic(
            "a table is asked for columns by name",
            hint: "df[\"\(frame.columnNames.first ?? "name")\"], or df.iloc[0:5].")
    }

    mutating func mask(_ index: PythonValue, _ frame: PythonFrame) throws(Diagnostic)
        -> [Int]?
    {
        let isMask: Bool =
            switch cell(index) {
            case .array(let array)?: array.elementType == .bool
            case .frame(let other)?: other.isSeries && other.columns[0].values.elementType == .bool
            default: false
            }
        guard isMask else { return nil }
        let truths = try array(index)
        guard truths.count == frame.rowCount else {
            throw Diagnostic(
                "the mask has \(truths.count) values, and the table \(frame.rowCount) rows")
        }
        return (0..<truths.count).filter { truths.scalar($0).isTrue }
    }

    func noColumn(_ name: String, _ frame: PythonFrame) -> Diagnostic {
        Diagnostic(
            "the table has no column called \(name)",
            hint: Suggestion.hint(
                Suggestion.nearest(to: name, among: frame.columnNames),
                "Columns: \(frame.columnNames.prefix(20).joined(separator: ", "))."))
    }

    mutating func setFrameElement(
        _ frame: PythonFrame, _ reference: Reference, _ index: PythonValue, _ value: PythonValue
    ) throws(Diagnostic) {
        guard !frame.isSeries, let name = text(index) else {
            throw Diagnostic("a table's columns are set whole here", hint: "df[\"name\"] = …")
        }
        var values = try array(value)
        if values.shape.isEmpty {
            let scalar = values.scalar(0)
            let count = frame.rowCount
            values = try computing { () throws(ArrayError) in try NDArray.full([count], scalar) }
        }
        guard values.shape == [frame.rowCount] else {
            throw Diagnostic(
                "the table has \(frame.rowCount) rows, and this has the shape \(shapeText(values.shape))"
            )
        }
        var changed = frame
        if let place = changed.columns.firstIndex(where: { $0.name == name }) {
            changed.columns[place].values = values
        } else {
            changed.columns.append(PythonFrame.Column(name: name, values: values))
        }
        names.heap[reference] = .frame(changed)
    }

    mutating func renameColumns(_ frame: PythonFrame, _ reference: Reference, _ value: PythonValue)
        throws(Diagnostic)
    {
        let new = try texts(of: value, at: nil)
        guard new.count == frame.columns.count else {
            throw Diagnostic(
                "the table has \(frame.columns.count) columns, and \(new.count) names come")
        }
        var changed = frame
        for (place, name) in new.enumerated() { changed.columns[place].name = name }
        names.heap[reference] = .frame(changed)
    }
}
