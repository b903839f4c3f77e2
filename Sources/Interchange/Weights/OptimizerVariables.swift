import Engine

/// The arrays in which Keras keeps what an optimizer remembers, in Keras's order.
///
/// First `iteration` and, without a schedule, `learning_rate`. Then Adam and its kin keep momentum and velocity of the
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

    let optimizer: any OptimizerInKeras
    let places: [Place]
    /// Numbers from one slot to the next: all parameters, also those of frozen layers.
    let stride: Int
    let hasClosingValue: Bool
    /// Whether the learning rate is among them; one that follows a schedule is not.
    let keepsRate: Bool

    /// - Parameter keepsSlotsTogether: as Keras had it before 2.11, whose Adam keeps the momentum of
    ///   all weights and then their velocity.
    /// - Parameter order: in which the arrays come; nil for the network's.
    /// - Throws: `optimizerNotInKeras` for one whose arrays Keras does not know.
    init(
        _ optimizer: any Optimizer, _ network: Network, keepsRate: Bool = true,
        keepsSlotsTogether: Bool = false, order: [Network.Slot]? = nil
    ) throws(ModelFileProblem) {
        self.keepsRate = keepsRate
        stride = network.trainableCount
        guard let optimizer = optimizer as? any OptimizerInKeras else {
            throw .optimizerNotInKeras(kind: optimizer.kind)
        }
        self.optimizer = optimizer
        hasClosingValue = optimizer.closingValue(afterStep: 0) != nil
        var places: [Place] = []
        var first = 0
        let groups = optimizer.slotGroups
        for names in keepsSlotsTogether ? groups.joined().map({ [$0] }) : groups {
            for weights in order ?? network.trainableSlots {
                for (index, name) in names.enumerated() {
                    places.append(Place(name: name, slot: first + index, weights: weights))
                }
            }
            first += names.count
        }
        self.places = places
    }

    /// The arrays before those of the places.
    var leading: Int { keepsRate ? 2 : 1 }

    /// The number of arrays with those before and after.
    var count: Int { leading + places.count + (hasClosingValue ? 1 : 0) }
}

extension OptimizerVariables {
    /// The state that these arrays hold; nil before the first step.
    ///
    /// An optimizer that Keras never built has the leading arrays only.
    ///
    /// - Throws: where the arrays are not those of this optimizer for this network.
    func state(
        _ arrays: [HDF5Array], fileSize: Int
    ) throws(ModelFileProblem) -> OptimizerState? {
        guard arrays.count > leading || places.isEmpty, let first = arrays.first else { return nil }
        guard arrays.count == count else {
            throw .arrayCount(
                layer: "the optimizer \(optimizer.kind)", expected: count, found: arrays.count)
        }
        let step = try first.integer()
        guard step >= 0 else {
            throw .damaged(place: "HDF5, \(first.path)", reason: "the number of steps is \(step)")
        }
        guard step > 0 else { return nil }
        var own = Array(arrays.dropFirst(leading))
        // The first Keras 3 kept it before all others.
        if hasClosingValue, own[0].shape.isEmpty { own.removeFirst() }
        return try filled(own, step: step, fileSize: fileSize)
    }

    /// The same of arrays that a Keras before 3 wrote.
    ///
    /// The number of steps may be missing, as in Keras 2's RMSprop, and so is the learning rate; at the
    /// end there may be arrays that stand for nothing, as those of an Adam without amsgrad.
    func olderState(
        _ arrays: [HDF5Array], fileSize: Int
    ) throws(ModelFileProblem) -> OptimizerState? {
        let numbers = arrays.prefix { $0.shape.isEmpty }
        let own = Array(arrays.dropFirst(numbers.count))
        let step = try numbers.first.map { first throws(ModelFileProblem) in
            try first.integer()
        }
        guard !own.isEmpty || (step ?? 0) > 0 else { return nil }
        guard own.count >= places.count else {
            throw .arrayCount(
                layer: "the optimizer \(optimizer.kind)", expected: places.count,
                found: own.count)
        }
        // Where a schedule counts the steps, Keras itself began anew here.
        let known = max(0, step ?? (keepsRate ? 1 : 0))
        return try filled(
            Array(own.prefix(places.count)), step: known, fileSize: fileSize)
    }

    private func filled(
        _ arrays: [HDF5Array], step: Int, fileSize: Int
    ) throws(ModelFileProblem) -> OptimizerState {
        let size = arrays.reduce(0) { $0 + $1.leastSize }
        guard size <= Double(fileSize) else {
            throw .enormous(what: "the optimizer's memory", bytes: size)
        }
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
