import Engine

/// Puts layers and stored arrays together to a network.
enum NetworkAssembly {
    /// The largest output of one layer, in numbers an item.
    private static let largestOutput = 1 << 32

    /// The network that `config` tells, with the weights of `stored`.
    ///
    /// - Parameter fileSize: bytes of the file that holds the weights; all weights together cannot
    ///   take more.
    static func network(
        _ config: ModelConfig, weights stored: StoredWeights, fileSize: Int
    ) throws(ModelFileProblem) -> Network {
        // Shapes are compared before anything of a claimed size is made.
        let inputShape = config.inputShape ?? []
        let expected = try expectedLayers(config, inputShape)
        let arrays = try stored.arrays(for: expected)
        try checkTotal(arrays, fileSize: fileSize)
        var random = RandomSource(seed: 0)
        return try fill(try drawn(config, inputShape, &random), arrays)
    }

    /// The network that `config` tells, with freshly drawn weights.
    static func drawn(
        _ config: ModelConfig, _ inputShape: [Int], _ random: inout RandomSource
    ) throws(ModelFileProblem) -> Network {
        _ = try expectedLayers(config, inputShape)
        var network = Network(inputShape: inputShape)
        for (index, layer) in config.layers.enumerated() {
            try asking(for: "layer \(layer.name)") { () throws(EngineError) in
                try network.append(layer, random: &random)
            }
            if config.frozen.contains(index) { network.freeze(index) }
        }
        return network
    }

    /// `network` with the weights of `stored`.
    static func fill(
        _ network: Network, weights stored: StoredWeights, fileSize: Int
    ) throws(ModelFileProblem) -> Network {
        let arrays = try stored.arrays(for: ExpectedLayer.all(of: network))
        try checkTotal(arrays, fileSize: fileSize)
        return try fill(network, arrays)
    }

    private static func expectedLayers(
        _ config: ModelConfig, _ inputShape: [Int]
    ) throws(ModelFileProblem) -> [ExpectedLayer] {
        var input = inputShape
        var expected: [ExpectedLayer] = []
        for (layer, kind) in zip(config.layers, config.kinds) {
            let shape = input
            let output = try asking(for: "layer \(layer.name)") { () throws(EngineError) in
                try layer.outputShape(from: shape)
            }
            let size = output.reduce(1.0) { $0 * Double($1) }
            guard size <= Double(largestOutput) else {
                throw .enormous(what: "the output of layer \(layer.name)", bytes: size * 4)
            }
            expected.append(
                ExpectedLayer(
                    name: layer.name, kind: kind,
                    arrays: (layer.parameters(for: shape) + layer.state(for: shape)).map {
                        ($0.name, $0.shape)
                    }))
            input = output
        }
        return expected
    }

    private static func checkTotal(
        _ arrays: [[HDF5Array]], fileSize: Int
    ) throws(ModelFileProblem) {
        var total = 0.0
        for array in arrays.joined() { total += array.leastSize }
        guard total <= Double(fileSize) else {
            throw .enormous(what: "all weights together", bytes: total)
        }
    }

    private static func fill(
        _ network: Network, _ arrays: [[HDF5Array]]
    ) throws(ModelFileProblem) -> Network {
        var network = network
        for (slot, array) in zip(network.slots, arrays.joined()) {
            let layer = network.layers[slot.layer].name
            let values = try array.floats()
            guard values.allSatisfy(\.isFinite) else {
                throw .notFinite(array: "\(slot.name) of layer \(layer)")
            }
            try asking(for: "layer \(layer)") { () throws(EngineError) in
                try network.setWeights(values, of: slot)
            }
        }
        return network
    }
}
