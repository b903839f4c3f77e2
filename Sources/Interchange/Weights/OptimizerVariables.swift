import Engine

/// The arrays in which Keras keeps what an optimizer remembers, in Keras's order.
///
/// First `iteration` and `learning_rate`. Then Adam and its kin keep momentum and velocity of the
/// first weights, momentum and velocity of the second, …, and after these velocity_hat of all;
/// the others keep one kind for all weights, then the next kind. Nadam ends with the product of its
/// schedule. Source: `build` of each optimizer in Keras 3's `optimizers/`.
struct OptimizerVariables {
    /// One array: slot `slot` of the engine's state, for the weights `weights` of the network.
    struct Place {
        var name: String
        var slot: Int
        var weights: Network.Slot
    }

    let optimizer: any Optimizer
    let places: [Place]
    let hasProduct: Bool

    init(_ optimizer: any Optimizer, _ network: Network) {
        self.optimizer = optimizer
        hasProduct = optimizer is Nadam
        var places: [Place] = []
        for group in Self.groups(optimizer) {
            for weights in network.slots {
                for (slot, name) in group {
                    places.append(Place(name: name, slot: slot, weights: weights))
                }
            }
        }
        self.places = places
    }

    /// Slots with their names in Keras; those of one group are kept weights by weights.
    private static func groups(_ optimizer: any Optimizer) -> [[(slot: Int, name: String)]] {
        let names: [String]
        switch optimizer {
        case is SGD: names = ["momentum"]
        case is Adagrad: names = ["accumulator"]
        case let optimizer as RMSprop:
            names =
                ["velocity", optimizer.momentum > 0 ? "momentum" : "average_gradient"]
                + (optimizer.momentum > 0 ? ["average_gradient"] : [])
        default:
            let both = [(slot: 0, name: "momentum"), (slot: 1, name: "velocity")]
            return [both] + (optimizer.slotCount > 2 ? [[(slot: 2, name: "velocity_hat")]] : [])
        }
        return names.prefix(optimizer.slotCount).enumerated().map { [(slot: $0, name: $1)] }
    }

    /// The number of arrays with the first two.
    var count: Int { 2 + places.count + (hasProduct ? 1 : 0) }

    /// Nadam's u₁ · … · uₜ, which ours computes anew from the step.
    func product(step: Int) -> Float {
        guard let nadam = optimizer as? Nadam else { return 1 }
        var product = 1.0
        var decay = 1.0
        for _ in 0..<step where product > 1e-40 {
            decay *= 0.96
            product *= nadam.beta1 * (1 - 0.5 * decay)
        }
        return Float(product)
    }
}

extension OptimizerVariables {
    /// The state that these arrays hold; nil before the first step.
    ///
    /// An optimizer that Keras never built has the first two arrays only.
    ///
    /// - Throws: where the arrays are not those of this optimizer for this network.
    func state(
        _ arrays: [HDF5Array], fileSize: Int
    ) throws(ModelFileProblem) -> OptimizerState? {
        guard arrays.count > 2 || places.isEmpty, let first = arrays.first else { return nil }
        guard arrays.count == count else {
            throw .arrayCount(
                layer: "the optimizer \(optimizer.kind)", expected: count, found: arrays.count)
        }
        let step = try first.integer()
        guard step >= 0 else {
            throw .damaged(place: "HDF5, \(first.path)", reason: "the number of steps is \(step)")
        }
        guard step > 0 else { return nil }
        let parameterCount = places.isEmpty ? 0 : places.reduce(0) { $0 + $1.weights.size }
        guard parameterCount <= fileSize / 4 else {
            throw .enormous(what: "the optimizer's memory", bytes: Double(parameterCount) * 4)
        }
        return try filled(Array(arrays.dropFirst(2)), step: step)
    }

    private func filled(
        _ arrays: [HDF5Array], step: Int
    ) throws(ModelFileProblem) -> OptimizerState {
        let stride = (places.map { $0.weights.offset + $0.weights.size }).max() ?? 0
        var state = OptimizerState(for: optimizer, parameterCount: stride)
        state.step = step
        for (place, array) in zip(places, arrays) {
            let what = "\(place.name) of the optimizer for \(place.weights.name)"
            guard array.shape == place.weights.shape else {
                throw .wrongShape(array: what, expected: place.weights.shape, found: array.shape)
            }
            let values = try array.floats()
            guard values.allSatisfy(\.isFinite) else { throw .notFinite(array: what) }
            state.slots.withUnsafeMutablePointer { slots in
                (slots + place.slot * stride + place.weights.offset)
                    .update(from: values, count: values.count)
            }
        }
        return state
    }
}
