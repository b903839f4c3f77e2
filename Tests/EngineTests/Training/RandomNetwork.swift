@testable import Engine

/// Networks and examples drawn from a seed, for properties that hold of all of them.
struct RandomNetwork {
    var network: Network
    var loss: Loss
    var examples: Examples

    /// Any depth, widths, activations and loss; at most one exponential, which overflows in towers.
    init(seed: UInt64) throws {
        var random = RandomSource(seed: seed)
        let loss = Loss.variants[random.below(Loss.variants.count)]
        var network = Network(inputShape: [1 + random.below(8)])
        var choices = Activation.allCases
        for depth in 0..<random.below(4) {
            let activation = choices[random.below(choices.count)]
            if activation == .exponential { choices.removeAll { $0 == .exponential } }
            let isOwnLayer = random.below(2) == 0
            try network.append(
                Dense(
                    units: 1 + random.below(9), activation: isOwnLayer ? .linear : activation,
                    usesBias: random.below(4) > 0, biasInitializer: .ones, name: "dense_\(depth)"),
                random: &random)
            if isOwnLayer {
                try network.append(
                    ActivationLayer(activation, name: "activation_\(depth)"), random: &random)
            }
            switch random.below(4) {
            case 0:
                try network.append(
                    LeakyReLU(negativeSlope: 0.1, name: "leaky_\(depth)"), random: &random)
            case 1:
                try network.append(
                    Dropout(rate: 0.4, seed: seed, name: "dropout_\(depth)"), random: &random)
            default: break
            }
        }
        let units = loss.kind == .binaryCrossentropy ? 1 + random.below(3) : 2 + random.below(4)
        try network.append(
            Dense(units: units, activation: loss.usualActivation, name: "output"), random: &random)
        self.network = network
        self.loss = loss
        examples = loss.examples(for: network, count: 1 + random.below(20), random: &random)
    }
}

extension Loss {
    /// Every kind, and those that take settings also with them.
    static let variants: [Loss] = Kind.allCases.flatMap { kind in
        let logits = NamedSetting("from_logits", .flag(true))
        let smoothing = NamedSetting("label_smoothing", .number(0.2))
        return [Loss(kind)]
            + [[logits], [smoothing], [logits, smoothing]].compactMap { try? Loss.make(kind, $0) }
    }

    /// The activation that a network for this loss ends with.
    var usualActivation: Activation {
        guard !fromLogits else { return .linear }
        return switch kind {
        case .sparseCategoricalCrossentropy, .categoricalCrossentropy: .softmax
        case .binaryCrossentropy: .sigmoid
        default: .linear
        }
    }

    /// Inputs around 0 with targets that this loss takes.
    func examples(
        for network: Network, count: Int, random: inout RandomSource
    ) -> Examples {
        let inputs = (0..<count * network.inputShape.reduce(1, *)).map { _ in
            Float(random.normal())
        }
        let width = network.outputShape.reduce(1, *)
        var targets: [Float] = []
        for _ in 0..<count {
            switch kind {
            case .sparseCategoricalCrossentropy: targets.append(Float(random.below(width)))
            case .categoricalCrossentropy:
                let label = random.below(width)
                targets += (0..<width).map { $0 == label ? 1 : 0 }
            case .binaryCrossentropy:
                targets += (0..<width).map { _ in Float(random.below(2)) }
            default: targets += (0..<width).map { _ in Float(random.normal() * 2) }
            }
        }
        return Examples(
            inputs: DataArray(floats: inputs, itemShape: network.inputShape),
            targets: DataArray(
                floats: targets,
                itemShape: kind == .sparseCategoricalCrossentropy ? [] : network.outputShape))
    }
}
