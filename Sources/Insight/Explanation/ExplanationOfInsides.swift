import Diagnostics
import Engine
import Language
import Output
import Statements
import Wording

/// Mistakes and insides: shares worked out, one unit's sum.
extension Explanation {
    mutating func explainConfusion() {
        guard case .command(let command) = statement.kind, let data = after.data,
            let answers = try? ClassAnswers(after, on: command.values.first?.word)
        else { return }
        let confusion = Confusion(answers, data)
        say(
            "Each row holds the examples of one right answer, each column what was said to them; the "
                + "diagonal holds what is right.")
        if let worst = confusion.largest {
            let (count, all) = (confusion[worst.right, worst.said], confusion.examples[worst.right])
            say("The darkest square off the diagonal:")
            show(
                "\(confusion.name(worst.right)) called \(confusion.name(worst.said)) = "
                    + "\(grouped(count)) / \(grouped(all ?? 0)) of its row = "
                    + MeasuredNumber.percent(Double(count) / Double(max(1, all ?? 0)) * 100))
        }
        show(
            "accuracy = the diagonal / all = \(grouped(confusion.right)) / "
                + "\(grouped(answers.count)) = "
                + fixed(Double(confusion.right) / Double(answers.count), 4))
        guard let hardest = confusion.hardest.first else { return }
        let (name, found) = (confusion.name(hardest), confusion[hardest, hardest])
        let (all, calls) = (confusion.examples[hardest] ?? 0, confusion.calls[hardest] ?? 0)
        say("For \(name), the hardest class:")
        let (recall, precision) = (confusion.recall(hardest), confusion.precision(hardest))
        var rows: [[Table.Cell]] = [
            [
                "recall", "= found / all of its row",
                .init("= \(grouped(found)) / \(grouped(all))"),
                .init("= " + fixed(recall, 4), recall),
            ]
        ]
        if calls > 0 {
            rows.append([
                "precision", "= right / all of its column",
                .init("= \(grouped(found)) / \(grouped(calls))"),
                .init("= " + fixed(precision, 4), precision),
            ])
        }
        add(.table(Table(columns: Array(repeating: .init(""), count: 4), cells: rows)))
        if calls == 0 {
            say("There is no precision, right / all of its column: nothing was called \(name).")
        }
    }

    mutating func explainMistakes() {
        guard case .command(let command) = statement.kind, let data = after.data,
            let (part, _) = try? MistakesStatement.asked(command),
            let answers = try? ClassAnswers(after, on: part),
            let network = after.model?.network
        else { return }
        let wrong = answers.surestWrong
        guard let place = wrong.first else { return }
        let right = data.targetText(answers.examples.targets, place).shortened
        let said = data.classText(Double(answers.said[place])).shortened
        show(
            "wrong = \(grouped(wrong.count)) / \(grouped(answers.count)) = "
                + MeasuredNumber.percent(Double(wrong.count) / Double(max(1, answers.count)) * 100))
        say(
            "Wrong is where the largest output is not that of the right class; the surest are those "
                + "where it is largest.")
        say(
            "For \(answers.part) \(grouped(place)) that is the output of \(said), "
                + "\(significant(Double(answers.sureness[place]), 6)); right is \(right).")
        guard let loss = after.model?.compiled?.plan.loss,
            let trace = try? LayerTrace(
                network, examples: answers.examples, at: [place], loss: loss),
            let value = trace.loss, let output = trace.steps.last?.output
        else { return }
        say(
            LossFormula(loss).worked(
                output: output, target: answers.examples.targets.item(place), value: value))
    }

    mutating func explainWeights(_ command: Command) {
        guard let network = after.model?.network,
            let name = command.values.first?.dottedName,
            let layer = network.layers.firstIndex(where: {
                $0.name.lowercased() == name.lowercased()
            }), let dense = network.layers[layer] as? Dense,
            let kernel = network.slots.first(where: { $0.layer == layer })
        else { return }
        let inputs = kernel.shape[0]
        say("Each unit multiplies its \(counted(inputs, "input")) by weights of its own:")
        let bias = dense.usesBias ? " + bias" : ""
        show("sum = w₀·x₀ + … + w\(subscripted(inputs - 1))·x\(subscripted(inputs - 1))\(bias)")
        show("output = \(dense.activation.formula(of: "sum"))")
        explainPictures(network, kernel)
        let typical = typicalSize(network.weights(of: kernel))
        show("typical weight = √(mean of w²) = \(figure(typical))")
        guard dense.kernelInitializer == .glorotUniform else { return }
        let start = (2 / Double(inputs + dense.units)).squareRoot()
        show(
            "typical at the start = √(2 / (inputs + units)) = √(2 / (\(grouped(inputs)) + "
                + "\(grouped(dense.units)))) = \(figure(start))")
    }

    /// What the colours of a unit's picture mean, at its largest weight.
    private mutating func explainPictures(_ network: Network, _ kernel: Network.Slot) {
        guard let picture = answers.firstPicture, picture.width * picture.height == kernel.shape[0]
        else { return }
        let unit = UnitChoice.first(in: statement)
        let weights = network.weights(of: kernel, unit: unit)
        guard let place = weights.indices.max(by: { weights[$0].magnitude < weights[$1].magnitude })
        else { return }
        let (row, column) = (place / picture.width, place % picture.width)
        say(
            "In its picture every pixel is the weight of that pixel of the input: ink there raises the "
                + "sum where it is blue and lowers it where it is orange; what looks like noise answers "
                + "to no shape.")
        show(
            "largest weight of unit \(grouped(unit)): \(figure(weights[place])) in row \(row), column "
                + "\(column)")
    }

    mutating func explainActivations(_ command: Command) throws(Diagnostic) {
        let (part, index) = try TraceStatement.example(command, of: "activations", after)
        guard let network = after.model?.network, let examples = after.data?.part(part),
            let trace = try? LayerTrace(network, inputs: examples.inputs, at: [index]),
            let layer = network.layers.firstIndex(where: { $0 is Dense }),
            let sums = network.sums(of: layer, in: trace),
            let unit = sums.indices.max(by: { sums[$0] < sums[$1] })
        else { return }
        let (output, dense) = (trace.steps[layer].output, network.layers[layer])
        let inputs = network.inputShape(of: layer).reduce(1, *)
        say("The loudest unit of \(dense.name.shortened) is number \(grouped(unit)):")
        show("sum over \(grouped(inputs)) products, and the bias = \(figure(sums[unit]))")
        show("output = \(dense.activation.formula(of: "sum")) = \(figure(output[unit]))")
        guard dense.activation == .relu else { return }
        let silent = sums.count { $0 <= 0 }
        show(
            "\(grouped(silent)) of \(grouped(sums.count)) sums are not above 0, so "
                + "\(silent == 1 ? "that unit puts" : "those units put") out 0")
    }

    private func subscripted(_ number: Int) -> String {
        let digits = Array("₀₁₂₃₄₅₆₇₈₉")
        return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}

extension [Block] {
    /// The first of the pictures among an answer's blocks.
    fileprivate var firstPicture: Picture? {
        for case .pictures(let pictures) in self { if let first = pictures.first { return first } }
        return nil
    }
}

extension UnitChoice {
    /// The first unit that `weights hidden 4..9` shows.
    fileprivate static func first(in statement: Statement) -> Int {
        guard case .command(let command) = statement.kind,
            let place = command.values.dropFirst().first
        else { return 0 }
        return (try? place.places(of: .max))?.lowerBound ?? 0
    }
}
