/// Layers one after another with everything they have learned: Keras's Sequential model.
///
/// All parameters lie in one buffer, layer after layer, each layer's arrays in Keras's order, so a
/// snapshot of a network is one copy.
public struct Network: Sendable {
    /// One learned array and its place in the buffer.
    public struct Slot: Sendable, Equatable {
        public var layer: Int
        public var name: String
        public var shape: [Int]
        public var offset: Int
        public var size: Int { shape.reduce(1, *) }
    }

    public let inputShape: [Int]
    public private(set) var layers: [any Layer] = []
    /// The output shape of each layer.
    public private(set) var outputShapes: [[Int]] = []
    public private(set) var slots: [Slot] = []
    public internal(set) var parameters = FloatBuffer(count: 0)

    public init(inputShape: [Int]) { self.inputShape = inputShape }

    public var outputShape: [Int] { outputShapes.last ?? inputShape }
    public var parameterCount: Int { parameters.count }
    /// The input shape of layer `index`.
    public func inputShape(of index: Int) -> [Int] {
        index == 0 ? inputShape : outputShapes[index - 1]
    }

    /// The parameters of one layer, for summaries.
    public func parameterCount(of layer: Int) -> Int {
        slots.filter { $0.layer == layer }.reduce(0) { $0 + $1.size }
    }

    /// Where the parameters of each layer begin, and at the end where they end.
    var offsets: [Int] {
        var offsets = [0]
        for index in layers.indices { offsets.append(offsets[index] + parameterCount(of: index)) }
        return offsets
    }

    /// Puts a layer at the end and draws its first weights.
    ///
    /// - Throws: where the layer cannot take the output so far, its name is taken, or the network
    ///   with its gradients and optimizer would not fit into memory. Nothing has changed then.
    public mutating func append(
        _ layer: any Layer, random: inout RandomSource
    ) throws(EngineError) {
        guard !layers.contains(where: { $0.name == layer.name }) else {
            throw .duplicateName(layer.name)
        }
        let input = outputShape
        let output = try layer.outputShape(from: input)
        let descriptions = layer.parameters(for: input)
        try checkSize(descriptions, output: output)
        var fresh: [Float] = []
        var added: [Slot] = []
        for description in descriptions {
            added.append(
                Slot(
                    layer: layers.count, name: description.name, shape: description.shape,
                    offset: parameters.count + fresh.count))
            fresh += description.initializer.values(
                count: description.size, fanIn: description.fanIn, fanOut: description.fanOut,
                random: &random)
        }
        slots += added
        if !fresh.isEmpty { parameters = parameters.appending(fresh) }
        layers.append(layer)
        outputShapes.append(output)
    }

    /// Takes the last layer away with what it learned.
    public mutating func removeLast() throws(EngineError) {
        guard !layers.isEmpty else { throw .noLayers }
        let kept = offsets[layers.count - 1]
        layers.removeLast()
        outputShapes.removeLast()
        slots.removeAll { $0.layer == layers.count }
        parameters = parameters.prefix(kept)
    }

    /// The same network with other settings of its layers; their shapes must stay.
    func replacingLayers(
        _ replace: (any Layer) throws(EngineError) -> any Layer
    ) throws(EngineError) -> Network {
        var copy = self
        for index in layers.indices { copy.layers[index] = try replace(layers[index]) }
        return copy
    }

    /// Weights, gradients and two slots of the optimizer must fit, and one batch of outputs.
    private func checkSize(
        _ descriptions: [ParameterDescription], output: [Int]
    ) throws(EngineError) {
        let fresh = descriptions.reduce(0.0) { sum, description in
            sum + description.shape.reduce(1.0) { $0 * Double($1) }
        }
        let activations = output.reduce(1.0) { $0 * Double($1) }
        try Memory.check(
            floats: (Double(parameters.count) + fresh) * 4 + activations * 64, for: "this network")
    }
}

extension Network {
    /// Products of one step below which another thread costs more than it does.
    private static let productsPerThread = 300_000

    /// As many threads as the machine has cores and a batch of `rows` items has work for.
    func usefulThreads(rows: Int) -> Int {
        min(coreCount(), max(1, rows / 4), max(1, parameterCount * rows / Self.productsPerThread))
    }

    /// The numbers of one array, row-major.
    public func weights(of slot: Slot) -> [Float] {
        parameters.withUnsafePointer { start in
            Array(UnsafeBufferPointer(start: start + slot.offset, count: slot.size))
        }
    }

    /// One column of a matrix: the weights that lead to one unit.
    public func weights(of slot: Slot, unit: Int) -> [Float] {
        let columns = slot.shape.last ?? 1
        return parameters.withUnsafePointer { start in
            let first = start + slot.offset + unit
            return (0..<slot.size / columns).map { first[$0 * columns] }
        }
    }

    /// Replaces the numbers of one array.
    ///
    /// - Throws: `weightShape` unless there are as many as the array holds.
    public mutating func setWeights(_ values: [Float], of slot: Slot) throws(EngineError) {
        guard values.count == slot.size else {
            throw .weightShape(name: slot.name, expected: slot.shape, found: [values.count])
        }
        parameters.withUnsafeMutablePointer { start in
            (start + slot.offset).update(from: values, count: values.count)
        }
    }

    /// The arrays of the layer called `name`, in Keras's order.
    public func slots(ofLayer name: String) throws(EngineError) -> [Slot] {
        guard let index = layers.firstIndex(where: { $0.name == name }) else {
            throw .unknownName(name, known: layers.map(\.name))
        }
        return slots.filter { $0.layer == index }
    }
}
