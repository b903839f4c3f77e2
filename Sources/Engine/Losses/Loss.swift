/// What training lowers, by Keras's name. Each compares a batch of outputs with its targets.
public enum Loss: String, CaseIterable, Sendable, Codable {
    case sparseCategoricalCrossentropy = "sparse_categorical_crossentropy"
    case categoricalCrossentropy = "categorical_crossentropy"
    case binaryCrossentropy = "binary_crossentropy"
    case meanSquaredError = "mean_squared_error"
    case meanAbsoluteError = "mean_absolute_error"
    case huber

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
    public static let aliases: [String: Loss] = {
        let pairs = allCases.flatMap { loss in loss.definition.aliases.map { ($0, loss) } }
        return Dictionary(pairs) { first, _ in first }
    }()

    public init?(named name: String) {
        guard let loss = Loss(rawValue: name) ?? Self.aliases[name] else { return nil }
        self = loss
    }

    /// Keras keeps probabilities this far from 0 and 1 (`keras.config.epsilon()`).
    static let epsilon: Float = 1e-7

    /// Whether targets are whole class numbers rather than one number an output.
    public var takesLabels: Bool { self == .sparseCategoricalCrossentropy }

    /// Whether this loss after that activation has the simple joint gradient (output - target).
    func isFused(with activation: Activation) -> Bool {
        definition.fusedActivation == activation
    }

    /// The mean loss over a batch.
    func value(_ batch: LossBatch) -> Double {
        switch self {
        case .sparseCategoricalCrossentropy: sparseCategoricalCrossentropy(batch)
        case .categoricalCrossentropy: categoricalCrossentropy(batch)
        case .binaryCrossentropy: binaryCrossentropy(batch)
        case .meanSquaredError: meanSquaredError(batch)
        case .meanAbsoluteError: meanAbsoluteError(batch)
        case .huber: huber(batch)
        }
    }

    /// Writes the gradient of the mean loss by every output.
    func gradient(_ batch: LossBatch, into gradient: UnsafeMutablePointer<Float>) {
        switch self {
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
        let share = 1 / Float(self == .binaryCrossentropy ? batch.wholeCount : batch.wholeRows)
        if takesLabels {
            for i in 0..<count { gradient[i] = batch.output[i] * share }
            for row in 0..<batch.rows {
                gradient[row * batch.width + Int(batch.targets[row])] -= share
            }
        } else {
            for i in 0..<count { gradient[i] = (batch.output[i] - batch.targets[i]) * share }
        }
    }
}

/// A batch, or a part of one, as a loss or metric sees it.
struct LossBatch {
    /// `rows · width` outputs.
    var output: UnsafePointer<Float>
    /// `rows` class numbers for sparse targets, else `rows · width` numbers.
    var targets: UnsafePointer<Float>
    var rows: Int
    var width: Int
    /// Rows of the whole batch, of whose mean loss the gradients are.
    let wholeRows: Int

    init(
        output: UnsafePointer<Float>, targets: UnsafePointer<Float>, rows: Int, width: Int,
        wholeRows: Int? = nil
    ) {
        self.output = output
        self.targets = targets
        self.rows = rows
        self.width = width
        self.wholeRows = wholeRows ?? rows
    }

    var wholeCount: Int { wholeRows * width }
}
