import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// How pictures are read, with what these show: curves, distributions, counts.
extension Explanation {
    mutating func explainPlot() {
        for case .plot(let plot) in answers {
            let measured = plot.curves.filter { $0.kind != .other }
            if measured.isEmpty { explainCurves(plot) } else { explainEpochs(plot, measured) }
            if plot.y.isLogarithmic {
                say(
                    "The upright axis is logarithmic: equal steps are equal factors, so a straight "
                        + "line falls by the same share in every step.")
            }
        }
    }

    // MARK: - What epochs measured

    private mutating func explainEpochs(_ plot: Plot, _ curves: [Plot.Curve]) {
        let isBetterHigh = MetricCurve.growsBetter(plot.y.title)
        say(
            "Each point is one epoch, in which every training example was seen once; of "
                + "\(plot.y.title) \(isBetterHigh ? "higher" : "lower") is better.")
        guard curves.contains(where: { $0.points.count > 1 }) else {
            return say("One epoch is one point: how it goes on shows after more of them.")
        }
        for training in curves where training.kind == .training {
            explainSteps(training)
            let other = curves.first { $0.kind == .validation && $0.run == training.run }
            if let other { compare(training, with: other, isBetterHigh) }
        }
        compareRuns(curves, isBetterHigh)
    }

    /// How much the first and the last epoch changed it.
    private mutating func explainSteps(_ curve: Plot.Curve) {
        let points = curve.points
        guard points.count > 2, let last = points.last else { return }
        let (first, second) = (points[0], points[1])
        let before = points[points.count - 2]
        show(
            "\(curve.name): epoch \(first.x) to \(second.x): \(change(first.y, second.y))",
            "\(curve.name): epoch \(before.x) to \(last.x): \(change(before.y, last.y))")
    }

    private func change(_ from: Double, _ to: Double) -> String {
        "\(fixed(from, 4)) → \(fixed(to, 4)), \(to < from ? "down" : "up") by "
            + fixed(abs(to - from), 4)
    }

    /// Where the curve of other examples turns while that of the learned ones goes on.
    private mutating func compare(
        _ training: Plot.Curve, with validation: Plot.Curve, _ isBetterHigh: Bool
    ) {
        let points = validation.points
        guard let last = points.last, let own = training.points.last(where: { $0.x == last.x }),
            let best = points.max(by: { isBetterHigh ? $0.y < $1.y : $0.y > $1.y })
        else { return }
        show(
            "gap in epoch \(last.x) = \(validation.name) - \(training.name) = \(fixed(last.y, 4)) - "
                + "\(fixed(own.y, 4)) = \(fixed(last.y - own.y, 4))")
        say(
            (isBetterHigh ? last.y < own.y : last.y > own.y)
                ? "\(training.name) is measured on what was learned from, \(validation.name) on "
                    + "examples kept aside: the gap is what was learned of these examples alone."
                : "\(validation.name), on examples kept aside, is no worse. (\(training.name) is a mean "
                    + "over the epoch, while the weights still changed.)")
        let (lost, atBest) = (
            abs(last.y - best.y), training.points.first { $0.x == best.x }?.y ?? own.y
        )
        let goesOn = isBetterHigh ? own.y > atBest : own.y < atBest
        if best.x == last.x {
            say(
                "\(validation.name) is at its best in the last epoch, \(fixed(best.y, 4)): more epochs "
                    + "may help.")
        } else if goesOn {
            say(
                "\(validation.name) was at its best in epoch \(best.x), \(fixed(best.y, 4)), and is "
                    + "\(fixed(lost, 4)) worse now, while \(training.name) still gets better: from there "
                    + "on the model learns its examples by heart (overfitting). "
                    + "`early_stopping(restore_best_weights=true)` keeps the best epoch.")
        } else {
            say(
                "\(validation.name) was at its best in epoch \(best.x), \(fixed(best.y, 4)); neither "
                    + "curve has become better since.")
        }
    }

