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
    /// The value that the operators so far have led to.
    private(set) var value = "input"

    /// - Throws: `noOperators` for a layer that does not say what it is in ONNX.
    init(_ network: Network) throws(ModelFileProblem) {
        for (index, layer) in network.layers.enumerated() {
            guard let known = layer as? any ONNXLayer else {
                throw .noOperators(kind: layer.kind, name: layer.name)
            }
            let arrays = network.slots(of: index).map {
                (name: $0.name, value: Self.name(of: $0, in: network))
            }
            known.appendOperators(
                to: &self, arrays: Dictionary(arrays.map { ($0.name, $0.value) }) { $1 })
        }
        if nodes.isEmpty { append("Identity", [value], named: "nothing") }
        nodes[nodes.count - 1].output = "output"
    }

    /// What the file calls one of a network's arrays: `hidden/kernel`.
    static func name(of slot: Network.Slot, in network: Network) -> String {
        "\(network.layers[slot.layer].name)/\(slot.name)"
    }

    mutating func append(_ activation: Activation, named name: String) {
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
        case .softmax: append("Softmax", [x], named: result, axis: -1)
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

    /// Puts an operator at the end; its output is the new `value`.
    ///
    /// - Parameter constants: single numbers that follow the inputs.
    mutating func append(
        _ kind: String, _ inputs: [String], named output: String, floats: [String: Float] = [:],
        axis: Int? = nil, constants: [Float] = []
    ) {
        let constants = constants.map { ONNXNode.Constant(value: $0) }
        nodes.append(
            ONNXNode(
                kind: kind, inputs: inputs + constants.map(\.name), output: output,
                floats: floats, axis: axis, constants: constants))
        value = output
    }
}
