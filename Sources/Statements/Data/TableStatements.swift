import Diagnostics
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `head` and `describe`: the learner's own table as one looks at it.
enum TableStatements {
    static let all = [head, describe]

    private static let head = StatementDefinition.looking(
        verb: .head, family: .data, usage: "head [PART] [COUNT or RANGE]",
        summary: "The first rows of a table, as the file's columns, the target last.",
        example: "head 5", keras: "table.head()",
        words: DataPart.names, notes: Selection.rule(.count, "head")
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "head", options: [])
        let chosen = try Selection.read(from: &reader, state, defaultCount: 5)
        try reader.finish()
        let data = try state.requireTable("head", otherwise: "`show 5` draws them")
        let most = 12
        let columns = data.tableColumns.prefix(most)
        let isCut = columns.count < data.tableColumns.count
        let rows = chosen.indices.map { index -> [Table.Cell] in
            let item = chosen.examples.inputs.item(index)
            return [.count(index)] + columns.map { $0.cell(item) } + (isCut ? ["…"] : [])
                + [.init(data.answerText(chosen.examples.targets, index))]
        }
        context.add(
            .table(
                Table(
                    columns: [.init(chosen.part, .right)]
                        + columns.map {
                            .init($0.name.shortened, $0.classNames == nil ? .right : .left)
                        } + (isCut ? [.init("…")] : []) + [.init(data.targetName ?? "target")],
                    cells: rows,
                    footer: isCut
                        ? ["the first \(most) of \(grouped(data.tableColumns.count)) input columns"]
                        : [])))
    }

    private static let describe = StatementDefinition.looking(
        verb: .describe, family: .data, usage: "describe [PART]",
        summary:
            "Of every column of a table: how many values, their mean, deviation, quarters and ends; of texts the commonest. `data` alone on a line says which columns there are.",
        example: "describe", keras: "table.describe()",
        words: DataPart.names
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "describe", options: [])
        let part = try reader.next()?.choice("part", of: DataPart.names) ?? "train"
        try reader.finish()
        let examples = try state.requirePart(part)
        let data = try state.requireTable(
            "describe", otherwise: "`histogram train_input` shows what they hold")
        let tables = try ColumnStatistics.tables(
            of: examples, data, isStopped: { context.isInterrupted })
        for table in tables { context.add(.table(table)) }
    }
}

extension SessionState {
    /// The data, where it is a table.
    fileprivate func requireTable(
        _ verb: String, otherwise hint: String
    ) throws(Diagnostic) -> LoadedData {
        let data = try requireData()
        guard data.isTable else {
            throw Diagnostic(
                "\(verb) shows the rows of a table, and these examples are "
                    + "\(shapeText(data.train.inputs.itemShape)) numbers each.",
                hint: hint + ".")
        }
        return data
    }
}
