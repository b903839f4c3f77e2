/// Lays each item out as one row of numbers: (28, 28) → (784,). Learns nothing, moves nothing.
public struct Flatten: Layer {
    public static let kind = "Flatten"
    public var name: String

    public init(name: String = "flatten") { self.name = name }

    public static let summary = "Lays each picture out as one row of numbers: (28, 28) → (784,)."
    public static let settings: [Setting<Flatten>] = []
    public static func standard() -> Flatten { Flatten() }

    public var isReshape: Bool { true }
    public func outputShape(from input: [Int]) -> [Int] { [input.reduce(1, *)] }
    public func forward(_ pass: ForwardPass) {}
    public func backward(_ pass: BackwardPass) {}
}

extension Flatten: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings = [NamedSetting("data_format", .text("channels_last"))]

    public func explanation(for input: [Int]) -> LayerExplanation {
        let product = input.map(String.init).joined(separator: " · ")
        return LayerExplanation(sentences: [
            "The same numbers in one row: \(product) = \(count: input.reduce(1, *))."
        ])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] { values }
}
