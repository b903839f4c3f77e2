import Datasets
import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// Statements that bring data, look at it and prepare it.
package enum DataStatements {
    package static let all =
        [load] + TableStatements.all
        + [
            shapes, show, labels, counts, HistogramStatement.definition, scale, reshape,
            SplitStatement.definition,
        ]
        + PreparationStatements.all

    private static let shapes = StatementDefinition.looking(
        verb: .shapes, family: .data, usage: "shapes",
        summary: "The shape of every array: how many examples, and how large each one is.",
        example: "shapes", keras: "print(train_input.shape, train_target.shape)"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "shapes", options: []).finish()
        let data = try state.requireData()
        let rows: [[Table.Cell]] = data.parts.map { name, examples in
            [.init(name), .shapes([examples.inputs.shape, examples.targets.shape])]
        }
        context.add(.table(Table(columns: [.init(""), .init("")], cells: rows)))
    }

    private static let labels = StatementDefinition.looking(
        verb: .labels, family: .data, usage: "labels [PART] [COUNT or RANGE]",
        summary: "The right answers of the first examples, as numbers and by name.",
        example: "labels 10", keras: "print([train_target[i] for i in range(10)])",
        words: DataPart.names, notes: Selection.rule(.count, "labels")
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "labels", options: [])
        let chosen = try Selection.read(from: &reader, state, defaultCount: 10)
        try reader.finish()
        let targets = chosen.examples.targets
        if let text = chosen.countText { context.say(text) }
        if targets.itemSize == 1 {
            let values = chosen.indices.map { Double(targets.item($0)[0]) }
            context.add(
                .values([
                    NamedValue(
                        "", "[" + values.map(short).joined(separator: ", ") + "]",
                        shape: [values.count], numbers: values)
                ]))
        } else {
            let numbers = chosen.indices.flatMap { targets.item($0).map(Double.init) }
            context.add(
                .values([
                    NamedValue(
                        "", rows(of: targets, chosen),
                        shape: [chosen.indices.count] + targets.itemShape, numbers: numbers)
                ]))
        }
        let data = try state.requireData()
        let named = chosen.indices.compactMap { data.className(of: targets.item($0)) }
        if !named.isEmpty { context.say(named.joined(separator: ", ")) }
    }

    private static func rows(of targets: DataArray, _ chosen: Selection) -> String {
        chosen.indices.map { index in
            "[" + targets.item(index).map { short(Double($0)) }.joined(separator: ", ") + "]"
        }.joined(separator: "\n")
    }

    private static let scale = StatementDefinition.changing(
        verb: .scale, family: .data, usage: "scale DIVISOR",
        summary:
            "Divides every input, in every part at once. Small numbers near 1 are what weights can work with.",
        example: "scale 255", keras: "train_scaled = train_input / 255.0"
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "scale", options: [])
        var data = try state.requireData()
        guard let argument = reader.next() else {
            throw Diagnostic("scale needs a number to divide by.", hint: "For example: scale 255")
        }
        let divisor = try argument.number("the divisor")
        try reader.finish()
        guard divisor != 0, divisor.isFinite else {
            throw Diagnostic(
                "nothing can be divided by \(short(divisor))", hint: "For pixels: scale 255",
                at: argument.span)
        }
        data.mapInputs { $0.divided(by: divisor) }
        guard let ends = data.train.inputs.range(), ends.lowerBound.isFinite,
            ends.upperBound.isFinite
        else {
            throw Diagnostic(
                "divided by \(short(divisor)) the inputs would be too large to hold",
                hint: "For pixels: scale 255", at: argument.span)
        }
        data.steps.append(.scale(by: divisor))
        state.data = data
        let range = data.train.inputs.range() ?? 0...0
        context.say(
            "Every input divided by \(short(divisor)), in \(data.parts.map(\.name).joined(separator: ", ")): "
                + "they now run from \(short(range.lowerBound)) to \(short(range.upperBound)).")
    }

    private static let reshape = StatementDefinition.changing(
        verb: .reshape, family: .data, usage: "reshape SIZE…",
        summary: "Lays every example's numbers out in another shape, in every part at once.",
        example: "reshape 784", keras: "train_scaled.reshape(-1, 28*28)",
        notes:
            "- One size may be -1, for what the others leave: `reshape -1` makes one row of each example, `reshape 28 -1` rows of 28."
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "reshape", options: [])
        var data = try state.requireData()
        var written = reader.rest()
        if written.count == 1, case .list(let items) = written[0].kind { written = items }
        let old = data.train.inputs
        let shape = try sizes(written, of: old)
        guard old.reshaped(to: shape) != nil else {
            throw Diagnostic(
                "An example of shape \(shapeText(old.itemShape)) holds \(grouped(old.itemSize)) numbers, "
                    + "and \(shapeText(shape)) would hold "
                    + "\(bounded(shape)).",
                hint: "To lay each out in one row: reshape \(old.itemSize)")
        }
        guard shape != old.itemShape else {
            return context.say("Each example has the shape \(shapeText(shape)) already.")
        }
        data.mapInputs { $0.reshaped(to: shape) ?? $0 }
        data.steps.append(.reshape(to: shape))
        state.data = data
        context.say(
            "Each example is now \(shapeText(shape)) instead of \(shapeText(old.itemShape)): "
                + data.parts.map { "\($0.name) \(shapeText($0.examples.inputs.shape))" }
                .joined(separator: ", ") + ".")
        state.rebuildModel(context)
    }

    /// The sizes of one example, of which one may be NumPy's -1: whatever the others leave.
    private static func sizes(
        _ written: [Expression], of inputs: DataArray
    ) throws(Diagnostic) -> [Int] {
        var written = written
        let open = written.filter { $0.kind == .number(-1) }
        // As `.reshape(-1, 784)` the first -1 stands for the examples, whose number never changes.
        if written.count > 1, written[0].kind == .number(-1),
            open.count > 1 || isWhole(written.dropFirst(), inputs)
        {
            written.removeFirst()
        }
        guard !written.isEmpty else {
            throw Diagnostic("reshape needs the new sizes.", hint: "For example: reshape 784")
        }
        let free = written.filter { $0.kind == .number(-1) }
        guard free.count < 2 else {
            throw Diagnostic(
                "only one size can be -1, for what the others leave", at: free[1].span)
        }
        var shape: [Int] = []
        for size in written where size.kind != .number(-1) {
            shape.append(try size.wholeNumber("a size", in: 1...1 << 30))
        }
        guard let place = written.firstIndex(where: { $0.kind == .number(-1) }) else {
            return shape
        }
        let product = shape.reduce(1.0) { $0 * Double($1) }
        let rest = Double(inputs.itemSize) / product
        guard rest == rest.rounded(), rest >= 1 else {
            throw Diagnostic(
                "the \(grouped(inputs.itemSize)) numbers of an example cannot be laid out in rows of "
                    + "\(short(product))", hint: "To lay each out in one row: reshape -1",
                at: written[place].span)
        }
        shape.insert(Int(rest), at: place)
        return shape
    }

    /// Whether sizes without an open one hold just what an example does.
    private static func isWhole(_ sizes: ArraySlice<Expression>, _ inputs: DataArray) -> Bool {
        sizes.reduce(1.0) { $0 * ($1.numberValue ?? 0) } == Double(inputs.itemSize)
    }

    /// The product as a text that cannot overflow.
    private static func bounded(_ shape: [Int]) -> String {
        let product = shape.reduce(1.0) { $0 * Double($1) }
        return product < 1e15 ? grouped(Int(product)) : fixed(product, 0)
    }
}

extension LoadedData {
    /// What one example is called in sentences.
    package var noun: String { train.inputs.itemShape.count == 2 ? "picture" : "example" }
}

extension DatasetError {
    package func diagnostic() -> Diagnostic { Diagnostic(message, hint: hint) }
}
