import CKernels

/// A function applied to every number of a layer's output (softmax: to every row), by Keras's name.
///
/// The functions and their derivatives stand side by side in `CKernels/activations.c`; what else there
/// is to say of each is its `definition`.
public enum Activation: String, CaseIterable, Sendable, Codable {
    case linear, sigmoid, tanh, relu
    case leakyRelu = "leaky_relu"
    case elu, selu, gelu, softplus, softsign, silu, exponential, relu6
    case hardSigmoid = "hard_sigmoid"
    case softmax

    /// Keras's other names.
    public static let aliases: [String: Activation] = ["swish": .silu]

    /// By any of Keras's names, in any spelling of capitals.
    public init?(named name: String) {
        let name = name.lowercased()
        guard let activation = Activation(rawValue: name) ?? Self.aliases[name] else { return nil }
        self = activation
    }

    /// The slope of `leaky_relu` below zero as `keras.activations.leaky_relu` has it.
    public static let defaultNegativeSlope: Float = 0.2

    /// Whether the derivative must be computed from the input; for the rest the output is enough.
    var needsInput: Bool {
        switch self {
        case .gelu, .softplus, .softsign, .silu, .hardSigmoid: true
        default: false
        }
    }

    /// The number of the function in `kernels.h`; softmax, which works on rows, has none.
    private var kernel: Int32 {
        let kind =
            switch self {
            case .linear, .softmax: bobbin_linear
            case .sigmoid: bobbin_sigmoid
            case .tanh: bobbin_tanh
            case .relu: bobbin_relu
            case .leakyRelu: bobbin_leaky_relu
            case .elu: bobbin_elu
            case .selu: bobbin_selu
            case .gelu: bobbin_gelu
            case .softplus: bobbin_softplus
            case .softsign: bobbin_softsign
            case .silu: bobbin_silu
            case .exponential: bobbin_exponential
            case .relu6: bobbin_relu6
            case .hardSigmoid: bobbin_hard_sigmoid
            }
        return Int32(kind.rawValue)
    }

    /// output = f(input) for `rows · width` numbers; both may be the same memory.
    func apply(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>, rows: Int,
        width: Int, negativeSlope: Float = defaultNegativeSlope
    ) {
        switch self {
        case .linear:
            if input != UnsafePointer(output) { output.update(from: input, count: rows * width) }
        case .softmax: bobbin_softmax(output, input, rows, width)
        default: bobbin_activate(kernel, output, input, rows * width, negativeSlope)
        }
    }

    /// Turns the gradient of the loss by f(x) into the gradient by x, in place.
    ///
    /// - Parameter input: x, needed only where `needsInput`.
    func applyBackward(
        _ gradient: UnsafeMutablePointer<Float>, input: UnsafePointer<Float>?,
        output: UnsafePointer<Float>, rows: Int, width: Int,
        negativeSlope: Float = defaultNegativeSlope
    ) {
        switch self {
        case .linear: break
        case .softmax: bobbin_softmax_backward(gradient, output, rows, width)
        default:
            bobbin_activate_backward(
                kernel, gradient, input, output, rows * width, negativeSlope)
        }
    }
}
