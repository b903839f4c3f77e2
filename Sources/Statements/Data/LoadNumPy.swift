import Datasets
import Diagnostics
import Engine
import Interchange
import Language
import Output
import Vocabulary
import Wording
import Workbench

/// `load npz` and `load npy`: arrays that NumPy saved.
enum LoadNumPy {
    static let options: [StatementDefinition.Option] = [
        .init(name: "inputs", meaning: "the array of a .npz file that the model sees"),
        .init(name: "targets", meaning: "the array of a .npz file that it should say"),
    ]

    /// `load npz "mnist.npz"`: every part that the names of its arrays tell.
    static func runArchive(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (written, span) = try FilePath.next(
            from: &reader, needed: "load npz needs the path of a file.",
            example: "load npz \"mnist.npz\"")
        let inputs = reader.option("inputs")
        let targets = reader.option("targets")
        try reader.finish()
        try FilePath.require(written, endings: [".npz"], context, at: span)
        let arrays = try reading(at: span) { () throws(InterchangeError) in
            try NumPyFile.arrays(FilePath.resolved(written, context))
        }
        var chosen = ArrayRoles(arrays)
        if inputs != nil || targets != nil {
            try chosen.choose(inputs: inputs, targets: targets, among: arrays)
        }
        try keep(chosen, of: written, arrays, &state, context, at: span)
    }

    /// `load npy "x.npy" "y.npy"`: inputs and targets; a single file becomes an array of the learner's.
    static func runFiles(
        _ reader: inout ArgumentReader, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let (first, span) = try FilePath.next(
            from: &reader, needed: "load npy needs the path of a file.",
            example: "load npy \"x.npy\" \"y.npy\"")
        let second = reader.next()
        try reader.finish()
        let inputs = try array(first, context, at: span)
        guard let second else {
            return try keepAsVariable(inputs, first, &state, context, at: span)
        }
        guard let path = FilePath.written(in: second) else {
            throw Diagnostic(
                "a path is needed here", hint: "For example: load npy \"x.npy\" \"y.npy\"",
                at: second.span)
        }
        var roles = ArrayRoles([])
        roles.parts["train"] = (inputs, try array(path, context, at: second.span))
        try keep(roles, of: first, [], &state, context, at: span)
        state.data?.arrays = ArraySource(
            path: first, names: [("train_input", first), ("train_target", path)])
    }

    private static func array(
        _ path: String, _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) -> NumPyArray {
        try FilePath.require(path, endings: [".npy"], context, at: span)
        return try reading(at: span) { () throws(InterchangeError) in
            try NumPyFile.array(FilePath.resolved(path, context))
        }
    }

    private static func keepAsVariable(
        _ array: NumPyArray, _ path: String, _ state: inout SessionState,
        _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) {
        let name = ArraySource.name(ofFile: path)
        try ExpressionStatements.checkFree(Name(name, at: span))
        guard let items = array.items else {
            throw Diagnostic(
                "\(path) holds no numbers that could be an array here.",
                hint: "Two files are data to learn from: load npy \"x.npy\" \"y.npy\"", at: span)
        }
        try asking { () throws(EngineError) in
            try Memory.check(floats: Double(items.count * items.itemSize) * 2, for: "this array")
        }
        var values: [Float] = []
        values.reserveCapacity(items.count * items.itemSize)
        items.forEachItem { values += $0 }
        guard let tensor = try? Tensor(values, shape: array.shape) else {
            throw Diagnostic("\(path) is too large for an array of one's own.", at: span)
        }
        state.variables[name] = .tensor(tensor)
        context.say(
            "\(name) is now an array of yours, of shape \(shapeText(array.shape)). With its targets: "
                + "load arrays \(name) y")
    }

    private static func keep(
        _ roles: ArrayRoles, of path: String, _ arrays: [NumPyArray], _ state: inout SessionState,
        _ context: StatementContext, at span: SourceSpan
    ) throws(Diagnostic) {
        guard let train = roles.parts["train"] else { throw unnamed(arrays, path).placed(at: span) }
        var making = ArrayMaking(title: path)
        let first = try making.examples(train, "train", at: span)
        var others: [String: Examples] = [:]
        for part in ["val", "test"] {
            guard let pair = roles.parts[part] else { continue }
            others[part] = try making.examples(pair, part, at: span)
        }
        for (part, examples) in others where examples.inputs.itemShape != first.inputs.itemShape {
            throw Diagnostic(
                "An example of train is \(shapeText(first.inputs.itemShape)), one of \(part) "
                    + "\(shapeText(examples.inputs.itemShape)).",
                hint: "They must have the same shape; save them so in NumPy.", at: span)
        }
        var set = DataSet(
            name: "npz", title: path.split(separator: "/").last.map(String.init) ?? path,
            classNames: making.classNames, trainInput: first.inputs, trainTarget: first.targets,
            testInput: others["test"]?.inputs, testTarget: others["test"]?.targets)
        if making.classNames.isEmpty, others["val"] == nil {
            set.nameNumberClasses(most: first.targets.isBytes ? 1000 : 20)
        }
        context.add(.data(DataNotice(name: "npz", source: .files)))
        DataStatements.keep(set, in: &state, context)
        state.data?.val = others["val"]
        state.data?.arrays = roles.source(path)
        let counts = (state.data?.parts ?? []).map { "\($0.name) \(grouped($0.examples.count))" }
        context.say("\(set.title): \(counts.joined(separator: ", ")).")
        context.add(.table(DataStatements.arrays(of: set)))
        if !set.classNames.isEmpty {
            context.say(
                "\(counted(set.classNames.count, "class", "classes")): "
                    + "\(TableAnswer.some(set.classNames)).")
        }
        if set.testInput == nil, others["val"] == nil {
            context.say("There is no test part: `split 0.2 seed=42` keeps some examples aside.")
        }
    }

    private static func unnamed(_ arrays: [NumPyArray], _ path: String) -> Diagnostic {
        guard !arrays.isEmpty else { return Diagnostic("\(path) holds no arrays.") }
        let names = arrays.prefix(8).map { "\($0.name.shortened) \(shapeText($0.shape))" }
        let many = arrays.count > 1
        return Diagnostic(
            "The names of the arrays in \(path) do not say which are inputs and which targets: "
                + listed(names) + ".",
            hint: many
                ? "Say so: inputs=\(arrays[0].name.shortened) targets=\(arrays[1].name.shortened)"
                : "It needs two: save them with np.savez(\"data.npz\", x_train=x, y_train=y).")
    }

    private static func reading<Result>(
        at span: SourceSpan, _ body: () throws(InterchangeError) -> Result
    ) throws(Diagnostic) -> Result {
        do throws(Diagnostic) { return try ModelFileStatements.writing(body) } catch {
            throw error.placed(at: span)
        }
    }
}
