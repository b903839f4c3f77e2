import Datasets
import Diagnostics
import Output
import Wording
import Workbench

/// What training measured as a plot: one figure, of training and validation, of one run or several.
struct MetricPlot {
    /// All of one figure; at least one.
    let curves: [MetricCurve]

    /// - Throws: where no value could be drawn.
    func plot() throws(Diagnostic) -> Plot {
        guard curves.contains(where: { $0.best != nil }) else { throw nothingToDraw }
        let figure = curves[0].figure
        let isOnePoint = curves.allSatisfy { $0.values.count == 1 }
        return Plot(
            title: title, x: .init("epoch", isWhole: true), y: .init(figure),
            curves: curves.map(drawn),
            remarks: (isOnePoint ? ["One epoch is one point; more of them make a curve."] : [])
                + curves.filter(\.isConstant).map { "\($0.label) is the same in every epoch." }
                + curves.flatMap(\.gaps),
            description: curves.map(\.sentence).joined(separator: " "))
    }

    private func drawn(_ curve: MetricCurve) -> Plot.Curve {
        Plot.Curve(
            name: curve.label, kind: curve.isValidation ? .validation : .training, run: curve.run,
            x: curve.values.indices.map { Double($0 + 1) },
            y: curve.values.map { $0?.ifFinite },
            best: curve.isSeveralValues && marksBest(curve) ? curve.best : nil)
    }

    /// What was measured on other examples than those learned from tells which epoch was the best.
    private func marksBest(_ curve: MetricCurve) -> Bool {
        curve.isValidation
            || !curves.contains { $0.isValidation && $0.run == curve.run && $0.best != nil }
    }

    private var title: String {
        let runs = curves.compactMap(\.run)
        if !runs.isEmpty {
            var numbers: [String] = []
            for run in runs where numbers.last != String(run) { numbers.append(String(run)) }
            return "\(listed(metrics)) of run\(numbers.count == 1 ? "" : "s") \(listed(numbers))"
        }
        let epochs = curves.map(\.values.count).max() ?? 0
        return "\(listed(metrics)) over \(counted(epochs, "epoch"))"
    }

    private var metrics: [String] {
        var names: [String] = []
        for curve in curves where !names.contains(curve.metric) { names.append(curve.metric) }
        return names
    }

    private var nothingToDraw: Diagnostic {
        Diagnostic(
            "There is nothing to draw: " + curves.flatMap(\.gaps).joined(separator: " "),
            hint: "`history` shows every value, and `undo` goes back to before the training.")
    }
}
