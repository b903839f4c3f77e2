import Engine

/// What a network expects of a file for one of its layers.
struct ExpectedLayer {
    var name: String
    /// The class in Keras, which gives the layer's place in Keras 3's files.
    var kind: String
    /// The names and shapes of its arrays, in Keras's order.
    var arrays: [(name: String, shape: [Int])]

    /// The layers of `network` as Keras calls them.
    static func all(of network: Network) -> [ExpectedLayer] {
        network.layers.enumerated().map { index, layer in
            ExpectedLayer(
                name: layer.name, kind: layer.kind,
                arrays: network.slots(of: index).map { ($0.name, $0.shape) })
        }
    }

    /// Where Keras 3 keeps each layer: its class in snake case, numbered from the second on.
    ///
    /// Dense, Dropout, Dense → dense, dropout, dense_1.
    /// Source: `_save_container_state` in Keras's `saving_lib.py`.
    static func groupNames(_ kinds: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return kinds.map { kind in
            let base = snakeCase(kind)
            let count = seen[base, default: 0]
            seen[base] = count + 1
            return count == 0 ? base : "\(base)_\(count)"
        }
    }
}

/// The arrays of a file by layer, whichever of Keras's two layouts it has.
enum StoredWeights {
    /// Keras 3: `layers/dense_1/vars/0`.
    case keras3(HDF5Group)
    /// Before: `layer_names`, and for each layer `weight_names`.
    case legacy(HDF5Group)

    /// - Parameter root: the root of a `.weights.h5` file, of a legacy file of weights, or of a whole
    ///   model.
    init(_ root: HDF5Group) throws(ModelFileProblem) {
        if let whole = try root.group("model_weights") {
            self = .legacy(whole)
        } else if try root.list("layer_names") != nil {
            self = .legacy(root)
        } else {
            self = .keras3(root)
        }
    }

    /// The shape of the first array of all, where the file tells an order of its layers.
    func firstArrayShape() throws(ModelFileProblem) -> [Int]? {
        guard case .legacy(let group) = self else { return nil }
        for name in try group.list("layer_names") ?? [] {
            if let layer = try group.group(name), let first = try Self.named(in: layer).first {
                return first.shape
            }
        }
        return nil
    }

    /// The learned arrays of a network in the order of their names in the file, in which Keras 1 gave them
    /// to its optimizers.
    ///
    /// Source: `collect_trainable_weights` in Keras 1's `engine/training.py`.
    func orderByName(of network: Network) throws(ModelFileProblem) -> [Network.Slot]? {
        guard case .legacy(let group) = self else { return nil }
        var names: [String] = []
        for name in try group.list("layer_names") ?? [] {
            names += try group.group(name)?.list("weight_names") ?? []
        }
        // Theano's variables had other names beside, which no file holds.
        guard names.count == network.slots.count, names.allSatisfy({ $0.hasSuffix(":0") }) else {
            throw .damaged(place: "HDF5, \(group.path)", reason: "the file does not tell its order")
        }
        let learned = zip(network.slots, names).filter { slot, _ in
            slot.isTrainable && !network.isFrozen(slot.layer)
        }
        return learned.sorted { Array($0.1.utf8).lexicographicallyPrecedes($1.1.utf8) }.map(\.0)
    }

    /// The arrays for each of the layers, checked in number and shape.
    func arrays(for layers: [ExpectedLayer]) throws(ModelFileProblem) -> [[HDF5Array]] {
        let found =
            switch self {
            case .keras3(let root): try Self.modern(root, layers)
            case .legacy(let group): try Self.topological(group, layers)
            }
        for (layer, arrays) in zip(layers, found) {
            guard arrays.count == layer.arrays.count else {
                throw .arrayCount(
                    layer: layer.name, expected: layer.arrays.count, found: arrays.count)
            }
            for (expected, array) in zip(layer.arrays, arrays) where expected.shape != array.shape {
                throw .wrongShape(
                    array: "\(expected.name) of layer \(layer.name)", expected: expected.shape,
                    found: array.shape)
            }
        }
        return found
    }

