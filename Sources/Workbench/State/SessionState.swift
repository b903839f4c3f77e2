import Datasets
import Diagnostics
import Engine
import Language
import Output
import Values
import Vocabulary

/// Everything a statement may change. A value: a copy is a snapshot.
public struct SessionState: Sendable {
    package var data: LoadedData? { didSet { revision += 1 } }
    package var model: ModelState? { didSet { revision += 1 } }
    /// Every `fit` of the session, in order.
    package var runs: SharedList<Run> = [] { didSet { revision += 1 } }
    /// The learner's own names.
    package var variables: [String: Value] = [:] { didSet { revision += 1 } }
    /// Names that another language's lines made here: Python's.
    package var foreign: (any ForeignNames)? { didSet { revision += 1 } }
    /// `variable`, `record`, `gradient` and `apply`.
    package var gradientWork = GradientWork() { didSet { revision += 1 } }
    /// The mean score of the last `baseline`.
    package var baseline: Double? { didSet { revision += 1 } }
    package var seed: UInt64 { didSet { revision += 1 } }
    package var random: RandomSource
    /// What was done last, for `explain`.
    package var last: LastStatement?
    /// Every statement that was done, for `keras`.
    package var done: SharedList<DoneStatement> = []
    /// The values of cells, for `_` and `Out[3]`. No change that `undo` would count.
    package var outputs = CellOutputs()
    package var coach = CoachState()
    /// Whether a `fit` draws its loss while it trains. No change that `undo` would count.
    package var drawsWhileTraining = true
    /// Numbered statements so far.
    public package(set) var cellCount = 0
    /// Grows with every change: a statement that leaves it as it was has only looked.
    public private(set) var revision = 0

    package init(seed: UInt64) {
        self.seed = seed
        random = RandomSource(seed: seed)
    }

    /// Keeps names that took in what was there before: no change that `undo` would count.
    package mutating func meet(_ names: any ForeignNames) {
        let known = revision
        foreign = names
        revision = known
    }

    /// A value of the learner's own, whichever language's line made it; nil for a name that is none.
    package func ownOperand(_ name: String) throws(Diagnostic) -> Operand? {
        if let own = variables[name] { return Operand(own) }
        return try foreign?.operand(of: name)
    }

    /// Whether the learner gave a name a value, by a line of whichever language.
    package func hasOwn(_ name: String) -> Bool {
        variables[name] != nil || foreign?.contains(name) ?? false
    }

    /// Takes over the names of a later state that this one does not have.
    package mutating func keepNames(of later: SessionState) {
        variables.merge(later.variables) { own, _ in own }
        guard let names = later.foreign else { return }
        if foreign == nil { foreign = names } else { foreign?.keepNames(of: names) }
    }
}

/// Names that another language's lines made, and what they are to the statements of this one.
package protocol ForeignNames: Sendable {
    /// A name's value; nil where it is none of these.
    ///
    /// - Throws: where the name is known and no value to compute with here.
    func operand(of name: String) throws(Diagnostic) -> Operand?
    /// The value that a cell gave; nil where it is none of these.
    func output(of cell: Int) throws(Diagnostic) -> Operand?
    /// What a name stands for, in a few words; nil where it is none of these.
    func overview(
        of name: String, _ state: SessionState, _ context: StatementContext
    ) -> NameOverview?
    var all: [String] { get }
    func contains(_ name: String) -> Bool
    /// How many names lines gave a value.
    var ownCount: Int { get }
    /// Whether a line gave it a value, rather than took the session's own data over by it.
    func isOwn(_ name: String) -> Bool
    /// A name of a layer, an optimizer or a callback, as a statement takes such a thing; nil for others.
    func argument(named name: String) -> Expression?
    /// Forgets a name that now means something else.
    mutating func forget(_ name: String)
    /// Counts all that the names lead to.
    func add(to footprint: inout MemoryFootprint)
    /// Takes over the names that later lines made, which began with these.
    mutating func keepNames(of later: any ForeignNames)
}

