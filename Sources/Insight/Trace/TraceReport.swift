import Engine
import Output
import Wording
import Workbench

/// What a trace says about one example, as tables and a last sentence.
struct TraceReport {
    let network: Network
    let trace: LayerTrace
    let data: LoadedData
    let title: String

    private static let shown = 3

    /// What went into each layer's successor: shape, range, first values; and what came back.
    var layers: Table {
        let values = [trace.input] + trace.steps.map(\.output)
        let ranges = values.map { Spread(of: $0) }
        let (lows, means, highs) = (
            Table.Cell.column(ranges.map(\.low)), Table.Cell.column(ranges.map(\.mean)),
            Table.Cell.column(ranges.map(\.high))
        )
        let gradients = trace.steps.map(\.outputGradient)
        let sizes = Table.Cell.column(gradients.map { typicalSize($0) })
        let rows: [[Table.Cell]] = values.indices.map { index in
            let isInput = index == 0
            let hasGradient = !isInput && !gradients[index - 1].isEmpty
            return [
                .init(isInput ? "input" : LayerText.title(network.layers[index - 1])),
                .shape(isInput ? network.inputShape : network.outputShapes[index - 1]),
                lows[index], means[index], highs[index],
                .percent(ranges[index].zeros, decimals: 0),
                hasGradient ? sizes[index - 1] : "", .init(Self.first(values[index])),
            ]
        }
        return Table(
            title: "\(title): what each layer puts out",
            columns: [
                .init("layer"), .init("shape"), .init("min", .right), .init("mean", .right),
                .init("max", .right), .init("zeros", .right), .init("gradient", .right),
                .init("first values"),
            ], cells: rows,
            footer: footer)
    }

    private var footer: [String] {
        guard trace.loss != nil else { return [] }
        let text = "gradient: how much the loss changes with these numbers, their typical size"
        guard trace.isFused, let last = network.layers.last?.activation else { return [text] }
        return [text + "; in the last row with the sums that go into the \(last.rawValue)"]
    }

    /// What there is to say about many numbers.
    private struct Spread {
        var low: Double
        var mean: Double
        var high: Double
        /// The share that is exactly 0.
        var zeros: Double

        init(of values: [Float]) {
            let count = Double(max(1, values.count))
            low = Double(values.min() ?? 0)
            high = Double(values.max() ?? 0)
            mean = values.reduce(0.0) { $0 + Double($1) } / count
            zeros = Double(values.count { $0 == 0 }) / count
        }
    }

    private static func first(_ values: [Float]) -> String {
        let first = MeasuredNumber.column(values.prefix(shown).map(Double.init), figures: 2)
        return first.joined(separator: " ") + (values.count > shown ? " …" : "")
    }

    /// For every learned array its size, its gradient's, and a plain step against it.
    func changes(learningRate: Double) -> Table {
        let slots = network.trainableSlots
        let gradients = slots.map { slot in
            let first = slots.first { $0.layer == slot.layer }?.offset ?? slot.offset
            return trace.steps[slot.layer].parameterGradient
                .dropFirst(slot.offset - first).prefix(slot.size)
        }
        let sizes = gradients.map { typicalSize($0) }
        let weights = Table.Cell.column(slots.map { typicalSize(network.weights(of: $0)) })
        let gradientTexts = Table.Cell.column(sizes)
        let steps = Table.Cell.column(sizes.map { learningRate * $0 })
        let rows = slots.enumerated().map { index, slot -> [Table.Cell] in
            let gradient = gradients[index]
            let still = Double(gradient.count { $0 == 0 }) / Double(max(1, gradient.count))
            return [
                .init("\(network.layers[slot.layer].name).\(slot.name)"), .shape(slot.shape),
                weights[index], gradientTexts[index], steps[index], .percent(still, decimals: 0),
            ]
        }
        return Table(
            title: "what this one example would change",
            columns: [
                .init("weights"), .init("shape"), .init("typical weight", .right),
                .init("gradient", .right), .init("rate · gradient", .right),
                .init("untouched", .right),
            ], cells: rows,
            footer: ["rate: learning_rate \(short(learningRate))"])
    }

