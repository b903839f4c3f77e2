import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

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
        let nodes = try ONNXGraph(try Self.network(.relu)).nodes
        #expect(
            nodes.map(\.kind) == [
                "MatMul", "Add", "Relu", "Flatten", "LeakyRelu", "MatMul", "Relu", "MatMul", "Add",
                "Softmax",
            ])
        #expect(nodes[0].inputs == ["input", "rows/kernel"])
        #expect(nodes.last?.output == "output")
        for (node, next) in zip(nodes, nodes.dropFirst()) { #expect(next.inputs[0] == node.output) }
    }

    /// Two numbers, each an input of an operator.
    @Test func aRescalingIsAProductAndASum() throws {
        var random = RandomSource(seed: 4)
        var network = Network(inputShape: [3])
        try network.append(Rescaling(scale: 0.5, offset: -1), random: &random)
        let nodes = try ONNXGraph(network).nodes
        #expect(nodes.map(\.kind) == ["Mul", "Add"])
        #expect(nodes.flatMap(\.constants).map(\.value) == [0.5, -1])
    }

    /// The bytes are a protocol buffer that says what the network is.
    @Test func theFileReadsBack() throws {
        let network = try Self.network(.relu)
        let bytes = try ONNXFile.content(of: network, name: "sample")
        let model = try Onnx_ModelProto(serializedBytes: bytes)
        #expect(model.irVersion == 8 && model.opsetImport.map(\.version) == [13])
        #expect(model.graph.name == "sample")
        let kinds = try ONNXGraph(network).nodes.map(\.kind)
        #expect(model.graph.node.map(\.opType) == kinds)
        for (slot, tensor) in zip(network.slots, model.graph.initializer) {
            #expect(tensor.dims.map { Int($0) } == slot.shape)
            let numbers = tensor.rawData.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
            #expect(numbers == network.weights(of: slot))
        }
        let input = model.graph.input[0].type.tensorType.shape.dim
        #expect(input.map(\.dimParam) == ["batch", "", ""])
        #expect(input.map(\.dimValue) == [0, 4, 3])
    }

    /// Statistics and settings of a normalization stand as arrays and constants.
    @Test func aNormalizationIsWrittenOut() throws {
        let network = try SampleModel.sample(
            "n", layers: SampleModel.layerSets[3], optimizer: SGD()
        ).model.network
        let graph = try ONNXGraph(network)
        #expect(
            graph.nodes.map(\.kind) == [
                "Mul", "Add", "Add", "Sqrt", "Sub", "Div", "Add", "Tanh", "Flatten", "MatMul",
                "Add",
                "Sqrt", "Sub", "Div", "Mul", "Add", "Relu", "MatMul", "Add", "Softmax",
            ])
        let model = try ONNXFile.model(of: network, name: "n")
        let names = model.graph.initializer.map(\.name)
        #expect(names.contains("batch_normalization/moving_variance"))
        let known = Set(names + ["input"] + graph.nodes.map(\.output))
        for node in graph.nodes { #expect(Set(node.inputs).isSubset(of: known)) }
    }

    @Test(
        .enabled(
            if: KerasEnvironment.isAskedFor, Comment(rawValue: KerasEnvironment.whySkipped)),
        arguments: Activation.allCases)
    func onnxruntimePredictsTheSame(activation: Activation) throws {
        try compare(try Self.network(activation), activation.rawValue)
    }

    @Test(
        .enabled(
            if: KerasEnvironment.isAskedFor, Comment(rawValue: KerasEnvironment.whySkipped)))
    func onnxruntimeNormalizesTheSame() throws {
        let sample = try SampleModel.sample(
            "n", layers: SampleModel.layerSets[3], optimizer: SGD(learningRate: 0.1))
        try compare(sample.model.network, "normalization")
    }

    private func compare(_ network: Network, _ what: String) throws {
        let folder = TemporaryFolder()
        let examples = SampleModel.examples(count: 64)
        let path = folder.path + "/m.onnx"
        try ONNXFile.save(network, name: "sample", to: path)
        let values = (0..<examples.count).flatMap { examples.inputs.item($0) }
        let input = try folder.write(values.withUnsafeBytes { Array($0) }, to: "input")
        _ = try KerasEnvironment.run(
            try KerasEnvironment.python(),
            [fixturePath("run_onnx.py"), path, input, folder.path + "/output", "4", "3"])
        let output = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/output"))
        let floats = output.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
        let expected = try Evaluator(network).predict(examples.inputs)
        let difference = largestDifference(expected, floats)
        #expect(difference < 1e-5)
        print("onnxruntime, \(what): \(difference)")
    }
}
