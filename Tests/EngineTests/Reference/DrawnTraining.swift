import CKernels

@testable import Engine

/// A training drawn from a seed: network, data, loss, optimizer and options, for the engine and in
/// plain Float64.
struct DrawnTraining {
    var network: Network
    var plan: TrainingPlan
    var examples: Examples
    var options: FitOptions
    let seed: UInt64
    private var layers: [PlainNetwork.Layer] = []
    private var optimizer: PlainOptimizer
    private var dropouts: [Dropout] = []
    private var random: RandomSource

    /// What a training leaves behind.
    struct Outcome: Equatable, Codable {
        var parameters: [Double]
        var state: [Double]
        /// The loss of each epoch, then that of all examples outside training.
        var losses: [Double]
        var outputs: [Double]
    }

    init(seed: UInt64) throws {
        self.seed = seed
        var source = RandomSource(seed: seed)
        func below(_ bound: Int) -> Int { source.below(bound) }
        let loss = Loss.variants[below(Loss.variants.count)]
        let batchSize = 1 + below(40)
        let isWide = seed % 20 == 3
        // A batch of few rows leaves nothing but rounding of what is normalized.
        let normalizes = batchSize >= 8 && below(2) == 0
        let count = normalizes ? batchSize * (1 + below(4)) : 5 + below(60)
        let epochs = isWide ? 1 : 1 + below(3)
        options = try FitOptions(
            epochs: epochs, batchSize: batchSize, shuffles: below(4) > 0)
        let isPicture = below(3) == 0
        let (rows, columns) = (2 + below(5), isWide ? 40 : 2 + below(6))
        let shape =
            isPicture ? [rows, columns] : [isWide ? 150 + below(100) : 1 + below(12)]
        let isOfBytes = below(3) == 0
        (optimizer, plan) = try Self.optimizer(&source, loss)
        random = source
        network = Network(inputShape: shape)
        examples = Examples(
            inputs: DataArray(floats: [], itemShape: shape),
            targets: DataArray(floats: [], itemShape: []))
        if isOfBytes {
            try rescale(1.0 / 255, -0.3)
        } else if random.below(4) == 0 {
            try rescale(random.uniform(0.5, 2), random.uniform(-1, 1))
        }
        if isPicture { try drawRows(normalizes) }
        for depth in 0..<random.below(4) { try drawHidden(depth, normalizes) }
        try drawOutput(loss)
        examples = Self.examples(network, loss, count, isOfBytes: isOfBytes, &random)
    }

    // MARK: - Layers

    private mutating func append(_ layer: any Layer, _ plain: PlainNetwork.Layer?) throws {
        try network.append(layer, random: &random)
        if let plain { layers.append(plain) }
    }

    private mutating func rescale(_ scale: Double, _ offset: Double) throws {
        try append(
            Rescaling(scale: scale, offset: offset), .rescaling(scale: scale, offset: offset))
    }

    /// Layers that work on the rows of a picture, then one that lays them one behind the other.
    private mutating func drawRows(_ normalizes: Bool) throws {
        if random.below(2) == 0 {
            try dense("rows", units: 2 + random.below(6), Activation.tanh, hasBias: !normalizes)
        }
        if normalizes { try normalize("rows_norm") }
        try append(Flatten(), nil)
    }

    /// One exponential at the most is steep enough, and a softmax belongs at the end.
    private static let hidden = Activation.allCases.filter {
        $0 != .exponential && $0 != .softmax
    }

    private mutating func drawHidden(_ depth: Int, _ normalizes: Bool) throws {
        let activation = Self.hidden[random.below(Self.hidden.count)]
        let units = 1 + random.below(24)
        let isNormalized = normalizes && random.below(2) == 0
        if isNormalized || random.below(3) == 0 {
            // A bias before a normalization has no gradient but rounding.
            try dense("dense_\(depth)", units: units, .linear, hasBias: !isNormalized)
            if isNormalized { try normalize("norm_\(depth)") }
            try append(
                ActivationLayer(activation, name: "activation_\(depth)"), .activation(activation))
        } else {
            try dense("dense_\(depth)", units: units, activation, hasBias: random.below(4) > 0)
        }
        switch random.below(4) {
        case 0:
            let slope = random.uniform(0, 0.5)
            try append(
                LeakyReLU(negativeSlope: slope, name: "leaky_\(depth)"), .leakyReLU(slope: slope))
        case 1:
            let dropout = try Dropout(
                rate: random.uniform(0.1, 0.6), seed: seed &+ UInt64(depth),
                name: "dropout_\(depth)")
            try append(dropout, .dropout(index: dropouts.count))
            dropouts.append(dropout)
        default: break
        }
    }

