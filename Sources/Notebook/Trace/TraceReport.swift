import Engine
import Output

/// What a trace says about one example, as tables and a last sentence.
struct TraceReport {
    let network: Network
    let trace: LayerTrace
    let data: LoadedData
    let title: String

    private static let shown = 4

    /// What went into each layer's successor: shape, range, first values; and what came back.
    var layers: Table {
        var rows = [row("input", network.inputShape, trace.input, back: "")]
        for (index, step) in trace.steps.enumerated() {
            let back = step.outputGradient.isEmpty ? "" : figure(typicalSize(step.outputGradient))
            rows.append(
                row(
                    LayerText.title(network.layers[index]), network.outputShapes[index],
                    step.output, back: back))
        }
        return Table(
            title: "\(title): what each layer puts out",
            columns: [
                .init("layer"), .init("shape"), .init("min", .right), .init("mean", .right),
                .init("max", .right), .init("zeros", .right), .init("gradient", .right),
                .init("first values"),
            ], rows: rows,
            footer: trace.loss == nil
                ? []
                : ["gradient: how much the loss changes with these numbers, their typical size"])
    }

    private func row(_ name: String, _ shape: [Int], _ values: [Float], back: String) -> [String] {
        let mean = values.reduce(0.0) { $0 + Double($1) } / Double(max(1, values.count))
        let zeros = Double(values.count { $0 == 0 }) / Double(max(1, values.count))
        let first = values.prefix(Self.shown).map { figure(Double($0)) }.joined(separator: " ")
        return [
            name, shapeText(shape), figure(Double(values.min() ?? 0)), figure(mean),
            figure(Double(values.max() ?? 0)), fixed(zeros * 100, 0) + "%", back,
            first + (values.count > Self.shown ? " …" : ""),
        ]
    }

    /// For every learned array its size, its gradient's, and a plain step against it.
    func changes(learningRate: Double) -> Table {
        var rows: [[String]] = []
        for slot in network.slots {
            let first = network.slots.first { $0.layer == slot.layer }?.offset ?? slot.offset
            let gradient = trace.steps[slot.layer].parameterGradient
                .dropFirst(slot.offset - first).prefix(slot.size)
            let size = typicalSize(gradient)
            let still = Double(gradient.count { $0 == 0 }) / Double(max(1, gradient.count))
            rows.append([
                "\(network.layers[slot.layer].name).\(slot.name)", shapeText(slot.shape),
                figure(typicalSize(network.weights(of: slot))), figure(size),
                figure(learningRate * size), fixed(still * 100, 0) + "%",
            ])
        }
        return Table(
            title: "what this one example would change",
            columns: [
                .init("weights"), .init("shape"), .init("typical weight", .right),
                .init("gradient", .right), .init("rate · gradient", .right),
                .init("untouched", .right),
            ], rows: rows,
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
                name, fixed(Double(share), 4), bar(share),
                note.filter { !$0.isEmpty }.joined(separator: ", "),
            ]
        }
        return Table(
            title: "the answer",
            columns: [.init(""), .init("", .right), .init(""), .init("")], rows: rows,
            footer: shown.count < output.count
                ? ["the largest \(shown.count) of \(grouped(output.count))"] : [])
    }

    /// All of few classes in order; of many the largest shares.
    private static func places(_ output: [Float], always best: Int?) -> [Int] {
        guard output.count > 20 else { return Array(output.indices) }
        return Array(output.indices.sorted { output[$0] > output[$1] }.prefix(10))
    }

    private func bar(_ share: Float) -> String {
        guard share.isFinite else { return "" }
        return String(repeating: "█", count: Int((share * 24).rounded()))
    }

    /// The loss of this example, as far as it can be told in one formula.
    func ending(_ compiled: Compiled?, target: [Float], named name: String) -> String {
        guard let compiled, let loss = trace.loss, let output = trace.steps.last?.output else {
            return "`compile adam` chooses a loss; then the gradient that comes back is shown too."
        }
        return "The right answer is \(name). "
            + LossFormula(compiled.plan.loss).worked(output: output, target: target, value: loss)
    }

    private func figure(_ value: Double) -> String { value == 0 ? "0" : significant(value, 3) }
}

/// A loss as a formula, in letters and with numbers.
struct LossFormula {
    let loss: Loss

    init(_ loss: Loss) { self.loss = loss }

    var letters: String {
        switch loss {
        case .sparseCategoricalCrossentropy: "loss = -ln(p), p the share given to the right class"
        case .categoricalCrossentropy:
            "loss = -Σ t·ln(p), which is -ln(p) of the class where t is 1"
        case .binaryCrossentropy: "loss = -(t·ln(p) + (1 - t)·ln(1 - p))"
        case .meanSquaredError: "loss = mean of (output - target)²"
        case .meanAbsoluteError: "loss = mean of |output - target|"
        case .huber: "loss = mean of e²/2 where |e| ≤ 1, else |e| - 1/2, with e = output - target"
        }
    }

    /// The loss of one example with its own numbers: `-ln(0.8312) = 0.1849`.
    func worked(output: [Float], target: [Float], value: Double) -> String {
        let label: Int? =
            switch loss {
            case .sparseCategoricalCrossentropy: target.first.map { Int($0) }
            case .categoricalCrossentropy: target.firstIndex(of: 1)
            default: nil
            }
        if let label, output.indices.contains(label) {
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
}
