import Engine
import Testing

@testable import KerasPrograms
@testable import Notebook
@testable import Vocabulary
@testable import Workbench

/// A look inside agrees with what training and measuring compute.
@Suite struct LayerTraceTests {
    @Test func outputsAreThoseOfPredict() throws {
        let network = try #require(Bench.trained.model?.network)
        let inputs = try #require(Bench.trained.data?.train.inputs)
        let trace = try LayerTrace(network, inputs: inputs, at: [3, 5])
        let predicted = try Evaluator(network).predict(inputs.selecting([3, 5]))
        #expect(trace.steps.count == 2)
        #expect(trace.input.count == 2 * 784)
        for (a, b) in zip(trace.steps[1].output, predicted) {
            // The same sums, added up in another order.
            #expect(abs(a - b) < 1e-6)
        }
    }

    @Test func lossAndGradientsAgree() throws {
        let network = try #require(Bench.trained.model?.network)
        let examples = try #require(Bench.trained.data?.train)
        let loss = Loss.sparseCategoricalCrossentropy
        let trace = try LayerTrace(network, examples: examples, at: Array(0..<8), loss: loss)
        #expect(trace.isFused)
        // The bias gradient of a softmax is the sum over the rows of (output - target).
        let bias = trace.steps[1].parameterGradient.suffix(10)
        var sums = [Float](repeating: 0, count: 10)
        for (place, value) in trace.steps[1].outputGradient.enumerated() {
            sums[place % 10] += value
        }
        for (a, b) in zip(bias, sums) { #expect(abs(a - b) < 1e-6) }
        // A step against the gradient lowers the loss.
        var moved = network
        for slot in network.slots {
            let start = network.slots.filter { $0.layer == slot.layer }.map(\.offset).min() ?? 0
            let gradient = trace.steps[slot.layer].parameterGradient
                .dropFirst(slot.offset - start).prefix(slot.size)
            let values = zip(network.weights(of: slot), gradient).map { $0 - 0.01 * $1 }
            try moved.setWeights(values, of: slot)
        }
        let after = try LayerTrace(moved, examples: examples, at: Array(0..<8), loss: loss)
        let (lower, higher) = (try #require(after.loss), try #require(trace.loss))
        #expect(lower < higher)
    }

    @Test func everyKindOfLayerHasAWayBack() throws {
        var random = RandomSource(seed: 3)
        var network = Network(inputShape: [4, 3])
        let layers: [any Layer] = [
            Flatten(), try Dense(units: 5, activation: .gelu, name: "a"), try LeakyReLU(),
            try Dropout(rate: 0.5, seed: 1), ActivationLayer(.tanh),
            try Dense(units: 2, usesBias: false, name: "b"),
        ]
        for layer in layers { try network.append(layer, random: &random) }
        let inputs = DataArray(floats: (0..<24).map { Float($0) / 24 }, itemShape: [4, 3])
        let targets = DataArray(floats: [1, 0, 0, 1], itemShape: [2])
        let trace = try LayerTrace(
            network, examples: Examples(inputs: inputs, targets: targets), at: [0, 1],
            loss: .meanSquaredError)
        #expect(!trace.isFused)
        #expect(trace.steps.map(\.output.count) == [24, 10, 10, 10, 10, 4])
        #expect(trace.steps.map(\.parameterGradient.count) == [0, 65, 0, 0, 0, 10])
        for step in trace.steps { #expect(step.outputGradient.allSatisfy { $0.isFinite }) }
        #expect(throws: EngineError.self) {
            try LayerTrace(network, inputs: targets, at: [0])
        }
    }
}
