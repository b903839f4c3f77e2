import Testing

@testable import Engine

/// Networks with BatchNormalization and Rescaling as Keras fitted them: `Golden/make_normalization.py`.
///
/// Tolerance: 1e-5 of every weight, moving statistic, output and loss.
struct NormalizationGoldenTests {
    private struct File: Decodable { var cases: [Case] }

    private struct Case: Decodable {
        var name: String
        var x: GoldenArray
        var y: GoldenArray
        var initialWeights: [GoldenArray]
        var loss: [Double]
        var accuracy: [Double]
        var finalWeights: [GoldenArray]
        var evaluate: Double
        var predict: GoldenArray
        var trainingOutput: GoldenArray
    }

    private static let tolerance: Float = 1e-5

    private func model(_ name: String) throws -> ([any Layer], any Optimizer) {
        let last = try Dense(units: 3, activation: .softmax, name: "last")
        switch name {
        case "hidden":
            let dense = try Dense(units: 20, usesBias: false)
            return (
                [dense, try BatchNormalization(), ActivationLayer(.relu), last],
                try SGD(learningRate: 0.1)
            )
        case "first":
            let first = try BatchNormalization(momentum: 0.8, epsilon: 0.01, scales: false)
            return (
                [first, try Dense(units: 5, activation: .tanh), last],
                try SGD(learningRate: 0.05, momentum: 0.9)
            )
        case "rows":
            let rows = try BatchNormalization(momentum: 0.9, centers: false)
            return (
                [try Dense(units: 18, activation: .sigmoid), rows, Flatten(), last],
                try SGD(learningRate: 0.05)
            )
        default:
            let pixels = try BatchNormalization(
                betaInitializer: .ones, movingMeanInitializer: .ones)
            return (
                [try Rescaling(scale: 1 / 255, offset: -0.5), pixels, last],
                try Adam(learningRate: 0.01)
            )
        }
    }

    @Test(arguments: ["hidden", "first", "rows", "pixels"], [1, 2, 3])
    func asInKeras(name: String, threads: Int) throws {
        let file = try golden("normalization", as: File.self)
        let expected = try #require(file.cases.first { $0.name == name })
        let (layers, optimizer) = try model(name)
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: Array(expected.x.shape.dropFirst()))
        for layer in layers { try network.append(layer, random: &random) }
        // What layers begin with is what Keras's begin with, but for the kernels' random numbers.
        for (slot, array) in zip(network.slots, expected.initialWeights) where slot.name != "kernel"
        {
            #expect(network.weights(of: slot) == array.data, "\(slot.name)")
        }
        try network.setAllWeights(expected.initialWeights)

        let examples = Examples(
            inputs: DataArray(floats: expected.x.data, itemShape: network.inputShape),
            targets: DataArray(floats: expected.y.data, itemShape: []))
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: optimizer, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy]),
            examples: examples,
            options: FitOptions(epochs: 3, batchSize: 8, shuffles: false), threads: threads,
            random: &random)
        var epochs: [Measurement] = []
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event { epochs.append(result.training) }
            return .goOn
        }
        for (epoch, (loss, accuracy)) in zip(epochs, zip(expected.loss, expected.accuracy)) {
            #expect(abs(epoch.loss - loss) < 1e-5)
            #expect(abs(epoch[.accuracy] - accuracy) < 1e-6)
        }
        try compare(trainer.trained, examples, expected)
    }

    private func compare(_ trained: Network, _ examples: Examples, _ expected: Case) throws {
        #expect(trained.slots.map(\.shape) == expected.finalWeights.map(\.shape))
        for (slot, array) in zip(trained.slots, expected.finalWeights) {
            let difference = largestDifference(trained.weights(of: slot), array.data)
            #expect(difference < Self.tolerance, "\(slot.name): \(difference)")
        }
        let evaluator = try Evaluator(trained)
        let output = try evaluator.predict(examples.inputs)
        #expect(largestDifference(output, expected.predict.data) < Self.tolerance)
        let measured = try evaluator.evaluate(
            examples, loss: .sparseCategoricalCrossentropy, metrics: [])
        #expect(abs((measured?.loss ?? .nan) - expected.evaluate) < 1e-5)
        // The same once more as in training, on statistics of the whole.
        let workspace = try Workspace(for: trained, rows: examples.count, training: true)
        for index in 0..<examples.count {
            let item = examples.inputs.item(index)
            (workspace.input + index * item.count).update(from: item, count: item.count)
        }
        let part = workspace.part(of: examples.count, for: TeamMember())
        trained.withPointers {
            workspace.forward($0, part, training: TrainingStep(seed: 0, index: 0))
        }
        let inTraining = UnsafeBufferPointer(
            start: workspace.output, count: expected.trainingOutput.data.count)
        #expect(
            largestDifference(inTraining, expected.trainingOutput.data) < Self.tolerance)
    }
}
