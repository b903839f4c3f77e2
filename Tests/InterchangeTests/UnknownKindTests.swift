import Engine
import TestSupport
import Testing

@testable import Interchange

/// A layer that is registered and known to no other room: it trains, and everything else refuses it
/// by name.
struct UnknownLayer: Layer {
    static let kind = "Mystery"
    static let summary = "Does nothing that anybody knows of."
    static let settings: [Setting<UnknownLayer>] = []
    static func standard() -> UnknownLayer { UnknownLayer() }
    var name = "mystery"

    var isReshape: Bool { true }
    func outputShape(from input: [Int]) -> [Int] { input }
    func forward(_ pass: ForwardPass) {}
    func backward(_ pass: BackwardPass) {}
}

/// The same of optimizers.
struct UnknownOptimizer: Optimizer {
    static let kind = "Drift"
    static let summary = "Stays where it is."
    static let settings: [Setting<UnknownOptimizer>] = []
    static func standard() -> UnknownOptimizer { UnknownOptimizer() }
    var learningRate: Double { 1 }
    var slotCount: Int { 2 }
    func update(_ step: UpdateStep) {}
}

@Suite struct UnknownKindTests {
    private func model(optimizer: any Optimizer = Self.sgd) throws -> SampleModel {
        try SampleModel.sample(
            "odd",
            layers: {
                [Flatten(), UnknownLayer(), try Dense(units: 3, activation: .softmax)]
            }, optimizer: optimizer)
    }

    private static let sgd: any Optimizer = (try? SGD()) ?? UnknownOptimizer()

    @Test func filesRefuseTheLayerByName() throws {
        let folder = TemporaryFolder()
        let model = try model().model
        let expected = ModelFileProblem.notInKeras(kind: "Mystery", name: "mystery")
        for ending in [".keras", ".h5"] {
            let path = folder.path + "/odd" + ending
            let found = problem { () throws(InterchangeError) in
                try KerasFile.save(model, to: path)
            }
            #expect(found == expected)
            #expect(throws: (any Error).self) { try bytes(path) }
        }
        for ending in [".weights.h5", ".h5"] {
            let path = folder.path + "/odd" + ending
            let found = problem { () throws(InterchangeError) in
                try WeightFile.save(model, to: path)
            }
            #expect(found == expected)
        }
    }

    @Test func filesRefuseTheLayerWhenItIsRegisteredToo() throws {
        let known = LayerKinds.all
        try LayerKinds.$all.withValue(known + [UnknownLayer.self]) {
            #expect(LayerKinds.named("mystery") != nil)
            try filesRefuseTheLayerByName()
            #expect(!LayerConfig.kinds.contains("Mystery"))
        }
    }

    /// tf.keras 2 wrote the axis as a list of one.
    @Test func anAxisInAListIsRead() throws {
        let layer = try LayerConfig.layer(
            "BatchNormalization", name: "n",
            settings: Settings(["axis": [-1], "momentum": 0.9], of: "n"), index: 0)
        #expect((layer.layer as? BatchNormalization)?.momentum == 0.9)
        #expect(throws: ModelFileProblem.self) {
            try LayerConfig.layer(
                "BatchNormalization", name: "n", settings: Settings(["axis": [1, 2]], of: "n"),
                index: 0)
        }
    }

    @Test func onnxRefusesTheLayerByName() throws {
        let folder = TemporaryFolder()
        let network = try model().model.network
        let found = problem { () throws(InterchangeError) in
            try ONNXFile.save(network, name: "odd", to: folder.path + "/odd.onnx")
        }
        #expect(found == .noOperators(kind: "Mystery", name: "mystery"))
    }

    @Test func gradientsOfTheLayerAreNotChecked() throws {
        let model = try model()
        var random = RandomSource(seed: 1)
        #expect(throws: EngineError.noReference(kind: "Mystery", name: "mystery")) {
            try GradientCheck.run(
                model.model.network, loss: .sparseCategoricalCrossentropy,
                examples: model.examples, random: &random)
        }
    }

    @Test func filesRefuseTheOptimizerByName() throws {
        let folder = TemporaryFolder()
        let plain = try SampleModel.sample(
            "odd", layers: SampleModel.layerSets[0], optimizer: UnknownOptimizer()
        ).model
        for ending in [".keras", ".h5"] {
            let found = problem { () throws(InterchangeError) in
                try KerasFile.save(plain, to: folder.path + "/odd" + ending)
            }
            #expect(found == .optimizerNotInKeras(kind: "Drift"))
        }
        let found = problem { () throws(InterchangeError) in
            try WeightFile.save(plain, to: folder.path + "/odd.weights.h5")
        }
        #expect(found == .optimizerNotInKeras(kind: "Drift"))
    }

    /// Every kind that is there answers every room.
    @Test func allOthersAnswerAll() throws {
        for kind in LayerKinds.all {
            let layer = try kind.standard()
            #expect(layer is any LayerInKeras, "\(kind)")
            #expect(layer is any ReferenceLayer, "\(kind)")
            #expect(layer is any ExplainedLayer, "\(kind)")
            #expect(layer is any ONNXLayer, "\(kind)")
        }
        for kind in OptimizerKinds.all {
            let optimizer = try kind.standard()
            #expect(optimizer is any ExplainedOptimizer, "\(kind)")
            let inKeras = try #require(optimizer as? any OptimizerInKeras, "\(kind)")
            #expect(inKeras.slotGroups.joined().count == optimizer.slotCount, "\(kind)")
        }
    }
}
