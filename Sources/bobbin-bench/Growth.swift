import Engine

/// How the cost grows with one size while the others stay.
struct Growth {
    private let trial: Trial
    init(_ trial: Trial) { self.trial = trial }

    private static let columns = ["", "size", "µs a step", "ns an example", "of the best product"]

    private func table(
        _ title: String, _ sizes: [Int],
        _ measure: (Int) throws -> (step: Double, batchSize: Int, network: Network)
    ) rethrows -> Table {
        var table = Table(title: title, columns: Self.columns)
        let best = trial.bestProduct()
        for size in sizes {
            let (step, batchSize, network) = try measure(size)
            let threads = EngineReport.threads(for: network, batchSize: batchSize)
            let speed = trial.operations(of: network, batchSize: batchSize) / step
            table.rows.append(
                .init(
                    name: "",
                    figures: [
                        Double(size), step * 1e6, step / Double(batchSize) * 1e9,
                        speed / best / Double(threads),
                    ]))
        }
        table.addGrowth(of: 1)
        return table
    }

    func batch() throws -> Table {
        let network = try trial.network()
        return try table(
            "Batch size, 784 → 100 → 10",
            trial.sizes([1, 4, 16, 32, 64, 256, 1024, 4096], quick: [1, 32, 1024])
        ) { size in
            let steps = max(4, min(300, 20_000 / size))
            return (try trial.step(network, batchSize: size, steps: steps), size, network)
        }
    }

    func width() throws -> Table {
        try table(
            "Width, 784 → width → 10, batch 32",
            trial.sizes([10, 30, 100, 300, 1000, 2048, 4096], quick: [10, 100, 1000])
        ) { width in
            let network = try trial.network(width: width)
            let steps = width > 500 ? 30 : 200
            return (try trial.step(network, batchSize: 32, steps: steps), 32, network)
        }
    }

    func depth() throws -> Table {
        try table(
            "Depth, layers of 100, batch 32", trial.sizes([1, 2, 4, 6, 8, 10], quick: [1, 4, 10])
        ) { depth in
            let network = try trial.network(depth: depth)
            return (try trial.step(network, batchSize: 32), 32, network)
        }
    }

    func data() throws -> Table {
        let network = try trial.network()
        var table = Table(
            title: "Examples, one epoch of 784 → 100 → 10, batch 32",
            columns: ["", "examples", "ms an epoch"])
        for count in trial.sizes([3000, 6000, 12_000, 24_000, 48_000], quick: [3000, 12_000]) {
            let seconds = try median(
                trial.epochs(network, trial.examples(count: count, width: 784), 32))
            table.rows.append(.init(name: "", figures: [Double(count), seconds * 1e3]))
        }
        table.addGrowth(of: 1)
        return table
    }

    func epochs() throws -> Table {
        let network = try trial.network()
        let examples = trial.examples(count: 6000, width: 784)
        var table = Table(
            title: "Epochs over 6,000 examples, 784 → 100 → 10, batch 32",
            columns: ["", "epochs", "ms in all"])
        for count in trial.sizes([1, 2, 5, 10, 20, 50], quick: [2, 10]) {
            let seconds = try median(
                (0..<trial.rounds).map { _ in try fit(network, examples, epochs: count) })
            table.rows.append(.init(name: "", figures: [Double(count), seconds * 1e3]))
        }
        table.addGrowth(of: 1)
        return table
    }

    private func fit(_ network: Network, _ examples: Examples, epochs: Int) throws -> Double {
        var random = RandomSource(seed: 4)
        let start = ContinuousClock.now
        let trainer = try Trainer(
            network, plan: Trial.plan(), examples: examples, options: FitOptions(epochs: epochs),
            random: &random)
        _ = try trainer.run(random: &random) { _ in .goOn }
        return Trial.seconds(since: start)
    }
}
