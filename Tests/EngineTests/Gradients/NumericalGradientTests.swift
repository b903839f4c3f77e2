import Engine
import Testing

/// Every operation's gradient against central differences of fourth order.
///
/// Tolerance: 1e-3 · max(1, |gradient|). With a step of 1/16 the differences of Float32 values are
/// good to about 1e-5, times the random weights of up to sixty outputs.
@Suite struct NumericalGradientTests {
    /// Σ weights · operation(inputs), summed in Float64.
    private func weighted(
        _ operation: TensorOperation, _ inputs: [Tensor], _ weights: Tensor
    ) throws -> Double {
        var tape = GradientTape()
        let result = try tape.apply(operation, to: inputs.map { TrackedTensor($0) }).value
        return zip(result.values, weights.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    }

    private func check(
        _ operation: TensorOperation, _ inputs: [Tensor], _ random: inout RandomSource
    ) throws {
        var tape = GradientTape()
        let variables = inputs.map { tape.watch($0) }
        let result = try tape.apply(operation, to: variables)
        let weights = try random.tensor(result.value.shape)
        let cost = try tape.apply(
            .arithmetic(.multiply), to: [result, TrackedTensor(weights)])
        let gradients = try tape.gradients(of: cost, withRespectTo: variables)
        for (index, input) in inputs.enumerated() {
            let gradient = try #require(gradients[index])
            #expect(gradient.shape == input.shape)
            for place in 0..<input.count {
                func shifted(_ step: Float) throws -> Double {
                    var values = input.values
                    values[place] += step
                    var changed = inputs
                    changed[index] = try Tensor(values, shape: input.shape)
                    return try weighted(operation, changed, weights)
                }
                let step: Float = 1.0 / 16
                let near = try shifted(step) - shifted(-step)
                let far = try shifted(2 * step) - shifted(-2 * step)
                let numerical = (8 * near - far) / (12 * Double(step))
                let analytic = Double(gradient.values[place])
                let tolerance = 1e-3 * max(1, abs(numerical))
                #expect(
                    abs(analytic - numerical) <= tolerance,
                    "\(operation) input \(index) at \(place)")
            }
        }
    }

    @Test(arguments: Arithmetic.allCases, 0..<25 as Range<UInt64>)
    func arithmetic(_ operation: Arithmetic, seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let shape = random.shape(upTo: 3)
        // Divisors and bases stay away from 0.
        let left = try random.tensor(random.part(of: shape), 0.8, 2, positive: true)
        let right = try random.tensor(shape, 0.8, 2, positive: true)
        let inputs = random.below(2) == 0 || operation == .power ? [left, right] : [right, left]
        try check(.arithmetic(operation), inputs, &random)
    }

    @Test(arguments: [
        ElementwiseFunction.minus, .exponential, .logarithm, .squareRoot, .absolute, .relu,
        .leakyReLU(), .leakyReLU(negativeSlope: 0.01), .sigmoid, .tanh,
    ])
    func functions(_ function: ElementwiseFunction) throws {
        var random = RandomSource(seed: 5)
        let needsPositive = function == .logarithm || function == .squareRoot
        let low = needsPositive ? 0.8 : 0.3  // away from corners at 0
        let input = try random.tensor([3, 4], low, 2, positive: needsPositive)
        try check(.function(function), [input], &random)
    }

    @Test(arguments: Reduction.allCases, [nil, 0, 1, -1] as [Int?])
    func reductions(_ reduction: Reduction, axis: Int?) throws {
        var random = RandomSource(seed: 6)
        // Different by at least half, so that no step changes which one is the largest.
        var values = (0..<24).map { Float($0) / 2 }
        random.shuffle(&values)
        let input = try Tensor(values, shape: [2, 3, 4])
        try check(.reduction(reduction, axis: axis), [input], &random)
        try check(.reduction(reduction, axis: axis, keepsAxis: true), [input], &random)
    }

    @Test(arguments: [
        TensorOperation.softmax, .reshape([4, -1]), .transpose, .index([.item(1)]),
        .index([.range(0, 1), .range(-2, -1)]), .index([.item(0), .range(0, 1), .item(-1)]),
    ])
    func shapesAndSoftmax(_ operation: TensorOperation) throws {
        var random = RandomSource(seed: 7)
        try check(operation, [random.tensor([2, 3, 4])], &random)
    }

    @Test(arguments: [([2, 3], [3, 4]), ([3], [3, 2]), ([2, 3], [3]), ([4], [4])])
    func matrixProducts(_ left: [Int], _ right: [Int]) throws {
        var random = RandomSource(seed: 8)
        try check(.matrixProduct, [random.tensor(left), random.tensor(right)], &random)
    }

    @Test func lists() throws {
        var random = RandomSource(seed: 9)
        let parts = try (0..<3).map { _ in try random.tensor([2, 2]) }
        try check(.stack, parts, &random)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func broadcastingIsAsDefined(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let shape = random.shape(upTo: 4)
        let a = try random.tensor(random.part(of: shape))
        let b = try random.tensor(shape)
        let result = try value(.arithmetic(.subtract), a, b)
        #expect(result.shape == shape)
        #expect(result.values == broadcastByDefinition(a, b, shape: shape) { $0 - $1 })
    }

    @Test func shapesThatDoNotFitAreNamed() throws {
        #expect(throws: TensorError.shapesDoNotBroadcast([3], [2])) {
            try value(.arithmetic(.add), Tensor([1, 2, 3]), Tensor([1, 2]))
        }
    }
}
