import Testing

@testable import Engine

/// The layers' gradients in Float32 against differences of the loss in Float64.
///
/// Tolerance: 1e-4 relative, a hundred times stricter than what is promised.
struct LayerGradientTests {
    private func expectAgreement(
        _ network: Network, _ loss: Loss, _ examples: Examples, _ note: String = "",
        _ location: SourceLocation = #_sourceLocation
    ) throws {
        var random = RandomSource(seed: 9)
        let check = try GradientCheck.run(network, loss: loss, examples: examples, random: &random)
        #expect(check.rows.count == network.trainableSlots.count, sourceLocation: location)
        for row in check.rows {
            #expect(
                row.relativeError < 1e-4, "\(note) \(loss) \(row.slot)", sourceLocation: location)
        }
    }

    @Test(arguments: Activation.allCases, Loss.variants)
    func everyActivation(_ activation: Activation, _ loss: Loss) throws {
        for isOwnLayer in [false, true] {
            var random = RandomSource(seed: 5)
            var network = Network(inputShape: [5])
            try network.append(
                Dense(units: 4, activation: isOwnLayer ? .linear : activation, name: "hidden"),
                random: &random)
            if isOwnLayer { try network.append(ActivationLayer(activation), random: &random) }
            try network.append(
                Dense(units: 3, activation: loss.usualActivation), random: &random)
            let examples = loss.examples(for: network, count: 12, random: &random)
            try expectAgreement(network, loss, examples, "layer of its own: \(isOwnLayer)")
        }
    }

    /// The last activation by itself: some go together with the loss, some do not.
    @Test(arguments: [
        (Loss.sparseCategoricalCrossentropy, Activation.sigmoid),
        (.categoricalCrossentropy, .sigmoid), (.sparseCategoricalCrossentropy, .softmax),
        (.categoricalCrossentropy, .softmax), (.binaryCrossentropy, .softmax),
        (.binaryCrossentropy, .sigmoid), (.meanSquaredError, .softmax),
        (.meanSquaredError, .gelu), (.meanAbsoluteError, .tanh), (.huber, .softplus),
    ])
    func everyEnd(_ loss: Loss, _ activation: Activation) throws {
        for isOwnLayer in [false, true] {
            var random = RandomSource(seed: 6)
            var network = Network(inputShape: [4])
            try network.append(
                Dense(units: 3, activation: isOwnLayer ? .linear : activation), random: &random)
            if isOwnLayer { try network.append(ActivationLayer(activation), random: &random) }
            let examples = loss.examples(for: network, count: 12, random: &random)
            try expectAgreement(network, loss, examples, "\(activation)")
        }
    }

    @Test(arguments: [0, 0.1, 0.3, 1]) func leakyReLU(_ slope: Double) throws {
        var random = RandomSource(seed: 7)
        var network = Network(inputShape: [6])
        try network.append(Dense(units: 5, name: "a"), random: &random)
        try network.append(LeakyReLU(negativeSlope: slope), random: &random)
        try network.append(Dense(units: 2, name: "b"), random: &random)
        let loss = Loss.meanSquaredError
        try expectAgreement(
            network, loss, loss.examples(for: network, count: 16, random: &random))
    }

    @Test func rescaling() throws {
        var random = RandomSource(seed: 7)
        var network = Network(inputShape: [6])
        try network.append(Dense(units: 5, name: "a"), random: &random)
        try network.append(Rescaling(scale: -2.5, offset: 0.3), random: &random)
        try network.append(Dense(units: 2, name: "b"), random: &random)
        let loss = Loss.meanSquaredError
        try expectAgreement(
            network, loss, loss.examples(for: network, count: 16, random: &random))
    }

    @Test(
        arguments: [[19], [2, 5]], [(true, true), (true, false), (false, true), (false, false)])
    func batchNormalization(_ shape: [Int], _ flags: (Bool, Bool)) throws {
        for isFirst in [false, true] {
            var random = RandomSource(seed: 8)
            var network = Network(inputShape: shape)
            if !isFirst {
                try network.append(
                    Dense(units: 18, activation: .tanh, usesBias: false, name: "a"),
                    random: &random)
            }
            try network.append(
                BatchNormalization(
                    centers: flags.0, scales: flags.1, gammaInitializer: .glorotUniform),
                random: &random)
            try network.append(ActivationLayer(.sigmoid), random: &random)
            try network.append(Dense(units: 3, name: "b"), random: &random)
            let loss = Loss.meanSquaredError
            try expectAgreement(
                network, loss, loss.examples(for: network, count: 16, random: &random),
                "first: \(isFirst)")
        }
    }

    /// The next layer takes the mean away, and the bias with it: its gradient is nothing, in Float32
    /// what rounding leaves.
    @Test func aBiasBeforeBatchNormalization() throws {
        var random = RandomSource(seed: 11)
        var network = Network(inputShape: [6])
        try network.append(Dense(units: 5, name: "a"), random: &random)
        try network.append(BatchNormalization(), random: &random)
        try network.append(Dense(units: 3, activation: .softmax, name: "b"), random: &random)
        let loss = Loss.sparseCategoricalCrossentropy
        try expectAgreement(
            network, loss, loss.examples(for: network, count: 16, random: &random))
    }

    @Test func withoutBias() throws {
        var random = RandomSource(seed: 8)
        var network = Network(inputShape: [6])
        try network.append(
            Dense(units: 5, activation: .tanh, usesBias: false, name: "a"), random: &random)
        try network.append(Dense(units: 2, usesBias: false, name: "b"), random: &random)
        #expect(network.slots.map(\.name) == ["kernel", "kernel"])
        let loss = Loss.huber
        try expectAgreement(
            network, loss, loss.examples(for: network, count: 16, random: &random))
    }

    /// Leading dimensions are kept; softmax works along the last.
    @Test(arguments: [Activation.tanh, .gelu, .softmax]) func severalDimensions(
        _ activation: Activation
    ) throws {
        for isFlattened in [false, true] {
            var random = RandomSource(seed: 9)
            var network = Network(inputShape: [2, 3, 4])
            try network.append(Dense(units: 5, activation: activation, name: "a"), random: &random)
            try network.append(ActivationLayer(activation), random: &random)
            if isFlattened { try network.append(Flatten(), random: &random) }
            try network.append(Dense(units: 2, name: "b"), random: &random)
            #expect(network.outputShape == (isFlattened ? [2] : [2, 3, 2]))
            let loss = Loss.meanSquaredError
            try expectAgreement(
                network, loss, loss.examples(for: network, count: 7, random: &random))
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>) func anyNetwork(seed: UInt64) throws {
        let drawn = try RandomNetwork(seed: seed)
        try expectAgreement(drawn.network, drawn.loss, drawn.examples, "seed \(seed)")
    }
}
