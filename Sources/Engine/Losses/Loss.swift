/// What training lowers: a kind of loss with its settings. Each compares a batch of outputs with its
/// targets.
///
///     Loss.meanSquaredError                                       a kind with Keras's defaults
///     Loss(named: "mse")                                          the same, by any name of Keras's
///     try Loss.make(.binaryCrossentropy, [.init("from_logits", .flag(true))])
///
/// `make` is the way from outside to one with settings of its own, whether they come from a statement,
/// a file or Python; which settings a kind has, `Loss.settingDescriptions(of:)` says.
public struct Loss: Sendable, Hashable {
    /// The kinds, by Keras's names.
    public enum Kind: String, CaseIterable, Sendable {
        case sparseCategoricalCrossentropy = "sparse_categorical_crossentropy"
        case categoricalCrossentropy = "categorical_crossentropy"
        case binaryCrossentropy = "binary_crossentropy"
        case meanSquaredError = "mean_squared_error"
        case meanAbsoluteError = "mean_absolute_error"
        case huber
    }

    public let kind: Kind
    /// Whether the outputs are raw numbers (logits), of which the loss itself makes shares: by a
    /// softmax, or for the binary loss by a sigmoid.
    public internal(set) var fromLogits = false
    /// How much of every target is taken away and spread evenly over all of them, from 0 to 1; 0 leaves
    /// targets as they are.
    public internal(set) var labelSmoothing = 0.0
    /// The activation that makes the shares it compares; nil for a loss of amounts.
    let shareActivation: Activation?

    /// A kind with Keras's defaults.
    public init(_ kind: Kind) {
        self.kind = kind
        shareActivation = kind.definition.shareActivation
    }

    /// By Keras's name, one of its short names or the name of its class: `mse`, `MeanSquaredError`.
    public init?(named name: String) {
        guard let kind = Kind(named: name) else { return nil }
        self.init(kind)
    }

    public static let sparseCategoricalCrossentropy = Loss(.sparseCategoricalCrossentropy)
    public static let categoricalCrossentropy = Loss(.categoricalCrossentropy)
    public static let binaryCrossentropy = Loss(.binaryCrossentropy)
    public static let meanSquaredError = Loss(.meanSquaredError)
    public static let meanAbsoluteError = Loss(.meanAbsoluteError)
    public static let huber = Loss(.huber)

    /// The kind's name: `huber`.
    public var name: String { kind.rawValue }
    public var definition: LossDefinition { kind.definition }

    /// As a formula of the output and the target.
    public var formula: String {
        let formula =
            fromLogits ? definition.formulaOfLogits ?? definition.formula : definition.formula
        guard labelSmoothing > 0 else {
            return formula + (definition.formulaNote.map { ", \($0)" } ?? "")
        }
        let (part, answers) = (
            format(labelSmoothing), kind == .binaryCrossentropy ? "2" : "classes"
        )
        return formula + ", t = (1 - \(part)) · target + \(part) / \(answers)"
    }

    /// What label smoothing makes of a target t: keep · t + share.
    func smoothing(width: Int) -> (keep: Float, share: Float) {
        let answers = kind == .binaryCrossentropy ? 2 : Double(width)
        return (Float(1 - labelSmoothing), Float(labelSmoothing / answers))
    }

    /// The same of an item's targets in Float64, for its reference.
    func smoothed(_ targets: [Double]) -> [Double] {
        let answers = kind == .binaryCrossentropy ? 2 : Double(targets.count)
        return targets.map { (1 - labelSmoothing) * $0 + labelSmoothing / answers }
    }

    /// Keras keeps probabilities this far from 0 and 1 (`keras.config.epsilon()`).
    static let epsilon: Float = 1e-7

    /// Whether targets are whole class numbers rather than one number an output.
    public var takesLabels: Bool { kind == .sparseCategoricalCrossentropy }

