import Engine
import Foundation
import Testing

@testable import Interchange

private let python = ProcessInfo.processInfo.environment["BOBBIN_ONNX_PYTHON"]

/// Networks as ONNX files.
@Suite struct ONNXTests {
    /// Layers of every kind with one activation everywhere, on items of shape (4, 3).
    private static func network(_ activation: Activation) throws -> Network {
        var random = RandomSource(seed: 4)
        var network = Network(inputShape: [4, 3])
        for layer: any Layer in [
            try Dense(
                units: 5, activation: activation, biasInitializer: .ones, name: "rows"),
            try Dropout(rate: 0.5, seed: 1), Flatten(), try LeakyReLU(),
            try Dense(units: 6, usesBias: false, name: "sums"),
            ActivationLayer(activation), try Dense(units: 3, activation: .softmax, name: "last"),
        ] { try network.append(layer, random: &random) }
        return network
    }

    @Test func theOperatorsStandInOrder() throws {
        let nodes = ONNXGraph(try Self.network(.relu)).nodes
        #expect(
            nodes.map(\.kind) == [
                "MatMul", "Add", "Relu", "Flatten", "LeakyRelu", "MatMul", "Relu", "MatMul", "Add",
                "Softmax",
            ])
        #expect(nodes[0].inputs == ["input", "rows/kernel"])
        #expect(nodes.last?.output == "output")
        for (node, next) in zip(nodes, nodes.dropFirst()) { #expect(next.inputs[0] == node.output) }
    }

    /// 150 is two groups of seven bits; a message is its length and its content.
    @Test func messagesAreWrittenAsProtobufSays() {
        var message = ProtobufWriter()
        message.write(1, 150)
        message.write(2, "testing")
        message.write(3) { $0.write(1, 150) }
        message.write(4, Float(1))
        #expect(
            message.bytes == [0x08, 0x96, 0x01, 0x12, 0x07] + Array("testing".utf8)
                + [0x1A, 0x03, 0x08, 0x96, 0x01, 0x25, 0, 0, 0x80, 0x3F])
    }

    @Test(
        .enabled(if: python != nil, "set BOBBIN_ONNX_PYTHON to a Python with onnx and onnxruntime"),
        arguments: Activation.allCases)
    func onnxruntimePredictsTheSame(activation: Activation) throws {
        let folder = try TemporaryFolder()
        let network = try Self.network(activation)
        let examples = SampleModel.examples(count: 64)
        let path = folder.path + "/m.onnx"
        try ONNXFile.save(network, name: "sample", to: path)
        let values = (0..<examples.count).flatMap { examples.inputs.item($0) }
        let input = try folder.write(values.withUnsafeBytes { Array($0) }, to: "input")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(python))
        process.arguments = [
            fixturePath("run_onnx.py"), path, input, folder.path + "/output", "4", "3",
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        let output = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/output"))
        let floats = output.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        let expected = try Evaluator(network).predict(examples.inputs)
        let difference = largestDifference(expected, floats)
        #expect(difference < 1e-5)
        print("onnxruntime, \(activation.rawValue): \(difference)")
    }
}
