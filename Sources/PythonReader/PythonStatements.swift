import Diagnostics
import Language
import Workbench

/// Reads what people bring along from Python as the Bobbin statements that it stands for.
///
///     model.fit(x, y, epochs=5)                 → fit epochs=5
///     model.add(keras.layers.Dense(10))         → add Dense(10)
///     keras.datasets.fashion_mnist.load_data()  → load fashion_mnist
///     w = tf.Variable(0.0)                      → variable w = 0
///     print(x)                                  → x
///     import keras                              → nothing
///
/// Objects that are given names are kept (`NamedObject`), lines that prepare one array of the data
/// are read as what prepares all of it (`preparation`).
///
/// Everything else passes through as it is. What was understood in a way that may surprise is said
/// in a remark.
package struct PythonStatements {
    package let scene: PythonContext
    /// What to say of how the statement was read; a session says each once.
    package var remarks: [String] = []
    /// What to say each time.
    package var answers: [String] = []
    /// Objects to be kept under their names.
    package var kept: [NamedObject] = []
    /// The figure that `plt.show()` draws, by now.
    package var figure: PythonFigure?
    /// Whether the lines of a `repeat` are read.
    private(set) var isInBlock = false

    package init(_ scene: PythonContext = PythonContext()) {
        self.scene = scene
        figure = scene.figure
    }

    package mutating func read(_ statement: Statement) throws(Diagnostic) -> [Statement] {
        switch statement.kind {
        case .block(let count, let body):
            var inner: [Statement] = []
            isInBlock = true
            defer { isInBlock = false }
            for line in body { inner += try read(line) }
            return [with(.block(count: rewritten(count), body: inner), statement)]
        case .command(let command): return try read(command, statement)
        case .assignment(let name, let value):
            if let object = NamedObject(name, rewritten(value)) {
                kept.append(object)
                return []
            }
            if let commands = preparation(of: name, as: value) {
                return commands.map { with(.command($0), statement) }
            }
            if let commands = try figureCommands(in: value, as: name) {
                return commands.map { with(.command($0), statement) }
            }
            if let commands = try commands(in: value, as: name) {
                return commands.map { with(.command($0), statement) }
            }
            return [with(.assignment(name, rewritten(value)), statement)]
        case .expression(let value):
            if case .call(let callee, let arguments) = value.kind, callee.word == "print" {
                let values = arguments.filter { $0.name == nil }
                if values.count == 1 {
                    return try read(with(.expression(values[0].value), statement))
                }
                let print = Expression(.call(callee, rewritten(values)), at: value.span)
                return [with(.expression(print), statement)]
            }
            if value.dottedName == "history.history" {
                let history = Command(verb: Name("history", at: value.span), arguments: [])
                return [with(.command(history), statement)]
            }
            if let commands = try figureCommands(in: value, as: nil) {
                return commands.map { with(.command($0), statement) }
            }
            if let commands = try commands(in: value, as: nil) {
                return commands.map { with(.command($0), statement) }
            }
            return [with(.expression(rewritten(value)), statement)]
        }
    }

    private func with(_ kind: Statement.Kind, _ statement: Statement) -> Statement {
        Statement(kind, text: statement.text, line: statement.line)
    }

    private mutating func read(
        _ command: Command, _ statement: Statement
    ) throws(Diagnostic) -> [Statement] {
        switch command.verb.text {
        case "import", "from":
            remarks.append("Nothing needs importing here: begin with `load fashion_mnist`.")
            return []
        case "for" where beginLoop(command.arguments): return []
        case "print" where !command.arguments.isEmpty:
            let print = Expression(.word("print"), at: command.verb.span)
            let call = Expression(
                .call(print, rewritten(command.arguments)), at: command.verb.span)
            return [with(.expression(call), statement)]
        default:
            let verb = command.verb.text.lowercased()
            var arguments = rewritten(withObjects(command.arguments, of: verb))
            arguments = renamed(arguments, of: verb)
            switch verb {
            case "add", "model": arguments = try layers(arguments)
            case "fit":
                var options: [Argument] = []
                for argument in arguments { options += try fitOption(argument) }
                arguments = options
            default: break
            }
            return [with(.command(Command(verb: command.verb, arguments: arguments)), statement)]
        }
    }

    // MARK: - Calls

    /// The commands that a call stands for; nil for an expression, none for what needs no doing.
    private mutating func commands(
        in value: Expression, as name: Name?
    ) throws(Diagnostic) -> [Command]? {
        guard case .call(let callee, let arguments) = value.kind, let dotted = callee.dottedName
        else { return nil }
        let words = dotted.split(separator: ".").map(String.init)
        let last = words[words.count - 1]
        if let commands = gradientCommands(words, arguments, as: name, at: callee.span) {
            return commands
        }
        func command(_ verb: String, _ arguments: [Argument]) -> [Command] {
            [Command(verb: Name(verb, at: callee.span), arguments: arguments)]
        }
        switch last {
        case "load_data" where words.count > 1:
            return command(
                "load", [Argument(value: Expression(.word(words[words.count - 2]), at: value.span))]
            )
        case "Sequential":
            return command("model", try layers(withObjects(arguments, of: "model")))
        case "load_model" where words.count > 1:
            return file("load", "model", arguments, callee.span)
        case "save_weights", "load_weights":
            return file(String(last.prefix(4)), "weights", arguments, callee.span)
        case "keys" where words.dropLast().last == "history": return command("history", [])
        case "set_random_seed", "set_seed": return command("seed", rewritten(arguments))
        case "seed" where words.count > 1: return command("seed", rewritten(arguments))
        case "unique" where arguments.contains { $0.name?.text == "return_counts" }:
            return command("counts", part(of: arguments.first?.value))
        case "cross_validate", "cross_val_score":
            return baseline(arguments).map { command("baseline", $0) }
        case "train_test_split": return command("split", split(arguments))
        case _ where Self.measures.contains(last):
            return try confusion(arguments).map { command("confusion", $0) }
        case _ where words.first == "tf" && words.contains("config"):
            remarks.append("Nothing needs setting here: the same seed gives the same numbers.")
            return []
        default: break
        }
        if words.count == 1 || words.count == 2 && words[0] == "model",
            let read = try argumentsOfModel(last, withObjects(arguments, of: last))
        {
            let own = last == "fit" ? ownArrays(arguments, at: callee.span) : []
            return read.isEmpty && last == "add" && !arguments.isEmpty
                ? [] : own + command(last, read)
        }
        return nil
    }

    /// `model.save_weights("w.weights.h5")` → `save weights "w.weights.h5"`.
    private func file(
        _ verb: String, _ what: String, _ arguments: [Argument], _ span: SourceSpan
    ) -> [Command] {
        let words = [Argument(value: Expression(.word(what), at: span))]
        let path = arguments.first { $0.name == nil || $0.name?.text == "filepath" }
        return [
            Command(
                verb: Name(verb, at: span),
                arguments: words + (path.map { [Argument(value: $0.value)] } ?? []))
        ]
    }

    /// The arguments of `model.fit(…)` and the like; nil for what is no method of a model.
    private mutating func argumentsOfModel(
        _ verb: String, _ arguments: [Argument]
    ) throws(Diagnostic) -> [Argument]? {
        switch verb {
        case "fit": return try fit(arguments)
        case "evaluate": return try part(ofBoth: arguments)
        case "predict": return rewritten(Array(arguments.filter { $0.name == nil }.prefix(1)))
        case "compile": return renamed(try compile(arguments), of: "compile")
        case "add": return try layers(arguments)
        default: return nil
        }
    }
}
