import Testing

@testable import Engine

/// Every step's loss and the final weights of Keras's optimizers on one small network.
struct OptimizerGoldenTests {
    struct File: Decodable {
        var x: GoldenArray
        var y: GoldenArray
        var initialWeights: [GoldenArray]
        var cases: [Case]
    }

    struct Case: Decodable {
        var name: String
        var optimizer: String
        var config: Config
        var epochLogs: [Logs]
        var runningMeanLossAfterEachStep: [Double]
        var finalWeights: [GoldenArray]
    }

    struct Logs: Decodable {
        var accuracy: Double
        var loss: Double
    }

    struct Config: Decodable {
        var learningRate: Double
        var momentum: Double?
        var nesterov: Bool?
        var initialAccumulatorValue: Double?
        var rho: Double?
        var centered: Bool?
        var epsilon: Double?
        var beta1: Double?
        var beta2: Double?
        var amsgrad: Bool?
        var weightDecay: Double?
    }

    static func optimizer(_ name: String, _ config: Config) throws -> any Optimizer {
        let rate = config.learningRate
        let epsilon = config.epsilon ?? 1e-7
        let beta1 = config.beta1 ?? 0.9
        let beta2 = config.beta2 ?? 0.999
        switch name {
        case "SGD":
            return try SGD(
                learningRate: rate, momentum: config.momentum ?? 0,
                nesterov: config.nesterov ?? false)
        case "Adagrad":
            return try Adagrad(
                learningRate: rate,
                initialAccumulatorValue: config.initialAccumulatorValue ?? 0.1,
                epsilon: epsilon)
        case "RMSprop":
            return try RMSprop(
                learningRate: rate, rho: config.rho ?? 0.9, momentum: config.momentum ?? 0,
                epsilon: epsilon, centered: config.centered ?? false)
        case "AdamW":
            return try AdamW(
                learningRate: rate, weightDecay: config.weightDecay ?? 0.004, beta1: beta1,
                beta2: beta2, epsilon: epsilon, amsgrad: config.amsgrad ?? false)
        case "Nadam":
            return try Nadam(learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon)
        default:
            return try Adam(
                learningRate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon,
                amsgrad: config.amsgrad ?? false)
        }
    }

    static let names = [
        "sgd", "sgd_lr0.1", "sgd_momentum", "sgd_nesterov", "adagrad", "adagrad_lr0.1", "rmsprop",
        "rmsprop_rho0.5", "rmsprop_momentum", "rmsprop_centered", "adam", "adam_lr0.02",
        "adam_amsgrad", "adamw", "nadam",
    ]

    @Test func everyCaseIsTested() throws {
        let file = try golden("optimizers", as: File.self)
        #expect(file.cases.map(\.name) == Self.names)
    }

    @Test(arguments: names) func stepsEqualKeras(name: String) throws {
        let file = try golden("optimizers", as: File.self)
        let expected = try #require(file.cases.first { $0.name == name })
        // Keras's own Float32 sums differ in their last bits; Nadam and amsgrad amplify them more.
        let tolerance: Float = ["nadam", "adam_amsgrad"].contains(name) ? 1e-4 : 1e-5

        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [6])
        try network.append(Dense(units: 5, activation: .tanh), random: &random)
        try network.append(Dense(units: 3, activation: .softmax, name: "dense_1"), random: &random)
        try network.setAllWeights(file.initialWeights)
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: Self.optimizer(expected.optimizer, expected.config),
                loss: .sparseCategoricalCrossentropy, metrics: [.accuracy]),
            examples: Examples(
                inputs: DataArray(floats: file.x.data, itemShape: [6]),
                targets: DataArray(floats: file.y.data, itemShape: [])),
            options: FitOptions(epochs: 4, batchSize: 8, shuffles: false), random: &random)
        var losses: [Float] = []
        var epochs: [EpochResult] = []
        let end = try trainer.run(random: &random) { event in
            switch event {
            case .step(_, _, _, let running): losses.append(Float(running.loss))
            case .epoch(let result): epochs.append(result)
            case .checkpoint: break
            }
            return .goOn
        }
        #expect(end == .finished)
        let expectedLosses = expected.runningMeanLossAfterEachStep.map(Float.init)
        #expect(largestDifference(losses, expectedLosses) < tolerance)
        for (epoch, logs) in zip(epochs, expected.epochLogs) {
            #expect(abs(epoch.training.loss - logs.loss) < Double(tolerance))
            #expect(abs(epoch.training[.accuracy] - logs.accuracy) < 1e-6)
        }
        for (slot, array) in zip(trainer.trained.slots, expected.finalWeights) {
            let weights = trainer.trained.weights(of: slot)
            #expect(largestDifference(weights, array.data) < tolerance, "\(slot.name)")
        }
    }
}
