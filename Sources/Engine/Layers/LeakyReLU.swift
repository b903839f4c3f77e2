/// A ReLU that lets a little through below zero: f(x) = x for x ≥ 0, negativeSlope · x otherwise.
///
/// Source: `keras.layers.LeakyReLU`, whose slope is 0.3 (that of the function is 0.2).
public struct LeakyReLU: Layer {
    public static let kind = "LeakyReLU"
    public var name: String
    public let negativeSlope: Double

    /// - Throws: `outOfRange` unless `negativeSlope` is 0 or more.
    public init(negativeSlope: Double = 0.3, name: String = "leaky_re_lu") throws(EngineError) {
        guard negativeSlope >= 0, negativeSlope.isFinite else {
            throw .outOfRange(
                option: "negative_slope", value: "\(negativeSlope)", allowed: "0 or more")
        }
        self.negativeSlope = negativeSlope
        self.name = name
    }

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
