import Testing

@testable import Engine

/// Whole fits as Keras did them: history, evaluate, predict, final weights.
struct FitGoldenTests {
    struct File: Decodable { var cases: [Case] }

    struct Case: Decodable, CustomTestStringConvertible {
        struct Layer: Decodable {
            enum CodingKeys: String, CodingKey {
                case kind = "class"
                case units, activation, useBias, negativeSlope, rate
            }
            var kind: String
            var units: Int?
            var activation: String?
            var useBias: Bool?
            var negativeSlope: Double?
            var rate: Double?
        }
        struct Compile: Decodable {
            var optimizer: String
            var loss: String
            var metrics: [String]?
        }
        struct Fit: Decodable {
            var epochs: Int
            var batchSize: Int
            var validationSplit: Double?
        }
        var name: String
        var layers: [Layer]
        var compile: Compile
        var fit: Fit
        var x: GoldenArray
        var y: GoldenArray
        var initialWeights: [GoldenArray]
        var history: [String: [Double]]
        var finalWeights: [GoldenArray]
        var evaluate: [Double]
        var predictFirst5: GoldenArray
        var testDescription: String { name }
    }

    static let cases = (try? golden("fits", as: File.self).cases) ?? []

    @Test func thereAreFive() { #expect(Self.cases.count == 5) }

    private func network(_ expected: Case) throws -> Network {
        var random = RandomSource(seed: 3)
        var network = Network(inputShape: Array(expected.x.shape.dropFirst()))
        for (index, layer) in expected.layers.enumerated() {
            let name = "layer_\(index)"
            let activation = try #require(Activation(rawValue: layer.activation ?? "linear"))
            switch layer.kind {
            case "Dense":
                try network.append(
                    Dense(
                        units: try #require(layer.units), activation: activation,
                        usesBias: layer.useBias ?? true, name: name), random: &random)
            case "Flatten": try network.append(Flatten(name: name), random: &random)
            case "LeakyReLU":
                try network.append(
                    LeakyReLU(negativeSlope: layer.negativeSlope ?? 0.3, name: name),
                    random: &random)
            case "Activation":
                try network.append(ActivationLayer(activation, name: name), random: &random)
            default: Issue.record("no layer called \(layer.kind)")
            }
        }
        try network.setAllWeights(expected.initialWeights)
        return network
    }

    @Test(arguments: cases) func equalsKeras(_ expected: Case) throws {
        let network = try network(expected)
        let inputs = DataArray(
            floats: expected.x.data, itemShape: Array(expected.x.shape.dropFirst()))
        let width = expected.y.shape.dropFirst().reduce(1, *)
        let targets = DataArray(floats: expected.y.data, itemShape: width == 1 ? [] : [width])
        let count = inputs.count
        let kept = Int(Double(count) * (1 - (expected.fit.validationSplit ?? 0)))
        func part(_ range: Range<Int>) -> Examples {
            let rows = range.map { Int32($0) }
            return Examples(inputs: inputs.selecting(rows), targets: targets.selecting(rows))
        }
        let loss = try #require(Loss(named: expected.compile.loss))
        let metrics = (expected.compile.metrics ?? []).compactMap { Metric(named: $0) }
        var random = RandomSource(seed: 4)
        let trainer = try Trainer(
            network,
            plan: TrainingPlan(
                optimizer: try optimizer(expected.compile.optimizer), loss: loss, metrics: metrics),
            examples: part(0..<kept), validation: kept < count ? part(kept..<count) : nil,
            options: FitOptions(
                epochs: expected.fit.epochs, batchSize: expected.fit.batchSize, shuffles: false),
            random: &random)
        var epochs: [EpochResult] = []
        _ = try trainer.run(random: &random) { event in
            if case .epoch(let result) = event { epochs.append(result) }
            return .goOn
        }
        check(epochs, expected)
        for (slot, array) in zip(trainer.trained.slots, expected.finalWeights) {
            #expect(largestDifference(trainer.trained.weights(of: slot), array.data) < 1e-5)
        }
        let evaluator = try Evaluator(trainer.trained)
        let measured = try #require(
            try evaluator.evaluate(
                Examples(inputs: inputs, targets: targets), loss: loss, metrics: metrics))
        #expect(abs(measured.loss - expected.evaluate[0]) < 1e-5)
        if expected.evaluate.count > 1 {
            #expect(abs(measured[.accuracy] - expected.evaluate[1]) < 1e-6)
        }
        let first = inputs.selecting([0, 1, 2, 3, 4])
        let predicted = try evaluator.predict(first)
        #expect(largestDifference(predicted, expected.predictFirst5.data) < 1e-5)
    }

    private func optimizer(_ name: String) throws -> any Optimizer {
        switch name {
        case "sgd": return try SGD()
        case "adagrad": return try Adagrad()
        case "rmsprop": return try RMSprop()
        default: return try Adam()
        }
    }

    private func check(_ epochs: [EpochResult], _ expected: Case) {
        func compare(_ name: String, _ values: [Double?], tolerance: Double) {
            guard let golden = expected.history[name] else { return }
            #expect(values.count == golden.count, "\(name)")
            for (value, golden) in zip(values, golden) {
                #expect(abs((value ?? .nan) - golden) < tolerance, "\(name)")
            }
        }
        compare("loss", epochs.map(\.training.loss), tolerance: 1e-5)
        compare("accuracy", epochs.map { $0.training[.accuracy] }, tolerance: 1e-6)
        compare("val_loss", epochs.map { $0.validation?.loss }, tolerance: 1e-5)
        compare("val_accuracy", epochs.map { $0.validation?[.accuracy] }, tolerance: 1e-6)
    }
}
