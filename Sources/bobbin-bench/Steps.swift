import Engine

/// Whole training steps and their parts.
struct Steps {
    private let trial: Trial
    init(_ trial: Trial) { self.trial = trial }

    func parts() throws -> Table {
        var table = Table(
            title: "Parts of a step of 784 → 100 → 10, batch 32, one thread",
            columns: ["part", "µs", "share"])
        let network = try trial.network()
        let examples = trial.examples(count: 20_000, width: 784)
        let rounds = try (0..<trial.rounds).map { _ in
            try StepProfile.measure(
                network, plan: Trial.plan(), examples: examples, batchSize: 32, steps: 300)
        }
        let seconds = StepProfile.Part.allCases.map { part in
            median(rounds.map { $0[part] ?? 0 })
        }
        let whole = seconds.reduce(0, +)
        for (part, length) in zip(StepProfile.Part.allCases, seconds) {
            table.rows.append(.init(name: part.rawValue, figures: [length * 1e6, length / whole]))
        }
        table.notes = ["Clocks are read between the parts, so their sum is more than a step."]
        return table
    }

    /// A network whose products are large: how much of all cores' sgemm is left in training.
    func wide() throws -> Table {
        var table = Table(
            title: "Width 2048, batch 256: share of all cores' sgemm peak",
            columns: ["", "GFLOP/s", "of the peak"])
        let cores = EngineReport.current().cores
        let before = bestProduct()
        let network = try trial.network(inputs: 2048, width: 2048, depth: 2)
        let step = try trial.step(network, batchSize: 256, steps: trial.isQuick ? 3 : 10)
        let peak = max(before, bestProduct()) * Double(cores)
        // Forward and gradient everywhere, back through all layers but the first.
        let weights: [Double] = [2048 * 2048, 2048 * 2048, 2048 * 10]
        let products: Double = 2 * weights.reduce(0, +) + weights[1] + weights[2]
        let operations = 2 * 256 * products
        let reached = operations / step * 1e-9
        table.rows.append(.init(name: "\(cores) cores' best product, 1024³", figures: [peak, 1]))
        table.rows.append(
            .init(name: "training 2048 → 2048 → 2048 → 10", figures: [reached, reached / peak]))
        return table
    }

    /// GFLOP/s of one thread at a large product, by the better of the two ways.
    private func bestProduct() -> Double {
        var product = ProductTrial(rows: 1024, columns: 1024, inner: 1024)
        let seconds = [ProductTrial.Way.library(rowsAtATime: nil), .own].map { way in
            trial.seconds { _ = product.run(way) }
        }
        return product.operations / (seconds.min() ?? .infinity) * 1e-9
    }

    func threads() throws -> Table {
        var table = Table(
            title: "Threads: µs a step", columns: ["network", "threads", "µs", "speed-up"])
        let cores = EngineReport.current().cores
        for (width, batch) in [(100, 32), (1000, 128)] {
            let name = "784 → \(width) → 10, batch \(batch)"
            let network = try trial.network(width: width)
            var alone = 0.0
            for threads in 1...max(1, cores) {
                let step = try trial.step(
                    network, batchSize: batch, threads: threads, steps: width > 500 ? 30 : 300)
                if threads == 1 { alone = step }
                table.rows.append(
                    .init(name: name, figures: [Double(threads), step * 1e6, alone / step]))
            }
        }
        return table
    }
}
