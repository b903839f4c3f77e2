import CKernels

/// One step of a network from input to output, with its way back.
///
/// A layer is a plain value: its settings. The numbers it learns lie in the network's buffer, those
/// that it keeps besides in another, what a step needs lies in the workspace; all are handed in.
public protocol Layer: SelfDescribing {
    /// The layer's own name, unique within its network.
    var name: String { get set }
    /// The activation that ends the layer, if it has one.
    var activation: Activation { get }
    /// The setting that stands beside its kind where it is shown: `Dense relu`.
    var shownSetting: SettingValue? { get }

    /// The shape of one item's output for one item of `input`; throws where that cannot be.
    func outputShape(from input: [Int]) throws(EngineError) -> [Int]
    /// The arrays to be learned, in Keras's order.
    func parameters(for input: [Int]) -> [ParameterDescription]
    /// The arrays that are kept from step to step but not learned by the optimizer, in Keras's order,
    /// where they follow the parameters.
    func state(for input: [Int]) -> [ParameterDescription]
    /// Whether the output is the very memory of the input (a change of shape only).
    var isReshape: Bool { get }
    /// Numbers an item that `forward` leaves for `backward`.
    func memorySize(for input: [Int]) -> Int
    /// Numbers that the members of a team keep together for a training step, whatever the batch.
    func sharedSize(for input: [Int]) -> Int

    /// The parameters as so many rows, each of which can be learned apart from the others.
    func parameterRows(for input: [Int]) -> ParameterRows

    /// Computes the outputs of some items.
    func forward(_ pass: ForwardPass)
    /// Turns the gradients by these items' outputs into those by their inputs.
    func backward(_ pass: BackwardPass)
    /// Writes the gradients by some rows of the parameters, summed over the batch; called when all
    /// items have been through `backward`.
    func parameterGradients(_ pass: GradientPass)
    /// Changes the layer's state after a training step whose loss was a number; one member does it.
    func updateState(_ pass: StatePass)
}

extension Layer {
    public var activation: Activation { .linear }
    public var shownSetting: SettingValue? { nil }

    /// One with these settings; see `SelfDescribing`.
    public static func make(
        _ given: [NamedSetting], name: String
    ) throws(EngineError) -> Self {
        var layer = try make(given)
        layer.name = name
        return layer
    }

    public var isReshape: Bool { false }
    public func parameters(for input: [Int]) -> [ParameterDescription] { [] }
    public func state(for input: [Int]) -> [ParameterDescription] { [] }
    public func memorySize(for input: [Int]) -> Int { 0 }
    public func sharedSize(for input: [Int]) -> Int { 0 }
    public func parameterRows(for input: [Int]) -> ParameterRows { ParameterRows() }
    public func parameterGradients(_ pass: GradientPass) {}
    public func updateState(_ pass: StatePass) {}
}

/// A layer's parameters seen as a matrix of `count` rows of `width` numbers.
public struct ParameterRows: Sendable, Equatable {
    var count = 0
    var width = 0
    /// Rows that are best learned together.
    var portion = 1
}

/// One array of a layer: its name, shape and first numbers.
public struct ParameterDescription: Sendable, Equatable {
    public var name: String
    public var shape: [Int]
    public var initializer: Initializer
    public var fanIn: Int
    public var fanOut: Int
    /// What its size adds to the loss; nil for nothing.
    public var regularizer: Regularizer?

    public var size: Int { shape.reduce(1, *) }
}

/// The part of a batch that one member of the team computes: `rows` items from `first` on.
///
/// The pointers of a pass begin at the first of these items; by `first` a layer that works on the
/// whole batch together finds its beginning.
struct BatchPart {
    var first: Int
    var rows: Int
    /// Items in the whole batch.
    var wholeRows: Int
    let member: TeamMember
    /// Room for this member alone: as many numbers as any layer's input and output for the batch.
    var scratch: UnsafeMutablePointer<Float>
}

/// The sizes of a layer's items, in numbers.
struct LayerSizes {
    var input: Int
    var output: Int
    /// The last dimension of the output's shape.
    var width: Int
}

/// What a layer needs to compute its output for a part of the batch.
public struct ForwardPass {
    var input: UnsafePointer<Float>
    var output: UnsafeMutablePointer<Float>
    /// The layer's own parameters, one array after another.
    var parameters: UnsafePointer<Float>
    /// The layer's own state.
    var state: UnsafePointer<Float>
    /// `memorySize` numbers an item kept for the way back.
    var memory: UnsafeMutablePointer<Float>
    /// In training `sharedSize` numbers for the whole batch, the same memory for every member: who
    /// reads what another wrote meets it in between.
    var shared: UnsafeMutablePointer<Float>
    var part: BatchPart
    var sizes: LayerSizes
    /// Nil outside training; in training the random stream of this step.
    var training: TrainingStep?
}

/// The place of a training step in the stream of random numbers that it may use.
public struct TrainingStep: Sendable {
    var seed: UInt64
    /// Counts from 0 over the life of the compiled model.
    var index: Int
}

/// What a layer needs to pass the gradient back for a part of the batch.
public struct BackwardPass {
    var input: UnsafePointer<Float>
    var output: UnsafePointer<Float>
    /// The gradient of the loss by the output. A layer with parameters leaves here what its
    /// `parameterGradients` needs; any other may overwrite it.
    var outputGradient: UnsafeMutablePointer<Float>
    /// True when `outputGradient` is already that by the input of the layer's activation.
    var isBeforeActivation: Bool
    /// Where the gradient by the input goes; nil for the first layer, where nobody asks.
    var inputGradient: UnsafeMutablePointer<Float>?
    var parameters: UnsafePointer<Float>
    var state: UnsafePointer<Float>
    var memory: UnsafePointer<Float>
    var shared: UnsafeMutablePointer<Float>
    var part: BatchPart
    var sizes: LayerSizes
    var training: TrainingStep?
}

/// What a layer needs to compute the gradients by a run of its parameter rows.
public struct GradientPass {
    /// The whole batch: what went in, and what `backward` left of the gradient by what came out.
    var input: UnsafePointer<Float>
    var outputGradient: UnsafePointer<Float>
    /// What the members kept together.
    var shared: UnsafePointer<Float>
    var wholeRows: Int
    var parameterRows: Range<Int>
    /// Which of the inputs of these rows are not 0, a row of bits for each; nil where that is not known.
    var nonzero: NonzeroBits?
    /// Where the gradients by these rows go, one row after another.
    var gradients: UnsafeMutablePointer<Float>
    var sizes: LayerSizes
    /// An update for the product's kernel to carry along; what it leaves undone the caller does.
    var carried: UnsafeMutablePointer<bobbin_adam_run>?
}

/// What a layer needs to change its state after a step.
public struct StatePass {
    var state: UnsafeMutablePointer<Float>
    /// What the members kept together in this step.
    var shared: UnsafePointer<Float>
    var sizes: LayerSizes
}
