import Datasets
import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `load csv`: the learner's own table.
package enum LoadTable {
    package static let options: [StatementDefinition.Option] = [
        .init(name: "target", meaning: "the column to be predicted (the last one)"),
        .init(
            name: "header",
            meaning: "whether the first line names the columns (seen from what it holds)",
            values: ["true", "false"]),
        .init(name: "drop", meaning: "columns to leave out: drop=[name, ticket]"),
    ]

    package static func run(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load csv needs the path of a file.",
            example: "load csv \"iris.csv\" target=species")
        let targetArgument = reader.option("target")
        let header = try reader.option("header")?.boolean("header")
        let dropArgument = reader.option("drop")
        try reader.finish()
        let path = FilePath.resolved(written, context)
        try FilePath.require(written, endings: [".csv", ".tsv", ".txt"], context, at: span)
        let table = try asking(at: span) { () throws(DatasetError) in
            try CSVReader.read(
                path, hasHeader: header, isCancelled: { context.isInterrupted })
        }
        var dropped: Set<Int> = []
        for name in columnArguments(dropArgument) { dropped.insert(try column(name, in: table)) }
        let target = try targetColumn(targetArgument, in: table, dropped)
        let set = try asking(at: span) { () throws(DatasetError) in
            try table.dataSet(path: path, target: target, dropping: dropped)
        }
        context.add(.data(DataNotice(name: "csv", source: .files)))
        DataStatements.keep(set, in: &state, context)
        state.data?.source = TableSource(
            path: written, separator: table.separator, hasHeader: table.hasHeader,
            target: table.columns[target].name,
            dropped: dropped.sorted().map { table.columns[$0].name })
        let answer = TableAnswer(
            set: set, table: table, target: target, dropped: dropped,
            targetIsNamed: targetArgument != nil)
        for text in answer.sentences { context.say(onOneLine(text)) }
        context.add(.table(DataStatements.arrays(of: set)))
        for text in answer.advice { context.say(onOneLine(text)) }
        for warning in answer.warnings {
            context.warn(onOneLine(warning.message), hint: onOneLine(warning.hint))
        }
    }

    /// A name in a file may hold line breaks, and no part of one begins a line of an answer.
    private static func onOneLine(_ sentence: String) -> String {
        sentence.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func columnArguments(_ expression: Expression?) -> [Expression] {
        guard let expression else { return [] }
        if case .list(let items) = expression.kind { return items }
        return [expression]
    }

    private static func targetColumn(
        _ argument: Expression?, in table: DataTable, _ dropped: Set<Int>
    ) throws(Diagnostic) -> Int {
        guard let argument else {
            guard let last = table.columns.indices.last(where: { !dropped.contains($0) }) else {
                throw Diagnostic("No column is left to learn from.", hint: "Drop fewer columns.")
            }
            return last
        }
        let target = try column(argument, in: table)
        guard !dropped.contains(target) else {
            throw Diagnostic("the target cannot be left out too", at: argument.span)
        }
        return target
    }

    /// The column of a name: a bare word, a text, or a number where that is the column's name.
    private static func column(
        _ expression: Expression, in table: DataTable
    ) throws(Diagnostic) -> Int {
        let written: String
        if case .number(let value) = expression.kind {
            written = short(value)
        } else if let name = FilePath.written(in: expression) {
            written = name
        } else {
            throw Diagnostic("a column must be named here", at: expression.span)
        }
        let names = table.columns.map(\.name)
        if let exact = names.firstIndex(of: written) { return exact }
        let spelled = names.indices.filter { names[$0].lowercased() == written.lowercased() }
        if spelled.count == 1 { return spelled[0] }
        let meant = Suggestion.nearest(to: written, among: names)
        throw Diagnostic(
            "the table has no column called \(written)",
            hint: Suggestion.hint(
                meant.map(onOneLine), onOneLine("Columns: \(TableAnswer.some(names)).")),
            at: expression.span)
    }

    private static func asking<Result>(
        at span: SourceSpan, _ body: () throws(DatasetError) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(DatasetError) {
            return try body()
        } catch {
            var diagnostic = error.diagnostic().placed(at: span)
            diagnostic.message = onOneLine(diagnostic.message)
            if case .table(_, .cancelled) = error { diagnostic.cause = .interrupted }
            throw diagnostic
        }
    }
}
