import Engine

/// A layer that says which operators of ONNX compute what it does outside training.
protocol ONNXLayer: Layer {
    /// Leads the graph's value through the layer.
    ///
    /// - Parameter arrays: what the file calls the layer's arrays, by their names in Keras.
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String])
}

extension Dense: ONNXLayer {
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        for (kind, array) in [("MatMul", "kernel"), ("Add", "bias")] {
            guard let stored = arrays[array] else { continue }
            graph.append(kind, [graph.value, stored], named: "\(name)/\(array)_done")
        }
        graph.append(activation, named: name)
    }
}

extension Flatten: ONNXLayer {
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        graph.append("Flatten", [graph.value], named: name, axis: 1)
    }
}

extension ActivationLayer: ONNXLayer {
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        graph.append(activation, named: name)
    }
}

extension LeakyReLU: ONNXLayer {
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        graph.append(
            "LeakyRelu", [graph.value], named: name, floats: ["alpha": Float(negativeSlope)])
    }
}

extension Dropout: ONNXLayer {
    /// Outside training it changes nothing.
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {}
}

extension Rescaling: ONNXLayer {
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        graph.append(
            "Mul", [graph.value], named: "\(name)/scaled", constants: [Float(scale)])
        graph.append("Add", [graph.value], named: name, constants: [Float(offset)])
    }
}

extension BatchNormalization: ONNXLayer {
    /// Written out, since ONNX's own operator normalizes along the first dimension of an item.
    func appendOperators(to graph: inout ONNXGraph, arrays: [String: String]) {
        guard let mean = arrays["moving_mean"], let variance = arrays["moving_variance"] else {
            return
        }
        let x = graph.value
        graph.append("Add", [variance], named: "\(name)/spread", constants: [Float(epsilon)])
        graph.append("Sqrt", [graph.value], named: "\(name)/deviation")
        let deviation = graph.value
        graph.append("Sub", [x, mean], named: "\(name)/centered")
        graph.append("Div", [graph.value, deviation], named: "\(name)/normalized")
        for (kind, array) in [("Mul", "gamma"), ("Add", "beta")] {
            guard let stored = arrays[array] else { continue }
            graph.append(kind, [graph.value, stored], named: "\(name)/\(array)_done")
        }
    }
}
