import Diagnostics
import Engine
import History
import Insight
import KerasPrograms
import Language
import Python
import Statements
import Values
import Vocabulary
import Workbench

/// Every statement there is, and the one place where a parsed statement meets its meaning.
enum StatementTable {
    /// In the order of `help`.
    static let all: [StatementDefinition] = {
        let families: [[StatementDefinition]] = [
            DataStatements.all, [BaselineStatement.definition], ModelStatements.all,
            TrainingStatements.all,
            [
                ConfusionStatement.definition, MistakesStatement.definition,
                WeightsStatement.definition, ActivationsStatement.definition,
            ],
            GradientStatements.all, NotebookStatements.all,
            [ExportStatement.definition, HelpStatement.definition], NameStatements.all,
            HistoryStatements.all,
            RunStatements.all,
            [
                TraceStatement.definition, ExplainStatement.definition,
                CoachStatement.definition, LiveStatement.definition, KerasStatement.definition,
            ],
        ]
        return families.flatMap(\.self)
    }()

    static let byVerb = Dictionary(uniqueKeysWithValues: all.map { ($0.verb, $0) })

    /// The statement that a word begins, in any spelling of upper and lower case.
    static func named(_ word: String) -> StatementDefinition? {
        Verb(word: word).flatMap { byVerb[$0] }
    }

    /// - Throws: where its word is no statement.
    static func definition(of command: Command) throws(Diagnostic) -> StatementDefinition {
        guard let definition = command.definition else {
            throw ForeignWord.unknownStatement(command.verb)
        }
        return definition
    }

    static func run(
        _ statement: Statement, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        if let problem = LineForm.problem(statement, state) { throw problem }
        guard !LineForm.isPython(statement, state) else {
            return try runPython(statement, &state, context)
        }
        switch statement.kind {
        case .command(let command):
            let definition = try definition(of: command)
            let (asked, destination) = try FigureDestination.taken(
                from: command, of: definition, state, context.environment)
            let filled = definition.filled(asked, from: OwnNames(state, for: definition))
            var meant = statement
            meant.kind = .command(filled)
            try noting(meant, to: destination, &state, context) { state throws(Diagnostic) in
                try definition.run(filled, to: destination, &state, context)
            }
        case .expression(let expression):
            if let command = expression.commandInCallForm {
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
            let before = state
            var done = state.done
            try RepeatBlock.run(count: count, body: body, &state, context)
            // The block is one thing done, however often it went round.
            done.append(.init(statement, from: before, to: state))
            state.done = done
        case .foreign: break
        }
    }

    /// Lines of Python: whatever they do to data and models, statements of this table do.
    private static func runPython(
        _ statement: Statement, _ state: inout SessionState, _ context: StatementContext
    ) throws(Diagnostic) {
        let before = state
        var done = state.done
        let foreign = try Python.run(
            statement.text, line: statement.line, &state, context,
            perform: { (statement, state, context) throws(Diagnostic) in
                try run(statement, &state, context)
            })
        try state.checkKept(context)
        // What was done is the line itself, once.
        var line = statement
        line.kind = .foreign
        var noted = DoneStatement(line, from: before, to: state)
        noted.foreign = foreign
        noted.outputs = foreign.outputs
        noted.mentions = foreign.mentions
        done.append(noted)
        state.done = done
    }

    /// Runs one statement and, where it succeeds, notes what was done and lets the coach look.
    private static func noting(
        _ statement: Statement, to destination: FigureDestination? = nil,
        _ state: inout SessionState, _ context: StatementContext,
        _ body: (inout SessionState) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        var before = state
        before.last = nil
        let said = context.recorder.blocks.count
        try body(&state)
        let definition = statement.command?.definition
        let blocks =
            Array(context.recorder.blocks.dropFirst(said)) + (destination?.collector.drawn ?? [])
        if definition?.isExplained ?? true {
            state.last = LastStatement(
                statement, summary: definition?.summary ?? "", cell: state.cellCount + 1,
                before: before, blocks: blocks)
        }
        guard definition?.isDone ?? true else { return }
        state.done.append(
            DoneStatement(statement, writing: destination?.name, from: before, to: state))
        if definition?.teaches ?? true, !context.isMuted {
            Coach.look(at: statement, before: before, &state, blocks: blocks, context)
        }
    }
}

extension Command {
    /// The statement that its first word names; nil for a word that is none.
    var definition: StatementDefinition? { kind.flatMap { StatementTable.byVerb[$0] } }
}

extension StatementDefinition {
    /// Whether `explain`, `keras` and the coach have anything to do with it: statements about the
    /// notebook itself, and those that look closer at others, say nothing about learning.
    fileprivate var teaches: Bool {
        switch verb {
        case .seed: true
        case .trace, .explain, .coach, .live, .keras: false
        default: family != .notebook
        }
    }

