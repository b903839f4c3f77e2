/// The memory in which a network computes: laid out once for batches of up to `rows` items, so that
/// a step allocates nothing.
final class Workspace {
    let rows: Int
    private let network: Network
    private let offsets: [Int]
    private let inputSizes: [Int]
    private let outputSizes: [Int]
    private let memory: UnsafeMutablePointer<Float>
    /// Where the batch is gathered.
    let input: UnsafeMutablePointer<Float>
    /// The output of each layer; a layer that only reshapes shares its input's memory.
    private var outputs: [UnsafeMutablePointer<Float>] = []
    private var layerMemory: [UnsafeMutablePointer<Float>] = []
    /// Two gradients that take turns: by a layer's output and by its input.
    private var outputGradient: UnsafeMutablePointer<Float>
    private var inputGradient: UnsafeMutablePointer<Float>

    /// - Throws: `tooLarge` where a batch would not fit into memory.
    init(for network: Network, rows: Int, training: Bool) throws(EngineError) {
        self.network = network
        self.rows = rows
        offsets = network.offsets
        inputSizes = network.layers.indices.map { network.inputShape(of: $0).reduce(1, *) }
        outputSizes = network.outputShapes.map { $0.reduce(1, *) }
        let sizes = Self.sizes(of: network, training: training)
        let total = sizes.reduce(0.0) { $0 + Double($1) } * Double(rows)
        try Memory.check(floats: total, for: "a batch of \(rows) examples")

        let padded = sizes.map { ($0 * rows + 15) & ~15 }
        memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(64, padded.reduce(0, +) * MemoryLayout<Float>.stride), alignment: 64
        ).bindMemory(to: Float.self, capacity: padded.reduce(0, +))
        memory.initialize(repeating: 0, count: padded.reduce(0, +))
        var next = memory
        var places: [UnsafeMutablePointer<Float>] = []
        for size in padded {
            places.append(next)
            next += size
        }
        input = places[0]
        let count = network.layers.count
        var last = input
        for (index, layer) in network.layers.enumerated() {
            if !layer.isReshape { last = places[1 + index] }
            outputs.append(last)
            layerMemory.append(places[1 + count + index])
        }
        outputGradient = places[1 + 2 * count]
        inputGradient = places[2 + 2 * count]
    }

    deinit { UnsafeMutableRawPointer(memory).deallocate() }

    /// Numbers an item for the input, each output, each layer's memory and the two gradients.
    private static func sizes(of network: Network, training: Bool) -> [Int] {
        let outputs = network.outputShapes.map { $0.reduce(1, *) }
        let kept = network.layers.enumerated().map { index, layer in
            layer.memorySize(for: network.inputShape(of: index))
        }
        // The first layer's input needs no gradient, so the widest output is enough.
        let widest = training ? outputs.max() ?? 0 : 0
        let own = zip(network.layers, outputs).map { $0.isReshape ? 0 : $1 }
        return [network.inputShape.reduce(1, *)] + own + kept + [widest, widest]
    }

    var output: UnsafeMutablePointer<Float> { outputs.last ?? input }
    var outputWidth: Int { outputSizes.last ?? 0 }
    /// Where the loss writes its gradient.
    var lossGradient: UnsafeMutablePointer<Float> { outputGradient }

    /// Computes every layer's output for the first `rows` items of `input`.
    func forward(parameters: UnsafePointer<Float>, rows: Int, training: TrainingStep?) {
        for index in network.layers.indices {
            network.layers[index].forward(
                ForwardPass(
                    input: index == 0 ? input : outputs[index - 1], output: outputs[index],
                    parameters: parameters + offsets[index], memory: layerMemory[index],
                    rows: rows, inputSize: inputSizes[index], outputSize: outputSizes[index],
                    outputWidth: network.outputShapes[index].last ?? 1, training: training))
        }
    }

    /// Carries `lossGradient` back through every layer and writes the gradients by the parameters.
    ///
    /// - Parameter fused: the gradient is already that by the input of the last activation.
    func backward(
        parameters: UnsafePointer<Float>, gradients: UnsafeMutablePointer<Float>, rows: Int,
        fused: Bool, training: TrainingStep?
    ) {
        let first = network.layers.indices.first { !network.layers[$0].isReshape } ?? 0
        for index in network.layers.indices.reversed() where index >= first {
            let layer = network.layers[index]
            if layer.isReshape { continue }
            let isLast = index == network.layers.count - 1
            layer.backward(
                BackwardPass(
                    input: index == 0 ? input : outputs[index - 1], output: outputs[index],
                    outputGradient: outputGradient, isBeforeActivation: fused && isLast,
                    inputGradient: index == first ? nil : inputGradient,
                    parameters: parameters + offsets[index], gradients: gradients + offsets[index],
                    memory: layerMemory[index], rows: rows, inputSize: inputSizes[index],
                    outputSize: outputSizes[index],
                    outputWidth: network.outputShapes[index].last ?? 1, training: training))
            swap(&outputGradient, &inputGradient)
        }
    }
}
