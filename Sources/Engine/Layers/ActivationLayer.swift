/// An activation as a layer of its own; the shape stays. Softmax works along the last dimension.
public struct ActivationLayer: Layer {
    public static let kind = "Activation"
    public var name: String
    public internal(set) var activation: Activation

    public init(_ activation: Activation, name: String = "activation") {
        self.activation = activation
        self.name = name
    }

    public static let summary = "Applies an activation to whatever the layer before it puts out."
    public static let settings: [Setting<ActivationLayer>] = [
        .activation(
            "activation", \.activation, "what each sum goes through", asked: "the name of one")
    ]
    public static func standard() -> ActivationLayer { ActivationLayer(.tanh) }
    public var shownSetting: SettingValue? { .activation(activation) }

    public func outputShape(from input: [Int]) -> [Int] { input }

    public func forward(_ pass: ForwardPass) {
        activation.apply(
            pass.input, into: pass.output,
            rows: pass.part.rows * pass.sizes.output / pass.sizes.width,
            width: pass.sizes.width)
    }

    public func backward(_ pass: BackwardPass) {
        if !pass.isBeforeActivation {
            activation.applyBackward(
                pass.outputGradient, input: pass.input, output: pass.output,
                rows: pass.part.rows * pass.sizes.output / pass.sizes.width,
                width: pass.sizes.width)
        }
        pass.inputGradient?.update(
            from: pass.outputGradient, count: pass.part.rows * pass.sizes.output)
    }
}

extension ActivationLayer: LayerInKeras, ExplainedLayer, ReferenceLayer {
    public static let fixedSettings: [NamedSetting] = []

    public func explanation(for input: [Int]) -> LayerExplanation {
        LayerExplanation(formulas: ["output = \(activation.formula(of: "x"))"])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] { activation.reference(values, width: input.last ?? 1) }
}
