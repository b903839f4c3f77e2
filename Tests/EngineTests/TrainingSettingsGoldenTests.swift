import Testing

@testable import Engine

/// Losses with settings as Keras computes them and trains by them: `Golden/make_training_settings.py`.
struct TrainingSettingsGoldenTests {
    private struct File: Decodable {
        struct Value: Decodable {
            var loss: String
            var yTrue: GoldenArray
            var yPred: GoldenArray
            var value: Double
            var gradient: GoldenArray
        }

        struct Case: Decodable {
            var name: String
            var x: GoldenArray
            var y: GoldenArray
            var initialWeights: [GoldenArray]
            var loss: [Double]
            var accuracy: [Double]
            /// Of each epoch, where a callback may change it.
            var learningRate: [Double]?
            var finalWeights: [GoldenArray]
            var evaluate: Double
            var predict: GoldenArray
        }
        var losses: [Value]
        var cases: [Case]
    }

    /// What is trained under a name of the file.
    private struct Trial {
        var units = 3
        var activation = Activation.linear
        var loss: Loss
        var optimizer: any Optimizer
        var classWeights: [Double]?
        var schedule: (any LearningRateSchedule)?
        var clipping: GradientClipping?
        var callbacks: [any TrainingCallback] = []
    }

    private static let optimizers: [String: @Sendable () throws -> any Optimizer] = [
        "SGD": { try SGD() }, "Adagrad": { try Adagrad() }, "RMSprop": { try RMSprop() },
        "Adam": { try Adam() }, "AdamW": { try AdamW() }, "Nadam": { try Nadam() },
    ]

    private static let clippings: [String: (GradientClipping.Rule, Double)] = [
        "clipnorm": (.norm, 0.05), "clipvalue": (.value, 0.01),
        "global_clipnorm": (.globalNorm, 0.1), "clipnorm of nothing": (.norm, 100),
    ]

    /// What is trained with a learning rate that changes, or with gradients that are cut.
    private static func changing(_ name: String) throws -> Trial {
        var trial = Trial(
            activation: .softmax, loss: .sparseCategoricalCrossentropy, optimizer: try SGD())
        switch name {
        case "staircase":
            trial.optimizer = try SGD(momentum: 0.8)
            trial.schedule = try ExponentialDecay(
                initialLearningRate: 0.3, decaySteps: 4, decayRate: 0.5, staircase: true)
        case "inverse_time_decay":
            trial.optimizer = try Adam()
            trial.schedule = try InverseTimeDecay(
                initialLearningRate: 0.05, decaySteps: 3, decayRate: 0.5)
        case "cosine_decay":
            trial.optimizer = try Adam()
            trial.schedule = try CosineDecay(
                initialLearningRate: 0.05, decaySteps: 12, alpha: 0.1)
        case "reduce_lr_on_plateau":
            trial.optimizer = try SGD(learningRate: 0.4)
            trial.callbacks = [
                try ReduceLROnPlateau(
                    monitor: Monitor(isValidation: false), factor: 0.1, patience: 2,
                    minDelta: 0.3, cooldown: 1, minLearningRate: 0.1)
            ]
        case "reduce_lr_on_plateau of accuracy":
            trial.optimizer = try Adam(learningRate: 0.02)
            trial.callbacks = [
                try ReduceLROnPlateau(
                    monitor: Monitor(metric: .accuracy, isValidation: false), patience: 2,
                    minDelta: 0.2)
            ]
        case "clipnorm of Adam":
            trial.optimizer = try Adam(learningRate: 0.02)
            trial.clipping = try GradientClipping(.norm, 0.05)
        case let name where clippings[name] != nil:
            trial.optimizer = try SGD(learningRate: 0.5)
            trial.clipping = try clippings[name].map { try GradientClipping($0.0, $0.1) }
        default:
            let kind = String(name.prefix { $0 != " " })
            trial.optimizer = try #require(try optimizers[kind]?())
            trial.schedule = try ExponentialDecay(
                initialLearningRate: 0.02, decaySteps: 4, decayRate: 0.7)
        }
        return trial
    }

