/// What an activation says of itself, for every room that shows or checks one.
///
/// How it is computed stands in `CKernels/activations.c`.
public struct ActivationDefinition: Sendable {
    /// What it does, as a sentence without its capital.
    public var summary: String
    /// As a function of something: `max(0, x)`; nil where its name says it best.
    var formula: (@Sendable (_ x: String) -> String)?
    /// Whether it puts out exactly 0 for a whole range of sums, where no gradient passes.
    public var isSilentBelowZero = false
    /// One number in Float64, written from the definition; softmax works on rows.
    var reference: @Sendable (_ x: Double) -> Double
}
