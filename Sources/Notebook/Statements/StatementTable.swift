import Diagnostics
import Engine
import Language

/// Every statement there is, and the one place where a parsed statement meets its meaning.
enum StatementTable {
    static let all: [StatementDefinition] =
        DataStatements.all + [BaselineStatement.definition] + ModelStatements.all
        + TrainingStatements.all + GradientStatements.all + NotebookStatements.all
        + HistoryStatements.all + RunStatements.all + InsightStatements.all

    static let byVerb = Dictionary(uniqueKeysWithValues: all.map { ($0.verb, $0) })

    /// The words that begin a command. `quit` is the shell's own, named here so that it is known.
    static let verbs = Set(all.map(\.verb))

    static func run(
        _ statement: Statement, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        switch statement.kind {
        case .command(let command):
            guard let definition = byVerb[command.verb.text.lowercased()] else {
                throw UnknownStatement.diagnostic(for: command.verb)
            }
            let (asked, destination) = try FigureDestination.taken(
                from: command, of: definition, state, context.environment)
            var names = state.variables
            // A layer that is named is meant, whatever else is called so.
            if definition.verb == "weights" {
                for layer in state.model?.layers ?? [] { names[layer.name] = nil }
            }
            let filled = definition.filled(asked, from: names)
            var meant = statement
            meant.kind = .command(filled)
            try noting(meant, to: destination, &state, context) { state throws(Diagnostic) in
                try definition.run(filled, to: destination, &state, context)
            }
        case .expression(let expression):
            if let command = commandInCallForm(expression) {
                return try run(
                    Statement(.command(command), text: statement.text, line: statement.line),
                    &state, context)
            }
            try noting(statement, &state, context) { state throws(Diagnostic) in
                try ExpressionStatements.show(expression, &state, context)
            }
        case .assignment(let name, let value):
            try noting(statement, &state, context) { state throws(Diagnostic) in
                try ExpressionStatements.assign(value, to: name, &state, context)
            }
        case .block(let count, let body):
            var done = state.done
            try RepeatBlock.run(count: count, body: body, &state, context)
            // The block is one thing done, however often it went round.
            done.append(DoneStatement(statement, after: state))
            state.done = done
        }
    }

    /// The command that a statement is, written as one or in call form; nil for all else.
    static func command(of statement: Statement) -> Command? {
        switch statement.kind {
        case .command(let command): command
        case .expression(let expression): commandInCallForm(expression)
        case .assignment, .block: nil
        }
    }

    /// `fit(5)` and `model.fit(5)` read as `fit 5`.
    static func commandInCallForm(_ expression: Expression) -> Command? {
        guard case .call(let callee, let arguments) = expression.kind,
            let name = callee.dottedName
        else { return nil }
        let verb = name.hasPrefix("model.") ? String(name.dropFirst(6)) : name
        guard byVerb[verb] != nil, Functions.byName[verb] == nil else { return nil }
        return Command(verb: Name(verb, at: callee.span), arguments: arguments)
    }
}

extension StatementDefinition {
    /// The command with numbers in place of the learner's own names and of what is computed from
    /// them: `n = 5`, then `fit n` or `add Dense n*2`.
    ///
    /// A name that means something to the statement keeps that meaning.
    fileprivate func filled(_ command: Command, from variables: [String: Value]) -> Command {
        guard family != .inside, verb != "help", verb != "load" else { return command }
        var filled = command
        for index in command.arguments.indices {
            filled.arguments[index].value = worked(command.arguments[index].value, variables)
        }
        return filled
    }

    private func worked(_ value: Expression, _ variables: [String: Value]) -> Expression {
        switch value.kind {
        case .word(let name):
            guard case .number(let number)? = variables[name], !words.contains(name),
                !LayerCatalog.activations.contains(name)
            else { return value }
            return Expression(.number(number), at: value.span)
        case .unary(.negate, _), .binary:
            var evaluator = ExpressionEvaluator(
                names: OwnNames(values: variables), random: RandomSource(seed: 0))
            guard let number = try? evaluator.operand(of: value).scalar else { return value }
            return Expression(.number(number), at: value.span)
        case .call(let callee, let arguments):
            let inner = arguments.map {
                Argument(name: $0.name, value: worked($0.value, variables))
            }
            return Expression(.call(callee, inner), at: value.span)
        case .list(let items):
            return Expression(.list(items.map { worked($0, variables) }), at: value.span)
        case .range(let first, let last):
            return Expression(
                .range(worked(first, variables), worked(last, variables)), at: value.span)
        default: return value
        }
    }
}

