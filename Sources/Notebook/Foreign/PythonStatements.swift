import Diagnostics
import Language

/// Reads what people bring along from Python as the Bobbin statements that it stands for.
///
///     model.fit(x, y, epochs=5)                 → fit epochs=5
///     model.add(keras.layers.Dense(10))         → add Dense(10)
///     keras.datasets.fashion_mnist.load_data()  → load fashion_mnist
///     print(x)                                  → x
///     import keras                              → nothing
///
/// Everything else passes through as it is. What was understood in a way that may surprise is said
/// in a remark.
struct PythonStatements {
    /// What to say of how the statement was read; a session says each once.
    var remarks: [String] = []

    mutating func read(_ statement: Statement) throws(Diagnostic) -> [Statement] {
        switch statement.kind {
        case .block(let count, let body):
            var inner: [Statement] = []
            for line in body { inner += try read(line) }
            return [with(.block(count: rewritten(count), body: inner), statement)]
        case .command(let command): return try read(command, statement)
        case .assignment(let name, let value):
            if let commands = try commands(in: value, as: name) {
                return commands.map { with(.command($0), statement) }
            }
            return [with(.assignment(name, rewritten(value)), statement)]
        case .expression(let value):
            if case .call(let callee, let arguments) = value.kind, callee.word == "print" {
                let values = arguments.filter { $0.name == nil }.map(\.value)
                if values.count == 1 {
                    return try read(with(.expression(values[0]), statement))
                }
                return values.map { with(.expression(rewritten($0)), statement) }
            }
            if value.dottedName == "history.history" {
                let history = Command(verb: Name("history", at: value.span), arguments: [])
                return [with(.command(history), statement)]
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
        case "print" where !command.arguments.isEmpty:
            return command.arguments.map { with(.expression(rewritten($0.value)), statement) }
        default:
            return [
                with(
                    .command(Command(verb: command.verb, arguments: rewritten(command.arguments))),
                    statement)
            ]
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
        func command(_ verb: String, _ arguments: [Argument]) -> [Command] {
            [Command(verb: Name(verb, at: callee.span), arguments: arguments)]
        }
        switch last {
        case "load_data" where words.count > 1:
            return command(
                "load", [Argument(value: Expression(.word(words[words.count - 2]), at: value.span))]
            )
        case "Sequential": return command("model", layers(arguments))
        case "set_random_seed", "set_seed": return command("seed", rewritten(arguments))
        case "seed" where words.count > 1: return command("seed", rewritten(arguments))
        case "unique" where arguments.contains { $0.name?.text == "return_counts" }:
            return command("counts", part(of: arguments.first?.value))
        case "train_test_split": return command("split", split(arguments))
        case "imshow": return command("show", rewritten(Array(arguments.prefix(1))))
        case _ where words.first == "plt":
            remarks.append("Pictures and tables show at once here; plt has nothing left to do.")
            return []
        default: break
        }
        if words.count == 1 || words.count == 2 && words[0] == "model",
            let read = argumentsOfModel(last, arguments)
        {
            return read.isEmpty && last == "add" && !arguments.isEmpty ? [] : command(last, read)
        }
        if let name { try refuseObject(last, name, callee) }
        return nil
    }

    /// The arguments of `model.fit(…)` and the like; nil for what is no method of a model.
    private mutating func argumentsOfModel(_ verb: String, _ arguments: [Argument]) -> [Argument]? {
        switch verb {
        case "fit": fit(arguments)
        case "evaluate": part(of: arguments.first?.value)
        case "predict": rewritten(Array(arguments.filter { $0.name == nil }.prefix(1)))
        case "compile": compile(arguments)
        case "add": layers(arguments)
        default: nil
        }
    }
}
