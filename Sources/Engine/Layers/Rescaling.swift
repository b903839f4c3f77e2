/// Brings numbers to another range: output = input · scale + offset. Learns nothing.
///
/// Source: Keras 3 `layers/preprocessing/rescaling.py`.
public struct Rescaling: Layer {
    public static let kind = "Rescaling"
    public var name: String
    public internal(set) var scale: Double
    public internal(set) var offset: Double

    /// - Throws: `outOfRange` unless both are numbers.
    public init(
        scale: Double, offset: Double = 0, name: String = "rescaling"
    ) throws(EngineError) {
        self.scale = scale
        self.offset = offset
        self.name = name
        try checkSettings()
    }

    public static let summary =
        "Multiplies every number by scale and adds offset: pixels from 0 to 255 come to 0 to 1."
    public static let settings: [Setting<Rescaling>] = [
        .number(
            "scale", \.scale, .any, "what every number is multiplied by", asked: "a scale",
            isPositional: true),
        .number("offset", \.offset, .any, "what is added to it then (0)", isPositional: true),
    ]
    public static func standard() throws(EngineError) -> Rescaling { try Rescaling(scale: 1 / 255) }
    public var shownSetting: SettingValue? { .number(scale) }

    public func outputShape(from input: [Int]) -> [Int] { input }

    public func forward(_ pass: ForwardPass) {
        let (scale, offset) = (Float(scale), Float(offset))
        for i in 0..<pass.part.rows * pass.sizes.output {
            pass.output[i] = pass.input[i] * scale + offset
        }
    }

    public func backward(_ pass: BackwardPass) {
        guard let inputGradient = pass.inputGradient else { return }
        let scale = Float(scale)
        for i in 0..<pass.part.rows * pass.sizes.output {
            inputGradient[i] = pass.outputGradient[i] * scale
        }
    }
}

extension Rescaling: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings: [NamedSetting] = []

    public func explanation(for input: [Int]) -> LayerExplanation {
        let product: FormulaText = "output = x · \(exactly: scale)"
        return LayerExplanation(
            formulas: [offset == 0 ? product : product + " + \(exactly: offset)"])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] { values.map { $0 * scale + offset } }
}

extension Rescaling: ScalingLayer {
    public func outputRange(of input: ClosedRange<Float>) -> ClosedRange<Float> {
        let ends = [input.lowerBound, input.upperBound].map { $0 * Float(scale) + Float(offset) }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
    }
}
