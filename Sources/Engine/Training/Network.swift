/// Layers one after another with everything they have learned: Keras's Sequential model.
///
/// All parameters lie in one buffer, layer after layer, each layer's arrays in Keras's order, and all
/// state that is not trained in another: an optimizer is one pass over the first, and a snapshot is a
/// copy of both.
public struct Network: Sendable {
    /// One array of a layer and its place in the buffer that it lies in.
    public struct Slot: Sendable, Equatable {
        public var layer: Int
        public var name: String
        public var shape: [Int]
        public var offset: Int
        /// Whether the optimizer learns it; if so it lies in `parameters`, else in `state`.
        public var isTrainable = true
        /// What its size adds to the loss; nil for nothing.
        public var regularizer: Regularizer?
        public var size: Int { shape.reduce(1, *) }
    }

    /// Every number that training has made.
    struct Numbers: Sendable {
        var parameters: FloatBuffer
        var state: FloatBuffer
    }

    /// The numbers as memory.
    struct Pointers {
        var parameters: UnsafePointer<Float>
        var state: UnsafePointer<Float>
    }

    public let inputShape: [Int]
    public private(set) var layers: [any Layer] = []
    /// The output shape of each layer.
    public private(set) var outputShapes: [[Int]] = []
    /// Every array in Keras's order: of each layer those that are trained, then the others.
    public private(set) var slots: [Slot] = []
    /// The layers whose numbers training leaves as they are: Keras's `trainable=False`.
    public private(set) var frozen: Set<Int> = []
    /// What the optimizer learns.
    public internal(set) var parameters = FloatBuffer(count: 0)
    /// What layers keep besides, as the moving means of a BatchNormalization.
    public internal(set) var state = FloatBuffer(count: 0)

    public init(inputShape: [Int]) { self.inputShape = inputShape }

    public var outputShape: [Int] { outputShapes.last ?? inputShape }
    /// All numbers of all arrays, as Keras counts them.
    public var parameterCount: Int { parameters.count + state.count }
    /// Those of them that an optimizer has room for; frozen layers are among them.
    public var trainableCount: Int { parameters.count }
    /// Those of them that training changes.
    public var learnedCount: Int { trainableSlots.reduce(0) { $0 + $1.size } }
    public var trainableSlots: [Slot] {
        slots.filter { $0.isTrainable && !frozen.contains($0.layer) }
    }
    /// Whether training leaves the numbers of layer `index` as they are.
    public func isFrozen(_ index: Int) -> Bool { frozen.contains(index) }
    /// Keeps the numbers of layer `index` from being trained; a BatchNormalization then uses its moving
    /// means in training too, as in Keras.
    public mutating func freeze(_ index: Int) {
        precondition(layers.indices.contains(index), "a layer of this network")
        frozen.insert(index)
    }
    /// The input shape of layer `index`.
    public func inputShape(of index: Int) -> [Int] {
        index == 0 ? inputShape : outputShapes[index - 1]
    }

    /// The numbers of one layer, for summaries.
    public func parameterCount(of layer: Int) -> Int {
        slots(of: layer).reduce(0) { $0 + $1.size }
    }

    /// The arrays of layer `index`, in Keras's order.
    ///
    /// They lie side by side and are found by halving: looking through all of them for each layer
    /// would be the square of their number.
    public func slots(of index: Int) -> [Slot] {
        func first(_ isBehind: (Slot) -> Bool) -> Int {
            var range = slots.startIndex..<slots.endIndex
            while !range.isEmpty {
                let middle = (range.lowerBound + range.upperBound) / 2
                range =
                    isBehind(slots[middle])
                    ? range.lowerBound..<middle : middle + 1..<range.upperBound
            }
            return range.lowerBound
        }
        return Array(slots[first { $0.layer >= index }..<first { $0.layer > index }])
    }

    /// Where the parameters of each layer begin, and at the end where they end.
    var offsets: [Int] { offsets(isTrainable: true) }
    /// The same for the state.
    var stateOffsets: [Int] { offsets(isTrainable: false) }

    private func offsets(isTrainable: Bool) -> [Int] {
        var sizes = [Int](repeating: 0, count: layers.count)
        for slot in slots where slot.isTrainable == isTrainable { sizes[slot.layer] += slot.size }
        var offsets = [0]
        offsets.reserveCapacity(layers.count + 1)
        for size in sizes { offsets.append(offsets[offsets.count - 1] + size) }
        return offsets
    }

    /// Where the numbers of layer `index` begin: among the parameters and in the state.
    func numbersStart(of index: Int) -> (parameters: Int, state: Int) {
        let own = slots(of: index)
        return (
            own.first(where: \.isTrainable)?.offset ?? 0,
            own.first { !$0.isTrainable }?.offset ?? 0
        )
    }

