import Engine
import Files
import SwiftProtobuf

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A trained network as an ONNX file, which onnxruntime and others run without Python.
///
/// The input is called `input`, of shape (batch, …), the output `output`; operators are those of
/// version 13 of ONNX's set.
public enum ONNXFile {
    /// Protocol buffers end at 2 GB.
    private static let largestSize = 2_000_000_000
    /// `TensorProto.FLOAT`.
    private static let float: Int32 = 1

    /// Writes `network` to `path`, whole or not at all.
    ///
    /// - Parameter name: of the graph in the file.
    /// - Throws: where the file would be too large or cannot be written.
    public static func save(
        _ network: Network, name: String, to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try describing(path) { () throws(ModelFileProblem) in
            guard network.parameterCount < largestSize / 4 else {
                throw .unwritable(reason: "an ONNX file ends at 2 GB")
            }
            try ModelBytes.checkRoom(floats: network.parameterCount)
            try ModelBytes.write(try content(of: network, name: name), to: path, permit)
        }
    }

    static func content(
        of network: Network, name: String
    ) throws(ModelFileProblem) -> [UInt8] {
        let model = try model(of: network, name: name)
        do {
            return try model.serializedBytes()
        } catch {
            throw .notMade
        }
    }

    static func model(
        of network: Network, name: String
    ) throws(ModelFileProblem) -> Onnx_ModelProto {
        let graph = try graph(of: network, name: name)
        return .with { model in
            model.irVersion = 8
            model.producerName = "bobbin"
            model.graph = graph
            model.opsetImport = [.with { $0.version = 13 }]
        }
    }

    private static func graph(
        of network: Network, name: String
    ) throws(ModelFileProblem) -> Onnx_GraphProto {
        let nodes = try ONNXGraph(network).nodes
        let constants = Set(nodes.flatMap(\.constants)).sorted { $0.name < $1.name }
        return .with { graph in
            graph.name = name
            graph.node = nodes.map(\.message)
            graph.initializer = network.slots.map { slot in
                tensor(
                    network.weights(of: slot), shape: slot.shape,
                    name: ONNXGraph.name(of: slot, in: network))
            }
            graph.initializer += constants.map { tensor([$0.value], shape: [], name: $0.name) }
            graph.input = [value("input", shape: network.inputShape)]
            graph.output = [value("output", shape: network.outputShape)]
        }
    }

    private static func tensor(
        _ values: [Float], shape: [Int], name: String
    ) -> Onnx_TensorProto {
        .with { tensor in
            tensor.name = name
            tensor.dims = shape.map { Int64($0) }
            tensor.dataType = float
            tensor.rawData = values.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0) }
        }
    }

    private static func value(_ name: String, shape: [Int]) -> Onnx_ValueInfoProto {
        .with { value in
            value.name = name
            value.type.tensorType.elemType = float
            value.type.tensorType.shape.dim =
                [.with { $0.dimParam = "batch" }]
                + shape.map { size in
                    .with { $0.dimValue = Int64(size) }
                }
        }
    }
}

extension ONNXNode {
    fileprivate var message: Onnx_NodeProto {
        .with { node in
            node.input = inputs
            node.output = [output]
            node.name = "\(output):\(kind)"
            node.opType = kind
            node.attribute = floats.sorted { $0.key < $1.key }.map { name, value in
                .with { attribute in
                    attribute.name = name
                    attribute.f = value
                    attribute.type = .float
                }
            }
            guard let axis else { return }
            node.attribute.append(
                .with { attribute in
                    attribute.name = "axis"
                    attribute.i = Int64(axis)
                    attribute.type = .int
                })
        }
    }
}
