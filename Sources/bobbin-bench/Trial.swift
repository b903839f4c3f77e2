import Engine

/// How to measure: rounds, drawn data and the networks to train on them.
struct Trial {
    let rounds: Int
    let isQuick: Bool

    /// The sizes of a table, or the fewer of a quick run.
    func sizes(_ all: [Int], quick: [Int]) -> [Int] { isQuick ? quick : all }

    /// The median seconds of `body` over the rounds, repeated within each until 20 ms have passed.
    func seconds(_ body: () -> Void) -> Double {
        body()
        var repeats = 1
        while time(repeats, body) < 0.02, repeats < 1 << 20 { repeats *= 2 }
        return median((0..<rounds).map { _ in time(repeats, body) / Double(repeats) })
    }

    private func time(_ repeats: Int, _ body: () -> Void) -> Double {
        let start = ContinuousClock.now
        for _ in 0..<repeats { body() }
        return Self.seconds(since: start)
    }

    static func seconds(since start: ContinuousClock.Instant) -> Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }

    /// The median seconds of one training step.
    ///
    /// - Parameters:
    ///   - threads: nil for as many as the engine itself takes.
    ///   - steps: at least so many are timed in each round.
    func step(
        _ network: Network, batchSize: Int, threads: Int? = nil, steps: Int = 200
    ) throws -> Double {
        let examples = examples(
            count: steps * batchSize, width: network.inputShape.reduce(1, *))
        return try median(epochs(network, examples, batchSize, threads)) / Double(steps)
    }

    /// The seconds of each of the rounds' epochs, after one that is not counted.
    func epochs(
        _ network: Network, _ examples: Examples, _ batchSize: Int, _ threads: Int? = nil
    ) throws -> [Double] {
        var random = RandomSource(seed: 4)
        let trainer = try Trainer(
            network, plan: Self.plan(), examples: examples,
            options: FitOptions(epochs: rounds + 1, batchSize: batchSize), threads: threads,
            random: &random)
        var seconds: [Double] = []
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event { seconds.append(result.seconds) }
            return .goOn
        }
        return Array(seconds.dropFirst())
    }

    static func plan() throws -> TrainingPlan {
        TrainingPlan(
            optimizer: try Adam(), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    }

    /// Drawn pictures in bytes, half of them background, with labels 0…9.
    func examples(count: Int, width: Int) -> Examples {
        var random = RandomSource(seed: 2)
        let pixels = SharedBuffer<UInt8>(count: count * width) { memory in
            for index in memory.indices {
                let number = random.next()
                memory.initializeElement(
                    at: index, to: number & 0x100 == 0 ? 0 : UInt8(truncatingIfNeeded: number))
            }
        }
        let labels = SharedBuffer((0..<count).map { _ in UInt8(random.below(10)) })
        return Examples(
            inputs: DataArray(bytes: pixels, itemShape: [width]).divided(by: 255),
            targets: DataArray(bytes: labels, itemShape: []))
    }

    /// `inputs` numbers, `depth` layers of `width` units, ten classes.
    func network(inputs: Int = 784, width: Int = 100, depth: Int = 1) throws -> Network {
        var random = RandomSource(seed: 3)
        var network = Network(inputShape: [inputs])
        for layer in 0..<depth {
            try network.append(
                Dense(units: width, activation: .relu, name: "hidden_\(layer)"), random: &random)
        }
        try network.append(
            Dense(units: 10, activation: .softmax, name: "classes"), random: &random)
        return network
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
