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

    /// Steps before any is timed: gradients and an optimizer's means have become what they mostly are.
    static let warmSteps = 2000
    /// Seconds after which large networks are warm, too.
    private static let longestWarming = 1.5

    /// The median seconds of one training step, after `warmSteps` of them.
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

    /// The seconds of each of the rounds' epochs, after `warmSteps` steps that are not counted.
    func epochs(
        _ network: Network, _ examples: Examples, _ batchSize: Int, _ threads: Int? = nil
    ) throws -> [Double] {
        var random = RandomSource(seed: 4)
        let trainer = try Trainer(
            network, plan: Self.plan(), examples: examples,
            options: FitOptions(epochs: 1_000_000, batchSize: batchSize), threads: threads,
            random: &random)
        var seconds: [Double] = []
        var (steps, before) = (0, 0.0)
        _ = try trainer.run(random: &random) { event in
            guard case .epoch(let result) = event else { return .goOn }
            if steps < Self.warmSteps, before < Self.longestWarming {
                steps += result.steps
                before += result.seconds
            } else {
                seconds.append(result.seconds)
            }
            return seconds.count < rounds ? .goOn : .stop
        }
        return seconds
    }

    /// The median seconds of a step among `count` steps from each of `starts`, in one epoch.
    func stepSeconds(
        _ network: Network, _ examples: Examples, from starts: [Int], count: Int
    ) throws -> [Double] {
        var random = RandomSource(seed: 4)
        let trainer = try Trainer(
            network, plan: Self.plan(), examples: examples,
            options: FitOptions(epochs: 1, batchSize: 32, shuffles: false), threads: 1,
            random: &random)
        var lengths = [[Double]](repeating: [], count: starts.count)
        var last = ContinuousClock.now
        _ = try trainer.run(random: &random) { event in
            guard case .step(_, let step, _, _) = event else { return .goOn }
            for (index, start) in starts.enumerated() where step > start && step <= start + count {
                lengths[index].append(Self.seconds(since: last))
            }
            last = .now
            return .goOn
        }
        return lengths.map(median)
    }

    /// Operations of one step's products: forward and gradient everywhere, back through all layers
    /// but the first.
    func operations(of network: Network, batchSize: Int) -> Double {
        let weights = network.slots.filter { $0.shape.count == 2 }.map { Double($0.size) }
        let products = 2 * weights.reduce(0, +) + weights.dropFirst().reduce(0, +)
        return 2 * Double(batchSize) * products
    }

    /// Operations a second of one thread at a large product, by the better of the two ways.
    func bestProduct() -> Double {
        var product = ProductTrial(rows: 512, columns: 512, inner: 512)
        let seconds = [ProductTrial.Way.library(rowsAtATime: nil), .own].map { way in
            product.run(way) ? self.seconds { _ = product.run(way) } : .infinity
        }
        return product.operations / (seconds.min() ?? .infinity)
    }

    static func plan() throws -> TrainingPlan {
        TrainingPlan(
            optimizer: try Adam(), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
    }

    /// Drawn pictures in bytes, with labels 0…9: a tenth of the inputs, the edges, are always 0, and
    /// so are half of the others, as in Fashion-MNIST.
    ///
    /// - Parameter fading: examples after which all inputs are 0; nil for none.
    func examples(count: Int, width: Int, fading: Int? = nil) -> Examples {
        var random = RandomSource(seed: 2)
        let edge = width / 20
        let pixels = SharedBuffer<UInt8>(count: count * width) { memory in
            for index in memory.indices {
                let number = random.next()
                let column = index % width
                let isBlank =
                    column < edge || column >= width - edge || number & 0x100 == 0
                    || fading.map { index / width >= $0 } ?? false
                memory.initializeElement(
                    at: index, to: isBlank ? 0 : UInt8(truncatingIfNeeded: number))
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
