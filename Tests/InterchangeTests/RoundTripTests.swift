import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// What is saved and loaded again is the same, bit for bit.
@Suite struct RoundTripTests {
    private let folder = TemporaryFolder()
    @Test(arguments: ["keras", "h5", "hdf5"])
    func wholeModelsComeBackTheSame(ending: String) throws {
        for sample in try SampleModel.trained() {
            let path = folder.path + "/\(sample.name).\(ending == "hdf5" ? "hdf5" : ending)"
            try KerasFile.save(sample.model, to: path)
            let loaded = try KerasFile.load(path)
            expectSame(loaded, sample.model)
            #expect(loaded.training?.optimizerState != nil)
            let more = try loaded.trained(on: sample.examples, epochs: 2)
            expectSame(more, try sample.model.trained(on: sample.examples, epochs: 2))
        }
    }

    @Test func weightsComeBackTheSame() throws {
        for sample in try SampleModel.trained() {
            let path = folder.path + "/\(sample.name).weights.h5"
            try WeightFile.save(sample.model, to: path)
            let fresh = try SampleModel.sample(
                sample.name, layers: { sample.model.network.layers },
                optimizer: SGD(), steps: 0)
            let contents = try WeightFile.load(
                path, into: fresh.model.network, optimizer: sample.model.training?.plan.optimizer)
            let trained = sample.model
            #expect(contents.network.allWeights == trained.network.allWeights)
            let state = trained.training?.optimizerState
            #expect(contents.optimizerState?.step == state?.step)
            #expect(contents.optimizerState?.slots.values == state?.slots.values)
            let without = try WeightFile.load(path, into: fresh.model.network)
            #expect(without.optimizerState == nil)
        }
    }

    @Test(arguments: ["keras", "h5"])
    func aModelThatWasNeverCompiledComesBackSo(ending: String) throws {
        var model = try SampleModel.sample(
            "plain", layers: SampleModel.layerSets[0], optimizer: SGD(), steps: 0
        ).model
        model.training = nil
        let path = folder.path + "/plain.\(ending)"
        try KerasFile.save(model, to: path)
        expectSame(try KerasFile.load(path), model)
    }

    @Test(arguments: ["keras", "h5"])
    func aModelBeforeItsFirstStepComesBackSo(ending: String) throws {
        for (name, make) in SampleModel.optimizers {
            let model = try SampleModel.sample(
                name, layers: SampleModel.layerSets[1], optimizer: make(), steps: 0
            ).model
            let path = folder.path + "/\(name).\(ending)"
            try KerasFile.save(model, to: path)
            expectSame(try KerasFile.load(path), model)
        }
    }

    @Test func everyLayerActivationAndLossComesBack() throws {
        for activation in Activation.allCases {
            for loss in try SampleModel.losses() {
                var random = RandomSource(seed: 1)
                var network = Network(inputShape: [2, 3])
                for layer: any Layer in [
                    try Dropout(rate: 0.25, seed: 99, name: "a dropout"),
                    try Dense(units: 2, activation: activation, name: "dense_π"),
                    ActivationLayer(activation), Flatten(),
                ] { try network.append(layer, random: &random) }
                let plan = TrainingPlan(
                    optimizer: try Adam(), loss: loss, metrics: [.meanAbsoluteError, .accuracy])
                let model = SavedModel(
                    name: "model of ö", network: network,
                    training: .init(plan: plan, metricNames: ["mae", "acc"]))
                for ending in ["keras", "h5"] {
                    let path = folder.path + "/m.\(ending)"
                    try KerasFile.save(model, to: path)
                    expectSame(try KerasFile.load(path), model)
                }
            }
        }
    }

    @Test func aNetworkOfManyLayersComesBack() throws {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [3])
        for index in 0..<300 {
            try network.append(try Dense(units: 3, name: "layer_\(index)"), random: &random)
        }
        let model = SavedModel(name: "deep", network: network)
        for ending in ["keras", "h5"] {
            let path = folder.path + "/deep.\(ending)"
            try KerasFile.save(model, to: path)
            expectSame(try KerasFile.load(path), model)
        }
    }
}