    private mutating func drawOutput(_ loss: Loss) throws {
        let activation: Activation
        switch loss.kind {
        case _ where loss.fromLogits: activation = [.linear, .linear, .tanh][random.below(3)]
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy:
            activation = [.softmax, .softmax, .sigmoid, .softplus][random.below(4)]
        case .binaryCrossentropy: activation = .sigmoid
        default: activation = [.linear, .linear, .tanh, .softplus, .softmax][random.below(5)]
        }
        let isClassified =
            loss.kind == .sparseCategoricalCrossentropy || loss.kind == .categoricalCrossentropy
        try dense(
            "output",
            units: isClassified || activation == .softmax
                ? 2 + random.below(10) : 1 + random.below(4), activation, hasBias: true)
    }

    private mutating func dense(
        _ name: String, units: Int, _ activation: Activation, hasBias: Bool
    ) throws {
        let inputs = network.outputShape.last ?? 1
        try append(
            Dense(units: units, activation: activation, usesBias: hasBias, name: name),
            .dense(inputs: inputs, units: units, hasBias: hasBias, activation))
    }

    private mutating func normalize(_ name: String) throws {
        let (momentum, epsilon) = (random.uniform(0.5, 0.99), 0.001)
        try append(
            BatchNormalization(momentum: momentum, epsilon: epsilon, name: name),
            .normalization(
                width: network.outputShape.last ?? 1, momentum: momentum, epsilon: epsilon))
    }

    // MARK: - Optimizer and data

