import CKernels

/// Silences a random share of its inputs in training and scales up the rest, so that the expected
/// sum stays: output = keep ? input / (1 - rate) : 0. Outside training it changes nothing.
///
/// Each layer draws from a stream of its own; which units are kept depends on the seed, the step
/// and the place alone, so any number of threads gives the same.
public struct Dropout: Layer {
    public static let kind = "Dropout"
    public var name: String
    /// The share that is silenced, 0 ≤ rate < 1.
    public internal(set) var rate: Double
    public var seed: UInt64

    /// - Throws: `outOfRange` unless 0 ≤ `rate` < 1.
    public init(rate: Double, seed: UInt64, name: String = "dropout") throws(EngineError) {
        self.rate = rate
        self.seed = seed
        self.name = name
        try checkSettings()
    }

    public static let summary =
        "In training, silences a random share of its inputs, so that no unit leans on one other alone."
    public static let settings: [Setting<Dropout>] = [
        .number(
            "rate", \.rate, .share, "the share that is silenced", asked: "a rate",
            isPositional: true)
    ]
    public static func standard() throws(EngineError) -> Dropout { try Dropout(rate: 0.3, seed: 0) }
    public var shownSetting: SettingValue? { .number(rate) }

    public func outputShape(from input: [Int]) -> [Int] { input }

    public func forward(_ pass: ForwardPass) {
        apply(pass.input, into: pass.output, pass.part, pass.sizes.output, pass.training)
    }

    public func backward(_ pass: BackwardPass) {
        guard let inputGradient = pass.inputGradient else { return }
        apply(
            pass.outputGradient, into: inputGradient, pass.part, pass.sizes.output, pass.training)
    }

    /// The same mask on the way there and on the way back.
    private func apply(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, _ part: BatchPart,
        _ size: Int, _ training: TrainingStep?
    ) {
        let count = part.rows * size
        guard let training, rate > 0 else {
            output.update(from: input, count: count)
            return
        }
        var mixer = SplitMix64(state: seed ^ (training.seed &+ UInt64(training.index)))
        bobbin_dropout(
            output, input, count, Float(rate), mixer.next(), UInt64(part.first * size))
    }
}

extension Dropout: LayerInKeras, ExplainedLayer, ReferenceLayer, RandomLayer {
    public static let fixedSettings = [NamedSetting("noise_shape", .nothing)]

    public func explanation(for input: [Int]) -> LayerExplanation {
        LayerExplanation(sentences: [
            "In training each number is silenced with probability \(exactly: rate), and "
                + "what is left is divided by \(1 - rate), so that sums keep their size. "
                + "Measuring leaves everything as it is."
        ])
    }

    public func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double] { values }

    public func withoutRandomness() throws(EngineError) -> Dropout {
        try Dropout(rate: 0, seed: seed, name: name)
    }
}
