/// An activation as a layer of its own; the shape stays. Softmax works along the last dimension.
public struct ActivationLayer: Layer {
    public static let kind = "Activation"
    public var name: String
    public let activation: Activation

    public init(_ activation: Activation, name: String = "activation") {
        self.activation = activation
        self.name = name
    }

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