    var numbers: Numbers {
        get { Numbers(parameters: parameters, state: state) }
        set { (parameters, state) = (newValue.parameters, newValue.state) }
    }

    /// The numbers for reading; valid within `body` only.
    func withPointers<Result, Failure: Error>(
        _ body: (Pointers) throws(Failure) -> Result
    ) throws(Failure) -> Result { try numbers.withPointers(body) }

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
        let (learned, kept) = (layer.parameters(for: input), layer.state(for: input))
        try checkSize(learned + kept, output: output)
        for (descriptions, isTrainable) in [(learned, true), (kept, false)] {
            var fresh: [Float] = []
            // Grown by its parts it would for a moment take three times the memory that was asked for.
            fresh.reserveCapacity(descriptions.reduce(0) { $0 + $1.size })
            let start = isTrainable ? parameters.count : state.count
            for description in descriptions {
                slots.append(
                    Slot(
                        layer: layers.count, name: description.name, shape: description.shape,
                        offset: start + fresh.count, isTrainable: isTrainable,
                        regularizer: description.regularizer))
                fresh += description.initializer.values(
                    count: description.size, fanIn: description.fanIn, fanOut: description.fanOut,
                    random: &random)
            }
            if isTrainable { parameters.append(fresh) } else { state.append(fresh) }
        }
        layers.append(layer)
        outputShapes.append(output)
    }

    /// Takes the last layer away with what it learned.
    public mutating func removeLast() throws(EngineError) {
        guard !layers.isEmpty else { throw .noLayers }
        let kept = (offsets[layers.count - 1], stateOffsets[layers.count - 1])
        layers.removeLast()
        frozen.remove(layers.count)
        outputShapes.removeLast()
        slots.removeAll { $0.layer == layers.count }
        parameters = parameters.prefix(kept.0)
        state = state.prefix(kept.1)
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
        try Memory.checkMachine(
            floats: (Double(parameterCount) + fresh) * 4 + activations * 64, for: "this network")
        try Memory.check(floats: Double(parameterCount) + fresh * 2, for: "this network")
    }
}

extension Network.Numbers {
    var isFinite: Bool { parameters.isFinite && state.isFinite }

    /// Takes over the numbers of the same network, without new memory where it has its own.
    mutating func copyNumbers(of other: Network.Numbers) {
        parameters.copyNumbers(of: other.parameters)
        state.copyNumbers(of: other.state)
    }

    /// The memory for changing: parameters and state; valid within `body` only.
    mutating func withMutablePointers(
        _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) -> Void
    ) {
        parameters.withUnsafeMutablePointer { parameters in
            state.withUnsafeMutablePointer { state in body(parameters, state) }
        }
    }

    func withPointers<Result, Failure: Error>(
        _ body: (Network.Pointers) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try parameters.withUnsafePointer { parameters throws(Failure) in
            try state.withUnsafePointer { state throws(Failure) in
                try body(Network.Pointers(parameters: parameters, state: state))
            }
        }
    }
}

extension Network {
    /// Products of one step below which another thread costs more than it does.
    private static let productsPerThread = 300_000

    /// As many threads as the machine has cores and a batch of `rows` items has work for.
    func usefulThreads(rows: Int) -> Int {
        min(coreCount(), max(1, rows / 4), max(1, trainableCount * rows / Self.productsPerThread))
    }

    /// The buffer that an array lies in.
    public func buffer(of slot: Slot) -> FloatBuffer { slot.isTrainable ? parameters : state }

    /// The numbers of one array, row-major.
    public func weights(of slot: Slot) -> [Float] {
        buffer(of: slot).withUnsafePointer { start in
            Array(UnsafeBufferPointer(start: start + slot.offset, count: slot.size))
        }
    }

    /// One column of a matrix: the weights that lead to one unit.
    public func weights(of slot: Slot, unit: Int) -> [Float] {
        let columns = slot.shape.last ?? 1
        return buffer(of: slot).withUnsafePointer { start in
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
        func write(_ start: UnsafeMutablePointer<Float>) {
            (start + slot.offset).update(from: values, count: values.count)
        }
        if slot.isTrainable {
            parameters.withUnsafeMutablePointer(write)
        } else {
            state.withUnsafeMutablePointer(write)
        }
    }

    /// The arrays of the layer called `name`, in Keras's order.
    public func slots(ofLayer name: String) throws(EngineError) -> [Slot] {
        guard let index = layers.firstIndex(where: { $0.name == name }) else {
            throw .unknownName(name, known: layers.map(\.name))
        }
        return slots(of: index)
    }
}