    private static func optimizer(
        _ random: inout RandomSource, _ loss: Loss
    ) throws -> (PlainOptimizer, TrainingPlan) {
        let flag = random.below(2) == 0
        let momentum = random.below(2) == 0 ? 0 : random.uniform(0.3, 0.9)
        let (slow, fast) = (random.uniform(0.001, 0.01), random.uniform(0.01, 0.1))
        let (beta1, beta2) = (random.uniform(0.8, 0.95), random.uniform(0.9, 0.999))
        // Where a gradient is divided by its own size, what rounding left of one that is 0 would make a
        // step of its own; Keras's default of 1e-7 is held against Keras itself, in `OptimizerGoldenTests`.
        let epsilon = random.uniform(1e-4, 1e-3)
        let (rule, rate, optimizer): (PlainOptimizer.Rule, Double, any Optimizer)
        switch random.below(6) {
        case 0:
            rule = .sgd(momentum: momentum, nesterov: flag && momentum > 0)
            rate = fast
            optimizer = try SGD(
                learningRate: rate, momentum: momentum, nesterov: flag && momentum > 0)
        case 1:
            (rule, rate) = (.adam(beta1: beta1, beta2: beta2, amsgrad: flag, decay: 0), slow)
            optimizer = try Adam(
                learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, amsgrad: flag)
        case 2:
            (rule, rate) = (.adam(beta1: beta1, beta2: beta2, amsgrad: flag, decay: fast), slow)
            optimizer = try AdamW(
                learningRate: rate, weightDecay: fast, beta1: beta1, beta2: beta2, epsilon: epsilon,
                amsgrad: flag)
        case 3:
            (rule, rate) = (.nadam(beta1: beta1, beta2: beta2), slow)
            optimizer = try Nadam(
                learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
        case 4:
            (rule, rate) = (.rmsprop(rho: beta1, momentum: momentum, centered: flag), slow)
            optimizer = try RMSprop(
                learningRate: rate, rho: beta1, momentum: momentum, epsilon: epsilon,
                centered: flag)
        default:
            (rule, rate) = (.adagrad(start: beta1), fast)
            optimizer = try Adagrad(
                learningRate: rate, initialAccumulatorValue: beta1, epsilon: epsilon)
        }
        return (
            PlainOptimizer(rule, rate: rate, epsilon: epsilon),
            TrainingPlan(optimizer: optimizer, loss: loss)
        )
    }

    private static func examples(
        _ network: Network, _ loss: Loss, _ count: Int, isOfBytes: Bool,
        _ random: inout RandomSource
    ) -> Examples {
        let examples = loss.examples(for: network, count: count, random: &random)
        guard isOfBytes else { return examples }
        // Half of them blank, as in pictures.
        let bytes = (0..<count * network.inputShape.reduce(1, *)).map { _ in
            random.below(2) == 0 ? 0 : UInt8(random.below(256))
        }
        return Examples(
            inputs: DataArray(bytes: SharedBuffer(bytes), itemShape: network.inputShape),
            targets: examples.targets)
    }

    // MARK: - Training

    private var trainingRandom: RandomSource { RandomSource(seed: seed &+ 1_000) }

    /// By the engine.
    func trained(threads: Int) throws -> Outcome {
        var random = trainingRandom
        let trainer = try Trainer(
            network, plan: plan, examples: examples, options: options, threads: threads,
            random: &random)
        var losses: [Double] = []
        let end = try trainer.run(random: &random) { event in
            if case .epoch(let epoch) = event { losses.append(epoch.training.loss) }
            return .goOn
        }
        guard end == .finished else { throw EngineError.notFinite(part: "drawn training", row: 0) }
        let evaluator = try Evaluator(trainer.trained)
        let measured = try evaluator.evaluate(examples, loss: plan.loss, metrics: [])
        losses.append(measured?.loss ?? .nan)
        return Outcome(
            parameters: trainer.trained.parameters.values.map(Double.init),
            state: trainer.trained.state.values.map(Double.init), losses: losses,
            outputs: try evaluator.predict(examples.inputs).map(Double.init))
    }

    /// In Float64, from the same first weights, in the same order and with the same numbers dropped.
    func trainedPlainly() -> Outcome {
        var plain = PlainNetwork(
            layers: layers, parameters: network.parameters.values.map(Double.init),
            state: network.state.values.map(Double.init))
        var (random, optimizer) = (trainingRandom, optimizer)
        let dropoutSeed = random.next()
        let inputs = (0..<examples.count).map { examples.inputs.item($0).map(Double.init) }
        let targets = (0..<examples.count).map { examples.targets.item($0).map(Double.init) }
        var order = (0..<Int32(examples.count)).map { $0 }
        var (losses, step): ([Double], UInt64) = ([], 0)
        for _ in 0..<options.epochs {
            if options.shuffles { random.shuffle(&order) }
            var total = 0.0
            for start in stride(from: 0, to: order.count, by: options.batchSize) {
                let rows = order[start..<min(order.count, start + options.batchSize)].map(Int.init)
                let found = plain.gradient(
                    rows.map { inputs[$0] }, rows.map { targets[$0] }, plan.loss,
                    masks: dropouts.map { masks(of: $0, dropoutSeed &+ step, rows: rows.count) })
                optimizer.change(&plain.parameters, by: found.gradient)
                total += found.loss * Double(rows.count)
                step += 1
            }
            losses.append(total / Double(order.count))
        }
        let outputs = plain.outputs(of: inputs)
        losses.append(
            zip(outputs, targets).reduce(0) { $0 + PlainFunctions.loss(plan.loss, $1.0, $1.1) }
                / Double(outputs.count))
        return Outcome(
            parameters: plain.parameters, state: plain.state, losses: losses,
            outputs: outputs.flatMap(\.self))
    }

    /// Which numbers are dropped is a matter of chance, so it is asked of the engine's own generator.
    private func masks(of dropout: Dropout, _ step: UInt64, rows: Int) -> PlainNetwork.Batch {
        let place = network.layers.firstIndex { $0.name == dropout.name } ?? 0
        let size = network.outputShapes[place].reduce(1, *)
        var mixer = SplitMix64(state: dropout.seed ^ step)
        let ones = [Float](repeating: 1, count: rows * size)
        var mask = ones
        bobbin_dropout(&mask, ones, ones.count, Float(dropout.rate), mixer.next(), 0)
        return stride(from: 0, to: mask.count, by: size).map {
            mask[$0..<$0 + size].map { $0 == 0 ? 0 : 1 / (1 - dropout.rate) }
        }
    }
}