    /// Whether this loss after that activation has the simple joint gradient (output - target).
    func isFused(with activation: Activation) -> Bool {
        !fromLogits && shareActivation == activation
    }

    /// The mean loss over a batch.
    func value(_ batch: LossBatch) -> Double {
        switch kind {
        case .sparseCategoricalCrossentropy:
            fromLogits
                ? sparseCategoricalCrossentropyOfLogits(batch)
                : sparseCategoricalCrossentropy(batch)
        case .categoricalCrossentropy:
            fromLogits ? categoricalCrossentropyOfLogits(batch) : categoricalCrossentropy(batch)
        case .binaryCrossentropy:
            fromLogits ? binaryCrossentropyOfLogits(batch) : binaryCrossentropy(batch)
        case .meanSquaredError: meanSquaredError(batch)
        case .meanAbsoluteError: meanAbsoluteError(batch)
        case .huber: huber(batch)
        }
    }

    /// Writes the gradient of the mean loss by every output.
    func gradient(_ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>) {
        if fromLogits { return gradientOfLogits(batch, into: gradient) }
        switch kind {
        case .sparseCategoricalCrossentropy:
            sparseCategoricalCrossentropyGradient(batch, into: gradient)
        case .categoricalCrossentropy: categoricalCrossentropyGradient(batch, into: gradient)
        case .binaryCrossentropy: binaryCrossentropyGradient(batch, into: gradient)
        case .meanSquaredError: meanSquaredErrorGradient(batch, into: gradient)
        case .meanAbsoluteError: meanAbsoluteErrorGradient(batch, into: gradient)
        case .huber: huberGradient(batch, into: gradient)
        }
    }

    /// The gradient by the input of the last activation, where loss and activation are one formula:
    /// (output - target) / rows, or / (rows · width) for the binary loss.
    ///
    /// It is that of Keras on TensorFlow, which computes such pairs from the sums themselves; the
    /// clipping limits the value that is reported, never the learning.
    func fusedGradient(_ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>) {
        let count = batch.rows * batch.width
        let share = 1 / Float(kind == .binaryCrossentropy ? batch.wholeCount : batch.wholeRows)
        if takesLabels {
            for i in 0..<count { gradient[i] = batch.output[i] * share }
            for row in 0..<batch.rows {
                gradient[row * batch.width + Int(batch.targets[row])] -= share
            }
        } else {
            let (keep, spread) = smoothing(width: batch.width)
            for i in 0..<count {
                gradient[i] = (batch.output[i] - (keep * batch.targets[i] + spread)) * share
            }
        }
    }

    /// The gradient by raw outputs: that of the shares that are made of them, with what makes them.
    private func gradientOfLogits(
        _ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>
    ) {
        shareActivation?.apply(
            batch.output, into: gradient, rows: batch.rows, width: batch.width)
        var shares = batch
        shares.output = UnsafePointer(gradient)
        fusedGradient(shares, into: gradient)
    }
}

extension Loss.Kind {
    /// Everything that is said of it, in the file that computes it.
    public var definition: LossDefinition {
        switch self {
        case .sparseCategoricalCrossentropy: .sparseCategoricalCrossentropy
        case .categoricalCrossentropy: .categoricalCrossentropy
        case .binaryCrossentropy: .binaryCrossentropy
        case .meanSquaredError: .meanSquaredError
        case .meanAbsoluteError: .meanAbsoluteError
        case .huber: .huber
        }
    }

    /// Keras's short names.
    public static let aliases: [String: Loss.Kind] = {
        let pairs = allCases.flatMap { kind in kind.definition.aliases.map { ($0, kind) } }
        return Dictionary(pairs) { first, _ in first }
    }()

    /// By Keras's name, one of its short names or the name of its class.
    public init?(named name: String) {
        let found =
            Self(rawValue: name) ?? Self.aliases[name]
            ?? Self.allCases.first { $0.definition.kerasClass == name }
        guard let found else { return nil }
        self = found
    }
}
