import Engine
import Testing

/// Whatever shapes, numbers and settings meet, there is a value or a typed error, and no trap.
@Suite struct TensorFuzzTests {
    private static let oddNumbers: [Float] = [
        0, -0.0, 1, -1, 2, 0.5, 7, .leastNonzeroMagnitude, 1e30, -3e38, .infinity, -.infinity, .nan,
        16_777_218,
    ]
    private static let oddIndices = [0, 1, 2, 3, -1, -2, -5, Int.max, Int.min, 1 << 28]

    @Test(arguments: 0..<40 as Range<UInt64>)
    func anythingGoes(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        for _ in 0..<200 {
            var tape = GradientTape()
            let inputs = try (0..<1 + random.below(3)).map { _ in
                let tensor = try oddTensor(&random)
                return random.below(2) == 0 ? tape.watch(tensor) : TrackedTensor(tensor)
            }
            let operation = oddOperation(&random)
            do throws(TensorError) {
                let result = try tape.apply(operation, to: inputs)
                #expect(result.value.shape.reduce(1, *) == result.value.count)
                #expect(!result.value.description.isEmpty)
                let gradients = try tape.gradients(of: result, withRespectTo: inputs)
                for (gradient, input) in zip(gradients, inputs) {
                    #expect(gradient.map { $0.shape == input.value.shape } ?? true)
                }
            } catch {
                #expect(error.message.hasSuffix("."))
            }
        }
    }

    private func oddTensor(_ random: inout RandomSource) throws -> Tensor {
        let shape = (0..<random.below(4)).map { _ in random.below(4) }
        let values = (0..<shape.reduce(1, *)).map { _ in
            Self.oddNumbers[random.below(random.below(2) == 0 ? 7 : Self.oddNumbers.count)]
        }
        return try Tensor(values, shape: shape, isWhole: random.below(2) == 0)
    }

    private func oddOperation(_ random: inout RandomSource) -> TensorOperation {
        func index() -> Int { Self.oddIndices[random.below(random.below(2) == 0 ? 4 : 10)] }
        let axis = random.below(2) == 0 ? nil : index()
        let functions: [ElementwiseFunction] = [
            .minus, .exponential, .logarithm, .squareRoot, .absolute, .relu, .leakyReLU(),
            .sigmoid, .tanh,
        ]
        let operations: [TensorOperation] = [
            .arithmetic(Arithmetic.allCases[random.below(5)]),
            .comparison(Comparison.allCases[random.below(8)]), .negation,
            .function(functions[random.below(functions.count)]),
            .reduction(Reduction.allCases[random.below(4)], axis: axis, keepsAxis: axis == 1),
            .argmax(axis: axis), .softmax, .matrixProduct, .index([.item(index())]),
            .index([.range(index(), index()), .item(index())]), .reshape([index(), index()]),
            .reshape([-1]), .transpose, .stack, .oneHot(classes: axis), .unique, .accuracy, .shape,
        ]
        return operations[random.below(operations.count)]
    }
}