    /// Every class with its share as a bar; nil where the outputs are no shares.
    func outputs(target: String) -> Table? {
        guard network.layers.last?.activation == .softmax, network.outputShape.count == 1,
            let output = trace.steps.last?.output
        else { return nil }
        let best = output.indices.max { output[$0] < output[$1] }
        let shown = Self.places(output, always: best)
        let rows = shown.map { place in
            let share = output[place]
            let name = data.classText(Double(place))
            let note = [place == best ? "says" : "", name == target ? "right answer" : ""]
            return [
                Table.Cell(name), .measured(Double(share)), "",
                .init(note.filter { !$0.isEmpty }.joined(separator: ", ")),
            ]
        }
        return Table(
            title: "the answer",
            columns: [
                .init(""), .init("", .right),
                .init("", shares: shown.map { Double(output[$0]).ifFinite }), .init(""),
            ], cells: rows,
            footer: shown.count < output.count
                ? ["the largest \(shown.count) of \(grouped(output.count))"] : [])
    }

    /// All of few classes in order; of many the largest shares.
    private static func places(_ output: [Float], always best: Int?) -> [Int] {
        guard output.count > 20 else { return Array(output.indices) }
        return Array(output.indices.sorted { output[$0] > output[$1] }.prefix(10))
    }

    /// The loss of this example, as far as it can be told in one formula.
    func ending(_ compiled: Compiled?, target: [Float], named name: String) -> String {
        guard let compiled, let loss = trace.loss, let output = trace.steps.last?.output else {
            return "`compile adam` chooses a loss; then the gradient that comes back is shown too."
        }
        return "The right answer is \(name). "
            + LossFormula(compiled.plan.loss).worked(output: output, target: target, value: loss)
    }
}

/// A loss as a formula, in letters and with numbers.
struct LossFormula {
    let loss: Loss

    init(_ loss: Loss) { self.loss = loss }

    var letters: String { loss.formula }

    /// The loss of one example with its own numbers: `-ln(0.8312) = 0.1849`.
    func worked(output: [Float], target: [Float], value: Double) -> String {
        let label: Int? =
            switch loss.kind {
            // Of smoothed targets there is more than one class.
            case _ where loss.labelSmoothing > 0: nil
            case .sparseCategoricalCrossentropy: target.first.map { Int($0) }
            case .categoricalCrossentropy: target.firstIndex(of: 1)
            default: nil
            }
        if let label, output.indices.contains(label) {
            if loss.fromLogits { return workedOfLogits(output, label, value) }
            let share = Double(output[label])
            if share < 1e-7 {
                return "It got p = \(significant(share, 2)), which counts as 1e-7, so the loss is "
                    + "-ln(1e-7) = \(fixed(value, 4))."
            }
            return "It got p = \(significant(share, 4)), so the loss is "
                + "-ln(\(significant(share, 4))) = \(fixed(value, 4))."
        }
        guard output.count == 1, target.count == 1 else {
            return "The loss is \(fixed(value, 4)): \(letters)."
        }
        return "The output is \(significant(Double(output[0]), 4)), the target "
            + "\(short(target[0])), and the loss \(fixed(value, 4)): \(letters)."
    }

    /// The share that a raw output stands for, and the loss of it.
    private func workedOfLogits(_ output: [Float], _ label: Int, _ value: Double) -> String {
        let largest = Double(output.max() ?? 0)
        let powers = output.map { exponentialOf(Double($0) - largest) }
        let share = powers[label] / powers.reduce(0, +)
        return "Its output is \(significant(Double(output[label]), 4)), which among all of them is "
            + "p = e^x / Σ e^x = \(significant(share, 4)), so the loss is -ln(p) = "
            + "\(fixed(value, 4))."
    }
}
