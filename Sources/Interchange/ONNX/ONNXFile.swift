import Engine

/// A trained network as an ONNX file, which onnxruntime and others run without Python.
///
/// The input is called `input`, of shape (batch, …), the output `output`. Field numbers are those of
/// onnx.proto (https://github.com/onnx/onnx), operators those of version 13 of its set.
public enum ONNXFile {
    /// Protocol buffers end at 2 GB.
    private static let largestSize = 2_000_000_000

    /// Writes `network` to `path`, whole or not at all.
    ///
    /// - Parameter name: of the graph in the file.
    /// - Throws: where the file would be too large or cannot be written.
    public static func save(
        _ network: Network, name: String, to path: String
    ) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            guard network.parameterCount < largestSize / 4 else {
                throw .unwritable(reason: "an ONNX file ends at 2 GB")
            }
            try OutputFile.write(content(of: network, name: name), to: path)
        }
    }

    /// ModelProto: ir_version 1, producer_name 2, graph 7, opset_import 8.
    static func content(of network: Network, name: String) -> [UInt8] {
        var model = ProtobufWriter()
        model.write(1, 8)
        model.write(2, "bobbin")
        model.write(7) { writeGraph(of: network, name: name, to: &$0) }
        model.write(8) { $0.write(2, 13) }
        return model.bytes
    }

    /// GraphProto: node 1, name 2, initializer 5, input 11, output 12.
    private static func writeGraph(
        of network: Network, name: String, to graph: inout ProtobufWriter
    ) {
        let nodes = ONNXGraph(network).nodes
        for node in nodes { graph.write(1) { node.write(to: &$0) } }
        graph.write(2, name)
        for slot in network.slots {
            let values = network.weights(of: slot)
            graph.write(5) {
                writeTensor(
                    values, shape: slot.shape, to: &$0,
                    name: ONNXGraph.name(of: slot, in: network))
            }
        }
        for (value, number) in Set(nodes.flatMap(\.constants)).map({ ($0.name, $0.value) }).sorted(
            by: { $0.0 < $1.0 })
        {
            graph.write(5) { writeTensor([number], shape: [], to: &$0, name: value) }
        }
        graph.write(11) { writeValue("input", shape: network.inputShape, to: &$0) }
        graph.write(12) { writeValue("output", shape: network.outputShape, to: &$0) }
    }

    /// TensorProto: dims 1, data_type 2 (1 is float), name 8, raw_data 9.
    private static func writeTensor(
        _ values: [Float], shape: [Int], to tensor: inout ProtobufWriter, name: String
    ) {
        for dimension in shape { tensor.write(1, dimension) }
        tensor.write(2, 1)
        tensor.write(8, name)
        let raw = [UInt8](unsafeUninitializedCapacity: values.count * 4) { memory, count in
            for (index, value) in values.enumerated() {
                UnsafeMutableRawBufferPointer(memory).storeBytes(
                    of: value.bitPattern.littleEndian, toByteOffset: index * 4, as: UInt32.self)
            }
            count = values.count * 4
        }
        tensor.write(9, raw)
    }

    /// ValueInfoProto: name 1, type 2; within it tensor_type 1: elem_type 1, shape 2; dim 1: dim_value
    /// 1, dim_param 2.
    private static func writeValue(
        _ name: String, shape: [Int], to value: inout ProtobufWriter
    ) {
        value.write(1, name)
        value.write(2) { type in
            type.write(1) { tensor in
                tensor.write(1, 1)
                tensor.write(2) { dimensions in
                    dimensions.write(1) { $0.write(2, "batch") }
                    for size in shape { dimensions.write(1) { $0.write(1, size) } }
                }
            }
        }
    }
}
