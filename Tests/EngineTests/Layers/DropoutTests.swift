import Testing

@testable import Engine

struct DropoutTests {
    private static let count = 100_000

    private func forward(
        _ layer: Dropout, _ input: [Float], _ training: TrainingStep?
    ) -> [Float] {
        var (input, unused) = (input, [Float](repeating: 0, count: 1))
        var output = [Float](repeating: -1, count: input.count)
        let count = input.count
        layer.forwardPass(&input, &output, &unused, count: count, training)
        return output
    }

    private func backward(
        _ layer: Dropout, _ gradient: [Float], _ training: TrainingStep?
    ) -> [Float] {
        var (gradient, unused) = (gradient, [Float](repeating: 0, count: 1))
        var result = [Float](repeating: -1, count: gradient.count)
        let count = gradient.count
        layer.backwardPass(&gradient, &result, &unused, count: count, training)
        return result
    }

    private let ones = [Float](repeating: 1, count: count)

    /// Four standard errors of the share and of the mean.
    @Test(arguments: [0.1, 0.3, 0.5, 0.9]) func theShareIsSilencedAndTheMeanKept(
        _ rate: Double
    ) throws {
        let layer = try Dropout(rate: rate, seed: 3)
        let output = forward(layer, ones, TrainingStep(seed: 1, index: 0))
        let silenced = Double(output.count { $0 == 0 }) / Double(Self.count)
        let error = (rate * (1 - rate) / Double(Self.count)).squareRoot()
        #expect(abs(silenced - rate) < 4 * error)
        let kept = Float(1 / (1 - rate))
        #expect(output.allSatisfy { $0 == 0 || abs($0 / kept - 1) < 1e-6 })
        let mean = output.reduce(0.0) { $0 + Double($1) } / Double(Self.count)
        #expect(abs(mean - 1) < 4 * error / (1 - rate))
    }

    @Test func offOutsideTraining() throws {
        let layer = try Dropout(rate: 0.5, seed: 3)
        let input = (0..<100).map(Float.init)
        #expect(forward(layer, input, nil) == input)
        #expect(backward(layer, input, nil) == input)
        let none = try Dropout(rate: 0, seed: 3)
        #expect(forward(none, input, TrainingStep(seed: 1, index: 0)) == input)
    }

    /// Linear: what the mask does to ones going in, it does to ones coming back.
    @Test func theSameMaskThereAndBack() throws {
        let layer = try Dropout(rate: 0.4, seed: 3)
        for index in 0..<5 {
            let step = TrainingStep(seed: 8, index: index)
            #expect(forward(layer, ones, step) == backward(layer, ones, step))
        }
    }

    @Test func everyStepAndLayerHasItsOwnMask() throws {
        let layer = try Dropout(rate: 0.5, seed: 3)
        let first = forward(layer, ones, TrainingStep(seed: 8, index: 0))
        #expect(first == forward(layer, ones, TrainingStep(seed: 8, index: 0)))
        for other in [
            forward(layer, ones, TrainingStep(seed: 8, index: 1)),
            forward(layer, ones, TrainingStep(seed: 9, index: 0)),
            forward(try Dropout(rate: 0.5, seed: 4), ones, TrainingStep(seed: 8, index: 0)),
        ] {
            // Independent masks agree on half the places; four standard errors.
            let agreeing = zip(first, other).count { $0 == $1 }
            #expect(abs(Double(agreeing) / Double(Self.count) - 0.5) < 4 * 0.5 / 316.2)
        }
    }

    @Test func addingOneDrawsNoWeights() throws {
        var (with, without) = (Network(inputShape: [4]), Network(inputShape: [4]))
        var (a, b) = (RandomSource(seed: 5), RandomSource(seed: 5))
        try with.append(Dense(units: 3, name: "a"), random: &a)
        try with.append(Dropout(rate: 0.5, seed: 1), random: &a)
        try with.append(Dense(units: 3, name: "b"), random: &a)
        try without.append(Dense(units: 3, name: "a"), random: &b)
        try without.append(Dense(units: 3, name: "b"), random: &b)
        #expect(with.parameters.values == without.parameters.values)
    }

