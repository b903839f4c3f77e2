/// Lays each item out as one row of numbers: (28, 28) → (784,). Learns nothing, moves nothing.
public struct Flatten: Layer {
    public static let kind = "Flatten"
    public var name: String

    public init(name: String = "flatten") { self.name = name }

    public var isReshape: Bool { true }
    public func outputShape(from input: [Int]) -> [Int] { [input.reduce(1, *)] }
    public func forward(_ pass: ForwardPass) {}
    public func backward(_ pass: BackwardPass) {}
}