    /// Tolerance: 1e-5, as in `asInKeras`; the rates within 1e-6 of themselves, Keras's being Float32.
    @Test(
        arguments: optimizers.keys.sorted().map { "\($0) by exponential_decay" } + [
            "staircase", "inverse_time_decay", "cosine_decay", "reduce_lr_on_plateau",
            "reduce_lr_on_plateau of accuracy", "clipnorm of Adam",
        ] + clippings.keys.sorted(), [1, 3])
    func changedSteps(name: String, threads: Int) throws {
        try compare(name, Self.changing(name), threads: threads)
    }

    private static func smoothing(_ part: Double) -> [NamedSetting] {
        [NamedSetting("label_smoothing", .number(part))]
    }

    private static let ofLogits = [NamedSetting("from_logits", .flag(true))]

    private static func trial(_ name: String) throws -> Trial {
        switch name {
        case "sparse of logits":
            Trial(
                loss: try .make(.sparseCategoricalCrossentropy, ofLogits),
                optimizer: try Adam(learningRate: 0.01))
        case "categorical of logits":
            Trial(
                loss: try .make(.categoricalCrossentropy, ofLogits),
                optimizer: try SGD(learningRate: 0.1, momentum: 0.9))
        case "binary of a logit":
            Trial(
                units: 1, loss: try .make(.binaryCrossentropy, ofLogits),
                optimizer: try RMSprop(learningRate: 0.01))
        case "binary of three logits":
            Trial(
                loss: try .make(.binaryCrossentropy, ofLogits),
                optimizer: try SGD(learningRate: 0.1))
        case "smoothed rows":
            Trial(
                activation: .softmax, loss: try .make(.categoricalCrossentropy, smoothing(0.1)),
                optimizer: try SGD(learningRate: 0.1))
        case "smoothed rows of logits":
            Trial(
                loss: try .make(.categoricalCrossentropy, ofLogits + smoothing(0.3)),
                optimizer: try SGD(learningRate: 0.1))
        case "smoothed answers":
            Trial(
                units: 1, activation: .sigmoid,
                loss: try .make(.binaryCrossentropy, smoothing(0.2)),
                optimizer: try Adam(learningRate: 0.01))
        case "smoothed answers of a logit":
            Trial(
                units: 1, loss: try .make(.binaryCrossentropy, ofLogits + smoothing(1)),
                optimizer: try SGD(learningRate: 0.1))
        case "smoothed apart from its activation":
            Trial(
                activation: .softplus, loss: try .make(.categoricalCrossentropy, smoothing(0.2)),
                optimizer: try SGD(learningRate: 0.1))
        case "weighted labels":
            Trial(
                activation: .softmax, loss: .sparseCategoricalCrossentropy,
                optimizer: try SGD(learningRate: 0.1), classWeights: [1, 0.25, 4])
        case "weighted rows":
            Trial(
                loss: try .make(.categoricalCrossentropy, ofLogits),
                optimizer: try Adam(learningRate: 0.01), classWeights: [2, 0, 0.5])
        case "weighted answers":
            Trial(
                units: 1, activation: .sigmoid, loss: .binaryCrossentropy,
                optimizer: try SGD(learningRate: 0.1), classWeights: [1, 5])
        default:
            Trial(
                activation: .softmax, loss: try .make(.sparseCategoricalCrossentropy, ofLogits),
                optimizer: try SGD(learningRate: 0.5))
        }
    }

    /// Tolerance: 1e-6 of a value and of a gradient, also where powers of the outputs overflow.
    @Test(arguments: [
        Loss.Kind.sparseCategoricalCrossentropy, .categoricalCrossentropy, .binaryCrossentropy,
    ])
    func valuesAndGradients(_ kind: Loss.Kind) throws {
        let file = try golden("training_settings", as: File.self)
        let expected = try #require(file.losses.first { $0.loss == kind.rawValue })
        let loss = try Loss.make(kind, Self.ofLogits)
        let (rows, width) = (expected.yPred.shape[0], expected.yPred.shape[1])
        var gradient = [Float](repeating: .nan, count: rows * width)
        expected.yPred.data.withUnsafeBufferPointer { output in
            expected.yTrue.data.withUnsafeBufferPointer { targets in
                guard let output = output.baseAddress, let targets = targets.baseAddress else {
                    return
                }
                let batch = LossBatch(output: output, targets: targets, rows: rows, width: width)
                #expect(abs(loss.value(batch) - expected.value) <= 1e-6 * expected.value)
                loss.gradient(batch, into: &gradient)
            }
        }
        #expect(largestDifference(gradient, expected.gradient.data) <= 1e-6)
        let (outputs, targets) = (expected.yPred.data, expected.yTrue.data)
        let reference = loss.reference(
            outputs.map(Double.init), targets.map(Double.init), rows: rows, width: width)
        #expect(abs(reference - expected.value) <= 1e-6 * expected.value)
    }

