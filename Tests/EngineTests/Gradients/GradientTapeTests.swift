import Engine
import Testing

@Suite struct GradientTapeTests {
    @Test func gradientDescentFindsALine() throws {
        let x = TrackedTensor(try Tensor.linspace(0, 1, 50))
        let y = TrackedTensor(try Tensor(x.value.values.map { 3 * $0 + 2 }, shape: [50]))
        var (w, b) = (Tensor(0), Tensor(0))
        for _ in 0..<2000 {
            var tape = GradientTape()
            let (weight, bias) = (tape.watch(w), tape.watch(b))
            let product = try tape.apply(.arithmetic(.multiply), to: [weight, x])
            let line = try tape.apply(.arithmetic(.add), to: [product, bias])
            let error = try tape.apply(.arithmetic(.subtract), to: [y, line])
            let square = try tape.apply(.arithmetic(.power), to: [error, TrackedTensor(Tensor(2))])
            let cost = try tape.apply(.reduction(.mean), to: [square])
            let gradients = try tape.gradients(of: cost, withRespectTo: [weight, bias])
            w = Tensor(w.values[0] - 0.2 * (try #require(gradients[0]).number()))
            b = Tensor(b.values[0] - 0.2 * (try #require(gradients[1]).number()))
        }
        // Tolerance 1e-4: the error shrinks by 0.97 a step, down to Float32's rounding.
        #expect(abs(w.values[0] - 3) < 1e-4)
        #expect(abs(b.values[0] - 2) < 1e-4)
    }

    /// softmax(relu(x·W + b)·V + c) with cross-entropy, against the formulas of backpropagation.
    @Test func twoLayersAsDerivedByHand() throws {
        var random = RandomSource(seed: 11)
        let x = try random.tensor([5, 4])
        let target = try value(.oneHot(classes: 3), Tensor([0, 2, 1, 1, 0]))
        let parameters = try [[4, 6], [6], [6, 3], [3]].map { try random.tensor($0) }

        var tape = GradientTape()
        let p = parameters.map { tape.watch($0) }
        let product = try tape.apply(.matrixProduct, to: [TrackedTensor(x), p[0]])
        let sum = try tape.apply(.arithmetic(.add), to: [product, p[1]])
        let hidden = try tape.apply(.function(.relu), to: [sum])
        let scores = try tape.apply(.matrixProduct, to: [hidden, p[2]])
        let logits = try tape.apply(.arithmetic(.add), to: [scores, p[3]])
        let output = try tape.apply(.softmax, to: [logits])
        let logs = try tape.apply(.function(.logarithm), to: [output])
        let chosen = try tape.apply(.arithmetic(.multiply), to: [logs, TrackedTensor(target)])
        let cost = try tape.apply(.function(.minus), to: [chosen])
        let gradients = try tape.gradients(of: cost, withRespectTo: p)

        // d(−Σ t·ln softmax(z))/dz = softmax(z) − t
        let dz = try value(.arithmetic(.subtract), output.value, target)
        let dHidden = try value(.matrixProduct, dz, value(.transpose, parameters[2]))
        let isOn = try value(.comparison(.greater), sum.value, Tensor(0))
        let ds = try value(.arithmetic(.multiply), dHidden, isOn)
        let byHand = [
            try value(.matrixProduct, value(.transpose, x), ds),
            try value(.reduction(.sum, axis: 0), ds),
            try value(.matrixProduct, value(.transpose, hidden.value), dz),
            try value(.reduction(.sum, axis: 0), dz),
        ]
        for (gradient, expected) in zip(gradients, byHand) {
            let gradient = try #require(gradient)
            #expect(gradient.shape == expected.shape)
            for (a, b) in zip(gradient.values, expected.values) {
                #expect(abs(a - b) <= 1e-5 * max(1, abs(b)))  // a few Float32 roundings
            }
        }
    }

    @Test func tiesShareTheGradient() throws {
        var tape = GradientTape()
        let x = tape.watch(Tensor([1, 3, 3]))
        let largest = try tape.apply(.reduction(.max), to: [x])
        #expect(try tape.gradients(of: largest, withRespectTo: [x])[0]?.values == [0, 0.5, 0.5])
    }

    @Test func cornersAreTakenAsInJAX() throws {
        for (function, slope) in [
            (.relu, 0), (.leakyReLU(), 1), (.absolute, 0),
        ] as [(ElementwiseFunction, Float)] {
            var tape = GradientTape()
            let x = tape.watch(Tensor(0))
            let y = try tape.apply(.function(function), to: [x])
            #expect(try tape.gradients(of: y, withRespectTo: [x])[0]?.values == [slope])
        }
    }

    @Test func unconnectedSourcesHaveNoGradient() throws {
        var tape = GradientTape()
        let (x, y) = (tape.watch(Tensor([1, 2])), tape.watch(Tensor(5)))
        let answer = try tape.apply(.comparison(.greater), to: [x, TrackedTensor(Tensor(1))])
        let sum = try tape.apply(.reduction(.sum), to: [x])
        #expect(!answer.isTracked)
        #expect(try tape.gradients(of: answer, withRespectTo: [x]) == [nil])
        let gradients = try tape.gradients(
            of: sum, withRespectTo: [x, y, TrackedTensor(Tensor(1)), sum])
        #expect(gradients.map { $0?.values } == [[1, 1], nil, nil, [1]])
    }

    @Test func aVariableUsedTwiceGetsBothParts() throws {
        var tape = GradientTape()
        let w = tape.watch(Tensor(3))
        let square = try tape.apply(.arithmetic(.multiply), to: [w, w])
        #expect(try tape.gradients(of: square, withRespectTo: [w])[0]?.values == [6])
    }

    @Test func targetsOfManyNumbersAreSummed() throws {
        var tape = GradientTape()
        let x = tape.watch(Tensor([1, 2, 3]))
        let square = try tape.apply(.arithmetic(.power), to: [x, TrackedTensor(Tensor(2))])
        #expect(try tape.gradients(of: square, withRespectTo: [x])[0]?.values == [2, 4, 6])
    }

    @Test func withoutVariablesNothingIsRecorded() throws {
        var tape = GradientTape()
        let one = TrackedTensor(Tensor(1))
        _ = try tape.apply(.arithmetic(.add), to: [one, one])
        #expect(tape.count == 0)
    }

    @Test(.timeLimit(.minutes(1)))
    func aHundredThousandStepsDoNotRecurse() throws {
        var tape = GradientTape()
        let x = tape.watch(Tensor(1))
        let one = TrackedTensor(Tensor(1))
        var y = x
        for _ in 0..<100_000 { y = try tape.apply(.arithmetic(.add), to: [y, one]) }
        #expect(y.value.values == [100_001])
        #expect(try tape.gradients(of: y, withRespectTo: [x])[0]?.values == [1])
    }
}
