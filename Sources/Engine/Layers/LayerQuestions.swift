/// A layer that Keras has as well, under the same name: files and programs can hold it.
///
/// The numbers of its settings say everything about it, with those that are always the same here.
public protocol LayerInKeras: Layer {
    /// Settings of Keras's that have one value here, in files.
    static var fixedSettings: [NamedSetting] { get }
    /// The same of settings that only later versions of Keras write, and that are not written here.
    static var laterSettings: [NamedSetting] { get }
}

extension LayerInKeras {
    public static var laterSettings: [NamedSetting] { [] }
}

/// A layer that says in formulas what it computes.
public protocol ExplainedLayer: Layer {
    /// What it does with items of the shape `input`.
    func explanation(for input: [Int]) -> LayerExplanation
}

/// A layer that can be computed again in Float64, plainly and slowly, to check its gradients.
///
/// It shares no arithmetic with `forward`: what both agree on is unlikely to be wrong.
public protocol ReferenceLayer: Layer {
    /// The outputs of a batch in training, with whatever is random switched off.
    ///
    /// - Parameters:
    ///   - values: all items, one after another.
    ///   - parameters: the layer's own.
    ///   - input: the shape of one item.
    func reference(
        _ values: [Double], parameters: ArraySlice<Double>, input: [Int]
    ) -> [Double]
}

/// A layer that draws random numbers in training, from a stream of its own.
public protocol RandomLayer: Layer {
    var seed: UInt64 { get set }
    /// The same layer with nothing random about it, as it is outside training.
    func withoutRandomness() throws(EngineError) -> Self
}

/// A layer that brings numbers to another range before anything is learned.
public protocol ScalingLayer: Layer {
    /// About the range that inputs of that range come to.
    func outputRange(of input: ClosedRange<Float>) -> ClosedRange<Float>
}

extension Network {
    /// The range that inputs have where the first layer brings them to one, and their own elsewhere.
    public func scaledRange(of inputs: ClosedRange<Float>) -> ClosedRange<Float> {
        let first = layers.first { !$0.isReshape }
        return (first as? any ScalingLayer)?.outputRange(of: inputs) ?? inputs
    }
}
