import Datasets
import Engine
import Output
import Wording

/// One figure of training, epoch by epoch: `val_loss` since `compile`, or of one run.
package struct MetricCurve {
    /// The name under which it is measured.
    package var metric: String
    /// The run it belongs to; nil for all epochs since `compile`.
    package var run: Int?
    /// One for each epoch; nil where it was not measured.
    package var values: [Double?]

    package var isValidation: Bool { metric.hasPrefix("val_") }
    /// The same figure without regard to what it was measured on: `loss` of `val_loss`.
    package var figure: String { Self.figure(of: metric) }
    package var label: String { (run.map { "run \($0) " } ?? "") + metric }

    package static func figure(of metric: String) -> String {
        metric.hasPrefix("val_") ? String(metric.dropFirst(4)) : metric
    }

    /// Whether more of a figure is better: of shares that are right, not of losses and errors.
    package static func growsBetter(_ metric: String) -> Bool {
        metric.hasSuffix("accuracy") || metric.hasSuffix("acc")
    }

    /// The place of its best value, the first of equals; nil where there is none.
    package var best: Int? {
        let finite = values.indices.filter { values[$0]?.isFinite ?? false }
        func value(_ index: Int) -> Double { values[index] ?? .nan }
        return Self.growsBetter(metric)
            ? finite.max { value($0) < value($1) } : finite.min { value($0) < value($1) }
    }
}

extension MetricCurve {
    /// What was measured since `compile`, a curve for each figure.
    package static func sinceCompile(_ compiled: Compiled) -> [MetricCurve] {
        compiled.history.map { name, values in
            let isValidation = name.hasPrefix("val_")
            return MetricCurve(
                metric: name,
                values: zip(values, compiled.epochs).map { value, epoch in
                    isValidation && epoch.validation == nil ? nil : value
                })
        }
    }

    package static func all(of run: Run) -> [MetricCurve] {
        run.curves.map { MetricCurve(metric: $0.name, run: run.number, values: $0.values) }
    }
}

// MARK: - In words

extension MetricCurve {
    /// `loss goes from 0.5222 in epoch 1 to 0.2801 in epoch 20, lowest 0.2790 in epoch 18.`
    package var sentence: String {
        let finite = values.indices.filter { values[$0]?.isFinite ?? false }
        func figure(_ index: Int) -> String {
            "\(MeasuredNumber.number(values[index] ?? .nan)) in epoch \(index + 1)"
        }
        guard let first = finite.first, let last = finite.last else {
            return "\(label) has no value that could be drawn."
        }
        if first == last { return "\(label) is \(figure(first))." }
        if isConstant {
            return "\(label) stays at \(MeasuredNumber.number(values[first] ?? .nan)) in "
                + "\(finite.count) epochs."
        }
        var text = "\(label) goes from \(figure(first)) to \(figure(last))"
        if let best, best != first, best != last {
            text += ", \(Self.growsBetter(metric) ? "highest" : "lowest") \(figure(best))"
        }
        return text + "."
    }

    /// Whether there are several values, all the same.
    package var isConstant: Bool {
        let finite = values.compactMap { $0?.ifFinite }
        return finite.count > 1 && finite.allSatisfy { $0 == finite[0] }
    }

    /// Whether there are values to choose from.
    package var isSeveralValues: Bool {
        values.count { $0?.isFinite ?? false } > 1 && !isConstant
    }

    /// Why there are gaps, and where.
    package var gaps: [String] {
        func epochs(_ fits: (Double?) -> Bool) -> [Int] {
            values.indices.filter { fits(values[$0]) }.map { $0 + 1 }
        }
        let causes: [(String, [Int])] = [
            ("was not measured", epochs { $0 == nil }),
            ("is no number (nan)", epochs { $0?.isNaN ?? false }),
            ("is infinite", epochs { $0?.isInfinite ?? false }),
        ]
        return causes.filter { !$0.1.isEmpty }.map { cause, epochs in
            "\(label) \(cause) in \(Places.text(epochs, of: "epoch"))."
        }
    }
}

/// Places in a row, in words.
package enum Places {
    private static let most = 4

    /// `epoch 3`, `epochs 1 to 3, 8 and 10`, `epochs 1, 3, 5, 7 and 12 more`.
    package static func text(_ places: [Int], of noun: String) -> String {
        var stretches: [ClosedRange<Int>] = []
        for place in places {
            if let last = stretches.last, last.upperBound + 1 == place {
                stretches[stretches.count - 1] = last.lowerBound...place
            } else {
                stretches.append(place...place)
            }
        }
        let shown = stretches.prefix(most)
        var words = shown.flatMap { stretch in
            let (first, last) = (grouped(stretch.lowerBound), grouped(stretch.upperBound))
            return stretch.count > 2
                ? ["\(first) to \(last)"] : stretch.count == 2 ? [first, last] : [first]
        }
        let left = places.count - shown.reduce(0) { $0 + $1.count }
        if left > 0 { words.append("\(grouped(left)) more") }
        return "\(noun)\(places.count == 1 ? "" : "s") \(listed(words))"
    }
}
