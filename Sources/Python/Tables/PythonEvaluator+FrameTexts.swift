import Datasets
import Diagnostics
import NumPyArrays
import PythonSyntax
import Statements
import Vocabulary
import Wording
import Workbench

/// How a table prints, and operators over its columns.
extension PythonEvaluator {
    func frameText(_ frame: PythonFrame) -> String {
        if frame.isMixedArray { return "<array of numbers and texts, \(shapeText(frame.shape))>" }
        let table = Self.shownCells(of: frame)
        let widths = table.map { $0.map(\.count).max() ?? 0 }
        var lines: [String] = []
        // pandas puts one space before a column of texts and two before one of numbers.
        let texts = Set(
            frame.columns.indices.filter { frame.columns[$0].values.elementType.isText }.map {
                $0 + 1
            })
        for row in table[0].indices where !(frame.isSeries && row == 0) {
            let cells = table.indices.map { place in
                let cell = table[place][row]
                let space = String(repeating: " ", count: widths[place] - cell.count)
                return place == 0 ? cell + space : space + cell
            }
            lines.append(
                frame.isSeries
                    ? cells.joined(separator: "    ")
                    : cells.indices.map {
                        (texts.contains($0) ? " " : $0 == 0 ? "" : "  ") + cells[$0]
                    }.joined())
        }
        if frame.isSeries {
            let type = frame.columns[0].values.elementType
            lines.append("Name: \(frame.columnNames[0]), dtype: \(type.isText ? "str" : type.name)")
        }
        return lines.joined(separator: "\n")
    }

    /// The texts of the index and of every column, below their heads; long tables lose their middle.
    private static func shownCells(of frame: PythonFrame) -> [[String]] {
        let most = 60
        let isCut = frame.rowCount > most
        let places =
            isCut
            ? Array(0..<5) + Array(frame.rowCount - 5..<frame.rowCount) : Array(0..<frame.rowCount)
        var table: [[String]] = [[""] + places.map { String(frame.index[$0]) }]
        for column in frame.columns {
            let cells = places.map { cellText(column.values.scalar($0), in: column.values) }
            table.append([frame.isSeries ? "" : column.name] + cells)
        }
        if isCut {
            for place in table.indices { table[place].insert(place == 0 ? ".." : "...", at: 6) }
        }
        return table
    }

    static func cellText(_ scalar: Scalar, in column: NDArray) -> String {
        switch scalar.value {
        case .float(let number):
            guard number.isFinite else { return number.isNaN ? "NaN" : number < 0 ? "-inf" : "inf" }
            let decimals = (column.doubles ?? []).prefix(200).map(decimals).max() ?? 1
            return (try? TextFormat(".\(max(1, decimals))f").written(number)) ?? scalar.text
        case .bool(let truth): return truth ? "True" : "False"
        default: return scalar.text
        }
    }

    /// How many decimals a number needs, up to six.
    static func decimals(_ number: Double) -> Int {
        guard number.isFinite else { return 1 }
        let text = (try? TextFormat(".6f").written(number)) ?? ""
        let point = text.firstIndex(of: ".") ?? text.endIndex
        var digits = text[point...].dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return digits.count
    }

    /// Comparisons and sums go over a table's columns as over arrays.
    mutating func tableBinary(
        _ sign: PythonOperator, _ left: PythonValue, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard let frame = frame(left) ?? frame(right) else { return nil }
        let result = try arrayBinary(sign, try withoutFrame(left), try withoutFrame(right))
        return try framed(result, like: frame)
    }

    mutating func tableCompare(
        _ left: PythonValue, _ sign: PythonComparison.Sign, _ right: PythonValue
    ) throws(Diagnostic) -> PythonValue? {
        guard let frame = frame(left) ?? frame(right), sign != .isSame, sign != .isNotSame else {
            return nil
        }
        let result = try arrayCompare(try withoutFrame(left), sign, try withoutFrame(right))
        return try framed(result, like: frame)
    }

    func frame(_ value: PythonValue) -> PythonFrame? {
        if case .frame(let frame)? = cell(value) { frame } else { nil }
    }

    mutating func withoutFrame(_ value: PythonValue) throws(Diagnostic) -> PythonValue {
        guard let frame = frame(value) else { return value }
        return newArray(try numbers(of: frame))
    }

    mutating func framed(_ value: PythonValue, like frame: PythonFrame) throws(Diagnostic)
        -> PythonValue
    {
        let values = try array(value)
        var made = frame
        if frame.isSeries, values.shape == [frame.rowCount] {
            made.columns[0].values = values
            return newFrame(made)
        }
        guard values.shape == frame.shape else { return value }
        for place in made.columns.indices {
            made.columns[place].values = try computing { () throws(ArrayError) in
                try values.element(at: [.all, .integer(place)]).array
            }
        }
        return newFrame(made)
    }
}