    private mutating func compareRuns(_ curves: [Plot.Curve], _ isBetterHigh: Bool) {
        let kind =
            curves.contains { $0.kind == .validation } ? Plot.Curve.Kind.validation : .training
        let ends = curves.filter { $0.kind == kind && $0.run != nil }.compactMap { curve in
            curve.points.last.map { (name: curve.name, end: $0) }
        }
        guard ends.count > 1,
            let best = ends.max(by: { isBetterHigh ? $0.end.y < $1.end.y : $0.end.y > $1.end.y })
        else { return }
        say(
            "At its end \(best.name) is the best of \(ends.count), \(fixed(best.end.y, 4)) in epoch "
                + "\(best.end.x). `compare` shows what else these runs differ in.")
    }

    // MARK: - Arrays

    private mutating func explainCurves(_ plot: Plot) {
        for curve in plot.curves {
            let points = curve.numbers
            guard let first = points.first, let last = points.last else { continue }
            say(
                "A point of \(curve.name) lies as far right as its \(plot.x.title) and as high as its "
                    + "value; \(curve.isJoined ? "lines join them in their order" : "no line joins them")."
            )
            guard last.x != first.x else { continue }
            show(
                "from first to last: (\(figure(last.y)) - \(figure(first.y))) / (\(figure(last.x)) - "
                    + "\(figure(first.x))) = \(figure((last.y - first.y) / (last.x - first.x))) up for "
                    + "each step right")
        }
    }

    // MARK: - Bars

    mutating func explainHistogram() {
        for case .bars(let bars) in answers {
            guard let edges = bars.edges, let total = bars.total, total > 0,
                let most = bars.bars.indices.max(by: { bars.bars[$0].value < bars.bars[$1].value })
            else { continue }
            say(
                "A bar stands for all numbers from its left edge up to its right one, and is as high as "
                    + "there are such numbers.")
            let share = bars.bars[most].value / total
            show(
                "highest bar, \(figure(edges[most])) to \(figure(edges[most + 1])): "
                    + "\(timesText(bars.bars[most].value)) / \(timesText(total)) = "
                    + MeasuredNumber.percent(share * 100),
                "mean = sum of all numbers / \(timesText(total))",
                "standard deviation = √(mean of (number - mean)²)")
            readInputs(bars.labelTitle)
        }
    }

    /// What a range of inputs means for the first layer.
    private mutating func readInputs(_ name: String) {
        guard let place = DataPlace(name), place.isInput, let data = after.data,
            let range = data.part(place.part)?.inputs.range()
        else { return }
        let size = max(abs(range.lowerBound), abs(range.upperBound))
        if size > 10 {
            say(
                "The weights of a network start near 0 and its steps are small, and inputs as large as "
                    + "\(figure(size)) make the first sums that much larger: "
                    + (data.isTable
                        ? "`standardize` brings every column to the same size."
                        : "`scale \(figure(size))` brings them to 1 at most."))
        } else {
            say("No input is further from 0 than \(figure(size)): that is what weights start from.")
        }
    }

    mutating func explainCounts() {
        for case .bars(let bars) in answers {
            guard let total = bars.total, total > 0,
                let most = bars.bars.max(by: { $0.value < $1.value })
            else { continue }
            show(
                "share of \(most.label) = \(timesText(most.value)) / \(timesText(total)) = "
                    + MeasuredNumber.percent(most.value / total * 100))
            say(
                "Whoever always said \(most.label) would be right that often: a model must do better. "
                    + "Of classes with few examples little can be learned.")
        }
    }
}

extension Plot.Curve {
    /// What is drawn, its places as whole numbers.
    fileprivate var points: [(x: Int, y: Double)] {
        numbers.compactMap { point in Int(exactly: point.x).map { ($0, point.y) } }
    }

    fileprivate var numbers: [(x: Double, y: Double)] {
        zip(x, y).compactMap { place, value in value.map { (place, $0) } }
    }
}
