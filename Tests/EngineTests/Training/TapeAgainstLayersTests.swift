import Testing

@testable import Engine

/// The same two layers written as an expression and as a network: the same gradients.
struct TapeAgainstLayersTests {
    private var tape = GradientTape()

    private mutating func op(
        _ operation: TensorOperation, _ inputs: TrackedTensor...
    ) throws -> TrackedTensor {
        try tape.apply(operation, to: inputs)
    }

    private func network(
        _ hidden: Activation, _ last: Activation, seed: UInt64
    ) throws -> (Network, RandomSource) {
        var random = RandomSource(seed: seed)
        var network = Network(inputShape: [4])
        try network.append(
            Dense(units: 5, activation: hidden, biasInitializer: .ones, name: "a"), random: &random)
        try network.append(
            Dense(units: 3, activation: last, biasInitializer: .ones, name: "b"), random: &random)
        return (network, random)
    }

    /// The network's sums before its last activation, from variables for its arrays.
    private mutating func sums(
        _ network: Network, _ examples: Examples, _ hidden: TensorOperation
    ) throws -> (sums: TrackedTensor, variables: [TrackedTensor]) {
        let variables = try network.slots.map { slot in
            tape.watch(try Tensor(network.weights(of: slot), shape: slot.shape))
        }
        let inputs = (0..<examples.count).flatMap { examples.inputs.item($0) }
        let x = TrackedTensor(try Tensor(inputs, shape: [examples.count, 4]))
        let first = try op(
            hidden, op(.arithmetic(.add), op(.matrixProduct, x, variables[0]), variables[1]))
        return (
            try op(.arithmetic(.add), op(.matrixProduct, first, variables[2]), variables[3]),
            variables
        )
    }

    /// Tolerance: 1e-6, a few roundings of Float32 numbers below 1.
    private func expectSame(
        _ cost: TrackedTensor, _ variables: [TrackedTensor], _ network: Network, _ loss: Loss,
        _ examples: Examples
    ) throws {
        let layers = try GradientCheck.gradients(
            network, loss: loss, examples: examples, rows: examples.count)
        let found = try tape.gradients(of: cost, withRespectTo: variables)
        for (slot, gradient) in zip(network.slots, found) {
            let expected = layers[slot.offset..<slot.offset + slot.size]
            #expect(largestDifference(try #require(gradient).values, expected) < 1e-6, "\(slot)")
        }
    }

    @Test(arguments: 0..<5 as Range<UInt64>) mutating func meanSquaredError(seed: UInt64) throws {
        let (network, drawn) = try self.network(.tanh, .linear, seed: seed)
        var random = drawn
        let loss = Loss.meanSquaredError
        let examples = loss.examples(for: network, count: 10, random: &random)
        let (output, variables) = try sums(network, examples, .function(.tanh))
        let targets = (0..<10).flatMap { examples.targets.item($0) }
        let y = TrackedTensor(try Tensor(targets, shape: [10, 3]))
        let error = try op(.arithmetic(.subtract), y, output)
        let cost = try op(
            .reduction(.mean), op(.arithmetic(.power), error, TrackedTensor(Tensor(2))))
        try expectSame(cost, variables, network, loss, examples)
    }

    @Test(arguments: 0..<5 as Range<UInt64>) mutating func crossentropy(seed: UInt64) throws {
        let (network, drawn) = try self.network(.relu, .softmax, seed: seed)
        var random = drawn
        let loss = Loss.categoricalCrossentropy
        let examples = loss.examples(for: network, count: 10, random: &random)
        let (output, variables) = try sums(network, examples, .function(.relu))
        let targets = (0..<10).flatMap { examples.targets.item($0) }
        let y = TrackedTensor(try Tensor(targets, shape: [10, 3]))
        let logarithms = try op(.function(.logarithm), op(.softmax, output))
        let total = try op(.reduction(.sum), op(.arithmetic(.multiply), y, logarithms))
        let cost = try op(.arithmetic(.divide), total, TrackedTensor(Tensor(-10)))
        try expectSame(cost, variables, network, loss, examples)
    }
}
