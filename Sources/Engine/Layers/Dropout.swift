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
    public let rate: Double
    public let seed: UInt64

    /// - Throws: `outOfRange` unless 0 ≤ `rate` < 1.
    public init(rate: Double, seed: UInt64, name: String = "dropout") throws(EngineError) {
        guard rate >= 0, rate < 1 else {
            throw .outOfRange(
                option: "rate", value: "\(rate)", allowed: "at least 0 and less than 1")
        }
        self.rate = rate
        self.seed = seed
        self.name = name
    }

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
