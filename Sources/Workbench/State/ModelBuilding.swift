import Diagnostics
import Engine
import Wording

extension ModelState {
    /// Makes the layers that are not yet in the network part of it.
    ///
    /// - Throws: where one of them does not fit; those before it are part of the network then.
    package mutating func build(inputShape: [Int], random: inout RandomSource) throws(Diagnostic) {
        var built = network ?? Network(inputShape: inputShape)
        // Held by nobody else meanwhile, it grows where it is instead of being copied for each layer.
        network = nil
        defer { network = built }
        for layer in layers[built.layers.count...] {
            do throws(EngineError) {
                try built.append(layer, random: &random)
            } catch {
                throw error.diagnostic()
            }
        }
    }
}

extension SessionState {
    /// After the data has taken another shape: a model that has learned nothing yet is built anew for
    /// it, and any other stays as it is.
    package mutating func rebuildModel(_ context: StatementContext) {
        guard var model, !model.layers.isEmpty, let shape = data?.train.inputs.itemShape,
            model.network?.inputShape != shape
        else { return }
        guard let network = model.network else {
            var random = random
            guard (try? model.build(inputShape: shape, random: &random)) != nil else { return }
            self.model = model
            self.random = random
            return context.say("The model now takes inputs of shape \(shapeText(shape)).")
        }
        model.network = nil
        var random = random
        if !model.hasLearned, (try? model.build(inputShape: shape, random: &random)) != nil {
            for layer in network.frozen { model.network?.freeze(layer) }
            self.model = model
            self.random = random
            context.say("The model is built anew, for inputs of shape \(shapeText(shape)).")
        } else {
            context.say(
                "The model stays, and expects inputs of shape \(shapeText(network.inputShape)).")
        }
    }
}
