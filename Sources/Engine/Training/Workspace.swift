import CKernels

/// The memory in which a network computes: laid out once for batches of up to `rows` items, so that
/// a step allocates nothing.
final class Workspace {
    let rows: Int
    let network: Network
    let sizes: [LayerSizes]
    /// Where the parameters of each layer begin.
    let offsets: [Int]
    private let stateOffsets: [Int]
    /// The layers that have a state.
    private let stateful: [Int]
    /// Of each layer whether it is frozen and has a state, which it then uses in training too.
    private let usesKeptState: [Bool]
    private let memory: UnsafeMutablePointer<Float>
    /// Where the batch is gathered.
    let input: UnsafeMutablePointer<Float>
    /// The output of each layer; a layer that only reshapes shares its input's memory.
    private var outputs: [UnsafeMutablePointer<Float>] = []
    /// The gradient by each output, laid out like it.
    private var gradients: [UnsafeMutablePointer<Float>] = []
    private var layerMemory: [UnsafeMutablePointer<Float>] = []
    private let memorySizes: [Int]
    /// What the members keep together, for each layer.
    private var shared: [UnsafeMutablePointer<Float>] = []
    private let scratch: UnsafeMutablePointer<Float>
    private let scratchSize: Int
    /// The first layer that learns: nobody asks for the gradient by its input.
    private let first: Int
    /// How the first product is shared; nil where each member computes its own items from the start.
    let split: SplitProduct?
    /// The layer of that product.
    private let splitLayer: (any PartwiseLayer)?
    /// Which of its inputs are not 0; nil where that is not worth knowing.
    let nonzeroInputs: NonzeroInputs?
    /// The parts of that product, one after another.
    private let partialSums: UnsafeMutablePointer<Float>

    /// - Parameter members: how many threads will share the work.
    /// - Throws: `tooLarge` where a batch would not fit into memory.
    init(
        for network: Network, rows: Int, training: Bool, members: Int = 1
    ) throws(EngineError) {
        self.network = network
        self.rows = rows
        let offsets = network.offsets
        self.offsets = offsets
        stateOffsets = network.stateOffsets
        let kept = network.slots.filter { !$0.isTrainable && !network.isFrozen($0.layer) }
        stateful = Set(kept.map(\.layer)).sorted()
        usesKeptState = network.layers.indices.map { index in
            network.isFrozen(index)
                && network.slots(of: index).contains { !$0.isTrainable }
        }
        sizes = network.layers.indices.map { index in
            LayerSizes(
                input: network.inputShape(of: index).reduce(1, *),
                output: network.outputShapes[index].reduce(1, *),
                width: network.outputShapes[index].last ?? 1)
        }
        memorySizes = network.layers.indices.map { index in
            network.layers[index].memorySize(for: network.inputShape(of: index))
        }
        let first =
            network.layers.indices.first { offsets[$0 + 1] > offsets[$0] } ?? network.layers.count
        self.first = first
        let widest = sizes.dropFirst(first + 1).map { $0.input + $0.output }.max() ?? 0
        scratchSize = training ? Self.padded(widest * rows) : 0
        split = training ? SplitProduct(for: network, rows: rows) : nil
        splitLayer = split.flatMap { network.layers[$0.layer] as? any PartwiseLayer }
        nonzeroInputs = split.flatMap { NonzeroInputs(for: $0, rows: rows) }
        let partsWidth = split.map { $0.parts * $0.units } ?? 0
        let own = zip(network.layers, sizes).map { $0.isReshape ? 0 : $1.output }
        let back = training ? own : own.map { _ in 0 }
        let sharedSizes = network.layers.indices.map { index in
            training ? network.layers[index].sharedSize(for: network.inputShape(of: index)) : 0
        }
        let parts = [network.inputShape.reduce(1, *)] + own + memorySizes + back + [partsWidth]
        let scratchParts = training ? Double(widest * members) : 0
        try Memory.check(
            floats: (parts.reduce(scratchParts) { $0 + Double($1) }) * Double(rows),
            for: "a batch of \(rows) examples")
        memory = Self.allocate(
            (parts.map { $0 * rows } + sharedSizes).map(Self.padded)
                .reduce(scratchSize * members, +))
        var next = memory
        func take(_ size: Int) -> UnsafeMutablePointer<Float> {
            defer { next += Self.padded(size * rows) }
            return next
        }
        input = take(parts[0])
        outputs = Self.places(own, network.layers, before: input, take)
        layerMemory = memorySizes.map(take)
        gradients = Self.places(back, network.layers, before: input, take)
        partialSums = take(partsWidth)
        shared = sharedSizes.map { size in
            defer { next += Self.padded(size) }
            return next
        }
        scratch = next
    }

    deinit { UnsafeMutableRawPointer(memory).deallocate() }

    /// Memory for each layer's output; a change of shape has that of the layer before.
    private static func places(
        _ sizes: [Int], _ layers: [any Layer], before: UnsafeMutablePointer<Float>,
        _ take: (Int) -> UnsafeMutablePointer<Float>
    ) -> [UnsafeMutablePointer<Float>] {
        var last = before
        return zip(sizes, layers).map { size, layer in
            if !layer.isReshape { last = take(size) }
            return last
        }
    }

