import Engine
import Testing

/// The activations that expressions have too, against Keras 3 on JAX.
///
/// Tolerance: 2e-6 · max(1, |expected|), a few units in the last place of Float32.
@Suite struct ActivationFixtureTests {
    struct Fixture: Decodable {
        struct Curve: Decodable { let y, dy: FixtureArray }
        struct Softmax: Decodable { let x, y, upstreamGradient, inputGradient: FixtureArray }
        let x: FixtureArray
        let elementwise: [String: Curve]
        let softmax: Softmax
    }

    private func expectNear(_ tensor: Tensor?, _ expected: FixtureArray) throws {
        let tensor = try #require(tensor)
        #expect(tensor.shape == expected.shape)
        for (a, b) in zip(tensor.values, expected.data) {
            #expect(abs(Double(a) - b) <= 2e-6 * max(1, abs(b)))
        }
    }

    private func tensor(_ array: FixtureArray) throws -> Tensor {
        try Tensor(array.data.map { Float($0) }, shape: array.shape)
    }

    @Test(
        arguments: [
            ("relu", .relu), ("leaky_relu", .leakyReLU()), ("sigmoid", .sigmoid), ("tanh", .tanh),
            ("exponential", .exponential),
        ] as [(String, ElementwiseFunction)])
    func curves(_ name: String, _ function: ElementwiseFunction) throws {
        let golden = try fixture("activations.json", as: Fixture.self)
        let curve = try #require(golden.elementwise[name])
        var tape = GradientTape()
        let x = tape.watch(try tensor(golden.x))
        let y = try tape.apply(.function(function), to: [x])
        try expectNear(y.value, curve.y)
        try expectNear(tape.gradients(of: y, withRespectTo: [x])[0], curve.dy)
    }

    @Test func softmax() throws {
        let golden = try fixture("activations.json", as: Fixture.self).softmax
        var tape = GradientTape()
        let x = tape.watch(try tensor(golden.x))
        let y = try tape.apply(.softmax, to: [x])
        try expectNear(y.value, golden.y)
        let cost = try tape.apply(
            .arithmetic(.multiply), to: [y, TrackedTensor(tensor(golden.upstreamGradient))])
        try expectNear(tape.gradients(of: cost, withRespectTo: [x])[0], golden.inputGradient)
    }
}
