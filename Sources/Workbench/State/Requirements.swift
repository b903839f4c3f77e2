import Diagnostics
import Engine

/// What statements need before they can do anything, each with the way to get it.
extension SessionState {
    package func requireData() throws(Diagnostic) -> LoadedData {
        guard let data else {
            throw Diagnostic(
                "There is no data yet.",
                hint:
                    "Load some with `load fashion_mnist`, or `load fashion_sketch` without a network."
            )
        }
        return data
    }

    package func requirePart(_ name: String) throws(Diagnostic) -> Examples {
        guard let part = try requireData().part(name) else {
            throw Diagnostic(
                "The data has no part called \(name) yet.", hint: missingPartHint(name))
        }
        return part
    }

    /// What to type for a first model: pictures are laid out before they meet a Dense layer.
    package var wayToBegin: String {
        (data?.train.inputs.itemShape.count ?? 1) > 1
            ? "`add Flatten`, then `add Dense 10 softmax`" : "`add Dense 10 softmax`"
    }

    package func requireModel() throws(Diagnostic) -> ModelState {
        guard let model, !model.layers.isEmpty else {
            throw Diagnostic(
                "There is no model yet.", hint: "Begin one with \(wayToBegin).")
        }
        return model
    }

    /// The network, once the shape of its inputs is known.
    package func requireNetwork() throws(Diagnostic) -> Network {
        guard let network = try requireModel().network else {
            throw Diagnostic(
                "The model does not know the shape of its inputs yet.",
                hint: "Load data with `load fashion_mnist`.")
        }
        return network
    }

    package func requireCompiled() throws(Diagnostic) -> Compiled {
        guard let compiled = try requireModel().compiled else {
            throw Diagnostic(
                "The model is not compiled yet.",
                hint: "Choose how it learns with `compile adam`.")
        }
        return compiled
    }
}

func missingPartHint(_ part: String) -> String {
    switch part {
    case "val": "Keep some aside to check on with `split 0.2 seed=42`."
    case "test":
        "This data set came without a test part; `split 0.2` keeps some of it aside as val."
    default: "Parts: train, val, test."
    }
}
