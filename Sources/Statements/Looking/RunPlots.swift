import Diagnostics
import Engine
import Language
import Output
import Workbench

/// `plot runs 3 5`: what several fits measured, on common axes.
struct RunPlots {
    private let state: SessionState
    /// More curves than these runs have are not told apart.
    private static let mostRuns = 8

    init(_ state: SessionState) { self.state = state }

    /// - Parameter items: numbers and ranges of runs, names of figures.
    func plots(_ items: [Expression]) throws(Diagnostic) -> [Plot] {
        guard !state.runs.isEmpty else {
            throw Diagnostic("There are no runs yet.", hint: "Every `fit` is a run: `fit 5`.")
        }
        var chosen: [Run] = []
        var names: [(text: String, span: SourceSpan)] = []
        for item in items {
            switch item.kind {
            case .word(let word): names.append((word, item.span))
            case .range(let first, let last):
                let (start, end) = (
                    try first.wholeNumber("the run"), try last.wholeNumber("the run")
                )
                guard start <= end else {
                    throw Diagnostic("this range runs backwards", at: item.span)
                }
                for number in start...min(end, start + state.runs.count) {
                    try add(number, at: item.span, to: &chosen)
                }
            default: try add(try item.wholeNumber("the run"), at: item.span, to: &chosen)
            }
        }
        let isOfAll = chosen.isEmpty
        if isOfAll { chosen = state.runs.suffix(Self.mostRuns) }
        guard chosen.count <= Self.mostRuns else {
            throw Diagnostic(
                "up to \(Self.mostRuns) runs are drawn at once, and these are \(chosen.count)",
                hint: "For example: plot runs \(chosen[0].number) \(chosen[1].number)")
        }
        var plots = try PlotStatement.plots(of: try curves(of: chosen, names))
        if isOfAll, state.runs.count > chosen.count, !plots.isEmpty {
            plots[0].remarks.append(
                "These are the latest \(chosen.count) of \(state.runs.count) runs; `plot runs 1 2` "
                    + "draws those that you name.")
        }
        return plots
    }

    private func add(
        _ number: Int, at span: SourceSpan, to chosen: inout [Run]
    ) throws(Diagnostic) {
        let run = try state.run(number, at: span)
        guard !chosen.contains(where: { $0.number == number }) else {
            throw Diagnostic("run \(number) is named twice", at: span)
        }
        chosen.append(run)
    }

    private func curves(
        of runs: [Run], _ names: [(text: String, span: SourceSpan)]
    ) throws(Diagnostic) -> [MetricCurve] {
        let all = runs.flatMap { MetricCurve.all(of: $0) }
        guard !all.isEmpty else {
            throw Diagnostic(
                "No epoch of these runs came to its end, so there is nothing to draw.",
                hint: "`runs` shows how many epochs each one has.")
        }
        var chosen: [MetricCurve] = []
        for (name, span) in names.isEmpty ? [("loss", runSpan)] : names {
            let found = all.filter { $0.metric == name || $0.metric == "val_" + name }
            guard !found.isEmpty else {
                var known: [String] = []
                for curve in all where !known.contains(curve.metric) { known.append(curve.metric) }
                throw Diagnostic(
                    "these runs measured no \(name)",
                    hint: "They measured: \(known.joined(separator: ", ")).", at: span)
            }
            for curve in found
            where !chosen.contains(where: { $0.metric == curve.metric && $0.run == curve.run }) {
                chosen.append(curve)
            }
        }
        return chosen
    }

    private var runSpan: SourceSpan { SourceSpan(line: 1, column: 1, length: 1) }
}

extension SessionState {
    /// The run of that number; refused by name where there is none.
    package func run(_ number: Int, at span: SourceSpan) throws(Diagnostic) -> Run {
        guard let run = runs.first(where: { $0.number == number }) else {
            throw Diagnostic(
                "there is no run \(number)",
                hint: runs.count == 1
                    ? "There is one run so far: 1." : "`runs` lists 1 to \(runs.count).",
                at: span)
        }
        return run
    }
}