/// The learner's own names and no others.
private struct OwnNames: NameSource {
    let values: [String: Value]
    var allNames: [String] { values.keys.sorted() }
    func operand(of name: String) throws(Diagnostic) -> Operand? {
        values[name].map { Operand($0) }
    }
}

/// What to say about a word that begins a line and is no statement.
enum UnknownStatement {
    private static let noShell = "Bobbin has no shell commands. `help` lists what there is."
    private static let noInstalling =
        "Nothing needs installing here: begin with `load fashion_mnist`."
    private static let inLesson =
        "That is a word of the lessons: `lesson` goes on with yours, and there it works."
    private static let course =
        "`lesson` begins the course, one step at a time; `help` lists the statements."
    private static let questions =
        "`help` and a word explains it, such as `help neuron`; `lesson` begins the course."
    private static let loop = "A loop is `repeat 10`, its lines, and `end`."

    /// What people type from other tools, and what it is called here.
    static let foreign: [String: String] = [
        "exit": "Type `quit` or press Ctrl-D to leave.",
        "quit": "Type `quit` on a line of its own, or press Ctrl-D.",
        "import": "Nothing needs importing here: begin with `load fashion_mnist`.",
        "from": "Nothing needs importing here: begin with `load fashion_mnist`.",
        "print": "Write the name or expression alone on a line to see its value.",
        "ls": noShell, "dir": noShell, "cd": noShell, "pwd": noShell, "cat": noShell,
        "clear": "Ctrl-L clears the screen.", "cls": "Ctrl-L clears the screen.",
        "sudo": noShell, "git": noShell,
        "python": "Bobbin has a language of its own; `help` lists its statements.",
        "python3": "Bobbin has a language of its own; `help` lists its statements.",
        "bobbin": "You are in Bobbin already; `help` lists its statements.",
        "pip": noInstalling, "conda": noInstalling, "apt": noInstalling,
        "train": "Training is called `fit`, as in Keras: `fit 5`.",
        "test": "Measuring is called `evaluate`, as in Keras: `evaluate test`.",
        "for": loop, "while": loop,
        "if": "There is no `if`; lines run one after another.",
        "with": "A gradient is recorded by `record cost = …`, then `gradient cost w`.",
        "def": "There are no functions to define; `help` lists the statements.",
        "class": "There are no classes to define; `help layers` lists the layers.",
        "let": "A name needs no `let`: `x = 3`.", "var": "A name needs no `var`: `x = 3`.",
        "del": "A name needs no removing: give it another value, `x = 3`.",
        "assert": "Write the comparison alone on a line: it shows true or false.",
        "range": "A stretch is written with two dots: `0..9`.",
        "return": "There are no functions to define, so there is nothing to return from.",
        "nn": "A layer is put in by `add Dense 10 softmax`.",
        "torch": "Bobbin follows Keras: `model Dense(100, relu), Dense(10, softmax)`.",
        "backward": "`gradient cost w b` finds gradients, `fit` all of them at once.",
        "read_csv": "A table is loaded by `load csv \"iris.csv\" target=species`.",
        "std": "There is no such function; `standardize` divides the inputs by theirs.",
        "end": "`end` closes a block that `repeat 10` opens.",
        "sin": "There is no such function; `help functions` lists them.",
        "cos": "There is no such function; `help functions` lists them.",
        "open": "Files are named by the statements that read them: `load csv \"iris.csv\"`.",
        "type": "`shape(x)` tells the sizes of an array.",
        "dense": "A layer is put in by `add Dense 10 softmax`.",
        "hint": inLesson, "solution": inLesson, "back": inLesson, "restart": inLesson,
        "goto": inLesson, "menu": inLesson,
        "hello": course, "hi": course, "start": course, "begin": course, "learn": course,
        "teach": course, "next": course, "what": questions, "how": questions, "why": questions,
    ]

    static func diagnostic(for verb: Name) -> Diagnostic {
        if let hint = foreign[verb.text.lowercased()] {
            return Diagnostic(
                "there is no statement called \(verb.text)", hint: hint, at: verb.span)
        }
        let known = StatementTable.all.map(\.verb)
        let meant = Suggestion.nearest(to: verb.text, among: known + ["quit"])
        return Diagnostic(
            "there is no statement called \(verb.text)",
            hint: (meant.map { "Did you mean \($0)?   help \($0)" })
                ?? "`help` lists what there is.",
            at: verb.span)
    }
}
