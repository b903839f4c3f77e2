import Engine
import Foundation
import Interchange
import Testing

/// The files that Keras 3.15 wrote: one trained model in three forms.
@Suite struct GoldenFileTests {
    @Test(arguments: ["whole.keras", "whole.h5"])
    func wholeModelsPredictAsKerasDoes(name: String) throws {
        let expected = try goldenModel()
        let model = try KerasFile.load(fixturePath(name))
        #expect(model.name == "fashion")
        #expect(model.network.layers.map(\.name) == ["flatten", "hidden", "dropout", "output"])
        #expect(model.network.layers.map(\.kind) == ["Flatten", "Dense", "Dropout", "Dense"])
        #expect(model.network.parameterCount == expected.summaryParameters)
        for (slot, array) in zip(model.network.slots, expected.weights) {
            #expect(slot.shape == array.shape)
            #expect(model.network.weights(of: slot) == array.data)
        }
        let output = try Evaluator(model.network).predict(expected.x.items)
        #expect(largestDifference(output, expected.predict.data) < 1e-6)
    }

    @Test(arguments: ["whole.keras", "whole.h5"])
    func wholeModelsKnowHowTheyAreTrained(name: String) throws {
        let training = try #require(try KerasFile.load(fixturePath(name)).training)
        #expect(training.plan.optimizer.settings == (try Adam().settings))
        #expect(training.plan.loss == .sparseCategoricalCrossentropy)
        #expect(training.metricNames == ["accuracy"])
        let state = try #require(training.optimizerState)
        #expect(state.step > 0)
        #expect(state.slots.count == 2 * 7960)
        #expect(try KerasFile.load(fixturePath(name), compile: false).training == nil)
    }

    @Test(arguments: ["only.weights.h5", "whole.h5", "whole.keras"])
    func weightsGoIntoANetworkThatIsThere(name: String) throws {
        let expected = try goldenModel()
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [28, 28])
        for layer: any Layer in [
            Flatten(), try Dense(units: 10, activation: .relu, name: "first"),
            try Dropout(rate: 0.3, seed: 1),
            try Dense(units: 10, activation: .softmax, name: "last"),
        ] { try network.append(layer, random: &random) }
        let contents = try WeightFile.load(
            fixturePath(name), into: network, optimizer: Adam())
        let output = try Evaluator(contents.network).predict(expected.x.items)
        #expect(largestDifference(output, expected.predict.data) < 1e-6)
        #expect((contents.optimizerState == nil) == (name == "whole.h5"))
    }

    @Test func theThreeFormsHoldTheSame() throws {
        let zip = try KerasFile.load(fixturePath("whole.keras"))
        let hdf5 = try KerasFile.load(fixturePath("whole.h5"))
        expectSame(zip, hdf5)
    }
}
