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
    package static var options: [StatementDefinition.Option] { TableArguments.definitions }

    package static func run(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load csv needs the path of a file.",
            example: "load csv \"iris.csv\" target=species")
        let arguments = try TableArguments(&reader)
        try reader.finish()
        let path = FilePath.resolved(written, context)
        try FilePath.require(
            written, endings: [".csv", ".tsv", ".txt", ".data"], context, at: span)
        let table = try asking(at: span) { () throws(DatasetError) in
            try CSVReader.read(
                path, options: arguments.options, isCancelled: { context.isInterrupted })
        }
        var dropped: Set<Int> = []
        for name in arguments.dropped { dropped.insert(try column(name, in: table)) }
        let target = try targetColumn(arguments.target, in: table, dropped)
        let set = try asking(at: span) { () throws(DatasetError) in
            try table.dataSet(
                path: path, target: target, dropping: dropped, missing: arguments.missing,
                areClasses: arguments.areClasses)
        }
        context.add(.data(DataNotice(name: "csv", source: .files)))
        DataStatements.keep(set, in: &state, context)
        state.data?.source = TableSource(
            path: written, table: table, target: target, dropped: dropped,
            missing: arguments.missing)
        let answer = TableAnswer(
            set: set, table: table, target: target, dropped: dropped,
            targetIsNamed: arguments.target != nil)
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

    /// The column of a name: a bare word, a text, or a number where that is the column's name; else
    /// the one at a place, 1 the first and -1 the last.
    private static func column(
        _ expression: Expression, in table: DataTable
    ) throws(Diagnostic) -> Int {
        let written: String
        if let value = expression.numberValue {
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
        if let place = expression.numberValue {
            return try self.place(place, of: names.count, at: expression.span)
        }
        let meant = Suggestion.nearest(to: written, among: names)
        throw Diagnostic(
            "the table has no column called \(written)",
            hint: Suggestion.hint(
                meant.map(onOneLine), onOneLine("Columns: \(TableAnswer.some(names)).")),
            at: expression.span)
    }

    private static func place(
        _ place: Double, of count: Int, at span: SourceSpan
    ) throws(Diagnostic) -> Int {
        guard place == place.rounded(), 1...Double(count) ~= abs(place) else {
            throw Diagnostic(
                "the table has \(counted(count, "column"))",
                hint: "Places count from 1 to \(grouped(count)); -1 is the last column.", at: span)
        }
        return place > 0 ? Int(place) - 1 : count + Int(place)
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
