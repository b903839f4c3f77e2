import Diagnostics
import Engine
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// Statements that build a model and look at it.
package enum ModelStatements {
    package static let all = [
        model, add, pop, summary, CompileStatement.definition, ModelFileStatements.save,
    ]

    private static let model = StatementDefinition.changing(
        verb: .model, family: .model, usage: "model [\"NAME\"] [LAYER(…), LAYER(…)]",
        summary: "Begins a new model, empty or with its layers at once.",
        example: "model Dense(100, relu), Dense(10, softmax)", keras: "keras.Sequential([…])",
        options: [.init(name: "name", meaning: "how the model is called in its summary")]
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "model", options: ["name"])
        var name = try reader.option("name")?.name("the name")
        var layers: [Expression] = []
        for argument in reader.rest() {
            switch argument.kind {
            case .text(let text) where name == nil && layers.isEmpty: name = text
            case .list(let items): layers += items
            default: layers.append(argument)
            }
        }
        try reader.finish()
        let isReplacing = state.model?.layers.isEmpty == false
        var fresh = ModelState(name: name ?? "sequential")
        var names: LayerNames = []
        for layer in layers {
            let (kind, arguments) = try call(layer)
            try append(kind, arguments, to: &fresh, &names, &state, context)
        }
        state.model = fresh
        if layers.isEmpty {
            context.say(
                "A new model, \(fresh.name), without layers so far. Add one: \(state.wayToBegin)."
                    + (isReplacing ? " `undo` brings back the one before." : ""))
        }
    }

    /// `Dense(100, relu)` or `Flatten` as a layer with its arguments.
    private static func call(_ expression: Expression) throws(Diagnostic) -> (Name, [Argument]) {
        switch expression.kind {
        case .call(let callee, let arguments):
            guard let name = callee.dottedName?.split(separator: ".").last else { break }
            return (Name(String(name), at: callee.span), arguments)
        case .word(let word): return (Name(word, at: expression.span), [])
        default: break
        }
        throw Diagnostic(
            "a layer is needed here",
            hint: "For example: model Dense(100, relu), Dense(10, softmax)",
            at: expression.span)
    }

    private static let add = StatementDefinition.changing(
        verb: .add, family: .model, usage: "add LAYER [ARGUMENTS] [name=…]",
        summary: "Puts a layer at the end of the model.   help layers",
        example: "add Dense 100 relu",
        keras: "model.add(keras.layers.Dense(100, activation=\"relu\"))",
        words: LayerCatalog.names
    ) { (command, state, context) throws(Diagnostic) in
        guard let first = command.arguments.first, first.name == nil else {
            throw Diagnostic(
                "add needs a layer.",
                hint:
                    "For example: add Dense 100 relu. Layers: \(LayerCatalog.names.joined(separator: ", "))."
            )
        }
        var (kind, inner) = try call(first.value)
        try refuseSecondLayer(command, first: kind)
        inner += command.arguments.dropFirst()
        var model = state.model ?? ModelState(name: "sequential")
        var names = model.layerNames
        try append(kind, inner, to: &model, &names, &state, context)
        state.model = model
    }

    /// `add Flatten, Dense 10`: one line is one layer, and these are the lines.
    private static func refuseSecondLayer(
        _ command: Command, first: Name
    ) throws(Diagnostic) {
        var lines: [[Argument]] = []
        var place: SourceSpan?
        for argument in command.arguments {
            let name = argument.name == nil ? (try? call(argument.value))?.0 : nil
            let isLayer = name.flatMap { LayerCatalog.entry(named: $0.text) } != nil
            // `Activation softmax` and `add Dense 10 softmax` take words that are no layers here.
            let isActivation = name.map { LayerCatalog.activations.contains($0.text) } ?? false
            if lines.isEmpty || isLayer && !isActivation {
                if !lines.isEmpty, place == nil { place = argument.span }
                lines.append([argument])
            } else {
                lines[lines.count - 1].append(argument)
            }
        }
        guard lines.count > 1 else { return }
        let shown = lines.map { line in
            "`add " + line.map(\.written).joined(separator: " ") + "`"
        }
        throw Diagnostic(
            "one `add` is one layer, and this is another",
            hint: "Type " + shown.joined(separator: ", then ") + ".", at: place)
    }

    /// Adds one layer, says what it is, and takes back what no longer holds.
    private static func append(
        _ kind: Name, _ arguments: [Argument], to model: inout ModelState,
        _ names: inout LayerNames, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let layer = try LayerCatalog.layer(
            named: kind, arguments: arguments, taken: names, random: &state.random)
        names.insert(layer)
        model.append(layer, names)
        if let inputShape = model.network?.inputShape ?? state.data?.train.inputs.itemShape {
            try model.build(inputShape: inputShape, random: &state.random)
        }
        let wasCompiled = model.compiled != nil
        model.compiled = nil
        context.add(.layer(LayerText.line(model, model.layers.count - 1)))
        if wasCompiled {
            context.say("The model has changed: `compile` it again before training.")
        }
    }

    private static let pop = StatementDefinition.changing(
        verb: .pop, family: .model, usage: "pop", summary: "Takes the last layer away again.",
        example: "pop", keras: "model.pop()"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "pop", options: []).finish()
        var model = try state.requireModel()
        let gone = model.layers.removeLast()
        if var network = model.network {
            try asking { () throws(EngineError) in try network.removeLast() }
            model.network = network.layers.isEmpty ? nil : network
        }
        model.compiled = nil
        state.model = model
        context.say(
            "Took away \(gone.name) (\(gone.kind)); \(counted(model.layers.count, "layer")) left.")
    }

    private static let summary = StatementDefinition.looking(
        verb: .summary, family: .model, usage: "summary",
        summary: "The model's layers, what shape each puts out, and how many numbers it learns.",
        example: "summary", keras: "model.summary()"
    ) { (command, state, context) throws(Diagnostic) in
        try ArgumentReader(command.arguments, of: "summary", options: []).finish()
        let model = try state.requireModel()
        let rows: [[Table.Cell]] = model.layers.enumerated().map { index, layer in
            [
                .init("\(layer.name) (\(layer.kind))"),
                model.network.map { batchShape($0.outputShapes[index]) } ?? "?",
                model.network.map { .count($0.parameterCount(of: index)) } ?? "?",
            ]
        }
        context.add(
            .table(
                Table(
                    title: "Model: \"\(model.name)\"",
                    columns: [
                        .init("Layer (type)"), .init("Output Shape"), .init("Param #", .right),
                    ], cells: rows,
                    footer: model.network.map { totals($0) + penalties($0) } ?? [
                        "The sizes will be known when there is data: `load fashion_mnist`."
                    ],
                    figures: (model.network.map(counts) ?? []).map {
                        MetricValue(
                            "\($0.lowercased())_params".replacing("-", with: "_"), Double($1))
                    })))
    }

    /// How many numbers a network has, in the words of Keras's summary.
    private static func counts(_ network: Network) -> [(String, Int)] {
        let (all, trained) = (network.parameterCount, network.learnedCount)
        return [("Total", all), ("Trainable", trained), ("Non-trainable", all - trained)]
    }

    /// The three lines with which Keras ends a summary.
    private static func totals(_ network: Network) -> [String] {
        counts(network).map {
            "\($0) params: \(grouped($1)) (\(bytesText(Double($1) * 4)))"
        }
    }

    /// What weights add to the loss: `Adds to the loss: dense kernel l2(0.01)`.
    private static func penalties(_ network: Network) -> [String] {
        let texts = network.layers.flatMap { layer in
            LayerText.regularizers(layer).map { "\(layer.name) \($0)" }
        }
        return texts.isEmpty ? [] : ["Adds to the loss: \(texts.joined(separator: ", "))"]
    }

    /// The shape of a whole batch, as Keras writes it: `(None, 100)`. Python writes the last comma
    /// only in shapes of one number.
    private static func batchShape(_ shape: [Int]) -> Table.Cell {
        Table.Cell(
            "(" + (["None"] + shape.map(String.init)).joined(separator: ", ") + ")", .shape(shape))
    }
}
