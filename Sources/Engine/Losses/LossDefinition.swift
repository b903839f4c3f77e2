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
    /// Whether it compares shares of classes.
    public var isForClasses = false
    /// The activation with which its gradient is output - target.
    var fusedActivation: Activation?
    /// The loss of one item in Float64, written from its definition.
    var reference: @Sendable (_ output: [Double], _ target: [Double]) -> Double
}

/// A probability as Keras keeps it away from 0 and 1, in Float64.
func clipped(_ probability: Double) -> Double { min(1 - 1e-7, max(1e-7, probability)) }
