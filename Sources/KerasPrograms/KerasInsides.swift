import Engine
import Language
import Statements
import Vocabulary
import Wording
import Workbench

/// Mistakes and insides of a model as scikit-learn and matplotlib draw them.
extension KerasProgram {
    mutating func writeInsides(_ command: Command, _ done: DoneStatement) {
        begin("insides", done, needsModel: true)
        switch command.kind {
        case .confusion: writeConfusion(part(of: command), done)
        case .mistakes: writeMistakes(command, done)
        case .weights: writeWeights(command, done)
        default: writeActivations(command, done)
        }
    }

    /// The part that is named; val where there is one, else test.
    func part(of command: Command) -> String {
        command.values.compactMap(\.word).first ?? (parts.contains("val") ? "val" : "test")
    }

    // MARK: - Mistakes

    private mutating func writeConfusion(_ part: String, _ done: DoneStatement) {
        writeSaid(part, done)
        let right = right(part, done)
        var options = ["xticks_rotation=\"vertical\""]
        var report = ["zero_division=0"]
        if (2...12).contains(done.classNames.count) {
            add("class_names = \(Python.list(done.classNames))")
            let labels = "labels=range(\(done.classNames.count))"
            options = [labels, "display_labels=class_names"] + options
            report = [labels, "target_names=class_names"] + report
        }
        add(
            Python.call("ConfusionMatrixDisplay.from_predictions", [right, "said"] + options),
            importing: .confusionDisplay, .pyplot)
        finishFigure(done)
        add(
            "print(" + Python.call("classification_report", [right, "said"] + report) + ")",
            importing: .classificationReport)
    }

    /// `said` and `sureness`: the class that the model says, and how surely.
    private mutating func writeSaid(_ part: String, _ done: DoneStatement) {
        predicts = true
        let call = predicted(inputs(part))
        let isOne = (done.layers.last { $0 is Dense } as? Dense)?.units == 1
        if isOne, saysLogits(done) {
            add("outputs = \(call).ravel()")
            add("said = (outputs > 0).astype(int)")
            add("sureness = np.abs(outputs)", importing: .numpy)
        } else if isOne {
            add("shares = \(call).ravel()")
            add("said = (shares > 0.5).astype(int)")
            add("sureness = np.where(said == 1, shares, 1 - shares)", importing: .numpy)
        } else {
            let outputs = saysLogits(done) ? "outputs" : "shares"
            add("\(outputs) = \(call)")
            add("said = \(outputs).argmax(axis=1)")
            add("sureness = \(outputs).max(axis=1)")
        }
    }

    /// Whether the outputs are raw numbers, of which only the loss makes shares.
    private func saysLogits(_ done: DoneStatement) -> Bool {
        let last = done.layers.last?.activation
        return done.plan?.loss.fromLogits == true && last != .softmax && last != .sigmoid
    }

    /// The right classes as numbers.
    func right(_ part: String, _ done: DoneStatement) -> String {
        "\(part)_target" + (done.dataSteps.contains(.oneHot) ? ".argmax(axis=1)" : "")
    }

    private mutating func writeMistakes(_ command: Command, _ done: DoneStatement) {
        let part = part(of: command)
        let count = command.values.compactMap(\.numberValue).first ?? 10
        writeSaid(part, done)
        add("right = \(right(part, done))")
        add("wrong = np.flatnonzero(said != right)", importing: .numpy)
        add("surest = wrong[np.argsort(-sureness[wrong], kind=\"stable\")][:\(short(count))]")
        guard let sides = sides(done) else {
            add("for place in surest:")
            let columns = "place, said[place], sureness[place], right[place]"
            return add("    " + "print(\(columns), \(inputs(part))[place])")
        }
        writePictures(
            "place", of: "surest",
            drawing: "\(inputs(part))[place].reshape(\(sides)), cmap=\"gray_r\"",
            title:
                "f\"{said[place]} {sureness[place]:\(saysLogits(done) ? ".4g" : ".0%")}, is {right[place]}\""
        )
        finishFigure(done)
    }

    /// One picture for each `name` of `list`, in a row.
    private mutating func writePictures(
        _ name: String, of list: String, drawing: String, title: String
    ) {
        add(
            """
            figure, axes = plt.subplots(1, max(1, len(\(list))), figsize=(20, 3), squeeze=False)
            for axis, \(name) in zip(axes[0], \(list)):
                axis.imshow(\(drawing))
                axis.set_title(\(title))
                axis.axis("off")
            """, importing: .pyplot)
    }

    /// `28, 28` where examples are pictures, also such as lie in a row.
    func sides(_ done: DoneStatement) -> String? {
        done.pictureShape.map { "\($0[0]), \($0[1])" }
    }

    // MARK: - Insides

    private mutating func writeWeights(_ command: Command, _ done: DoneStatement) {
        let name = command.values.first.flatMap { $0.dottedName ?? (try? $0.name("")) } ?? ""
        let index = done.layers.firstIndex { layer in
            [layer.name, layer.name + ".kernel", layer.name + ".bias"].contains {
                $0.lowercased() == name.lowercased()
            }
        }
        guard let index, let dense = done.layers[index] as? Dense else {
            add("for layer in model.layers:\n    for weight in layer.get_weights():")
            let figures = "layer.name, weight.shape, weight.min(), weight.max()"
            return add("        " + "print(\(figures))")
        }
        add("kernel = model.layers[\(index)].get_weights()[0]")
        let isFirst = !done.layers[..<index].contains { $0 is Dense }
        if isFirst, let sides = sides(done) {
            add("limit = np.abs(kernel).max()", importing: .numpy)
            writePictures(
                "unit", of: units(command.values.dropFirst().first, of: dense.units),
                drawing:
                    "kernel[:, unit].reshape(\(sides)), cmap=\"RdBu\", vmin=-limit, vmax=limit",
                title: "unit")
        } else {
            add("print(kernel)")
            add("limit = np.abs(kernel).max()", importing: .numpy)
            add(
                "plt.imshow(kernel, cmap=\"RdBu\", vmin=-limit, vmax=limit, aspect=\"auto\")",
                importing: .pyplot)
            add("plt.colorbar()")
        }
        finishFigure(done)
        add("plt.hist(kernel.ravel(), bins=20)", importing: .pyplot)
        finishFigure(done, number: 1)
    }

    /// `range(0, 16)` for `0..15`.
    private func units(_ place: Expression?, of count: Int) -> String {
        guard let units = try? place?.places(of: count) else {
            return "range(\(min(count, UnitChoice.usual)))"
        }
        return "range(\(units.lowerBound), \(units.upperBound + 1))"
    }

    private mutating func writeActivations(_ command: Command, _ done: DoneStatement) {
        var (part, place) = ("train", 0.0)
        for value in command.values {
            switch value.kind {
            case .word(let word): part = word
            case .number(let number): place = number
            case .index(let base, let items):
                part = base.dottedName.map { DataPlace($0)?.part ?? $0 } ?? part
                place = items.first?.numberValue ?? 0
            default: break
            }
        }
        add(
            """
            looking = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
            outputs = looking(\(inputs(part))[\(short(place)):\(short(place + 1))])
            figure, axes = plt.subplots(len(outputs), 1, figsize=(8, 3 * len(outputs)), squeeze=False)
            for axis, layer, output in zip(axes[:, 0], model.layers, outputs):
                output = np.ravel(output)
                axis.bar(range(len(output)), output)
                axis.set_title(f"{layer.name}: {(output == 0).sum()} of {len(output)} at 0")
            """, importing: .keras, .numpy, .pyplot)
        finishFigure(done)
    }
}
