import Testing

@testable import Engine

/// A network is built, taken apart and given weights; what cannot be leaves it as it was.
struct NetworkTests {
    private var random = RandomSource(seed: 1)
    private var network = Network(inputShape: [3])

    init() throws {
        try network.append(Dense(units: 4, name: "a"), random: &random)
        try network.append(Flatten(name: "flat"), random: &random)
        try network.append(Dense(units: 2, usesBias: false, name: "b"), random: &random)
    }

    @Test func slots() throws {
        #expect(network.slots.map(\.name) == ["kernel", "bias", "kernel"])
        #expect(network.slots.map(\.shape) == [[3, 4], [4], [4, 2]])
        #expect(network.slots.map(\.offset) == [0, 12, 16])
        #expect(network.parameterCount == 24)
        #expect(try network.slots(ofLayer: "flat").isEmpty)
        #expect(throws: EngineError.unknownName("c", known: ["a", "flat", "b"])) {
            try network.slots(ofLayer: "c")
        }
    }

    @Test mutating func aRefusedLayerChangesNothing() throws {
        let before = network
        #expect(throws: EngineError.duplicateName("a")) {
            try network.append(Flatten(name: "a"), random: &random)
        }
        var wide = Network(inputShape: [1 << 24])
        #expect(throws: EngineError.self) {
            try wide.append(Dense(units: 1 << 24), random: &random)
        }
        #expect(wide.layers.isEmpty)
        #expect(network.layers.count == 3)
        #expect(network.slots == before.slots)
        #expect(network.parameters.values == before.parameters.values)
        for units in [0, -1, 1 << 25] {
            #expect(throws: EngineError.self) { try Dense(units: units) }
        }
        #expect(throws: EngineError.self) {
            var scalar = Network(inputShape: [])
            try scalar.append(Dense(units: 1), random: &random)
        }
    }

    @Test mutating func takingAwayAndAddingAgain() throws {
        let first = network.parameters.values.prefix(16)
        try network.removeLast()
        #expect(network.outputShape == [4])
        #expect(network.parameters.values == Array(first))
        try network.removeLast()
        try network.append(Dense(units: 2, name: "b"), random: &random)
        #expect(network.slots.map(\.offset) == [0, 12, 16, 24])
        #expect(network.parameters.values.prefix(16) == first)
        for _ in 0..<2 { try network.removeLast() }
        #expect(network.parameterCount == 0)
        #expect(network.outputShape == [3])
        #expect(throws: EngineError.noLayers) { try network.removeLast() }
    }

    @Test mutating func settingWeights() throws {
        let bias = network.slots[1]
        let copy = network
        try network.setWeights([1, 2, 3, 4], of: bias)
        #expect(network.weights(of: bias) == [1, 2, 3, 4])
        #expect(copy.weights(of: bias) == [0, 0, 0, 0])
        #expect(network.weights(of: network.slots[0]) == copy.weights(of: copy.slots[0]))
        for count in [0, 3, 5] {
            #expect(throws: EngineError.weightShape(name: "bias", expected: [4], found: [count])) {
                try network.setWeights([Float](repeating: 1, count: count), of: bias)
            }
        }
        #expect(network.weights(of: bias) == [1, 2, 3, 4])
    }
}
