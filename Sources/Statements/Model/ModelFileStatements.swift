import Diagnostics
import Engine
import Interchange
import Language
import Vocabulary
import Wording
import Workbench

/// Models in Keras's own files: `save`, `load model`, `load weights`.
package enum ModelFileStatements {
    package static let save = StatementDefinition.looking(
        verb: .save, family: .model,
        usage:
            "save \"FILE.keras\" | \"FILE.h5\"  |  save weights \"FILE.weights.h5\"  |  save session \"FILE.bob\"",
        summary:
            "Writes the model, or its weights alone, to a file that Keras opens. A whole model takes along how it is trained, so that training can go on.",
        example: "save \"best.keras\"", keras: "model.save(\"best.keras\")",
        words: ["weights", "session"],
        notes: """
            - `save session "mine.bob"` writes the statements that still count, in their order, as a script: `run "mine.bob"` does them again in a new session, and gives the same weights and values. What was undone, failed or only looked is left out.
            """
    ) { (command, state, context) throws(Diagnostic) in
        var reader = try ArgumentReader(command.arguments, of: "save", options: [])
        if reader.flag("session") { return try SessionFile.save(&reader, state, context) }
        let weightsOnly = reader.flag("weights")
        let (name, span) = try FilePath.next(
            from: &reader, needed: "save needs the name of a file.",
            example: weightsOnly ? "save weights \"mine.weights.h5\"" : "save \"mine.keras\"")
        try reader.finish()
        let format = try format(of: name, weightsOnly: weightsOnly, at: span)
        let model = try savedModel(state)
        let path = try context.environment.writablePath(name)
        let isReplacing = context.environment.isFile(path)
        try writing { () throws(InterchangeError) in
            if format == .weights {
                try WeightFile.save(model, to: path, permit: context.recorder.permit)
            } else {
                try KerasFile.save(model, to: path, permit: context.recorder.permit)
            }
        }
        context.say(
            weightsOnly
                ? "Saved the \(counted(model.network.parameterCount, "weight")) in \(name). A model with the same layers takes them with `load weights`."
                : "Saved the model in \(name), with its \(counted(model.network.parameterCount, "weight"))"
                    + (model.training == nil ? "." : " and how it is trained.")
                    + " In Keras: keras.models.load_model(\"\(name)\")")
        if !weightsOnly {
            let lost = ModelRemarkText.lost(state.model?.leftBehind ?? [], model.network)
            if let lost { context.say(lost) }
        }
        if isReplacing { context.say("It took the place of the file that had this name.") }
    }

    static let loadOptions = [
        StatementDefinition.Option(
            name: "compile",
            meaning: "false leaves out how the model was trained (true)", values: ["true", "false"])
    ]

    /// `load model "m.keras"`, `load model "m.h5" compile=false`, `load model "model.json"`.
    static func loadModel(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (name, span) = try FilePath.next(
            from: &reader, needed: "load model needs the name of a file.",
            example: "load model \"mine.keras\"")
        let compiles = try reader.option("compile")?.boolean("compile") ?? true
        try reader.finish()
        try FilePath.require(
            name, endings: [".keras", ".h5", ".hdf5", ".json"], context, at: span)
        let isText = name.lowercased().hasSuffix(".json")
        var random = state.random
        let loaded = try writing { () throws(InterchangeError) in
            let path = FilePath.resolved(name, context)
            return isText
                ? try KerasFile.loadLayers(path, random: &random)
                : try KerasFile.load(path, compile: compiles)
        }
        state.random = random
        var model = ModelState(name: loaded.name)
        model.layers = loaded.network.layers
        model.network = loaded.network
        model.hasLearned = !isText
        model.leftBehind = ModelRemarkText.ofLayers(loaded.remarks)
        model.compiled = loaded.training.map {
            Compiled(
                plan: $0.plan, metricNames: $0.metricNames, optimizerState: $0.optimizerState)
        }
        state.model = model
        for index in model.layers.indices { context.add(.layer(LayerText.line(model, index))) }
        if isText {
            context.say(
                "Built \(loaded.name); its \(counted(loaded.network.parameterCount, "weight")) are drawn anew. Its own come with `load weights \"FILE.h5\"`."
            )
        } else {
            context.say(ModelRemarkText.loaded(loaded))
        }
        for line in ModelRemarkText.lines(loaded) { context.say(line) }
    }

    /// `load weights "w.weights.h5"`.
    static func loadWeights(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (name, span) = try FilePath.next(
            from: &reader, needed: "load weights needs the name of a file.",
            example: "load weights \"mine.weights.h5\"")
        try reader.finish()
        try FilePath.require(name, endings: [".h5", ".keras", ".hdf5"], context, at: span)
        let network = try state.requireNetwork()
        let plan = state.model?.compiled?.plan
        let contents = try writing { () throws(InterchangeError) in
            try WeightFile.load(
                FilePath.resolved(name, context), into: network, optimizer: plan?.optimizer,
                hasSchedule: plan?.schedule != nil)
        }
        state.model?.network = contents.network
        state.model?.hasLearned = true
        if let optimizerState = contents.optimizerState {
            state.model?.compiled?.optimizerState = optimizerState
        }
        context.say(
            "The \(counted(network.parameterCount, "weight")) are now those of \(name).")
    }

    // MARK: - Parts

    /// The model of the session as a file holds it.
    private static func savedModel(_ state: SessionState) throws(Diagnostic) -> SavedModel {
        let network = try state.requireNetwork()
        let training = state.model?.compiled.map {
            SavedModel.Training(
                plan: $0.plan, metricNames: $0.metricNames, optimizerState: $0.optimizerState)
        }
        return SavedModel(
            name: state.model?.name ?? "sequential", network: network, training: training)
    }

    /// The form that a name's ending stands for, refused where it is not what is to be written.
    package static func format(
        of name: String, weightsOnly: Bool, at span: SourceSpan
    ) throws(Diagnostic) -> ModelFormat {
        // Keras itself looks at the ending as it is written.
        let format =
            name == name.lowercased() || hasPlainEnding(name) ? ModelFormat(path: name) : nil
        if weightsOnly, format == .weights || format == .wholeHDF5 { return .weights }
        if !weightsOnly, let format, format != .weights { return format }
        throw Diagnostic(
            weightsOnly
                ? "a file of weights ends in .weights.h5 or .h5"
                : "a model's file ends in .keras or .h5",
            hint: weightsOnly
                ? "For example: save weights \"mine.weights.h5\""
                : format == .weights
                    ? "For the weights alone: save weights \"\(name)\""
                    : "For example: save \"mine.keras\"",
            at: span)
    }

    private static func hasPlainEnding(_ name: String) -> Bool {
        ModelFormat.allCases.contains { name.hasSuffix($0.ending) } || name.hasSuffix(".hdf5")
    }

    /// Runs file code and turns its refusal into a diagnostic.
    package static func writing<Result>(
        _ body: () throws(InterchangeError) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(InterchangeError) { return try body() } catch {
            throw Diagnostic(error.message, hint: error.hint)
        }
    }
}