    @Test(arguments: [-0.1, 1, 1.5, .nan, .infinity]) func ratesOutOfRange(_ rate: Double) {
        #expect(throws: EngineError.self) { try Dropout(rate: rate, seed: 1) }
    }

    /// ½ Σ output² of a linear network with a fixed mask is a parabola in each weight, so central
    /// differences are exact but for Float32: 1e-3 relative.
    @Test func gradientsWithAFixedMask() throws {
        var random = RandomSource(seed: 5)
        var network = Network(inputShape: [4])
        try network.append(Dense(units: 6, name: "a"), random: &random)
        try network.append(Dropout(rate: 0.5, seed: 1), random: &random)
        try network.append(Dense(units: 3, name: "b"), random: &random)
        let rows = 8
        let workspace = try Workspace(for: network, rows: rows, training: true, members: 1)
        let part = workspace.part(of: rows, for: TeamMember())
        for place in 0..<rows * 4 { workspace.input[place] = Float(random.normal()) }
        let step = TrainingStep(seed: 2, index: 7)
        func cost(_ parameters: [Float]) -> Double {
            withPointers(parameters) { workspace.forward($0, part, training: step) }
            return (0..<rows * 3).reduce(0) { sum, place in
                let value = Double(workspace.output[place])
                return sum + value * value / 2
            }
        }
        let parameters = network.parameters.values
        _ = cost(parameters)
        for place in 0..<rows * 3 { workspace.lossGradient[place] = workspace.output[place] }
        var gradients = [Float](repeating: 0, count: parameters.count)
        withPointers(parameters) { workspace.backward($0, part, fused: false, training: step) }
        gradients.withUnsafeMutableBufferPointer { gradients in
            guard let start = gradients.baseAddress else { return }
            for (layer, offset) in [0: 0, 2: 30] {
                let learned = network.layers[layer].parameterRows(
                    for: network.inputShape(of: layer))
                workspace.parameterGradients(
                    ParameterBlocks.Block(
                        number: 0, layer: layer, rows: 0..<learned.count, offset: offset,
                        count: learned.count * learned.width),
                    batch: rows, into: start + offset)
            }
        }
        let scale = Double(gradients.map(abs).max() ?? 1)
        for place in parameters.indices {
            var (above, below) = (parameters, parameters)
            above[place] += 0.25
            below[place] -= 0.25
            let numerical = (cost(above) - cost(below)) / 0.5
            #expect(abs(numerical - Double(gradients[place])) < 1e-3 * scale, "\(place)")
        }
    }
}

/// The parameters of a network without state.
private func withPointers(_ parameters: [Float], _ body: (Network.Pointers) -> Void) {
    parameters.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        body(Network.Pointers(parameters: start, state: start))
    }
}

extension Dropout {
    fileprivate func forwardPass(
        _ input: UnsafeMutablePointer<Float>, _ output: UnsafeMutablePointer<Float>,
        _ unused: UnsafeMutablePointer<Float>, count: Int, _ training: TrainingStep?
    ) {
        forward(
            ForwardPass(
                input: input, output: output, parameters: unused, state: unused, memory: unused,
                shared: unused, part: .oneItem(scratch: unused),
                sizes: LayerSizes(input: count, output: count, width: count), training: training))
    }

    fileprivate func backwardPass(
        _ gradient: UnsafeMutablePointer<Float>, _ result: UnsafeMutablePointer<Float>,
        _ unused: UnsafeMutablePointer<Float>, count: Int, _ training: TrainingStep?
    ) {
        backward(
            BackwardPass(
                input: gradient, output: gradient, outputGradient: gradient,
                isBeforeActivation: false, inputGradient: result, parameters: unused,
                state: unused, memory: unused, shared: unused, part: .oneItem(scratch: unused),
                sizes: LayerSizes(input: count, output: count, width: count), training: training))
    }
}

extension BatchPart {
    fileprivate static func oneItem(scratch: UnsafeMutablePointer<Float>) -> BatchPart {
        BatchPart(first: 0, rows: 1, wholeRows: 1, member: TeamMember(), scratch: scratch)
    }
}
