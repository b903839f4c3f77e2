import Datasets
import Engine
import Language

/// Everything a statement may change. A value: a copy is a snapshot.
public struct SessionState: Sendable {
    var data: LoadedData? { didSet { revision += 1 } }
    var model: ModelState? { didSet { revision += 1 } }
    /// Every `fit` of the session, in order.
    var runs: [Run] = [] { didSet { revision += 1 } }
    /// The learner's own names.
    var variables: [String: Value] = [:] { didSet { revision += 1 } }
    /// Layers, optimizers and callbacks that the learner gave names, as they were written.
    var objects: [String: Expression] = [:] { didSet { revision += 1 } }
    /// `variable`, `record`, `gradient` and `apply`.
    var descent = Descent() { didSet { revision += 1 } }
    /// The mean score of the last `baseline`.
    var baseline: Double? { didSet { revision += 1 } }
    var seed: UInt64 { didSet { revision += 1 } }
    var random: RandomSource
    /// What was done last, for `explain`.
    var last = LastStatement.none
    /// Every statement that was done, for `keras`.
    var done = DoneStatements()
    var coach = CoachState()
    /// Whether a `fit` draws its loss while it trains. No change that `undo` would count.
    var drawsWhileTraining = true
    /// A figure of matplotlib's, until `plt.show()` draws it.
    var figure: PythonFigure?
    /// Numbered statements so far.
    public internal(set) var cellCount = 0
    /// Grows with every change: a statement that leaves it as it was has only looked.
    public private(set) var revision = 0

    init(seed: UInt64) {
        self.seed = seed
        random = RandomSource(seed: seed)
    }

    /// Takes over the names of a later state that this one does not have.
    mutating func keepNames(of later: SessionState) {
        variables.merge(later.variables) { own, _ in own }
        objects.merge(later.objects) { own, _ in own }
    }
}

/// The parts of the data set in use.
struct LoadedData: Sendable {
    var name: String
    var title: String
    var classNames: [String]
    var train: Examples
    var val: Examples?
    var test: Examples?
    /// What has been done to the inputs so far, in the learner's words (`scale 255`).
    var steps: [String] = []
    /// What each number of an input is called, in a table; empty for pictures.
    var inputNames: [String] = []
    /// The sides of the pictures that it holds, however they are laid out by now; nil for others.
    var pictureShape: [Int]?
    /// What the target is called, in a table.
    var targetName: String?
    /// How the file of a table is read, for programs that read it too.
    var source: TableSource?

    /// Whether every input is one row of a table, each of its numbers with a name.
    var isTable: Bool { train.inputs.itemShape == [inputNames.count] }

    /// Every part that is there, by its name.
    var parts: [(name: String, examples: Examples)] {
        [("train", train)] + (val.map { [("val", $0)] } ?? [])
            + (test.map { [("test", $0)] } ?? [])
    }

    func part(_ name: String) -> Examples? { parts.first { $0.name == name }?.examples }

    /// The same data with every part's inputs changed in the same way.
    mutating func mapInputs(_ change: (DataArray) -> DataArray) {
        mapParts { Examples(inputs: change($0.inputs), targets: $0.targets) }
    }

    /// The same data with every part's targets changed in the same way.
    mutating func mapTargets(_ change: (DataArray) -> DataArray) {
        mapParts { Examples(inputs: $0.inputs, targets: change($0.targets)) }
    }

    private mutating func mapParts(_ changed: (Examples) -> Examples) {
        train = changed(train)
        val = val.map(changed)
        test = test.map(changed)
    }
}

/// A table's file as it was read.
struct TableSource: Sendable, Equatable {
    var path: String
    var separator: Character
    var hasHeader: Bool
    var target: String
    var dropped: [String]
}

/// The model being built or trained.
struct ModelState: Sendable {
    var name: String
    /// Layers in order, until the shape of the inputs is known and they become a network.
    var layers: [any Layer] = []
    var network: Network?
    var compiled: Compiled?
    /// Whether its weights are more than the first random ones: learned, loaded or set by hand.
    var hasLearned = false
}

/// What `compile` decided.
struct Compiled: Sendable {
    var plan: TrainingPlan
    /// The names under which the metrics are reported, as the learner wrote them.
    var metricNames: [String]
    /// Nil before the first `fit`.
    var optimizerState: OptimizerState?
    /// One for each epoch since `compile`.
    var epochs: [EpochResult] = []
    /// What `rewind` goes back to; nil before the first `fit`.
    var snapshots: EpochSnapshots?
}

/// One `fit`, kept for comparison.
struct Run: Sendable {
    /// Counts from 1.
    var number: Int
    var statement: String
    var epochs: [EpochResult]
    /// What it measured, a curve for each figure, under their Keras names.
    var curves: [(name: String, values: [Double])] = []
    /// Everything that could make it come out otherwise.
    var settings: [RunSetting] = []
    /// Its `fit` was undone: the weights are others, the figures stay.
    var isTakenBack = false
}
