import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// Statements that look at every `fit` of the session side by side.
package enum RunStatements {
    package static let all = [runs, compare]

    private static let runs = StatementDefinition.looking(
        verb: .runs, family: .training, usage: "runs",
        summary: "Every fit of the session with its settings and what it came to.",
        example: "runs", keras: "history.params, history.history"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "runs", options: []).finish()
        guard !state.runs.isEmpty else {
            throw Diagnostic("Nothing has been trained yet.", hint: "Train with `fit 5`.")
        }
        var names: [String] = []
        for name in state.runs.flatMap({ $0.curves.map(\.name) }) where !names.contains(name) {
            names.append(name)
        }
        let rows = state.runs.map { run -> [Table.Cell] in
            [
                .number(run.number), .init(run.statement.asFirstLine),
                .init(run.setting("optimizer")), .number(run.epochs.count),
            ]
                + names.map { name in
                    .measured(run.curve(name).flatMap { $0.last { !$0.isNaN } })
                } + [run.isTakenBack ? "taken back" : ""]
        }
        let columns =
            [
                Table.Column("run", .right), .init("statement"), .init("optimizer"),
                .init("epochs", .right),
            ] + names.map { .init($0, .right) } + [.init("")]
        let footer = state.runs.count > 1 ? ["`compare 1 2` shows two side by side."] : []
        context.add(.table(Table(columns: columns, cells: rows, footer: footer)))
    }

    private static let compare = StatementDefinition.looking(
        verb: .compare, family: .training, usage: "compare RUN RUN [RUN…]",
        summary: "Runs side by side: the settings that differ, the curves, the results.",
        example: "compare 3 5", keras: "plt.plot(history_3.history[\"loss\"])",
        run: compare)

    private static func compare(
        _ command: Command, _ state: SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(command.arguments, of: "compare", options: [])
        guard state.runs.count > 1 else {
            throw Diagnostic(
                state.runs.isEmpty
                    ? "There are no runs to compare yet." : "There is only one run so far.",
                hint: "Every `fit` is a run. Change a setting and `fit` again.")
        }
        var chosen: [Run] = []
        for argument in reader.rest() {
            let number = try argument.wholeNumber("the run")
            let run = try state.run(number, at: argument.span)
            guard !chosen.contains(where: { $0.number == number }) else {
                throw Diagnostic("run \(number) is named twice", at: argument.span)
            }
            chosen.append(run)
        }
        if chosen.isEmpty { chosen = state.runs.suffix(2) }
        guard (2...6).contains(chosen.count) else {
            throw Diagnostic("compare takes two to six runs.", hint: "For example: compare 1 2")
        }
        for block in RunComparison(runs: chosen).blocks { context.add(block) }
    }
}
