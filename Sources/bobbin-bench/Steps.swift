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
                network, plan: Trial.plan(), examples: examples, batchSize: 32, steps: 600,
                before: 2000)
        }
        let seconds = StepProfile.Part.allCases.map { part in
            median(rounds.map { $0[part] ?? 0 })
        }
        let whole = seconds.reduce(0, +)
        for (part, length) in zip(StepProfile.Part.allCases, seconds) {
            table.rows.append(.init(name: part.rawValue, figures: [length * 1e6, length / whole]))
        }
        let step = try trial.step(network, batchSize: 32, threads: 1, steps: 500)
        table.rows.append(.init(name: "all parts", figures: [whole * 1e6, 1]))
        table.rows.append(.init(name: "a whole step", figures: [step * 1e6, step / whole]))
        if abs(step / whole - 1) > 0.15 {
            table.notes = [
                "The parts and the whole differ by \(Int(abs(step / whole - 1) * 100))%: the machine was busy, or a step "
                    + "does something that no part shows."
            ]
        }
        return table
    }

    /// A network whose products are large: how much of all cores' sgemm is left in training.
    func wide() throws -> Table {
        var table = Table(
            title: "Wide networks: share of all cores' best product",
            columns: ["", "GFLOP/s", "of the best"])
        let cores = EngineReport.current().cores
        let before = trial.bestProduct()
        let networks = [
            ("784 → 512 → 512 → 10, batch 128", try trial.network(width: 512, depth: 2), 128),
            (
                "2048 → 2048 → 2048 → 10, batch 256",
                try trial.network(inputs: 2048, width: 2048, depth: 2), 256
            ),
        ]
        let reached = try networks.map { _, network, batchSize in
            let steps = trial.isQuick ? 3 : 10
            let step = try trial.step(network, batchSize: batchSize, steps: steps)
            return trial.operations(of: network, batchSize: batchSize) / step
        }
        let best = max(before, trial.bestProduct()) * Double(cores)
        table.rows.append(
            .init(name: "\(cores) cores' best product, 512³", figures: [best * 1e-9, 1]))
        for ((name, _, _), speed) in zip(networks, reached) {
            table.rows.append(.init(name: name, figures: [speed * 1e-9, speed / best]))
        }
        return table
    }

    func threads() throws -> Table {
        var table = Table(
            title: "Threads: µs a step",
            columns: ["network", "threads", "µs", "speed-up", "of the best product"])
        let cores = EngineReport.current().cores
        let best = trial.bestProduct()
        for (width, batch) in [(100, 32), (1000, 128)] {
            let name = "784 → \(width) → 10, batch \(batch)"
            let network = try trial.network(width: width)
            var alone = 0.0
            for threads in 1...max(1, cores) {
                let step = try trial.step(
                    network, batchSize: batch, threads: threads, steps: width > 500 ? 30 : 300)
                if threads == 1 { alone = step }
                let speed = trial.operations(of: network, batchSize: batch) / step
                table.rows.append(
                    .init(
                        name: name,
                        figures: [
                            Double(threads), step * 1e6, alone / step,
                            speed / best / Double(threads),
                        ]))
            }
        }
        return table
    }
}
