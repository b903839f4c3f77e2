import Engine

/// One operator with its inputs and its output.
struct ONNXNode: Sendable {
    /// A single number that is an input.
    struct Constant: Hashable, Sendable {
        var value: Float
        var name: String { "constant_\(value)" }
    }

    var kind: String
    var inputs: [String]
    var output: String
    /// Settings that are numbers, and the axis of a softmax or flatten.
    var floats: [String: Float] = [:]
    var axis: Int?
    var constants: [Constant] = []
}

/// The operators of a network in order, from the value `input` to the value `output`.
struct ONNXGraph {
    private(set) var nodes: [ONNXNode] = []
    private var value = "input"

    init(_ network: Network) {
        for (index, layer) in network.layers.enumerated() {
            append(layer, slots: network.slots.filter { $0.layer == index }, of: network)
        }
        if nodes.isEmpty { append("Identity", [value], named: "nothing") }
        nodes[nodes.count - 1].output = "output"
    }

    /// What the file calls one of a network's arrays: `hidden/kernel`.
    static func name(of slot: Network.Slot, in network: Network) -> String {
        "\(network.layers[slot.layer].name)/\(slot.name)"
    }

    private mutating func append(
        _ layer: any Layer, slots: [Network.Slot], of network: Network
    ) {
        switch layer {
        case is Dense:
            for slot in slots {
                let name = Self.name(of: slot, in: network)
                append(
                    slot.name == "kernel" ? "MatMul" : "Add", [value, name],
                    named: "\(layer.name)/\(slot.name)_done")
            }
        case is Flatten:
            append("Flatten", [value], named: layer.name)
            nodes[nodes.count - 1].axis = 1
        case let layer as LeakyReLU:
            append(
                "LeakyRelu", [value], named: layer.name,
                floats: ["alpha": Float(layer.negativeSlope)])
        default: break  // A Dropout changes nothing outside training.
        }
        append(layer.activation, named: layer.name)
    }

    private mutating func append(_ activation: Activation, named name: String) {
        let x = value
        let result = "\(name)/\(activation.rawValue)"
        switch activation {
        case .linear: break
        case .sigmoid: append("Sigmoid", [x], named: result)
        case .tanh: append("Tanh", [x], named: result)
        case .relu: append("Relu", [x], named: result)
        case .leakyRelu:
            append(
                "LeakyRelu", [x], named: result, floats: ["alpha": Activation.defaultNegativeSlope])
        case .elu: append("Elu", [x], named: result, floats: ["alpha": 1])
        case .selu: append("Selu", [x], named: result)
        case .gelu: appendGelu(named: result)
        case .softplus: append("Softplus", [x], named: result)
        case .softsign: append("Softsign", [x], named: result)
        case .silu:
            append("Sigmoid", [x], named: result + "_gate")
            append("Mul", [x, value], named: result)
        case .exponential: append("Exp", [x], named: result)
        case .relu6: append("Clip", [x], named: result, constants: [0, 6])
        case .hardSigmoid:
            append("HardSigmoid", [x], named: result, floats: ["alpha": 1 / 6, "beta": 0.5])
        case .softmax:
            append("Softmax", [x], named: result)
            nodes[nodes.count - 1].axis = -1
        }
    }

    /// x · (1 + erf(x / √2)) / 2
    private mutating func appendGelu(named result: String) {
        let x = value
        append("Mul", [x], named: result + "_scaled", constants: [Float(0.5).squareRoot()])
        append("Erf", [value], named: result + "_erf")
        append("Add", [value], named: result + "_sum", constants: [1])
        append("Mul", [x, value], named: result + "_double")
        append("Mul", [value], named: result, constants: [0.5])
    }

    private mutating func append(
        _ kind: String, _ inputs: [String], named output: String, floats: [String: Float] = [:],
        constants: [Float] = []
    ) {
        let constants = constants.map { ONNXNode.Constant(value: $0) }
        nodes.append(
            ONNXNode(
                kind: kind, inputs: inputs + constants.map(\.name), output: output,
                floats: floats, constants: constants))
        value = output
    }
}
