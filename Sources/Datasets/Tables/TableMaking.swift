import Engine
import Wording

/// Makes inputs and targets of the rows of a table that are learned from.
struct TableMaking {
    private let table: DataTable
    private let rows: [Int]
    private let missing: MissingValues?
    var facts = TableFacts()
    private(set) var inputNames: [String] = []

    /// More different numbers are amounts, unless the learner says otherwise.
    private static let mostNumberClasses = 20

    init(_ table: DataTable, rows: [Int], missing: MissingValues?) {
        self.table = table
        self.rows = rows
        self.missing = missing
    }

    private func numbers(of column: Int) -> [Double] {
        rows.map { table.cells[$0 * table.columns.count + column] }
    }

    // MARK: - Targets

    /// The targets with the names of their classes, none for amounts.
    mutating func targets(
        of column: Int, _ areClasses: Bool?
    ) throws(TableProblem) -> (DataArray, [String]) {
        let numbers = numbers(of: column)
        let name = table.columns[column].name
        if let texts = table.columns[column].classNames {
            if areClasses == false { throw .textsAreNoAmounts(column: name) }
            let (names, places) = Self.classes(numbers, texts)
            if names.count == 1 { throw .oneClass(column: name, name: names[0]) }
            return (DataArray(floats: places.map { Float($0) }, itemShape: []), names)
        }
        let values = Array(Set(numbers)).sorted()
        guard areClasses ?? areNumberClasses(column) else {
            return (DataArray(exact: SharedBuffer(numbers), itemShape: []), [])
        }
        if values.count == 1 { throw .oneClass(column: name, name: short(values[0])) }
        guard values.count <= DataTable.mostTexts else {
            throw .tooManyClasses(column: name, count: values.count, limit: DataTable.mostTexts)
        }
        facts.hasNumberClasses = true
        let places = Dictionary(uniqueKeysWithValues: zip(values, values.indices))
        let targets = numbers.map { Float(places[$0] ?? 0) }
        return (DataArray(floats: targets, itemShape: []), values.map { short($0) })
    }

    /// Few whole numbers, each of which stands in several rows, that are not simply 0, 1, 2, …: those
    /// are class numbers as they are, and amounts as well.
    private func areNumberClasses(_ column: Int) -> Bool {
        let known = (0..<table.rowCount).map { table.cells[$0 * table.columns.count + column] }
            .filter { !$0.isNaN }
        let values = Set(known).sorted()
        let isCounted = values.enumerated().allSatisfy { Double($0.offset) == $0.element }
        return !isCounted && (2...Self.mostNumberClasses).contains(values.count)
            && known.count >= 3 * values.count && values.allSatisfy { $0 == $0.rounded() }
    }

    /// The texts that stand in these rows, and the place of each row's among them.
    private static func classes(_ numbers: [Double], _ texts: [String]) -> ([String], [Int]) {
        var isUsed = texts.map { _ in false }
        for number in numbers where !number.isNaN { isUsed[Int(number)] = true }
        var places: [Int] = []
        var names: [String] = []
        for (text, isUsed) in zip(texts, isUsed) {
            places.append(names.count)
            if isUsed { names.append(text) }
        }
        return (names, numbers.map { $0.isNaN ? -1 : places[Int($0)] })
    }

    // MARK: - Inputs

    /// One column of an input, ready to be laid out.
    private struct Part {
        var values: [Double]
        /// Places that it takes; 0 for a number, which takes one.
        var width: Int
    }

    mutating func inputs(_ used: [Int]) throws(TableProblem) -> DataArray {
        var parts: [Part] = []
        var gaps = FilledGaps(method: missing ?? .drop)
        for column in used { parts.append(part(column, &gaps)) }
        if !gaps.items.isEmpty { facts.gaps = gaps }
        let width = inputNames.count
        let (count, overflows) = width.multipliedReportingOverflow(by: rows.count)
        guard !overflows, count <= DataTable.mostCells, Memory.hasRoom(bytes: Double(count) * 12)
        else { throw .tooManyCells(limit: DataTable.mostCells) }
        let numbers = SharedBuffer<Double>(count: count) { memory in
            memory.initialize(repeating: 0)
            var start = 0
            for row in rows.indices {
                for part in parts {
                    if part.width == 0 {
                        memory[start] = part.values[row]
                    } else if part.values[row] >= 0 {
                        memory[start + Int(part.values[row])] = 1
                    }
                    start += max(1, part.width)
                }
            }
        }
        return DataArray(exact: numbers, itemShape: [width])
    }

    private mutating func part(_ column: Int, _ gaps: inout FilledGaps) -> Part {
        let name = table.columns[column].name
        var numbers = numbers(of: column)
        let start = inputNames.count
        let holes = numbers.indices.filter { numbers[$0].isNaN }
        if let texts = table.columns[column].classNames {
            let (names, places) = Self.classes(numbers, texts)
            inputNames += names.map { "\(name)=\($0)" }
            facts.columns.append(
                .init(name: name, places: start..<inputNames.count, classNames: names))
            let known = places.filter { $0 >= 0 }.map(Double.init)
            let common = MissingValues.mostFrequent.filling(known)
            if let common, !holes.isEmpty {
                facts.fills.append(
                    .init(column: name, count: holes.count, value: .text(names[Int(common)])))
            }
            return Part(
                values: places.map { $0 < 0 ? common ?? -1 : Double($0) }, width: names.count)
        }
        inputNames.append(name)
        facts.columns.append(.init(name: name, places: start..<start + 1))
        if !holes.isEmpty, let value = missing?.filling(numbers.filter { !$0.isNaN }) {
            for hole in holes { numbers[hole] = value }
            gaps.items[start] = holes
            facts.fills.append(.init(column: name, count: holes.count, value: .number(value)))
        }
        return Part(values: numbers, width: 0)
    }
}
