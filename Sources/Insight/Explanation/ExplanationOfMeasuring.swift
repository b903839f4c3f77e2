import Engine
import Language
import Output
import Statements
import Vocabulary
import Wording

/// Measuring: means over examples, and a softmax worked out.
extension Explanation {
    mutating func explainEvaluation() {
        guard case .evaluation(let measured)? = answers.first(where: { $0.isEvaluation }) else {
            return
        }
        let count = Double(measured.examples)
        for metric in measured.metrics {
            switch metric.name {
            case "loss":
                show(
                    "loss = sum of all losses / examples = \(figure(metric.value * count)) / "
                        + "\(grouped(measured.examples)) = \(fixed(metric.value, 4))")
            case "accuracy", "acc", "sparse_categorical_accuracy", "categorical_accuracy":
                let right = timesText(metric.value * count)
                show(
                    "accuracy = right / examples = \(right) / "
                        + "\(grouped(measured.examples)) = \(fixed(metric.value, 4))")
            default: show("\(metric.name) = mean over all examples = \(fixed(metric.value, 4))")
            }
        }
        if let loss = after.model?.compiled?.plan.loss { show(LossFormula(loss).letters) }
    }

    mutating func explainPrediction() {
        guard case .command(let command) = statement.kind, let network = after.model?.network,
            let data = after.data,
            var reader = try? ArgumentReader(command.arguments, of: "predict", options: []),
            let chosen = try? Selection.read(
                from: &reader, after, defaultCount: 5, number: .place),
            let index = chosen.indices.first,
            let trace = try? LayerTrace(network, inputs: chosen.examples.inputs, at: [index]),
            let output = trace.steps.last?.output
        else { return }
        let last = network.layers.count - 1
        say(
            "For \(chosen.part) \(grouped(index)), \(data.targetText(chosen.examples.targets, index)):"
        )
        guard network.layers[last].activation == .softmax,
            let sums = network.sums(of: last, in: trace)
        else {
            return explainOutput(of: last, network, trace, output)
        }
        let powers = sums.map { exponentialOf($0 - (sums.max() ?? 0)) }
        let total = powers.reduce(0, +)
        let rows: [[Table.Cell]] = sums.indices.map { place in
            [
                .init(data.classText(Double(place))), .measured(sums[place]),
                .init(figure(powers[place]), powers[place]), .measured(powers[place] / total),
            ]
        }
        add(
            .table(
                Table(
                    title: "softmax: p = e^(sum - largest) / \(figure(total))",
                    columns: [
                        .init("class"), .init("sum", .right), .init("e^(sum - largest)", .right),
                        .init("p", .right),
                    ], cells: rows,
                    footer: ["taking the largest sum away changes no share and keeps e^ small"])))
    }

    /// The last layer's sum written out: of a table's row product by product.
    private mutating func explainOutput(
        of last: Int, _ network: Network, _ trace: LayerTrace, _ output: [Float]
    ) {
        guard let sum = network.sums(of: last, in: trace)?.first else {
            return show("output = " + output.prefix(10).map { figure($0) }.joined(separator: " "))
        }
        let input = last == 0 ? trace.input : trace.steps[last - 1].output
        let activation = network.layers[last].activation
        if let kernel = network.slots.first(where: { $0.layer == last && $0.name == "kernel" }),
            input.count <= 8
        {
            let units = kernel.shape[1]
            let weights = network.weights(of: kernel)
            let products = input.indices.map {
                "\(heldFigure(input[$0]))·\(heldFigure(weights[$0 * units]))"
            }
            let bias =
                network.slots.first { $0.layer == last && $0.name == "bias" }
                .map { " + \(heldFigure(network.weights(of: $0)[0]))" } ?? ""
            show("sum = \(products.joined(separator: " + "))\(bias) = \(figure(sum))")
        } else {
            show("sum over \(grouped(input.count)) products, and the bias = \(figure(sum))")
        }
        show("output = \(activation.formula(of: "sum")) = \(figure(output[0]))")
    }

    mutating func explainBaseline() {
        for case .table(let table) in answers {
            let title = BaselineStatement.scoreTitle
            guard let column = table.columns.firstIndex(where: { $0.title == title }) else {
                continue
            }
            let scores = table.cells.compactMap { row -> Double? in
                if case .number(let score) = row[column].value { score } else { nil }
            }
            guard !scores.isEmpty else { continue }
            say("Each fold is trained on all the others and measured on its own examples:")
            show(
                "mean = (" + scores.map { fixed($0, 4) }.joined(separator: " + ")
                    + ") / \(scores.count) = \(fixed(scores.reduce(0, +) / Double(scores.count), 4))"
            )
        }
    }
}

extension Block {
    var isEvaluation: Bool { if case .evaluation = self { true } else { false } }
}
