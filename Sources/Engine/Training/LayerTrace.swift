/// A few examples followed through a network, layer by layer, there and back.
///
/// A plain computation beside the training loop, for looking and explaining: dropout is off, nothing
/// is updated, and every layer's numbers are kept.
public struct LayerTrace: Sendable {
    /// What happened in one layer.
    public struct Step: Sendable {
        /// `rows · output size` numbers, row-major.
        public var output: [Float]
        /// The gradient of the mean loss by `output`; empty where no way back was asked for.
        ///
        /// For the last layer, where loss and activation are one formula (softmax with a
        /// crossentropy), it is the gradient by the sums before the activation: output - target.
        public var outputGradient: [Float] = []
        /// The gradient by the layer's parameters, in its own order.
        public var parameterGradient: [Float] = []
    }

    public let rows: Int
    /// `rows · input size` numbers.
    public let input: [Float]
    public private(set) var steps: [Step] = []
    /// The mean loss; nil where none was asked for.
    public private(set) var loss: Double?
    /// Whether the last layer's gradient is the one before its activation.
    public private(set) var isFused = false

    /// Follows the examples at `indices` to the output.
    ///
    /// - Throws: `inputShape`, `noLayers` or `tooLarge`.
    public init(_ network: Network, inputs: DataArray, at indices: [Int]) throws(EngineError) {
        guard !network.layers.isEmpty else { throw .noLayers }
        guard inputs.itemShape == network.inputShape else {
            throw .inputShape(expected: network.inputShape, found: inputs.itemShape)
        }
        rows = indices.count
        input = indices.flatMap { inputs.item($0) }
        let widest = network.outputShapes.map { $0.reduce(1, *) }.reduce(0, +)
        try Memory.check(floats: Double(widest) * Double(rows) * 3, for: "this look inside")
        _ = forward(network)
    }

    /// Follows the examples at `indices` there and back.
    ///
    /// - Throws: also where the loss does not fit the outputs and targets.
    public init(
        _ network: Network, examples: Examples, at indices: [Int], loss: Loss
    ) throws(EngineError) {
        try self.init(network, inputs: examples.inputs, at: indices)
        try loss.check(output: network.outputShape, targets: examples.targets)
        let memories = forward(network)
        isFused = network.layers.last.map { loss.isFused(with: $0.activation) } ?? false
        backward(
            network, memories, targets: indices.flatMap { examples.targets.item($0) }, loss: loss)
    }

    /// Fills `steps`; gives back what each layer keeps for its way back.
    private mutating func forward(_ network: Network) -> [[Float]] {
        steps = []
        var memories: [[Float]] = []
        var values = input
        for (index, layer) in network.layers.enumerated() {
            var memory = [Float](
                repeating: 0, count: rows * layer.memorySize(for: network.inputShape(of: index)))
            if !layer.isReshape {
                var output = [Float](repeating: 0, count: rows * network.outputSize(of: index))
                network.withNumbers(of: index) { numbers in
                    withMemory(&memory, &output, values) { memory, output, input in
                        withPart(of: network, layer: index) { part in
                            layer.forward(
                                ForwardPass(
                                    input: input, output: output, parameters: numbers.parameters,
                                    state: numbers.state, memory: memory, shared: memory,
                                    part: part, sizes: network.sizes(of: index), training: nil))
                        }
                    }
                }
                values = output
            }
            steps.append(Step(output: values))
            memories.append(memory)
        }
        return memories
    }

