import Diagnostics
import Engine
import Language
import Output

/// The last statement that was done, with what its explanation needs.
indirect enum LastStatement: Sendable {
    case none
    /// `before` is the session as the statement found it; `blocks` is what it answered.
    case done(Statement, cell: Int, before: SessionState, blocks: [Block])
}

/// One statement that was done, with what it decided: `keras` writes the program from these.
struct DoneStatement: Sendable {
    var statement: Statement
    var modelName: String?
    var layers: [any Layer]
    var inputShape: [Int]?
    /// The shape of one example's input; empty where there is no data.
    var itemShape: [Int]
    /// The sides of its pictures; nil where examples are none.
    var pictureShape: [Int]?
    /// The parts of the data.
    var parts: [String]
    /// The classes by name, and whether the inputs are rows of a table.
    var classNames: [String]
    var isTable: Bool
    var source: TableSource?
    var plan: TrainingPlan?
    var metricNames: [String]
    /// What the data has been through: `split 0.2 seed=42` also where the seed was drawn.
    var dataSteps: [String]
    var seed: UInt64
    /// The file that its picture went to.
    var figureFile: String?
    /// The number of the latest run.
    var run: Int?

    init(_ statement: Statement, to file: String? = nil, after state: SessionState) {
        self.statement = statement
        figureFile = file
        run = state.runs.last?.number
        modelName = state.model?.name
        layers = state.model?.layers ?? []
        inputShape = state.model?.network?.inputShape
        itemShape = state.data?.train.inputs.itemShape ?? []
        pictureShape = state.data.flatMap { data in
            PictureSize.of(data.train.inputs.itemShape, data).map { [$0.height, $0.width] }
        }
        parts = state.data?.parts.map(\.name) ?? []
        classNames = state.data?.classNames ?? []
        isTable = state.data?.isTable ?? false
        source = state.data?.source
        plan = state.model?.compiled?.plan
        metricNames = state.model?.compiled?.metricNames ?? []
        dataSteps = state.data?.steps ?? []
        seed = state.seed
    }
}

/// Statements in order, in pieces: a session that is kept for `undo` shares all whole pieces, so that
/// one more statement copies one piece at the most.
struct DoneStatements: Sendable {
    private static let pieceSize = 128
    private var pieces: [[DoneStatement]] = []

    var isEmpty: Bool { pieces.isEmpty }
    var all: [DoneStatement] { Array(pieces.joined()) }

    mutating func append(_ statement: DoneStatement) {
        if pieces.isEmpty || pieces[pieces.count - 1].count == Self.pieceSize { pieces.append([]) }
        pieces[pieces.count - 1].append(statement)
    }
}

extension StatementTable {
    /// Runs one statement and, where it succeeds, notes what was done and lets the coach look.
    static func noting(
        _ statement: Statement, to destination: FigureDestination? = nil,
        _ state: inout SessionState, _ context: StatementContext,
        _ body: (inout SessionState) throws(Diagnostic) -> Void
    ) throws(Diagnostic) {
        var before = state
        before.last = .none
        let said = context.recorder.blocks.count
        try body(&state)
        guard isNoted(statement) else { return }
        let blocks =
            Array(context.recorder.blocks.dropFirst(said)) + (destination?.collector.drawn ?? [])
        state.last = .done(
            statement, cell: state.cellCount + 1, before: before, blocks: blocks)
        state.done.append(DoneStatement(statement, to: destination?.name, after: state))
        if !context.isMuted {
            Coach.look(at: statement, before: before, &state, blocks: blocks, context)
        }
    }

    /// Statements about the notebook itself say nothing about learning.
    private static func isNoted(_ statement: Statement) -> Bool {
        guard case .command(let command) = statement.kind,
            let definition = byVerb[command.verb.text.lowercased()]
        else { return true }
        return definition.verb == "seed"
            || definition.family != .notebook && !InsightStatements.verbs.contains(definition.verb)
    }
}
