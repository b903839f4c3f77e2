import Diagnostics
import Engine
import Output
import Wording
import Workbench

/// `data`, alone on a line: what is loaded, its parts, what has been done to it, and of a table every
/// column.
enum DataOverview {
    static func show(_ state: SessionState, _ context: StatementContext) throws(Diagnostic) {
        let data = try state.requireData()
        context.say("\(data.title): \(parts(of: data)).")
        if !data.steps.isEmpty {
            let steps = data.steps.map { "`\($0.statement)`" }
            context.say("Done to it so far: \(steps.joined(separator: ", ")).")
        }
        if data.isTable { return context.add(.table(columns(of: data))) }
        let rows: [[Table.Cell]] = data.parts.map { name, examples in
            [
                .init("\(name)_input"), .shape(examples.inputs.shape),
                .init("\(name)_target"), .shape(examples.targets.shape),
            ]
        }
        context.add(.table(Table(columns: Array(repeating: .init(""), count: 4), cells: rows)))
    }

    private static func parts(of data: LoadedData) -> String {
        data.parts.map { "\($0.name) \(counted($0.examples.count, data.noun))" }
            .joined(separator: ", ")
    }

    /// Every column with what it holds, the target last.
    private static func columns(of data: LoadedData) -> Table {
        let most = 40
        let inputs = data.tableColumns
        var rows: [[Table.Cell]] = inputs.prefix(most).map { column in
            [.init(column.name.shortened), .init("input"), .init(held(column, data))]
        }
        let target =
            data.classNames.isEmpty
            ? span(data.train.targets.range()) : texts(data.classNames, "class")
        rows.append([
            .init((data.targetName ?? "target").shortened), .init("target"), .init(target),
        ])
        return Table(
            columns: [.init("column"), .init(""), .init("holds")], cells: rows,
            footer: inputs.count > most ? ["and \(grouped(inputs.count - most)) more inputs"] : [])
    }

    private static func held(_ column: TableColumnView, _ data: LoadedData) -> String {
        if let names = column.classNames { return texts(names, "text") }
        let numbers = data.train.inputs.numbers(at: column.places.lowerBound)
        guard let low = numbers.min(), let high = numbers.max() else { return "nothing" }
        return "numbers, \(significant(low, 5)) to \(significant(high, 5))"
    }

    private static func texts(_ names: [String], _ noun: String) -> String {
        "\(counted(names.count, noun, noun == "class" ? "classes" : nil)): "
            + TableAnswer.some(names)
    }

    private static func span(_ range: ClosedRange<Float>?) -> String {
        guard let range else { return "nothing" }
        return "numbers, \(significant(Double(range.lowerBound), 5)) to "
            + significant(Double(range.upperBound), 5)
    }
}
