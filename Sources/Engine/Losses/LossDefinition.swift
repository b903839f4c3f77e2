/// What a loss says of itself, for every room that reads, shows or checks one.
public struct LossDefinition: Sendable {
    /// The class in Keras: `MeanSquaredError`.
    public var kerasClass: String
    /// Keras's short names: `mse`.
    public var aliases: [String] = []
    /// What it measures, as a sentence without its capital.
    public var summary: String
    /// As a formula of the output and the target.
    public var formula: String
    /// What it comes to where targets are as they were given.
    var formulaNote: String?
    /// The same of raw outputs, for a loss that takes them.
    var formulaOfLogits: String?
    /// Whether it compares shares of classes.
    public var isForClasses = false
    /// The activation that makes such shares, with which its gradient is output - target.
    var shareActivation: Activation?
    /// What it can be set to, in Keras's order.
    var settings: [Setting<Loss>] = []
    /// The loss of one item in Float64, written from its definition, with the settings of the third.
    var reference: @Sendable (_ output: [Double], _ target: [Double], _ loss: Loss) -> Double
}

extension Setting<Loss> {
    static var fromLogits: Setting<Loss> {
        .flag(
            "from_logits", \.fromLogits,
            "whether the outputs are raw numbers (logits), as those of a last layer without softmax "
                + "or sigmoid")
    }

    static var labelSmoothing: Setting<Loss> {
        .number(
            "label_smoothing", \.labelSmoothing, .zeroToOne,
            "how much of every target is spread evenly over all answers, so that none need be sure")
    }
}

/// A probability as Keras keeps it away from 0 and 1, in Float64.
func clipped(_ probability: Double) -> Double { min(1 - 1e-7, max(1e-7, probability)) }
