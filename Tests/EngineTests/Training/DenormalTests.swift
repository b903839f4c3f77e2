import CKernels
import Testing

@testable import Engine

/// Denormal numbers are flushed while a network trains or is measured, and nowhere else.
struct DenormalTests {
    private var areKept: Bool { bobbin_keeps_denormals() != 0 }

    @Test func theSettingIsGivenBack() {
        #expect(areKept)
        let areKeptWithin = Denormals.flushed { areKept }
        #expect(!areKeptWithin)
        #expect(areKept)
        #expect(Denormals.canBeFlushed)
    }

    /// A tenth of the inputs are there for a few steps and then always zero: their weights' gradients
    /// are 0 from then on, and the means of them decay by 0.9 a step, below 1e-38 after some 800.
    private func examples() -> Examples {
        let (count, width) = (1200, 20)
        var random = RandomSource(seed: 5)
        let numbers = (0..<count * width).map { index -> Float in
            index % width < 2 && index / width > 30 ? 0 : Float(random.uniform(0, 1))
        }
        return Examples(
            inputs: DataArray(floats: numbers, itemShape: [width]),
            targets: DataArray(floats: (0..<count).map { Float($0 % 3) }, itemShape: []))
    }

    private func trainer(_ optimizer: any Optimizer, threads: Int) throws -> Trainer {
        var random = RandomSource(seed: 6)
        var network = Network(inputShape: [20])
        try network.append(Dense(units: 16, activation: .relu, name: "a"), random: &random)
        try network.append(Dense(units: 3, activation: .softmax, name: "b"), random: &random)
        return try Trainer(
            network,
            plan: TrainingPlan(optimizer: optimizer, loss: .sparseCategoricalCrossentropy),
            examples: examples(),
            options: FitOptions(epochs: 1, batchSize: 1, shuffles: false), threads: threads,
            random: &random)
    }

    @Test(arguments: [1, 2]) func noneIsLeftInAnOptimizer(threads: Int) throws {
        let optimizers: [any Optimizer] = [
            try Adam(), try AdamW(), try Nadam(), try RMSprop(rho: 0.8), try SGD(momentum: 0.9),
        ]
        for optimizer in optimizers {
            let trainer = try trainer(optimizer, threads: threads)
            var random = RandomSource(seed: 7)
            _ = try trainer.run(random: &random) { _ in .goOn }
            let denormal = trainer.optimizerState.slots.values.count { $0.isSubnormal }
            #expect(denormal == 0, "\(optimizer.kind)")
            #expect(areKept, "the caller's setting after training")
        }
    }

    @Test func measuringGivesTheSettingBack() throws {
        let network = try trainer(Adam(), threads: 1).trained
        let evaluator = try Evaluator(network)
        _ = try evaluator.evaluate(
            examples(), loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
        _ = try evaluator.predict(examples().inputs)
        #expect(areKept)
    }
}