    /// Tolerance: 1e-5 of every weight and loss and of the largest output, which is raw; by any number
    /// of threads the same.
    @Test(
        arguments: [
            "sparse of logits", "categorical of logits", "binary of a logit",
            "binary of three logits", "softmax taken for logits", "smoothed rows",
            "smoothed rows of logits", "smoothed answers", "smoothed answers of a logit",
            "smoothed apart from its activation", "weighted labels", "weighted rows",
            "weighted answers",
        ], [1, 2, 3])
    func asInKeras(name: String, threads: Int) throws {
        try compare(name, Self.trial(name), threads: threads)
    }

    private func compare(_ name: String, _ trial: Trial, threads: Int) throws {
        let file = try golden("training_settings", as: File.self)
        let expected = try #require(file.cases.first { $0.name == name })
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [6])
        for layer in [
            try Dense(units: 7, activation: .tanh, name: "hidden"),
            try Dense(units: trial.units, activation: trial.activation, name: "last"),
        ] { try network.append(layer, random: &random) }
        try network.setAllWeights(expected.initialWeights)
        let examples = Examples(
            inputs: DataArray(floats: expected.x.data, itemShape: [6]),
            targets: DataArray(
                floats: expected.y.data, itemShape: Array(expected.y.shape.dropFirst())))
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: trial.optimizer, loss: trial.loss, metrics: [.accuracy],
                schedule: trial.schedule, clipping: trial.clipping),
            examples: examples,
            options: FitOptions(
                epochs: expected.loss.count, batchSize: 8, shuffles: false,
                classWeights: trial.classWeights),
            callbacks: trial.callbacks, threads: threads,
            random: &random)
        var epochs: [Measurement] = []
        var rates = [trial.optimizer.learningRate]
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event {
                epochs.append(result.training)
                rates.append(result.changedLearningRate ?? rates.last ?? .nan)
            }
            return .goOn
        }
        #expect(epochs.count == expected.loss.count)
        for (epoch, (loss, accuracy)) in zip(epochs, zip(expected.loss, expected.accuracy)) {
            #expect(abs(epoch.loss - loss) < 1e-5)
            #expect(abs(epoch[.accuracy] - accuracy) < 1e-6)
        }
        for (rate, other) in zip(rates, expected.learningRate ?? []) {
            #expect(abs(rate - other) < 1e-6 * rate)
        }
        #expect(abs(trainer.optimizer.learningRate - (rates.last ?? .nan)) < 1e-12)
        for (slot, array) in zip(trainer.trained.slots, expected.finalWeights) {
            let difference = largestDifference(trainer.trained.weights(of: slot), array.data)
            #expect(difference < 1e-5, "\(slot.name): \(difference)")
        }
        let evaluator = try Evaluator(trainer.trained)
        let output = try evaluator.predict(examples.inputs)
        let largest = max(1, expected.predict.data.map { abs($0) }.max() ?? 1)
        #expect(largestDifference(output, expected.predict.data) < 1e-5 * largest)
        let measured = try evaluator.evaluate(examples, loss: trial.loss, metrics: [])
        #expect(abs((measured?.loss ?? .nan) - expected.evaluate) < 1e-5)
    }

    @Test func onlyLossesOfClassesTakeRawOutputs() {
        for kind in Loss.Kind.allCases {
            let takes = kind.definition.isForClasses
            #expect(((try? Loss.make(kind, Self.ofLogits)) != nil) == takes, "\(kind)")
            #expect(Loss.settingDescriptions(of: kind).isEmpty == !takes, "\(kind)")
        }
    }
}
