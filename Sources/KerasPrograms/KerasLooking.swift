import Engine
import Language
import Statements
import Wording
import Workbench

/// Looking at data and measuring a model.
extension KerasProgram {
    mutating func writeLook(_ command: Command, _ done: DoneStatement) {
        begin("look", done)
        switch command.kind {
        case .describe:
            let part = command.values.first?.word ?? "train"
            add("print(pd.DataFrame(\(inputs(part))).describe())", importing: .pandas)
        case .shapes: writeShapes()
        case .counts:
            writeCounts(command, done)
        case .labels:
            let (part, range) = selection(command, defaultCount: 10)
            add("print(\(part)_target[\(range)])")
        default:
            let (part, range) = selection(command, defaultCount: command.kind == .head ? 5 : 10)
            guard let sides = sides(done) else {
                return add("print(\(inputs(part))[\(range)], \(part)_target[\(range)])")
            }
            let item =
                done.itemShape.count == 2
                ? "picture" : "picture.reshape(\(sides))"
            add(
                """
                pictures = \(inputs(part))[\(range)]
                figure, axes = plt.subplots(1, len(pictures), figsize=(10, 2), squeeze=False)
                for axis, picture in zip(axes[0], pictures):
                    axis.imshow(\(item), cmap="gray_r")
                    axis.axis("off")
                """, importing: .pyplot)
            finishFigure(done)
        }
    }

    mutating func writeShapes() {
        for part in parts { add("print(\(inputs(part)).shape, \(part)_target.shape)") }
    }

    /// The call that gives the model's outputs for some rows.
    func predicted(_ rows: String) -> String {
        isDistributed ? "predict(model, \(rows))" : "model.predict(\(rows))"
    }

    mutating func writeMeasuring(_ command: Command, _ done: DoneStatement) {
        begin("measuring", done, needsModel: true)
        switch command.kind {
        case .evaluate:
            let part = command.values.first?.word ?? (parts.contains("val") ? "val" : "test")
            let size = isDistributed ? ", batch_size=batch(32)" : ""
            add("model.evaluate(\(examples(part))\(size))")
        case .predict:
            let (part, range) = selection(command, defaultCount: 5, numberIsPlace: true)
            predicts = true
            let outputs = predicted("\(inputs(part))[\(range)]")
            guard isOne(command), let units = (done.layers.last { $0 is Dense } as? Dense)?.units,
                units > 1
            else { return add("print(\(outputs))") }
            add("outputs = \(outputs)[0]")
            add("print(outputs)")
            add("plt.bar(range(len(outputs)), outputs)", importing: .pyplot)
            finishFigure(done)
        case .history:
            if fitsSinceCompile > 1 {
                add("# Keras begins a new history with every fit: these are the last one's epochs.")
            }
            add("print(history.history)")
        default: break
        }
    }

    /// Whether `predict` draws the outputs of one example: `predict 0`, `predict test[7]`.
    private func isOne(_ command: Command) -> Bool {
        switch command.values.last?.kind {
        case .number: true
        case .index(_, let items):
            if case .range = items.first?.kind { false } else { true }
        default: false
        }
    }

    /// The part and the Python range that a statement chooses: `test 0..4` → (`test`, `0:5`).
    private func selection(
        _ command: Command, defaultCount: Int, numberIsPlace: Bool = false
    ) -> (String, String) {
        var part = "train"
        var range = "0:\(defaultCount)"
        for value in command.values {
            switch value.kind {
            case .word(let word): part = partName(word)
            case .number where numberIsPlace: range = places(value)
            case .number(let count): range = "0:\(short(max(1, count)))"
            case .range: range = places(value)
            case .index(let base, let items):
                part = partName(base.dottedName ?? part)
                range = items.first.map { places($0) } ?? range
            default: break
            }
        }
        return (part, range)
    }

    private func partName(_ word: String) -> String {
        String(word.prefix { $0 != "_" })
    }

    private func places(_ value: Expression) -> String {
        guard let places = try? value.places(of: .max) else { return "0:1" }
        return "\(places.lowerBound):\(places.upperBound + 1)"
    }
}
