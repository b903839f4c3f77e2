import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

extension DataStatements {
    package static let show = StatementDefinition.looking(
        verb: .show, family: .data, usage: "show [PART] [COUNT or RANGE]  |  show train_input[7]",
        summary: "Pictures of the data, with what they are called; of a table, its rows.",
        example: "show test 0..4", keras: "plt.imshow(train_input[0], cmap=\"gray_r\")",
        words: DataPart.names, notes: Selection.rule(.count, "show"),
        drawsFigures: true
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "show", options: [])
        let chosen = try Selection.read(from: &reader, state, defaultCount: 10)
        try reader.finish()
        let data = try state.requireData()
        if data.isTable { return context.add(.table(table(chosen, data))) }
        guard let pictures = DataPictures(of: chosen.examples, part: chosen.part, data) else {
            throw Diagnostic(
                "These examples are no pictures: each is \(shapeText(chosen.examples.inputs.itemShape)) numbers.",
                hint: "`labels` shows their targets.")
        }
        if let text = chosen.countText { context.say(text) }
        context.add(.pictures(chosen.indices.map(pictures.picture)))
    }

    /// Rows of a table under the names of its columns, the target last.
    private static func table(_ chosen: Selection, _ data: LoadedData) -> Table {
        let most = 10
        let shown = data.inputNames.prefix(most)
        let isCut = shown.count < data.inputNames.count
        let rows = chosen.indices.map { index -> [Table.Cell] in
            [.count(index)]
                + chosen.examples.inputs.item(index).prefix(most).map {
                    .significant(Double($0), 6)
                }
                + (isCut ? ["…"] : []) + [.init(data.targetText(chosen.examples.targets, index))]
        }
        return Table(
            columns: [.init(chosen.part, .right)] + shown.map { .init($0, .right) }
                + (isCut ? [.init("…")] : []) + [.init(data.targetName ?? "target")],
            cells: rows,
            footer: isCut
                ? ["the first \(most) of \(grouped(data.inputNames.count)) input columns"] : [])
    }
}

extension LoadedData {
    /// A target in words: `9 Ankle boot`, or the bare numbers.
    package func targetText(_ targets: DataArray, _ index: Int) -> String {
        let item = targets.item(index)
        if item.count == 1 { return classText(Double(item[0])) }
        if item.count == classNames.count, let hot = item.firstIndex(of: 1) {
            return classText(Double(hot))
        }
        return item.map { short($0) }.joined(separator: " ")
    }

    package func classText(_ value: Double) -> String {
        className(of: Float(value)).map { "\(Int(value)) \($0)" } ?? short(Float(value))
    }

    /// What a class is called; nil for what is no class or has no name.
    package func className(of value: Float) -> String? {
        guard value >= 0, value < Float(classNames.count), value == value.rounded() else {
            return nil
        }
        return classNames[Int(value)]
    }

    /// The same for a target, a class number or a one-hot row.
    package func className(of target: [Float]) -> String? {
        if target.count == 1 { return className(of: target[0]) }
        guard target.count == classNames.count, let hot = target.firstIndex(of: 1) else {
            return nil
        }
        return classNames[hot]
    }
}
