import Engine

@testable import Interchange

/// Small models to save and load: every optimizer, every layer, trained a few steps.
struct SampleModel: Sendable {
    var name: String
    var model: SavedModel
    /// What it was trained on.
    var examples: Examples

    /// Every optimizer with every setting that gives it other slots.
    static let optimizers: [(name: String, optimizer: @Sendable () throws -> any Optimizer)] = [
        ("sgd", { try SGD(learningRate: 0.05) }),
        ("sgd_momentum", { try SGD(learningRate: 0.02, momentum: 0.9) }),
        ("sgd_nesterov", { try SGD(learningRate: 0.02, momentum: 0.8, nesterov: true) }),
        ("adagrad", { try Adagrad(learningRate: 0.03, initialAccumulatorValue: 0.2) }),
        ("rmsprop", { try RMSprop(learningRate: 0.002) }),
        ("rmsprop_momentum", { try RMSprop(learningRate: 0.001, rho: 0.8, momentum: 0.5) }),
        ("rmsprop_centered", { try RMSprop(learningRate: 0.001, centered: true) }),
        (
            "rmsprop_both",
            { try RMSprop(learningRate: 0.001, momentum: 0.4, centered: true) }
        ),
        ("adam", { try Adam(learningRate: 0.003) }),
        ("adam_amsgrad", { try Adam(learningRate: 0.003, beta1: 0.8, amsgrad: true) }),
        ("adamw", { try AdamW(learningRate: 0.003, weightDecay: 0.01) }),
        ("nadam", { try Nadam(learningRate: 0.003) }),
    ]

    /// Every kind of loss, and every one with settings of its own.
    static func losses() throws -> [Loss] {
        try Loss.Kind.allCases.flatMap { kind in
            let settings = Loss.settingDescriptions(of: kind).map { setting in
                NamedSetting(setting.name, setting.kind == .flag ? .flag(true) : .number(0.25))
            }
            return [Loss(kind), try Loss.make(kind, settings)]
        }
    }

    static func trained() throws -> [SampleModel] {
        var samples: [SampleModel] = []
        for (index, (name, make)) in optimizers.enumerated() {
            samples.append(
                try sample(name, layers: layerSets[index % layerSets.count], optimizer: make()))
        }
        return samples
    }

    /// Layers of every kind; each ends in three classes.
    static let layerSets: [@Sendable () throws -> [any Layer]] = [
        {
            [
                Flatten(), try Dense(units: 5, activation: .relu, name: "hidden"),
                try Dense(units: 3, activation: .softmax, name: "output"),
            ]
        },
        {
            [
                Flatten(),
                try Dense(
                    units: 6, activation: .tanh, usesBias: false, kernelInitializer: .heNormal,
                    name: "first"),
                try LeakyReLU(), try Dense(units: 4, biasInitializer: .ones, name: "second"),
                ActivationLayer(.gelu), try Dense(units: 3, activation: .softmax, name: "third"),
            ]
        },
        {
            [
                try Rescaling(scale: 1 / 255, offset: 0.5),
                try Dense(units: 4, activation: .sigmoid, name: "rows"), Flatten(),
                ActivationLayer(.silu), try LeakyReLU(negativeSlope: 0.05),
                try Dense(
                    units: 3, kernelInitializer: .heUniform, biasInitializer: .zeros, name: "sums"),
                ActivationLayer(.softmax, name: "probabilities"),
            ]
        },
        {
            [
                try Rescaling(scale: 0.5, offset: 0.25),
                try BatchNormalization(momentum: 0.9, scales: false, name: "rows"),
                // What it shifts must be seen behind the next: a straight line would hide it.
                ActivationLayer(.tanh, name: "bend"), Flatten(),
                try Dense(units: 6, usesBias: false, name: "hidden"),
                try BatchNormalization(epsilon: 0.01), ActivationLayer(.relu),
                try Dense(units: 3, activation: .softmax, name: "output"),
            ]
        },
    ]

    /// A model trained for five steps of eight items of shape (4, 3).
    static func sample(
        _ name: String, layers: () throws -> [any Layer], optimizer: any Optimizer,
        steps: Int = 5
    ) throws -> SampleModel {
        var random = RandomSource(seed: 7)
        var network = Network(inputShape: [4, 3])
        for layer in try layers() { try network.append(layer, random: &random) }
        let examples = examples(count: 40)
        let plan = TrainingPlan(
            optimizer: optimizer, loss: .sparseCategoricalCrossentropy, metrics: [.accuracy])
        var training = SavedModel.Training(plan: plan, metricNames: ["accuracy"])
        if steps > 0 {
            let trainer = try Trainer(
                network, plan: plan, examples: examples,
                options: FitOptions(epochs: 1, batchSize: 8, shuffles: false), random: &random)
            _ = try trainer.run(random: &random) { _ in .goOn }
            network = trainer.trained
            training.optimizerState = trainer.optimizerState
        }
        return SampleModel(
            name: name, model: SavedModel(name: name, network: network, training: training),
            examples: examples)
    }

    static func examples(count: Int) -> Examples {
        var random = RandomSource(seed: 3)
        let inputs = (0..<count * 12).map { _ in Float(random.uniform(-1, 1)) }
        let labels = (0..<count).map { Float($0 * 7 % 3) }
        return Examples(
            inputs: DataArray(floats: inputs, itemShape: [4, 3]),
            targets: DataArray(floats: labels, itemShape: []))
    }
}

extension Network {
    /// The numbers of all arrays in Keras's order.
    var allWeights: [Float] { slots.flatMap { weights(of: $0) } }
}

extension SavedModel {
    /// The same model after `epochs` more of training in order, eight items a step.
    func trained(on examples: Examples, epochs: Int) throws -> SavedModel {
        guard let training else { return self }
        var random = RandomSource(seed: 11)
        let trainer = try Trainer(
            network, plan: training.plan, optimizerState: training.optimizerState,
            examples: examples,
            options: FitOptions(epochs: epochs, batchSize: 8, shuffles: false), random: &random)
        _ = try trainer.run(random: &random) { _ in .goOn }
        var copy = self
        copy.network = trainer.trained
        copy.training?.optimizerState = trainer.optimizerState
        return copy
    }
}