/// The parts of the data set in use.
package struct LoadedData: Sendable {
    package var name: String
    package var title: String
    package var classNames: [String]
    package var train: Examples
    package var val: Examples?
    package var test: Examples?
    /// What has been done to it so far.
    package var steps: [DataStep] = []
    /// What each number of an input is called, in a table; empty for pictures.
    package var inputNames: [String] = []
    /// The sides of the pictures that it holds, however they are laid out by now; nil for others.
    package var pictureShape: [Int]?
    /// What the target is called, in a table.
    package var targetName: String?
    /// What else is known of a table.
    package var table: TableFacts?
    /// Where its arrays came from; nil where nothing needs to be known of it.
    package var arrays: ArraySource?
    /// How the file of a table is read, for programs that read it too.
    package var source: TableSource?

    package init(
        name: String, title: String, classNames: [String], train: Examples, val: Examples? = nil,
        test: Examples? = nil, steps: [DataStep] = [], inputNames: [String] = [],
        pictureShape: [Int]? = nil, targetName: String? = nil, table: TableFacts? = nil,
        source: TableSource? = nil
    ) {
        self.name = name
        self.title = title
        self.classNames = classNames
        self.train = train
        self.val = val
        self.test = test
        self.steps = steps
        self.inputNames = inputNames
        self.pictureShape = pictureShape
        self.targetName = targetName
        self.table = table
        self.source = source
    }

    /// Whether every input is one row of a table, each of its numbers with a name.
    package var isTable: Bool { train.inputs.itemShape == [inputNames.count] }

    /// Every part that is there, by its name.
    package var parts: [(name: String, examples: Examples)] {
        [("train", train)] + (val.map { [("val", $0)] } ?? [])
            + (test.map { [("test", $0)] } ?? [])
    }

    package func part(_ name: String) -> Examples? { parts.first { $0.name == name }?.examples }

    /// The same data with every part's inputs changed in the same way.
    package mutating func mapInputs(_ change: (DataArray) -> DataArray) {
        mapParts { Examples(inputs: change($0.inputs), targets: $0.targets) }
    }

    /// The same data with every part's targets changed in the same way.
    package mutating func mapTargets(_ change: (DataArray) -> DataArray) {
        mapParts { Examples(inputs: $0.inputs, targets: change($0.targets)) }
    }

    private mutating func mapParts(_ changed: (Examples) -> Examples) {
        train = changed(train)
        val = val.map(changed)
        test = test.map(changed)
    }
}

/// The model being built or trained.
package struct ModelState: Sendable {
    package var name: String
    /// Layers in order, until the shape of the inputs is known and they become a network.
    package var layers: [any Layer] = [] { didSet { knownNames = nil } }
    /// The names of the layers, where they were asked for since the layers last changed.
    private var knownNames: LayerNames?
    package var network: Network?
    package var compiled: Compiled?
    /// Whether its weights are more than the first random ones: learned, loaded or set by hand.
    package var hasLearned = false { didSet { learnedFrom = nil } }
    /// The inputs that it last learned from; nil where its weights came from elsewhere.
    package var learnedFrom: InputScale?
    /// What of the file that it came from a later `save` cannot hold.
    package var leftBehind: [LeftSetting] = []

    package init(name: String) { self.name = name }

    /// The names of the layers. Of many layers each `add` would otherwise gather them anew.
    package var layerNames: LayerNames { knownNames ?? LayerNames(layers) }

    /// Adds a layer at the end, whose names are then these.
    package mutating func append(_ layer: any Layer, _ names: LayerNames) {
        layers.append(layer)
        knownNames = names
    }
}

/// A setting of a layer in a model's file that does not exist here, so that no later file has it.
package struct LeftSetting: Sendable, Equatable {
    /// The layer's name; empty for the model's own setting.
    package var layer: String
    package var setting: String
    package var value: String

    package init(layer: String, setting: String, value: String) {
        self.layer = layer
        self.setting = setting
        self.value = value
    }
}

/// What `compile` decided.
package struct Compiled: Sendable {
    package var plan: TrainingPlan
    /// The names under which the metrics are reported, as the learner wrote them.
    package var metricNames: [String]
    /// Nil before the first `fit`.
    package var optimizerState: OptimizerState?
    /// One for each epoch since `compile`.
    package var epochs: SharedList<EpochResult> = []
    /// What `rewind` goes back to; nil before the first `fit`.
    package var snapshots: EpochSnapshots?

    package init(
        plan: TrainingPlan, metricNames: [String], optimizerState: OptimizerState? = nil
    ) {
        self.plan = plan
        self.metricNames = metricNames
        self.optimizerState = optimizerState
    }
}

/// One setting of a run in words.
package struct RunSetting: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// One `fit`, kept for comparison.
package struct Run: Sendable {
    package var statement: String
    package var epochs: [EpochResult]
    package var end: FitEnd
    /// What it measured, a curve for each figure, under their Keras names.
    package var curves: [(name: String, values: [Double])] = []
    /// Everything that could make it come out otherwise.
    package var settings: [RunSetting] = []
    /// Its `fit` was undone: the weights are others, the figures stay.
    package var isTakenBack = false

    package init(
        statement: String, epochs: [EpochResult], end: FitEnd,
        curves: [(name: String, values: [Double])] = [], settings: [RunSetting] = []
    ) {
        self.statement = statement
        self.epochs = epochs
        self.end = end
        self.curves = curves
        self.settings = settings
    }

    /// Counts from 1.
    package var number: Int { end.run }

    package func curve(_ name: String) -> [Double]? { curves.first { $0.name == name }?.values }
    package func setting(_ name: String) -> String {
        settings.first { $0.name == name }?.value ?? ""
    }
}
