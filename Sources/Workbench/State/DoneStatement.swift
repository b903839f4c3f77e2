import Datasets
import Engine
import Language

/// One statement that was done, with what it decided: `keras` writes the program from these.
package struct DoneStatement: Sendable {
    package var statement: Statement
    /// The cell that it is.
    package var cell: Int
    /// Whether it changed the session, were it only by random numbers that it drew.
    package var changes = true
    /// The cells whose values it reads, by what they are called in it: `_`, `Out[3]`.
    package var outputs: [String: Int] = [:]
    /// Where it mentions such values; of the notebook's own statements those alone that no name of
    /// their own can stand for.
    package var mentions: [OutputPlace] = []
    /// What of the model's file was not loaded.
    package var leftBehind: [LeftSetting]
    /// The data set by then.
    package var dataName: String?
    /// The epoch that `rewind` went back to in it, where it is a `fit`.
    package var rewind: Int?
    package var modelName: String?
    package var layers: [any Layer]
    package var inputShape: [Int]?
    /// The shape of one example's input; empty where there is no data.
    package var itemShape: [Int]
    /// The sides of its pictures; nil where examples are none.
    package var pictureShape: [Int]?
    /// The parts of the data.
    package var parts: [String]
    /// The classes by name, and whether the inputs are rows of a table.
    package var classNames: [String]
    package var isTable: Bool
    package var source: TableSource?
    package var table: TableFacts?
    package var arrays: ArraySource?
    /// The learner's own array that a single file became.
    package var arrayName: String?
    package var plan: TrainingPlan?
    package var metricNames: [String]
    /// What the data has been through.
    package var dataSteps: [DataStep]
    package var seed: UInt64
    /// The file that its picture went to.
    package var figureFile: String?
    /// Whether it is `data`, the data set, and no name of the learner's.
    package var meansDataSet = false
    /// The number of the latest run.
    package var run: Int?

    /// What it did, where it is lines of another language.
    package var foreign: ForeignRun?

    package init(_ statement: Statement, to file: String? = nil, after state: SessionState) {
        self.statement = statement
        cell = state.cellCount + 1
        if statement.kind != .foreign {
            outputs = OutputMention.cells(in: statement.text, state, before: cell)
            mentions = OutputMention.unsettled(in: statement.text, state)
        }
        figureFile = file
        if case .command(let command) = statement.kind, command.kind == .load,
            command.values.count == 2, command.values[0].word?.lowercased() == "npy"
        {
            let path = command.values.last.flatMap { FilePath.written(in: $0) }
            arrayName = path.map(ArraySource.name(ofFile:))
        }
        if case .expression(let expression) = statement.kind {
            meansDataSet = state.meansDataSet(expression)
        }
        run = state.runs.last?.number
        dataName = state.data?.name
        modelName = state.model?.name
        layers = state.model?.layers ?? []
        leftBehind = state.model?.leftBehind ?? []
        inputShape = state.model?.network?.inputShape
        itemShape = state.data?.train.inputs.itemShape ?? []
        pictureShape = state.data.flatMap { data in
            PictureSize.of(data.train.inputs.itemShape, data).map { [$0.height, $0.width] }
        }
        parts = state.data?.parts.map(\.name) ?? []
        classNames = state.data?.classNames ?? []
        isTable = state.data?.isTable ?? false
        source = state.data?.source
        table = state.data?.table
        // What was loaded before stays where a single array is read.
        let isArray = arrayName.map { state.variables[$0] != nil } ?? false
        arrays = isArray ? nil : state.data?.arrays
        plan = state.model?.compiled?.plan
        metricNames = state.model?.compiled?.metricNames ?? []
        dataSteps = state.data?.steps ?? []
        seed = state.seed
    }

    /// Whether gaps among the inputs are filled by what the training part holds.
    package var refillsGaps: Bool { table?.gaps.map { !$0.isConstant } ?? false }
}
