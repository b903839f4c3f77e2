import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Workbench

/// `plot`: curves of what was measured, of several runs, of the learner's own arrays.
package enum PlotStatement {
    package static let definition = StatementDefinition.changing(
        verb: .plot, family: .training,
        usage: "plot [loss | accuracy | …]  |  plot runs [RUN…] [METRIC]  |  plot [X] Y",
        summary:
            "Draws curves: what the epochs measured, on training and validation data together, or arrays of your own.",
        example: "plot loss", keras: "plt.plot(history.history[\"loss\"])",
        options: PlotOptions.all, words: ["runs"],
        notes: """
            - `plot loss accuracy` draws both, one below the other; `plot val_loss` that curve alone.
            - `plot runs 3 5` draws the losses of these runs, `plot runs 3 5 accuracy` another figure.
            - `plot y` draws an array by its places, `plot x y` over another, `plot (y - x)` what is computed.
            - `plot curve(x, y, label="data", points=true) curve(x, w*x + b)` draws several together.
            """, drawsFigures: true,
        run: run)

    private static func run(
        _ command: Command, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        var reader = try ArgumentReader(
            command.arguments, of: "plot", options: PlotOptions.all.map(\.name))
        let options = try PlotOptions(&reader)
        let isOfRuns = reader.flag("runs")
        let items = reader.rest()
        try reader.finish()
        let plots: [Plot]
        if isOfRuns {
            plots = try RunPlots(state).plots(items)
        } else if items.allSatisfy({ isMeasured($0, state) }) {
            plots = try measured(items, state)
        } else {
            try refuseMixture(items, state)
            plots = [try ArrayPlot.plot(items, &state)]
        }
        try options.check(plots)
        for plot in plots { context.add(.plot(try options.applied(to: plot))) }
    }

    // MARK: - Measured curves

    /// Whether an argument names what training measures.
    private static func isMeasured(_ item: Expression, _ state: SessionState) -> Bool {
        if let name = item.dottedName, name.hasPrefix("history.") { return true }
        guard let word = item.word, !state.hasOwn(word) else { return false }
        let figure = MetricCurve.figure(of: word)
        return figure == "loss" || Metric(named: figure) != nil
            || curves(state).contains { $0.metric == word }
    }

    /// What training measured has epochs for its places, and own arrays have their own.
    private static func refuseMixture(
        _ items: [Expression], _ state: SessionState
    ) throws(Diagnostic) {
        guard let item = items.first(where: { $0.word != nil && isMeasured($0, state) }),
            let word = item.word
        else { return }
        throw Diagnostic(
            "\(word) is what the epochs measured, and does not go with arrays of your own",
            hint: "`plot \(word)` draws it by itself; as an array it is called history.\(word).",
            at: item.span)
    }

    private static func curves(_ state: SessionState) -> [MetricCurve] {
        state.model?.compiled.map { MetricCurve.sinceCompile($0) } ?? []
    }

    /// One plot for each figure; `loss` brings `val_loss` with it, `history.loss` comes alone.
    private static func measured(
        _ items: [Expression], _ state: SessionState
    ) throws(Diagnostic) -> [Plot] {
        let compiled = try state.requireCompiled()
        let all = MetricCurve.sinceCompile(compiled)
        guard !compiled.epochs.isEmpty else { throw state.nothingMeasured }
        var names: [String] = []
        func add(_ name: String) { if !names.contains(name) { names.append(name) } }
        for item in items.isEmpty ? [nil] : items.map(Optional.some) {
            let isAlone = item?.word == nil && item != nil
            let name = item?.dottedName.map { isAlone ? String($0.dropFirst(8)) : $0 } ?? "loss"
            guard all.contains(where: { $0.metric == name }) else {
                throw missing(name, all, state).placed(at: item?.span)
            }
            add(name)
            if !isAlone, all.contains(where: { $0.metric == "val_" + name }) { add("val_" + name) }
        }
        return try plots(of: names.compactMap { name in all.first { $0.metric == name } })
    }

    /// A plot for each figure, in the order in which they come.
    static func plots(of curves: [MetricCurve]) throws(Diagnostic) -> [Plot] {
        var figures: [String] = []
        for curve in curves where !figures.contains(curve.figure) { figures.append(curve.figure) }
        var plots: [Plot] = []
        for figure in figures {
            plots.append(try MetricPlot(curves: curves.filter { $0.figure == figure }).plot())
        }
        return plots
    }

    private static func missing(
        _ name: String, _ all: [MetricCurve], _ state: SessionState
    ) -> Diagnostic {
        let names = all.map(\.metric)
        if name.hasPrefix("val_"), names.contains(String(name.dropFirst(4))) {
            return Diagnostic(
                "\(name) was not measured",
                hint: (state.data?.val == nil ? "Keep examples aside with `split 0.2`; then " : "")
                    + "`fit 5 validate` measures it after every epoch.")
        }
        let meant = Suggestion.nearest(to: name, among: names)
        return Diagnostic(
            "the epochs measured no \(name)",
            hint: Suggestion.hint(
                meant, "They measured: \(names.joined(separator: ", "))."))
    }
}
