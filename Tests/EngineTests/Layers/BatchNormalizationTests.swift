import Testing

@testable import Engine

/// What a BatchNormalization keeps besides its parameters, in everything that goes back and forth.
struct BatchNormalizationTests {
    private func network(
        _ layers: [any Layer], inputShape: [Int] = [6]
    ) throws -> Network {
        var random = RandomSource(seed: 3)
        var network = Network(inputShape: inputShape)
        for layer in layers { try network.append(layer, random: &random) }
        return network
    }

    private func small() throws -> Network {
        try network([
            try Dense(units: 5, name: "a"), try BatchNormalization(momentum: 0.5),
            try Dense(units: 3, activation: .softmax, name: "b"),
        ])
    }

    private func trainer(
        _ network: Network, epochs: Int = 1, rate: Double = 0.1, validation: Examples? = nil,
        callbacks: [any TrainingCallback] = []
    ) throws -> Trainer {
        var random = RandomSource(seed: 4)
        let loss = Loss.sparseCategoricalCrossentropy
        return try Trainer(
            network, plan: TrainingPlan(optimizer: SGD(learningRate: rate), loss: loss),
            examples: loss.examples(for: network, count: 40, random: &random),
            validation: validation, options: FitOptions(epochs: epochs, batchSize: 16),
            callbacks: callbacks, random: &random)
    }

    @Test func arraysStandInKerasOrderInTwoBuffers() throws {
        var network = try small()
        #expect(
            network.slots.map(\.name) == [
                "kernel", "bias", "gamma", "beta", "moving_mean", "moving_variance", "kernel",
                "bias",
            ])
        #expect(
            network.trainableSlots.map(\.name) == [
                "kernel", "bias", "gamma", "beta", "kernel", "bias",
            ])
        #expect(network.parameterCount == 35 + 20 + 18)
        #expect(network.trainableCount == 35 + 10 + 18)
        #expect(network.parameterCount(of: 1) == 20)
        #expect(network.state.values == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
        let variance = network.slots[5]
        try network.setWeights([1, 2, 3, 4, 5], of: variance)
        #expect(network.weights(of: variance) == [1, 2, 3, 4, 5])
        try network.removeLast()
        try network.removeLast()
        #expect(network.state.count == 0 && network.parameterCount == 35)
    }

    @Test func stateMovesInTrainingOnly() throws {
        let network = try small()
        let trainer = try trainer(network)
        var random = RandomSource(seed: 5)
        _ = try trainer.run(random: &random) { _ in .goOn }
        let trained = trainer.trained
        #expect(trained.state.values != network.state.values)
        #expect(network.state.values == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
        let before = trained.state.values
        _ = try Evaluator(trained).predict(
            DataArray(floats: [Float](repeating: 2, count: 12), itemShape: [6]))
        #expect(trained.state.values == before)
    }

    /// The best epoch's moving statistics come back with its weights.
    @Test func theBestStateComesBack() throws {
        let network = try small()
        var random = RandomSource(seed: 6)
        let loss = Loss.sparseCategoricalCrossentropy
        let validation = loss.examples(for: network, count: 30, random: &random)
        var seen: [(Double, [Float])] = []
        let trainer = try trainer(
            network, epochs: 6, rate: 0.5, validation: validation,
            callbacks: [EarlyStopping(patience: 6, restoreBestWeights: true)])
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event {
                seen.append((result.validation?.loss ?? .nan, trainer.trained.state.values))
            }
            return .goOn
        }
        let best = try #require(seen.min { $0.0 < $1.0 })
        #expect(seen.count == 6 && seen.last?.1 != best.1)
        #expect(trainer.trained.state.values == best.1)
    }

    /// A step whose loss is no number leaves no trace in the moving statistics.
    @Test func aSpoiltStepDoesNotSpoilTheState() throws {
        let network = try network([
            try BatchNormalization(), try Dense(units: 4, activation: .exponential, name: "a"),
            try Dense(units: 1, name: "b"),
        ])
        var random = RandomSource(seed: 7)
        let loss = Loss.meanSquaredError
        let trainer = try Trainer(
            network, plan: TrainingPlan(optimizer: SGD(learningRate: 1e9), loss: loss),
            examples: loss.examples(for: network, count: 64, random: &random),
            options: FitOptions(epochs: 2, batchSize: 16), random: &random)
        let end = try trainer.run(random: &random) { _ in .goOn }
        guard case .diverged = end else {
            Issue.record("\(end)")
            return
        }
        #expect(trainer.trained.state.isFinite)
        #expect(trainer.trained.parameters.isFinite)
    }

    @Test func otherAxesAreRefusedByName() throws {
        for axis in [0, 1] {
            let layer = try BatchNormalization(axis: axis)
            #expect(throws: EngineError.self) { try layer.outputShape(from: [3, 4]) }
        }
        #expect(try BatchNormalization(axis: 2).outputShape(from: [3, 4]) == [3, 4])
        #expect(throws: EngineError.self) { try BatchNormalization(axis: -2) }
        #expect(throws: EngineError.self) { try BatchNormalization(momentum: 1.5) }
        #expect(throws: EngineError.self) { try BatchNormalization(epsilon: 0) }
    }

    /// A trace looks with the moving statistics, as measuring does, and its gradients are those of it.
    @Test func aTraceUsesTheMovingStatistics() throws {
        let trainer = try trainer(try small(), epochs: 3)
        var random = RandomSource(seed: 8)
        _ = try trainer.run(random: &random) { _ in .goOn }
        let network = trainer.trained
        let loss = Loss.sparseCategoricalCrossentropy
        let examples = loss.examples(for: network, count: 5, random: &random)
        let trace = try LayerTrace(network, examples: examples, at: [0, 1, 2, 3, 4], loss: loss)
        let predicted = try Evaluator(network).predict(examples.inputs)
        #expect(largestDifference(trace.steps[2].output, predicted) < 1e-6)
        let gradient = trace.steps[1].parameterGradient
        #expect(gradient.count == 10)
        // Against differences of the loss, one number of gamma and one of beta.
        for place in [1, 7] {
            func cost(_ change: Float) throws -> Double {
                var moved = network
                moved.parameters.withUnsafeMutablePointer { $0[35 + place] += change }
                return try LayerTrace(
                    moved, examples: examples, at: [0, 1, 2, 3, 4], loss: loss
                ).loss ?? .nan
            }
            let numerical = (try cost(0.01) - cost(-0.01)) / 0.02
            #expect(abs(numerical - Double(gradient[place])) < 1e-3)
        }
    }
}
