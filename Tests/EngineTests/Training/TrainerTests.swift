import Testing

@testable import Engine

/// Training as a whole: repeatable, continued, and stopped before it spoils the weights.
struct TrainerTests {
    /// The weights after some fits, one after another, of a network drawn from a seed.
    private func weights(
        seed: UInt64, fits: [Int], shuffles: Bool, optimizer: any Optimizer
    ) throws -> [Float] {
        let drawn = try RandomNetwork(seed: seed)
        var network = drawn.network
        var state: OptimizerState?
        var random = RandomSource(seed: seed)
        for epochs in fits {
            let trainer = try Trainer(
                network, plan: TrainingPlan(optimizer: optimizer, loss: drawn.loss),
                optimizerState: state, examples: drawn.examples,
                options: FitOptions(epochs: epochs, batchSize: 3, shuffles: shuffles),
                random: &random)
            let end = try trainer.run(random: &random) { _ in .goOn }
            #expect(end == .finished)
            network = trainer.trained
            state = trainer.optimizerState
        }
        #expect(network.parameters.isFinite)
        return network.parameters.values
    }

    @Test(arguments: 0..<12 as Range<UInt64>)
    func theSameSeedGivesTheSameWeights(seed: UInt64) throws {
        let first = try weights(seed: seed, fits: [3], shuffles: true, optimizer: Adam())
        let second = try weights(seed: seed, fits: [3], shuffles: true, optimizer: Adam())
        // Bit for bit.
        #expect(first.map(\.bitPattern) == second.map(\.bitPattern))
    }

    /// Without shuffling and dropout two fits are one. Bit for bit.
    @Test(arguments: 0..<12 as Range<UInt64>) func aContinuedFitIsOneLongFit(seed: UInt64) throws {
        let drawn = try RandomNetwork(seed: seed)
        guard !drawn.network.layers.contains(where: { $0 is Dropout }) else { return }
        for optimizer in [try SGD(momentum: 0.9), try Adam(), try RMSprop()] as [any Optimizer] {
            let long = try weights(seed: seed, fits: [5], shuffles: false, optimizer: optimizer)
            let parts = try weights(
                seed: seed, fits: [2, 1, 2], shuffles: false, optimizer: optimizer)
            #expect(long == parts, "\(optimizer.kind)")
        }
    }

    /// y = 1000 · x with steps that overflow at once: the last weights that were numbers remain.
    @Test func spoiltWeightsAreTakenBack() throws {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [1])
        try network.append(Dense(units: 1), random: &random)
        let examples = Examples(
            inputs: DataArray(floats: [1000, -1000, 500], itemShape: [1]),
            targets: DataArray(floats: [1e6, -1e6, 5e5], itemShape: [1]))
        for (batchSize, epochs) in [(1, 1), (1, 5), (3, 1), (3, 5)] {
            let trainer = try Trainer(
                network,
                plan: TrainingPlan(
                    optimizer: try SGD(learningRate: 1e38, momentum: 0.9), loss: .meanSquaredError),
                examples: examples, options: FitOptions(epochs: epochs, batchSize: batchSize),
                random: &random)
            let end = try trainer.run(random: &random) { _ in .goOn }
            guard case .diverged(epoch: 1, _) = end else {
                Issue.record("\(end)")
                continue
            }
            #expect(trainer.isBackAtEpochStart)
            #expect(trainer.trained.parameters.values == network.parameters.values)
            // What the optimizer remembers must not spoil the next fit either.
            #expect(trainer.optimizerState.slots.isFinite)
        }
    }

    /// Numbers that grow step by step until they overflow: the weights are the last with which the
    /// loss was a number, so that measuring and training can go on with them.
    @Test func theLastGoodWeightsAreKept() throws {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [1])
        try network.append(Dense(units: 1, usesBias: false), random: &random)
        // Each step multiplies the error by about -2e12: the fourth update overflows.
        let examples = Examples(
            inputs: DataArray(floats: [Float](repeating: 1, count: 12), itemShape: [1]),
            targets: DataArray(floats: [Float](repeating: 0, count: 12), itemShape: [1]))
        func train(_ count: Int) throws -> (end: TrainingEnd, weights: [Float]) {
            let trainer = try Trainer(
                network,
                plan: TrainingPlan(optimizer: try SGD(learningRate: 1e12), loss: .meanSquaredError),
                examples: examples.prefix(count),
                options: FitOptions(batchSize: 1, shuffles: false), random: &random)
            let end = try trainer.run(random: &random) { _ in .goOn }
            #expect(!trainer.isBackAtEpochStart)
            return (end, trainer.trained.parameters.values)
        }
        let end = try train(12)
        guard case .diverged(epoch: 1, let step) = end.end, step > 2 else {
            Issue.record("\(end)")
            return
        }
        let before = try train(step - 2)
        #expect(before.end == .finished)
        #expect(end.weights == before.weights)
        #expect(abs(end.weights[0]) > 1e12)
    }

    @Test func aBatchLargerThanTheDataIsOneStep() throws {
        let drawn = try RandomNetwork(seed: 3)
        var results: [[Float]] = []
        for batchSize in [drawn.examples.count, 1_000_000_000] {
            var random = RandomSource(seed: 3)
            let trainer = try Trainer(
                drawn.network, plan: TrainingPlan(optimizer: try SGD(), loss: drawn.loss),
                examples: drawn.examples, options: FitOptions(batchSize: batchSize),
                random: &random)
            #expect(trainer.stepsPerEpoch == 1)
            _ = try trainer.run(random: &random) { _ in .goOn }
            results.append(trainer.trained.parameters.values)
        }
        #expect(results[0] == results[1])
    }
}