    private mutating func backward(
        _ network: Network, _ memories: [[Float]], targets: [Float], loss kind: Loss
    ) {
        guard var output = steps.last?.output else { return }
        var gradient = [Float](repeating: 0, count: output.count)
        var goal = targets
        withMemory(&output, &goal, output) { output, targets, _ in
            let batch = LossBatch(
                output: output, targets: targets, rows: rows,
                width: network.outputShape.reduce(1, *))
            loss = kind.value(batch)
            gradient.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                if isFused {
                    kind.fusedGradient(batch, into: start)
                } else {
                    kind.gradient(batch, into: start)
                }
            }
        }
        for index in network.layers.indices.reversed() {
            steps[index].outputGradient = gradient
            if !network.layers[index].isReshape {
                gradient = back(through: index, of: network, gradient, memories[index])
            }
        }
    }

    /// Writes one layer's parameter gradient and gives back the gradient by its input.
    private mutating func back(
        through index: Int, of network: Network, _ outputGradient: [Float], _ memory: [Float]
    ) -> [Float] {
        let values = index == 0 ? input : steps[index - 1].output
        var upstream = outputGradient
        var result = [Float](repeating: 0, count: rows * network.inputSize(of: index))
        var learned = [Float](repeating: 0, count: network.trainableCount(of: index))
        var shared = [Float](
            repeating: 0,
            count: network.layers[index].sharedSize(for: network.inputShape(of: index)))
        let output = steps[index].output
        network.withNumbers(of: index) { numbers in
            withMemory(&upstream, &result, values) { upstream, result, input in
                withMemory(&shared, &learned, output) { shared, learned, output in
                    memory.withUnsafeBufferPointer { memory in
                        withPart(of: network, layer: index) { part in
                            network.layers[index].backward(
                                BackwardPass(
                                    input: input, output: output, outputGradient: upstream,
                                    isBeforeActivation: isFused
                                        && index == network.layers.count - 1,
                                    inputGradient: result, parameters: numbers.parameters,
                                    state: numbers.state, memory: memory.baseAddress ?? input,
                                    shared: shared, part: part, sizes: network.sizes(of: index),
                                    training: nil))
                        }
                    }
                    network.layers[index].parameterGradients(
                        GradientPass(
                            input: input, outputGradient: upstream, shared: shared,
                            wholeRows: rows,
                            parameterRows: 0..<network.parameterRows(of: index),
                            gradients: learned, sizes: network.sizes(of: index)))
                }
            }
        }
        network.addPenaltyGradients(of: index, to: &learned)
        steps[index].parameterGradient = learned
        return result
    }
}

extension LayerTrace {
    /// The whole of the examples as one part, computed by the caller alone.
    private func withPart(
        of network: Network, layer index: Int, _ body: (BatchPart) -> Void
    ) {
        let count = rows * (network.inputSize(of: index) + network.outputSize(of: index))
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, count)) { scratch in
            scratch.initialize(repeating: 0)
            guard let start = scratch.baseAddress else { return }
            body(
                BatchPart(
                    first: 0, rows: rows, wholeRows: rows, member: TeamMember(), scratch: start))
        }
    }
}

extension Network {
    fileprivate func sizes(of index: Int) -> LayerSizes {
        LayerSizes(
            input: inputSize(of: index), output: outputSize(of: index),
            width: outputShapes[index].last ?? 1)
    }

    fileprivate func parameterRows(of index: Int) -> Int {
        layers[index].parameterRows(for: inputShape(of: index)).count
    }

    fileprivate func inputSize(of index: Int) -> Int { inputShape(of: index).reduce(1, *) }
    fileprivate func outputSize(of index: Int) -> Int { outputShapes[index].reduce(1, *) }

    fileprivate func trainableCount(of index: Int) -> Int {
        slots(of: index).reduce(0) { $0 + ($1.isTrainable ? $1.size : 0) }
    }

    /// Adds what regularized weights of a layer add to the gradients by its parameters.
    fileprivate func addPenaltyGradients(of index: Int, to gradients: inout [Float]) {
        let start = numbersStart(of: index).parameters
        for slot in slots(of: index) {
            guard !isFrozen(index), let regularizer = slot.regularizer else { continue }
            gradients.withUnsafeMutableBufferPointer { gradients in
                guard let first = gradients.baseAddress else { return }
                withPointers { numbers in
                    regularizer.addGradient(
                        of: numbers.parameters + slot.offset, to: first + slot.offset - start,
                        count: slot.size)
                }
            }
        }
    }

    fileprivate func withNumbers(of index: Int, _ body: (Pointers) -> Void) {
        let start = numbersStart(of: index)
        withPointers {
            body(
                Pointers(
                    parameters: $0.parameters + start.parameters, state: $0.state + start.state))
        }
    }
}

/// Two arrays to write and one to read, as memory; an empty one still has an address.
private func withMemory(
    _ first: inout [Float], _ second: inout [Float], _ third: [Float],
    _ body: (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafePointer<Float>) -> Void
) {
    first.reserveCapacity(1)
    second.reserveCapacity(1)
    first.withUnsafeMutableBufferPointer { first in
        second.withUnsafeMutableBufferPointer { second in
            third.withUnsafeBufferPointer { third in
                guard let first = first.baseAddress, let second = second.baseAddress,
                    let third = third.baseAddress
                else { return }
                body(first, second, third)
            }
        }
    }
}
