/// A ReLU that lets a little through below zero: f(x) = x for x ≥ 0, negativeSlope · x otherwise.
///
/// Source: `keras.layers.LeakyReLU`, whose slope is 0.3 (that of the function is 0.2).
public struct LeakyReLU: Layer {
    public static let kind = "LeakyReLU"
    public var name: String
    public internal(set) var negativeSlope: Double

    /// - Throws: `outOfRange` unless `negativeSlope` is 0 or more.
    public init(negativeSlope: Double = 0.3, name: String = "leaky_re_lu") throws(EngineError) {
        self.negativeSlope = negativeSlope
        self.name = name
        try checkSettings()
    }

    public static let summary =
        "A ReLU that lets a little through below zero, so that no unit goes silent for good."
    public static let settings: [Setting<LeakyReLU>] = [
        .number(
            "negative_slope", \.negativeSlope, .zeroOrMore, "how much passes below zero (0.3)",
            isPositional: true, formerName: "alpha")
    ]
    public static func standard() throws(EngineError) -> LeakyReLU { try LeakyReLU() }
    public var shownSetting: SettingValue? { .number(negativeSlope) }

    public func outputShape(from input: [Int]) -> [Int] { input }

    public func forward(_ pass: ForwardPass) {
        Activation.leakyRelu.apply(
            pass.input, into: pass.output, rows: pass.part.rows, width: pass.sizes.output,
            negativeSlope: Float(negativeSlope))
    }

    public func backward(_ pass: BackwardPass) {
        // Read from the input: with a slope of 0 the output no longer tells its sign.
        Activation.leakyRelu.applyBackward(
            pass.outputGradient, input: pass.input, output: pass.input, rows: pass.part.rows,
            width: pass.sizes.output, negativeSlope: Float(negativeSlope))
        pass.inputGradient?.update(
            from: pass.outputGradient, count: pass.part.rows * pass.sizes.output)
    }
}

extension LeakyReLU: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings: [NamedSetting] = []

    public func explanation(for input: [Int]) -> LayerExplanation {
        LayerExplanation(formulas: ["output = x where x ≥ 0, else \(exactly: negativeSlope) · x"])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] { values.map { $0 >= 0 ? $0 : negativeSlope * $0 } }
}
