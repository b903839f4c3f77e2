import Engine

/// Labelled examples: what a model learns from and, in most sets, what it is judged on at the end.
///
/// Fashion-MNIST: `trainInput` (60000, 28, 28) and `testInput` (10000, 28, 28) hold bytes 0…255,
/// 0 the background; `trainTarget` (60000,) and `testTarget` (10000,) hold class numbers 0…9.
public struct DataSet: Sendable {
    /// The word after `load`: `fashion_mnist`.
    public var name: String
    /// As it is written in a sentence: `Fashion-MNIST`.
    public var title: String
    /// What class 0, 1, … is called; empty where the classes have no names.
    public var classNames: [String]
    public var trainInput: DataArray
    public var trainTarget: DataArray
    /// Nil where there is nothing to test on.
    public var testInput: DataArray?
    public var testTarget: DataArray?
    /// What each number of an input is called, in a table; empty for pictures.
    public var inputNames: [String]
    /// What the target is called, in a table.
    public var targetName: String?
    /// What else is known of a table; nil for anything else.
    public var table: TableFacts?

    public init(
        name: String, title: String, classNames: [String],
        trainInput: DataArray, trainTarget: DataArray,
        testInput: DataArray? = nil, testTarget: DataArray? = nil,
        inputNames: [String] = [], targetName: String? = nil, table: TableFacts? = nil
    ) {
        self.name = name
        self.title = title
        self.classNames = classNames
        self.trainInput = trainInput
        self.trainTarget = trainTarget
        self.testInput = testInput
        self.testTarget = testTarget
        self.inputNames = inputNames
        self.targetName = targetName
        self.table = table
    }

    /// The ten kinds of clothing of Fashion-MNIST, in Keras's words.
    public static let clothing = [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
        "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
    ]
}