    /// Whether `explain` has something to say of it.
    fileprivate var isExplained: Bool { teaches || verb == .trace }

    /// Whether it is part of what a program or a script of the session repeats.
    fileprivate var isDone: Bool { teaches || verb == .rewind || verb == .forget }
}

extension DoneStatement {
    /// What was done between two states.
    fileprivate init(
        _ statement: Statement, writing file: String? = nil, from before: SessionState,
        to after: SessionState
    ) {
        self.init(statement, to: file, after: after)
        changes = before.revision != after.revision || before.random != after.random
    }
}

extension StatementDefinition {
    /// The command with numbers in place of the learner's own names and of what is computed from
    /// them: `n = 5`, then `fit n` or `add Dense n*2`.
    ///
    /// A name that means something to the statement keeps that meaning.
    func filled(_ command: Command, from names: OwnNames) -> Command {
        guard family != .inside, verb != .help, verb != .load, verb != .forget else {
            return command
        }
        var filled = command
        for index in command.arguments.indices {
            filled.arguments[index].value = worked(command.arguments[index].value, names)
        }
        return filled
    }

    private func worked(_ value: Expression, _ names: OwnNames) -> Expression {
        switch value.kind {
        case .word(let name):
            guard let number = names.number(name), !words.contains(name),
                !LayerCatalog.activations.contains(name)
            else { return value }
            return Expression(.number(number), at: value.span)
        case .unary(.negate, _), .binary:
            var evaluator = ExpressionEvaluator(
                names: names, random: RandomSource(seed: 0))
            guard let number = try? evaluator.operand(of: value).scalar else { return value }
            return Expression(.number(number), at: value.span)
        case .call(let callee, let arguments):
            let inner = arguments.map {
                Argument(name: $0.name, value: worked($0.value, names))
            }
            return Expression(.call(callee, inner), at: value.span)
        case .list(let items):
            return Expression(.list(items.map { worked($0, names) }), at: value.span)
        case .range(let first, let last):
            return Expression(
                .range(worked(first, names), worked(last, names)), at: value.span)
        default: return value
        }
    }
}

/// The learner's own names and no others.
struct OwnNames: NameSource {
    private let state: SessionState
    /// Names that mean something else to a statement.
    private let others: Set<String>

    init(_ state: SessionState, for definition: StatementDefinition) {
        self.state = state
        // A layer that is named is meant, whatever else is called so.
        others = definition.verb == .weights ? Set(state.model?.layers.map(\.name) ?? []) : []
    }

    var allNames: [String] { state.variables.keys.sorted() + (state.foreign?.all ?? []) }

    func operand(of name: String) throws(Diagnostic) -> Operand? {
        others.contains(name) ? nil : try state.ownOperand(name)
    }

    func number(_ name: String) -> Double? {
        if OutputName(name) != nil, !state.hasOwn(name) {
            return try? state.output(named: name)?.scalar
        }
        guard !others.contains(name), state.hasOwn(name),
            case .number(let number)? = try? state.ownOperand(name)
        else { return nil }
        return number
    }
}