    /// By class and number, as Keras 3 does; the layers' own names do not matter.
    private static func modern(
        _ root: HDF5Group, _ layers: [ExpectedLayer]
    ) throws(ModelFileProblem) -> [[HDF5Array]] {
        // The second is what the first files of this form were written with.
        var found = try root.group("layers")
        if found == nil { found = try root.group("_layer_checkpoint_dependencies") }
        guard let stored = found else {
            throw .damaged(place: "HDF5, /layers", reason: "there are no weights of layers")
        }
        var groups: [String: HDF5Group] = [:]
        for name in try stored.names() {
            if let group = try stored.group("\(name)/vars"), try !group.names().isEmpty {
                groups[name] = group
            }
        }
        if try root.group("layers") == nil { groups = renumbered(groups) }
        let expected = layers.filter { !$0.arrays.isEmpty }
        let places = ExpectedLayer.groupNames(layers.map(\.kind))
        let known = zip(layers, places).filter { !$0.0.arrays.isEmpty }.map(\.1)
        guard Set(known) == Set(groups.keys) else {
            throw .layerCount(expected: expected.map(\.name), found: groups.keys.sorted())
        }
        var arrays: [[HDF5Array]] = []
        for place in places {
            if let group = groups[place] {
                arrays.append(try numbered(group))
            } else {
                arrays.append([])
            }
        }
        return arrays
    }

    /// The groups with the numbers that Keras 3 gives them: 2.13 left some out.
    ///
    /// dense, dense_2 → dense, dense_1.
    private static func renumbered(_ groups: [String: HDF5Group]) -> [String: HDF5Group] {
        var numbers: [String: [(number: Int, group: HDF5Group)]] = [:]
        for (name, group) in groups {
            let digits = String(name.reversed().prefix { $0.isNumber }.reversed())
            let base = name.dropLast(digits.count)
            let hasNumber = !digits.isEmpty && base.hasSuffix("_")
            numbers[hasNumber ? String(base.dropLast()) : name, default: []].append(
                (hasNumber ? Int(digits) ?? 0 : 0, group))
        }
        var renamed: [String: HDF5Group] = [:]
        for (base, found) in numbers {
            for (place, one) in found.sorted(by: { $0.number < $1.number }).enumerated() {
                renamed[place == 0 ? base : "\(base)_\(place)"] = one.group
            }
        }
        return renamed
    }

    /// The arrays `0`, `1`, … of a group.
    static func numbered(_ group: HDF5Group) throws(ModelFileProblem) -> [HDF5Array] {
        var arrays: [HDF5Array] = []
        for index in 0..<(try group.names().count) {
            guard let array = try group.array("\(index)") else {
                throw .damaged(
                    place: "HDF5, \(group.path)", reason: "array \(index) is not there")
            }
            arrays.append(array)
        }
        return arrays
    }

    /// By order, as Keras does with such files: layers without arrays are passed over on both sides.
    ///
    /// Source: `load_weights_from_hdf5_group` in Keras's `legacy_h5_format.py`.
    private static func topological(
        _ group: HDF5Group, _ layers: [ExpectedLayer]
    ) throws(ModelFileProblem) -> [[HDF5Array]] {
        var stored: [(name: String, arrays: [HDF5Array])] = []
        for name in try group.list("layer_names") ?? [] {
            guard let layer = try group.group(name) else {
                throw .damaged(place: "HDF5, \(group.path)", reason: "layer \(name) is not there")
            }
            let arrays = try named(in: layer)
            if !arrays.isEmpty { stored.append((name, arrays)) }
        }
        let expected = layers.filter { !$0.arrays.isEmpty }
        guard stored.count == expected.count else {
            throw .layerCount(expected: expected.map(\.name), found: stored.map(\.name))
        }
        var next = 0
        var arrays: [[HDF5Array]] = []
        for layer in layers {
            if layer.arrays.isEmpty {
                arrays.append([])
            } else {
                arrays.append(stored[next].arrays)
                next += 1
            }
        }
        return arrays
    }

    /// The arrays that a group's `weight_names` lists.
    static func named(in group: HDF5Group) throws(ModelFileProblem) -> [HDF5Array] {
        var arrays: [HDF5Array] = []
        for name in try group.list("weight_names") ?? [] {
            guard let array = try group.array(name) else {
                throw .damaged(place: "HDF5, \(group.path)", reason: "array \(name) is not there")
            }
            arrays.append(array)
        }
        return arrays
    }
}
