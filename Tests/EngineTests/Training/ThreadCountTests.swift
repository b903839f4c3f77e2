import Testing

@testable import Engine

/// Training gives the same numbers, to the last bit, for any number of threads.
struct ThreadCountTests {
    private struct Outcome: Equatable {
        var parameters: [Float]
        var state: [Float] = []
        var epochs: [Measurement]
        var validation: [Measurement?]
    }

    private func outcome(_ network: Network, batchSize: Int, threads: Int) throws -> Outcome {
        var random = RandomSource(seed: 11)
        let width = network.inputShape.reduce(1, *)
        func examples(_ count: Int) -> Examples {
            Examples(
                inputs: DataArray(
                    floats: (0..<count * width).map { _ in Float(random.uniform(-1, 1)) },
                    itemShape: network.inputShape),
                targets: DataArray(
                    floats: (0..<count).map { _ in Float(random.below(3)) }, itemShape: []))
        }
        let (training, validation) = (examples(2 * batchSize + 5), examples(23))
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: Adam(), loss: .sparseCategoricalCrossentropy,
                metrics: [.accuracy, .meanAbsoluteError]),
            examples: training, validation: validation,
            options: FitOptions(epochs: 2, batchSize: batchSize), threads: threads, random: &random)
        var result = Outcome(parameters: [], epochs: [], validation: [])
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let epoch) = event {
                result.epochs.append(epoch.training)
                result.validation.append(epoch.validation)
            }
            return .goOn
        }
        result.parameters = trainer.trained.parameters.values
        result.state = trainer.trained.state.values
        return result
    }

    private func network(_ inputShape: [Int], _ layers: [any Layer]) throws -> Network {
        var random = RandomSource(seed: 12)
        var network = Network(inputShape: inputShape)
        for layer in layers { try network.append(layer, random: &random) }
        return network
    }

    @Test(arguments: [1, 7, 32]) func smallNetworks(batchSize: Int) throws {
        let network = try network(
            [6, 7],
            [
                Dense(units: 9, activation: .softplus, name: "rows"), Flatten(),
                Dense(units: 50, activation: .relu, name: "a"), Dropout(rate: 0.4, seed: 3),
                Dense(units: 2, activation: .selu, usesBias: false, name: "narrow"),
                Dense(units: 3, activation: .softmax, name: "c"),
            ])
        let alone = try outcome(network, batchSize: batchSize, threads: 1)
        #expect(alone.parameters.allSatisfy { $0.isFinite })
        for threads in [2, 3, 5] {
            #expect(try outcome(network, batchSize: batchSize, threads: threads) == alone)
        }
    }

    /// Statistics of whole batches, in columns that no number of threads divides, behind a shared
    /// first product and before one.
    @Test(arguments: [2, 7, 32]) func normalizedNetworks(batchSize: Int) throws {
        let networks = [
            try network(
                [300],
                [
                    Dense(units: 53, usesBias: false, name: "a"), BatchNormalization(),
                    ActivationLayer(.relu), Dense(units: 3, activation: .softmax, name: "c"),
                ]),
            try network(
                [6, 21],
                [
                    Rescaling(scale: 0.5), BatchNormalization(momentum: 0.9, name: "rows"),
                    Flatten(), Dense(units: 40, activation: .tanh, name: "a"),
                    BatchNormalization(scales: false), Dropout(rate: 0.2, seed: 4),
                    Dense(units: 3, activation: .softmax, name: "c"),
                ]),
        ]
        for network in networks {
            let alone = try outcome(network, batchSize: batchSize, threads: 1)
            #expect(alone.state.allSatisfy { $0.isFinite })
            for threads in [2, 3, 5] {
                #expect(try outcome(network, batchSize: batchSize, threads: threads) == alone)
            }
        }
    }

    /// Wide enough for OpenBLAS and for sharing columns instead of rows.
    @Test(arguments: [5, 70]) func wideNetworks(batchSize: Int) throws {
        let network = try network(
            [300],
            [
                Dense(units: 800, activation: .relu, name: "a"),
                Dense(units: 700, activation: .tanh, name: "b"),
                Dense(units: 3, activation: .softmax, name: "c"),
            ])
        let alone = try outcome(network, batchSize: batchSize, threads: 1)
        for threads in [2, 3] {
            #expect(try outcome(network, batchSize: batchSize, threads: threads) == alone)
        }
    }
}
