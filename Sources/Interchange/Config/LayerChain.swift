import JSON

/// The layers of a Functional model, where each follows the one before.
enum LayerChain {
    /// The layers in their order, first the input.
    ///
    /// - Throws: `unsupportedModel` where they branch or join.
    static func layers(_ config: JSONValue?) throws(ModelFileProblem) -> [JSONValue] {
        guard let list = config?["layers"]?.array, !list.isEmpty else {
            throw .damaged(place: "configuration", reason: "it has no list of layers")
        }
        var before: String?
        for layer in list {
            let sources = sources(of: layer["inbound_nodes"])
            guard sources == (before.map { [$0] } ?? []) else {
                throw .unsupportedModel(kind: "Functional")
            }
            before = layer["name"]?.string ?? layer["config"]?["name"]?.string
        }
        let ends = [config?["input_layers"], config?["output_layers"]].map { names(in: $0) }
        let first = list[0]["name"]?.string ?? list[0]["config"]?["name"]?.string
        guard ends == [[first ?? ""], [before ?? ""]] else {
            throw .unsupportedModel(kind: "Functional")
        }
        return list
    }

    /// The layers whose outputs a layer takes, of each time that it is used.
    private static func sources(of nodes: JSONValue?) -> [String] { names(in: nodes) }

    /// Names in Keras 2's lists (`[["dense", 0, 0, {}]]`) and Keras 3's tensors.
    private static func names(in json: JSONValue?) -> [String] {
        switch json {
        case .array(let items)?:
            if let name = items.first?.string, items.dropFirst().first?.integer != nil {
                return [name]
            }
            return items.flatMap { names(in: $0) }
        case .object(let members)?:
            if let history = members["keras_history"] { return names(in: history) }
            return members.sorted { $0.key < $1.key }.flatMap { names(in: $0.value) }
        default: return []
        }
    }
}
