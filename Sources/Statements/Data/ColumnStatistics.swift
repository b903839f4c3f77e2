import Diagnostics
import Engine
import Output
import Wording
import Workbench

/// What pandas's `describe` says of the columns of a table.
enum ColumnStatistics {
    /// More columns are not shown.
    private static let most = 40

    /// One table for the numbers and one for the texts; either may be missing.
    ///
    /// - Throws: where `isStopped` says so between columns.
    static func tables(
        of examples: Examples, _ data: LoadedData, isStopped: () -> Bool
    ) throws(Diagnostic) -> [Table] {
        var numbers: [Figures] = []
        var texts: [[Table.Cell]] = []
        for column in data.tableColumns.prefix(most) {
            if isStopped() { throw Diagnostic("this was interrupted", cause: .interrupted) }
            if column.classNames == nil {
                numbers.append(
                    Figures(column.name, examples.inputs.numbers(at: column.places.lowerBound)))
            } else {
                var seen: [String] = []
                examples.inputs.forEachItem { seen.append(column.text(in: Array($0)) ?? "") }
                texts.append(row(column.name, texts: seen))
            }
        }
        let target = data.targetName ?? "target"
        if data.classNames.isEmpty {
            if examples.targets.itemSize == 1 {
                numbers.append(Figures(target, examples.targets.numbers(at: 0)))
            }
        } else {
            let seen = (0..<examples.count).map { data.answerText(examples.targets, $0) }
            texts.append(row(target, texts: seen))
        }
        let cut = data.tableColumns.count > most
        let footer = cut ? ["the first \(most) of \(grouped(data.tableColumns.count)) columns"] : []
        let titles = ["count", "mean", "std", "min", "25%", "50%", "75%", "max"]
        var tables: [Table] = []
        if !numbers.isEmpty {
            tables.append(
                Table(
                    columns: [.init("column")] + titles.map { .init($0, .right) },
                    cells: zip(numbers, Table.Cell.columns(numbers.map(\.values), count: 7)).map {
                        [.init($0.name.shortened), .count($0.count)] + $1
                    }, footer: footer))
        }
        if !texts.isEmpty {
            tables.append(
                Table(
                    columns: [
                        .init("column"), .init("count", .right), .init("different", .right),
                        .init("commonest"), .init("times", .right),
                    ], cells: texts, footer: footer))
        }
        return tables
    }

    /// One column of numbers.
    private struct Figures {
        let name: String
        let count: Int
        /// Mean, deviation, the least, the quarters and the largest.
        let values: [Double]

        init(_ name: String, _ numbers: [Double]) {
            let sorted = numbers.sorted()
            let size = Double(numbers.count)
            let mean = numbers.reduce(0, +) / size
            let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            let deviation = numbers.count > 1 ? (squares / (size - 1)).squareRoot() : .nan
            self.name = name
            count = numbers.count
            values = [
                mean, deviation, sorted.first ?? .nan, quantile(0.25, sorted),
                quantile(0.5, sorted), quantile(0.75, sorted), sorted.last ?? .nan,
            ]
        }
    }

    /// Between the two nearest, as NumPy's and pandas's linear interpolation.
    static func quantile(_ share: Double, _ sorted: [Double]) -> Double {
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let low = Int(place)
        guard low + 1 < sorted.count else { return last }
        return sorted[low] + (sorted[low + 1] - sorted[low]) * (place - Double(low))
    }

    private static func row(_ name: String, texts: [String]) -> [Table.Cell] {
        var counts: [String: Int] = [:]
        for text in texts { counts[text, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        let top = counts.filter { $0.value == most }.keys.min() ?? ""
        return [
            .init(name.shortened), .count(texts.count), .count(counts.count), .init(top.shortened),
            .count(most),
        ]
    }
}