    /// Whole cache lines, so that no two arrays share one.
    private static func padded(_ count: Int) -> Int { (count + 15) & ~15 }

    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(64, count * MemoryLayout<Float>.stride), alignment: 64
        ).bindMemory(to: Float.self, capacity: count)
        memory.initialize(repeating: 0, count: count)
        return memory
    }

    var output: UnsafeMutablePointer<Float> { outputs.last ?? input }
    var outputWidth: Int { sizes.last?.output ?? 0 }
    /// Where the loss writes its gradient.
    var lossGradient: UnsafeMutablePointer<Float> { gradients.last ?? input }

    /// A member's part of a batch of `rows` items.
    ///
    /// In fours, which is as many as the kernels take at a time.
    func part(of rows: Int, for member: TeamMember) -> BatchPart {
        let own = member.share(of: rows, portion: 4)
        return BatchPart(
            first: own.lowerBound, rows: own.count, wholeRows: rows, member: member,
            scratch: scratch + member.index * scratchSize)
    }
}

extension Workspace {
    private func input(of index: Int) -> UnsafeMutablePointer<Float> {
        index == 0 ? input : outputs[index - 1]
    }

    /// Computes every layer's output for a part of the items in `input`.
    ///
    /// Where the first product is shared, its parts have to be there.
    func forward(_ numbers: Network.Pointers, _ part: BatchPart, training: TrainingStep?) {
        var next = 0
        if let split, let splitLayer {
            addUpParts(split, part)
            splitLayer.finish(
                forwardPass(split.layer, numbers, part, training),
                product: partialSums + part.first * split.units)
            next = split.layer + 1
        }
        for index in next..<network.layers.count {
            network.layers[index].forward(forwardPass(index, numbers, part, training))
        }
    }

    private func forwardPass(
        _ index: Int, _ numbers: Network.Pointers, _ part: BatchPart,
        _ training: TrainingStep?
    ) -> ForwardPass {
        ForwardPass(
            input: input(of: index) + part.first * sizes[index].input,
            output: outputs[index] + part.first * sizes[index].output,
            parameters: numbers.parameters + offsets[index],
            state: numbers.state + stateOffsets[index],
            memory: layerMemory[index] + part.first * memorySizes[index],
            shared: shared[index], part: part, sizes: sizes[index],
            training: usesKeptState[index] ? nil : training)
    }

    /// Computes a member's parts of the first product for `rows` items, and adds up those of them that
    /// are neighbours.
    func multiplyParts(
        _ split: SplitProduct, parameters: UnsafePointer<Float>, rows: Int, _ member: TeamMember
    ) {
        guard let splitLayer else { return }
        let own = member.share(of: split.parts)
        for part in own {
            splitLayer.multiplyPart(
                PartPass(
                    input: input, columns: split.columns(of: part..<part + 1), rows: rows,
                    nonzero: nonzeroInputs?.ofItems(part: part),
                    parameters: parameters + offsets[split.layer], output: sums(of: part, split),
                    sizes: sizes[split.layer]))
            split.forEachSum(endingWith: part, in: own) { first, second in
                bobbin_add(sums(of: first, split), sums(of: second, split), rows * split.units)
            }
        }
    }

    /// Adds up, for some items, what no member could add up alone.
    private func addUpParts(_ split: SplitProduct, _ part: BatchPart) {
        for last in 0..<split.parts {
            split.forEachSum(endingWith: last, in: 0..<split.parts) { first, second in
                guard !part.member.isInOneShare(first..<last + 1, of: split.parts) else { return }
                bobbin_add(
                    sums(of: first, split) + part.first * split.units,
                    sums(of: second, split) + part.first * split.units, part.rows * split.units)
            }
        }
    }

    private func sums(of part: Int, _ split: SplitProduct) -> UnsafeMutablePointer<Float> {
        partialSums + part * rows * split.units
    }

    /// Carries `lossGradient` back through every layer for a part of the items.
    ///
    /// - Parameter fused: the gradient is already that by the input of the last activation.
    func backward(
        _ numbers: Network.Pointers, _ part: BatchPart, fused: Bool, training: TrainingStep?
    ) {
        let last = network.layers.count - 1
        for index in network.layers.indices.reversed()
        where index >= first && !network.layers[index].isReshape {
            let size = sizes[index]
            network.layers[index].backward(
                BackwardPass(
                    input: input(of: index) + part.first * size.input,
                    output: outputs[index] + part.first * size.output,
                    outputGradient: gradients[index] + part.first * size.output,
                    isBeforeActivation: fused && index == last,
                    inputGradient: index == first
                        ? nil : gradients[index - 1] + part.first * size.input,
                    parameters: numbers.parameters + offsets[index],
                    state: numbers.state + stateOffsets[index],
                    memory: layerMemory[index] + part.first * memorySizes[index],
                    shared: shared[index], part: part, sizes: size,
                    training: usesKeptState[index] ? nil : training))
        }
    }

    /// Writes the gradients by the rows of a block, and carries an update along where the layer can.
    func parameterGradients(
        _ block: ParameterBlocks.Block, batch rows: Int,
        into gradients: UnsafeMutablePointer<Float>,
        carried: UnsafeMutablePointer<bobbin_adam_run>? = nil
    ) {
        let index = block.layer
        let nonzero = block.part.flatMap {
            nonzeroInputs?.ofInputs(from: block.rows.lowerBound, part: $0)
        }
        network.layers[index].parameterGradients(
            GradientPass(
                input: input(of: index), outputGradient: self.gradients[index],
                shared: shared[index], wholeRows: rows, parameterRows: block.rows, nonzero: nonzero,
                gradients: gradients,
                sizes: sizes[index], carried: carried))
    }

    /// Lets the layers that have a state change it after a step.
    func updateState(_ state: UnsafeMutablePointer<Float>) {
        for index in stateful {
            network.layers[index].updateState(
                StatePass(
                    state: state + stateOffsets[index], shared: shared[index],
                    sizes: sizes[index]))
        }
    }
}
