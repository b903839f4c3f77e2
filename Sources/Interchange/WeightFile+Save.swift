import Engine
import Files

extension WeightFile {
    /// Writes the weights of `model`: to a `.weights.h5` file with the optimizer's memory, to a plain
    /// `.h5` file in the older layout without it.
    ///
    /// The file is written whole or not at all.
    public static func save(
        _ model: SavedModel, to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            try ModelBytes.checkRoom(floats: model.numberCount)
            switch ModelFormat(path: path) {
            case .weights: try ModelBytes.write(try keras3(model), to: path, permit)
            case .wholeHDF5:
                let content = try HDF5Writer.make { file throws(ModelFileProblem) in
                    try writeLegacy(model, to: file, at: "")
                }
                try ModelBytes.write(content, to: path, permit)
            case .keras, nil: throw .unknownEnding(known: [".weights.h5", ".h5"])
            }
        }
    }

    /// Keras 3's file of weights: `layers/dense_1/vars/0`, `optimizer/vars/0`.
    ///
    /// Source: `_save_state` and `H5IOStore` in Keras's `saving_lib.py`.
    static func keras3(_ model: SavedModel) throws(ModelFileProblem) -> [UInt8] {
        let network = model.network
        try LayerConfig.check(network.layers)
        let places = ExpectedLayer.groupNames(network.layers.map(\.kind))
        return try HDF5Writer.make { file throws(ModelFileProblem) in
            try file.group("/vars")
            try file.setText(model.name, named: "name", at: "/vars")
            try file.group("/layers")
            for (index, layer) in network.layers.enumerated() {
                let group = "/layers/\(places[index])/vars"
                try file.group(group)
                try file.setText(layer.name, named: "name", at: group)
                let slots = network.slots(of: index)
                for (number, slot) in slots.enumerated() {
                    try file.write(slot, of: network.buffer(of: slot), at: "\(group)/\(number)")
                }
            }
            guard let training = model.training else { return }
            let variables = try OptimizerVariables(
                training.plan.optimizer, network, keepsRate: training.plan.schedule == nil)
            let group = "/optimizer/vars"
            try file.group(group)
            try file.setText(
                training.plan.optimizer.kind.lowercased(), named: "name", at: group)
            try variables.write(training.optimizerState, to: file) { "\(group)/\($0)" }
        }
    }

    /// The older layout: layers in alphabetical groups, arrays under their paths.
    ///
    /// - Parameter root: the group they lie in; empty for the file itself.
    ///
    /// Source: `save_weights_to_hdf5_group` in Keras's `legacy_h5_format.py`.
    static func writeLegacy(
        _ model: SavedModel, to file: borrowing HDF5Writer, at root: String
    ) throws(ModelFileProblem) {
        let network = model.network
        try LayerConfig.check(network.layers)
        let top = root.isEmpty ? "/" : root
        if !root.isEmpty { try file.group(root) }
        try file.setList(network.layers.map(\.name), named: "layer_names", at: top)
        try file.setText("jax", named: "backend", at: top)
        try file.setText(KerasFile.version, named: "keras_version", at: top)
        for (index, layer) in network.layers.enumerated() {
            let group = "\(root)/\(layer.name)"
            let slots = network.slots(of: index)
            let names = slots.map { "\(model.name)/\(layer.name)/\($0.name)" }
            try file.group(group)
            try file.setList(names, named: "weight_names", at: group)
            for (slot, name) in zip(slots, names) {
                try file.write(slot, of: network.buffer(of: slot), at: "\(group)/\(name)")
            }
        }
        try file.group("\(root)/top_level_model_weights")
        try file.setList([], named: "weight_names", at: "\(root)/top_level_model_weights")
    }
}

extension HDF5Writer {
    /// One of a network's arrays, out of a buffer in which it lies at `slot`'s place after `start`.
    fileprivate func write(
        _ slot: Network.Slot, of buffer: FloatBuffer, startingAt start: Int = 0, at path: String
    ) throws(ModelFileProblem) {
        try buffer.withUnsafePointer { pointer throws(ModelFileProblem) in
            try write(pointer + start + slot.offset, shape: slot.shape, at: path)
        }
    }
}

extension OptimizerVariables {
    /// Writes all arrays; before the first step, what Keras begins with.
    ///
    /// - Parameter path: where the array of this number goes.
    func write(
        _ state: OptimizerState?, to file: borrowing HDF5Writer,
        path: (_ index: Int) -> String
    ) throws(ModelFileProblem) {
        let state = state ?? OptimizerState(for: optimizer, parameterCount: stride)
        guard state.slots.count == optimizer.slotCount * stride else { throw .notMade }
        try file.write(state.step, at: path(0))
        if keepsRate { try file.write(Float(optimizer.learningRate), at: path(1)) }
        for (index, place) in places.enumerated() {
            try file.write(
                place.weights, of: state.slots, startingAt: place.slot * stride,
                at: path(index + leading))
        }
        if let value = optimizer.closingValue(afterStep: state.step) {
            try file.write(value, at: path(count - 1))
        }
    }

    /// What `.h5` files call the arrays.
    private func names(modelName: String, layerNames: [String]) -> [String] {
        let kind = optimizer.kind.lowercased()
        let own = places.map {
            "\(kind)/\(modelName)_\(layerNames[$0.weights.layer])_\($0.weights.name)_\($0.name)"
        }
        return ["\(kind)/iteration"] + (keepsRate ? ["\(kind)/learning_rate"] : []) + own
            + (hasClosingValue ? ["\(kind)/variable"] : [])
    }

    /// The group `optimizer_weights` of an `.h5` file.
    ///
    /// Source: `save_optimizer_weights_to_hdf5_group` in Keras's `legacy_h5_format.py`.
    func writeLegacy(
        _ state: OptimizerState?, of model: SavedModel, to file: borrowing HDF5Writer
    ) throws(ModelFileProblem) {
        let root = "/optimizer_weights"
        let paths = names(
            modelName: model.name, layerNames: model.network.layers.map(\.name))
        try file.group(root)
        try file.setList(paths, named: "weight_names", at: root)
        try write(state, to: file) { "\(root)/\(paths[$0])" }
    }
}
