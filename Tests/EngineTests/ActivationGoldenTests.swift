import Testing

@testable import Engine

/// Values and derivatives of Keras's activations.
struct ActivationGoldenTests {
    struct File: Decodable {
        struct Pair: Decodable {
            var y: GoldenArray
            var dy: GoldenArray
        }
        struct Softmax: Decodable {
            var x: GoldenArray
            var y: GoldenArray
            var upstreamGradient: GoldenArray
            var inputGradient: GoldenArray
        }
        var x: GoldenArray
        var elementwise: [String: Pair]
        var softmax: Softmax
    }

    @Test func everyActivationIsInTheFile() throws {
        let file = try golden("activations", as: File.self)
        let ours = Set(Activation.allCases.map(\.rawValue)).subtracting(["softmax"])
        #expect(Set(file.elementwise.keys) == ours)
    }

    @Test(arguments: Activation.allCases.filter { $0 != .softmax })
    func elementwise(_ activation: Activation) throws {
        let file = try golden("activations", as: File.self)
        let expected = try #require(file.elementwise[activation.rawValue])
        let x = file.x.data
        var y = x
        var gradient = [Float](repeating: 1, count: x.count)
        activation.apply(x, into: &y, rows: 1, width: x.count)
        activation.applyBackward(&gradient, input: x, output: y, rows: 1, width: x.count)
        // A few units in the last place of numbers up to 400 (e⁶).
        for index in x.indices {
            let size = max(1, abs(expected.y.data[index]))
            #expect(abs(y[index] - expected.y.data[index]) <= 1e-6 * size, "f(\(x[index]))")
            #expect(
                abs(gradient[index] - expected.dy.data[index]) <= 2e-6 * size, "f'(\(x[index]))")
        }
    }

    @Test func softmaxAndItsGradient() throws {
        let softmax = try golden("activations", as: File.self).softmax
        let rows = softmax.x.shape[0]
        let width = softmax.x.shape[1]
        var y = softmax.x.data
        Activation.softmax.apply(softmax.x.data, into: &y, rows: rows, width: width)
        #expect(largestDifference(y, softmax.y.data) < 1e-6)
        var gradient = softmax.upstreamGradient.data
        Activation.softmax.applyBackward(
            &gradient, input: nil, output: y, rows: rows, width: width)
        #expect(largestDifference(gradient, softmax.inputGradient.data) < 1e-6)
    }

    @Test func extremesStayFinite() {
        for activation in Activation.allCases where activation != .exponential {
            let x: [Float] = [-1e30, -1000, -0.0, 0, 1000, 1e30]
            var y = x
            activation.apply(x, into: &y, rows: 1, width: x.count)
            let count = y.count { $0.isNaN }
            #expect(count == 0, "\(activation)")
        }
    }
}
