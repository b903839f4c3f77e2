import Testing

@testable import Engine

/// Regularized weights and layers that are not trained, as Keras trains them:
/// `Golden/make_regularizers.py`.
struct RegularizerGoldenTests {
    private struct File: Decodable {
        struct Case: Decodable {
            var name: String
            var x: GoldenArray
            var y: GoldenArray
            var initialWeights: [GoldenArray]
            var loss: [Double]
            var finalWeights: [GoldenArray]
            var evaluate: Double
        }
        var cases: [Case]
    }

    /// What is trained under a name of the file.
    private struct Trial {
        var layers: [any Layer]
        var optimizer: any Optimizer
        var classWeights: [Double]?
        var clipping: GradientClipping?
        var frozen: [Int] = []
    }

    private static func hidden(
        _ kernel: Regularizer, bias: Regularizer? = nil
    ) throws -> [any Layer] {
        [
            try Dense(
                units: 7, activation: .tanh, kernelRegularizer: kernel, biasRegularizer: bias,
                name: "hidden"),
            try Dense(units: 3, activation: .softmax, name: "last"),
        ]
    }

    private static func normed(
        gamma: Regularizer? = nil, beta: Regularizer? = nil
    ) throws -> [any Layer] {
        [
            try Dense(units: 7, name: "hidden"),
            try BatchNormalization(
                betaRegularizer: beta, gammaRegularizer: gamma, name: "norm"),
            ActivationLayer(.tanh), try Dense(units: 3, activation: .softmax, name: "last"),
        ]
    }

    private static let trials: [String: @Sendable () throws -> Trial] = [
        "l2": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.01)),
                optimizer: try SGD(learningRate: 0.1))
        },
        "l1": {
            Trial(
                layers: try hidden(try Regularizer(l1: 0.02)),
                optimizer: try Adam(learningRate: 0.01))
        },
        "l1_l2": {
            Trial(
                layers: try hidden(
                    try Regularizer(l1: 0.01, l2: 0.03), bias: try Regularizer(l2: 0.01)),
                optimizer: try RMSprop(learningRate: 0.01))
        },
        "l2 of a clipped Adam": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.3)),
                optimizer: try Adam(learningRate: 0.02),
                clipping: try GradientClipping(.norm, 0.05))
        },
        "l2 cut to a value": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.3)),
                optimizer: try SGD(learningRate: 0.5),
                clipping: try GradientClipping(.value, 0.01))
        },
        "l2 of AdamW": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.05)),
                optimizer: try AdamW(learningRate: 0.01))
        },
        "l2 with weighted classes": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.05)),
                optimizer: try SGD(learningRate: 0.1, momentum: 0.9),
                classWeights: [1, 0.25, 4])
        },
        "normalization": {
            Trial(
                layers: try normed(
                    gamma: try Regularizer(l2: 0.1), beta: try Regularizer(l1: 0.05)),
                optimizer: try SGD(learningRate: 0.1))
        },
        "frozen": {
            Trial(
                layers: try hidden(try Regularizer(l2: 0.01)),
                optimizer: try Adam(learningRate: 0.02), frozen: [0])
        },
        "frozen normalization": {
            Trial(
                layers: try normed(), optimizer: try SGD(learningRate: 0.1),
                clipping: try GradientClipping(.globalNorm, 0.1), frozen: [1])
        },
    ]

    /// Tolerance: 1e-5 of every weight and loss; by any number of threads the same.
    @Test(arguments: trials.keys.sorted(), [1, 2, 3])
    func asInKeras(name: String, threads: Int) throws {
        let file = try golden("regularizers", as: File.self)
        let expected = try #require(file.cases.first { $0.name == name })
        let trial = try #require(try Self.trials[name]?())
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [6])
        for layer in trial.layers { try network.append(layer, random: &random) }
        for index in trial.frozen { network.freeze(index) }
        try network.setAllWeights(expected.initialWeights)
        let examples = Examples(
            inputs: DataArray(floats: expected.x.data, itemShape: [6]),
            targets: DataArray(floats: expected.y.data, itemShape: []))
        let plan = TrainingPlan(
            optimizer: trial.optimizer, loss: .sparseCategoricalCrossentropy,
            clipping: trial.clipping)
        let trainer = try Trainer(
            network, plan: plan, examples: examples, validation: examples,
            options: FitOptions(
                epochs: 3, batchSize: 8, shuffles: false, classWeights: trial.classWeights),
            threads: threads, random: &random)
        var epochs: [EpochResult] = []
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event { epochs.append(result) }
            return .goOn
        }
        #expect(epochs.count == expected.loss.count)
        for (epoch, loss) in zip(epochs, expected.loss) {
            #expect(abs(epoch.training.loss - loss) < 1e-5)
        }
        for (slot, array) in zip(trainer.trained.slots, expected.finalWeights) {
            let difference = largestDifference(trainer.trained.weights(of: slot), array.data)
            #expect(difference < 1e-5, "\(slot.name): \(difference)")
        }
        let measured = try Evaluator(trainer.trained).evaluate(
            examples, loss: plan.loss, metrics: [])
        #expect(abs((measured?.loss ?? .nan) - expected.evaluate) < 1e-5)
        let validated = try #require(epochs.last?.validation)
        #expect(abs(validated.loss - expected.evaluate) < 1e-5)
    }

    /// A wide first layer, whose product is shared and whose updates are carried along; the same
    /// numbers by any number of threads, and what differences of the loss say. Tolerance: 1e-3, as of
    /// other layers.
    @Test func gradientsOfWideLayers() throws {
        var random = RandomSource(seed: 4)
        var network = Network(inputShape: [300])
        for layer: any Layer in [
            try Dense(
                units: 24, activation: .relu, kernelRegularizer: try Regularizer(l1: 0.01, l2: 0.1),
                biasRegularizer: try Regularizer(l2: 0.3), name: "wide"),
            try Dense(units: 3, activation: .softmax, name: "last"),
        ] { try network.append(layer, random: &random) }
        let inputs = (0..<64 * 300).map { _ in Float(random.uniform(-1, 1)) }
        let examples = Examples(
            inputs: DataArray(floats: inputs, itemShape: [300]),
            targets: DataArray(floats: (0..<64).map { Float($0 % 3) }, itemShape: []))
        let check = try GradientCheck.run(
            network, loss: .sparseCategoricalCrossentropy, examples: examples, random: &random)
        #expect(check.worst < 1e-3)
        let plain = try GradientCheck.gradients(
            network, loss: .sparseCategoricalCrossentropy, examples: examples, rows: 64)
        #expect(plain.contains { abs($0) > 0.01 })
        var results: [[Float]] = []
        for threads in [1, 2, 3, 4] {
            var stream = RandomSource(seed: 2)
            let trainer = try Trainer(
                network,
                plan: TrainingPlan(
                    optimizer: try Adam(), loss: .sparseCategoricalCrossentropy),
                examples: examples, options: FitOptions(epochs: 2, batchSize: 32),
                threads: threads, random: &stream)
            _ = try trainer.run(random: &stream) { _ in .goOn }
            results.append(trainer.trained.parameters.values)
        }
        #expect(results.allSatisfy { $0 == results[0] })
    }

    @Test func onlyFactorsOfZeroOrMore() {
        #expect(throws: EngineError.self) { try Regularizer(l1: -0.1) }
        #expect(throws: EngineError.self) { try Regularizer(l2: .infinity) }
        #expect((try? Regularizer(l2: 0.01))?.description == "l2(0.01)")
        #expect((try? Regularizer(l1: 0.1, l2: 0.01))?.description == "l1_l2(l1=0.1, l2=0.01)")
    }
}
