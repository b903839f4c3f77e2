/// One step of a network from input to output, with its way back.
///
/// A layer is a plain value: its settings. The numbers it learns lie in the network's buffer, what a
/// step needs lies in the workspace; both are handed in.
public protocol Layer: Sendable {
    /// The name of the class in Keras: `Dense`.
    static var kind: String { get }
    /// The layer's own name, unique within its network.
    var name: String { get set }
    /// The activation that ends the layer, if it has one.
    var activation: Activation { get }

    /// The shape of one item's output for one item of `input`; throws where that cannot be.
    func outputShape(from input: [Int]) throws(EngineError) -> [Int]
    /// The arrays to be learned, in Keras's order.
    func parameters(for input: [Int]) -> [ParameterDescription]
    /// Whether the output is the very memory of the input (a change of shape only).
    var isReshape: Bool { get }
    /// Numbers an item that `forward` leaves for `backward`.
    func memorySize(for input: [Int]) -> Int

    func forward(_ pass: ForwardPass)
    func backward(_ pass: BackwardPass)
}

extension Layer {
    public var kind: String { Self.kind }
    public var activation: Activation { .linear }
    public var isReshape: Bool { false }
    public func parameters(for input: [Int]) -> [ParameterDescription] { [] }
    public func memorySize(for input: [Int]) -> Int { 0 }
}

/// One array that a layer learns: its name, shape and first numbers.
public struct ParameterDescription: Sendable, Equatable {
    public var name: String
    public var shape: [Int]
    public var initializer: Initializer
    public var fanIn: Int
    public var fanOut: Int

    public var size: Int { shape.reduce(1, *) }
}

/// What a layer needs to compute its output for `rows` items.
public struct ForwardPass {
    var input: UnsafePointer<Float>
    var output: UnsafeMutablePointer<Float>
    /// The layer's own parameters, one array after another.
    var parameters: UnsafePointer<Float>
    /// `rows · memorySize` numbers kept for the way back.
    var memory: UnsafeMutablePointer<Float>
    var rows: Int
    var inputSize: Int
    var outputSize: Int
    /// The last dimension of the output's shape.
    var outputWidth: Int
    /// Nil outside training; in training the random stream of this step.
    var training: TrainingStep?
}

/// The place of a training step in the stream of random numbers that it may use.
public struct TrainingStep: Sendable {
    var seed: UInt64
    /// Counts from 0 over the life of the compiled model.
    var index: Int
}

/// What a layer needs to pass the gradient back.
public struct BackwardPass {
    var input: UnsafePointer<Float>
    var output: UnsafePointer<Float>
    /// The gradient of the loss by the output; the layer may overwrite it.
    var outputGradient: UnsafeMutablePointer<Float>
    /// True when `outputGradient` is already that by the input of the layer's activation.
    var isBeforeActivation: Bool
    /// Where the gradient by the input goes; nil for the first layer, where nobody asks.
    var inputGradient: UnsafeMutablePointer<Float>?
    var parameters: UnsafePointer<Float>
    /// Where the gradients by the parameters go.
    var gradients: UnsafeMutablePointer<Float>
    var memory: UnsafePointer<Float>
    var rows: Int
    var inputSize: Int
    var outputSize: Int
    var outputWidth: Int
    var training: TrainingStep?
}
