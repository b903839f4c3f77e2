import Diagnostics
import NumPyArrays
import PythonSyntax

/// What a table is asked without brackets, and `df.iloc[rows, columns]`.
extension PythonEvaluator {
    mutating func frameAttribute(
        _ name: String, of reference: Reference, _ frame: PythonFrame
    ) throws(Diagnostic) -> PythonValue? {
        if frame.isMixedArray {
            switch name {
            case "shape": return .tuple(frame.shape.map { .integer($0) })
            case "ndim": return .integer(2)
            default:
                throw Diagnostic(
                    "this array holds numbers and texts, and has no \(name) here",
                    hint: "Take parts of one kind out of it: data[:, 0:4], data[:, 4].")
            }
        }
        switch name {
        case "values": return try values(of: frame)
        case "shape": return .tuple(frame.shape.map { .integer($0) })
        case "size": return .integer(frame.shape.reduce(1, *))
        case "columns": return newList(frame.columnNames.map { .text($0) })
        case "index":
            guard frame.index == Array(0..<frame.rowCount) else {
                return newArray(NDArray(frame.index))
            }
            return .range(PythonRange(start: 0, stop: frame.rowCount, step: 1))
        case "name": return frame.isSeries ? .text(frame.columnNames[0]) : nil
        case "dtype":
            return frame.isSeries
                ? try arrayAttribute(name, of: newArray(frame.columns[0].values)) : nil
        case "iloc":
            return .made(MadeObject(path: "pandas.iloc", arguments: [(nil, .reference(reference))]))
        default: break
        }
        if Self.frameMethods.contains(name) { return .method(.reference(reference), name) }
        return frame.column(name).map {
            newFrame(PythonFrame(columns: [$0], index: frame.index, isSeries: true))
        }
    }

    /// `df.iloc[rows, columns]`.
    mutating func placesElement(_ object: MadeObject, _ index: PythonValue) throws(Diagnostic)
        -> PythonValue
    {
        guard let whole = object.argument("", at: 0), case .frame(let frame)? = cell(whole) else {
            return .none
        }
        func places(_ index: PythonValue, _ count: Int) throws(Diagnostic) -> (
            places: [Int], isOne: Bool
        ) {
            if case .slice(let slice) = index {
                let found = slice.places(of: count)
                return ((0..<found.count).map { found.value($0) }, false)
            }
            if let items = sequence(index) {
                var all: [Int] = []
                for item in items { all.append(try place(item, of: count, in: whole)) }
                return (all, false)
            }
            return ([try place(index, of: count, in: whole)], true)
        }
        guard case .tuple(let parts) = index, parts.count == 2, !frame.isSeries else {
            let rows = try places(index, frame.rowCount)
            if rows.isOne, frame.isSeries {
                return .scalar(frame.columns[0].values.scalar(rows.places[0]))
            }
            return newFrame(frame.selecting(rows.places))
        }
        let (rows, columns) = (
            try places(parts[0], frame.rowCount), try places(parts[1], frame.columns.count)
        )
        var chosen = frame.selecting(rows.places)
        chosen.columns = columns.places.map { chosen.columns[$0] }
        if rows.isOne, columns.isOne { return .scalar(chosen.columns[0].values.scalar(0)) }
        chosen.isSeries = columns.isOne
        return newFrame(chosen)
    }
}
