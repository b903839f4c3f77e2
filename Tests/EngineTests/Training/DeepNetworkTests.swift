import Testing

@testable import Engine

/// What a layer costs does not depend on how many there are.
@Suite struct DeepNetworkTests {
    private func network(_ depth: Int) throws -> Network {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [3])
        for index in 0..<depth {
            try network.append(Dense(units: 3, name: "d\(index)"), random: &random)
            try network.append(BatchNormalization(name: "b\(index)"), random: &random)
        }
        return network
    }

    @Test func arraysAndPlacesAreThoseOfEachLayer() throws {
        let network = try network(20)
        let (offsets, stateOffsets) = (network.offsets, network.stateOffsets)
        #expect(offsets.count == network.layers.count + 1)
        for index in network.layers.indices {
            let own = network.slots.filter { $0.layer == index }
            #expect(network.slots(of: index) == own)
            let learned = own.filter(\.isTrainable).reduce(0) { $0 + $1.size }
            #expect(offsets[index + 1] - offsets[index] == learned)
            #expect(
                stateOffsets[index + 1] - stateOffsets[index]
                    == network.parameterCount(of: index) - learned)
            let start = network.numbersStart(of: index)
            #expect(learned == 0 || start.parameters == offsets[index])
            #expect(own.allSatisfy(\.isTrainable) || start.state == stateOffsets[index])
        }
    }

    /// A buffer that nobody shares is copied a few times while a thousand pieces are put to it.
    @Test func aBufferGrowsWhereItIs() {
        var buffer = FloatBuffer(count: 0)
        var places: Set<UInt> = []
        for piece in 0..<1_000 {
            buffer.append([Float(2 * piece), Float(2 * piece + 1)])
            places.insert(buffer.withUnsafePointer { UInt(bitPattern: $0) })
        }
        #expect(buffer.values == (0..<2_000).map(Float.init))
        #expect(places.count <= 16)
        let kept = buffer
        buffer.append([7])
        #expect(kept.count == 2_000)
        #expect(buffer.values == kept.values + [7])
    }

    @Test func twoThousandLayersTrain() throws {
        var network = Network(inputShape: [2])
        var random = RandomSource(seed: 1)
        for index in 0..<2_000 {
            try network.append(Dense(units: 2, name: "d\(index)"), random: &random)
        }
        let plan = try TrainingPlan(optimizer: SGD(), loss: .meanSquaredError)
        let data = DataArray(floats: [1, 2, 3, 4], itemShape: [2])
        let trainer = try Trainer(
            network, plan: plan, examples: Examples(inputs: data, targets: data),
            options: FitOptions(epochs: 1), random: &random)
        #expect(try trainer.run(random: &random) { _ in .goOn } == .finished)
        let trace = try LayerTrace(network, inputs: data, at: [0])
        #expect(trace.steps.count == 2_000)
    }
}
