/// Why the engine refused, with the names and sizes that a message needs.
public enum EngineError: Error, Equatable, Sendable {
    /// A setting outside its range: `learning_rate`, -1, "greater than 0".
    case outOfRange(option: String, value: String, allowed: String)
    /// A layer cannot take inputs of this shape.
    case unfitInput(layer: String, shape: [Int], reason: String)
    /// The network and the data it is given disagree.
    case inputShape(expected: [Int], found: [Int])
    /// The loss cannot compare these outputs with these targets.
    case unfitTargets(loss: String, output: [Int], target: [Int], reason: String)
    /// A label is not one of 0..<classes.
    case labelOutOfRange(label: Double, row: Int, classes: Int)
    /// More numbers than the machine can hold.
    case tooLarge(what: String, bytes: Double, available: Double)
    /// More than this process may still take.
    case noMemory(what: String, bytes: Double, free: Double)
    case emptyData(part: String)
    case noLayers
    /// A number that is no number (or infinite) among the inputs.
    case notFinite(part: String, row: Int)
    /// A name that belongs to another layer already.
    case duplicateName(String)
    case unknownName(String, known: [String])
    /// A layer that cannot be computed a second time to check its gradients.
    case noReference(kind: String, name: String)
    case weightShape(name: String, expected: [Int], found: [Int])
}
