import Engine
import Foundation
import JSON
import TestSupport
import Testing

@testable import Interchange

/// How a model was trained never keeps its layers and weights out: the golden file with another training
/// opens, and says what was left behind.
@Suite struct TrainingLeftBehindTests {
    /// The golden `.keras` file with another text in its configuration.
    private func model(_ old: String, _ new: String) throws -> SavedModel {
        let archive = try ZipArchive(try bytes(fixturePath("whole.keras")))
        var members: [(String, [UInt8])] = []
        for name in ["metadata.json", "config.json", "model.weights.h5"] {
            var content = try #require(try archive.member(name))
            if name == "config.json" {
                let text = String(decoding: content, as: UTF8.self)
                #expect(text.contains(old))
                content = Array(text.replacingOccurrences(of: old, with: new).utf8)
            }
            members.append((name, content))
        }
        return try KerasFile.read(try ZipWriter.make(members))
    }

    private static let kernel = #""kernel_regularizer": null"#

    /// Each with what is said of it; compiled or not.
    @Test(arguments: [
        (#""class_name": "Adam""#, #""class_name": "Ftrl""#, "the optimizer Ftrl"),
        (#""class_name": "Adam""#, #""class_name": "mine>Adam""#, "the optimizer mine>Adam"),
        (
            #""loss_scale_factor": null"#, #""loss_scale_factor": 2.0"#,
            "loss_scale_factor 2 of the optimizer Adam"
        ),
        (#""use_ema": false"#, #""use_ema": true"#, "use_ema true of the optimizer Adam"),
        (
            #""loss": "sparse_categorical_crossentropy""#, #""loss": "my_loss""#,
            "the loss \"my_loss\""
        ),
        (
            #""loss_weights": null"#, #""loss_weights": [0.5]"#,
            "the loss_weights [0.5]"
        ),
        (
            #""amsgrad": false}, "registered_name": null"#,
            #""amsgrad": false}, "registered_name": "my>Adam""#,
            "the optimizer my>Adam"
        ),
        (#""class_name": "Adam""#, #""class_name": "Custom>Adam""#, "the optimizer Custom>Adam"),
        (
            #""loss": "sparse_categorical_crossentropy""#,
            #""loss": {"module": null, "class_name": "MeanSquaredError", "config": {"name": "mse", "reduction": "sum_over_batch_size"}, "registered_name": "my>MeanSquaredError"}"#,
            "the loss my>MeanSquaredError"
        ),
        (
            #""loss": "sparse_categorical_crossentropy""#,
            #""loss": {"module": "builtins", "class_name": "function", "config": "my>mse", "registered_name": "function"}"#,
            "the loss my>mse"
        ),
        (
            #""loss": "sparse_categorical_crossentropy""#, #""loss": ["mse", "mae"]"#,
            "the loss [\"mse\", \"mae\"]"
        ),
    ])
    func whatWouldTrainOtherwise(old: String, new: String, what: String) throws {
        let model = try model(old, new)
        #expect(model.training == nil)
        #expect(model.remarks == [.training(what)])
        try checkPredictions(model)
    }

    @Test func whatMakesNoSense() throws {
        let model = try model(
            #""learning_rate": 0.0010000000474974513"#, #""learning_rate": -1"#)
        #expect(model.training == nil)
        #expect(
            model.remarks == [
                .spoiltTraining(
                    "of the optimizer Adam learning_rate is -1, but must be greater than 0")
            ])
        try checkPredictions(model)
    }

    @Test(arguments: [
        (#""metrics": ["accuracy"]"#, #""metrics": ["accuracy", "auc"]"#, "auc"),
        (
            #""metrics": ["accuracy"]"#,
            #""metrics": ["accuracy", {"class_name": "TopKCategoricalAccuracy", "config": {"name": "top", "k": 2}}]"#,
            "top"
        ),
        (
            #""weighted_metrics": null"#, #""weighted_metrics": ["accuracy"]"#,
            "weighted accuracy"
        ),
    ])
    func whatIsOnlyWatched(old: String, new: String, name: String) throws {
        let model = try model(old, new)
        #expect(model.training?.metricNames == ["accuracy"])
        #expect(model.training?.optimizerState != nil)
        #expect(model.remarks == [.metric(name)])
        try checkPredictions(model)
    }

    @Test func aTrainingOfAnotherTypeIsNamed() throws {
        let model = try model(#""compile_config": {"#, #""compile_config": "no", "was": {"#)
        #expect(model.training == nil)
        #expect(
            model.remarks == [
                .spoiltTraining("it cannot be read (the training has no settings)")
            ])
    }

    /// Null is nothing where Keras has it so, and the factors that are absent are Keras's.
    @Test func factorsThatAreAbsent() throws {
        for (config, rule) in [
            (#""L1L2", "config": {"l1": null, "l2": 0.5}"#, try Regularizer(l2: 0.5)),
            (#""L2", "config": {}"#, try Regularizer(l2: 0.01)),
            (#""L1", "config": {"name": "l1"}"#, try Regularizer(l1: 0.01)),
        ] {
            let model = try model(
                Self.kernel, #""kernel_regularizer": {"class_name": \#(config)}"#)
            #expect(model.remarks.isEmpty)
            #expect(model.network.regularized.map(\.regularizer) == [rule, rule])
        }
    }

    /// A decay without a rate that it could lower.
    @Test func aDecayOfAScheduleIsNamed() throws {
        let json = try JSONValue.read(
            Array(
                #"{"class_name": "SGD", "config": {"decay": 0.1, "learning_rate": {"class_name": "CosineDecay", "config": {"initial_learning_rate": 0.1, "decay_steps": 9}}}}"#
                    .utf8), place: "config")
        #expect(
            throws: ModelFileProblem.unsupportedSetting(
                owner: "the optimizer SGD", setting: "decay", value: "0.1", supported: [])
        ) { try OptimizerConfig.optimizer(json, age: .tensorFlow) }
    }

    @Test func whatWasNeverCompiled() throws {
        let empty = try model(#""compile_config": {"#, #""compile_config": {}, "was": {"#)
        #expect(empty.training == nil && empty.remarks.isEmpty)
        let aimless = try model(
            #""loss": "sparse_categorical_crossentropy""#, #""loss": null"#)
        #expect(aimless.training == nil && aimless.remarks == [.noLoss])
    }

    @Test func regularizersAreCarriedThrough() throws {
        let model = try model(
            Self.kernel,
            #""kernel_regularizer": {"module": "keras.regularizers", "class_name": "L1L2", "config": {"l1": 0.0, "l2": 0.009999999776482582}, "registered_name": null}"#
        )
        #expect(model.remarks.isEmpty)
        let rule = try Regularizer(l2: 0.01)
        #expect(model.network.regularized.map(\.regularizer) == [rule, rule])
        let folder = TemporaryFolder()
        for ending in [".keras", ".h5"] {
            try KerasFile.save(model, to: folder.path + "/m" + ending)
            let back = try KerasFile.load(folder.path + "/m" + ending)
            expectSame(back, model)
            #expect(back.network.regularized == model.network.regularized)
        }
        try checkPredictions(model)
    }

    @Test(arguments: [
        (
            Self.kernel,
            #""kernel_regularizer": {"class_name": "OrthogonalRegularizer", "config": {}}"#,
            "kernel_regularizer", "OrthogonalRegularizer"
        ),
        (
            Self.kernel,
            #""kernel_regularizer": {"module": null, "class_name": "L2", "config": {"l2": 0.5}, "registered_name": "my>L2"}"#,
            "kernel_regularizer", "my>L2"
        ),
        (
            Self.kernel, #""kernel_regularizer": {"class_name": "L2", "config": {"l2": "0.5"}}"#,
            "kernel_regularizer", "L2 with l2 \"0.5\""
        ),
        (
            Self.kernel, #""kernel_regularizer": {"class_name": "L2", "config": {"l2": null}}"#,
            "kernel_regularizer", "L2 with l2 null"
        ),
        (
            Self.kernel,
            #""kernel_regularizer": {"class_name": "L1L2", "config": {"l1": true, "l2": 0.1}}"#,
            "kernel_regularizer", "L1L2 with l1 true and l2 0.1"
        ),
        (
            Self.kernel, #""kernel_regularizer": {"class_name": "L2", "config": [0.5]}"#,
            "kernel_regularizer", "L2 with settings that are none"
        ),
        (
            #""kernel_constraint": null"#,
            #""kernel_constraint": {"class_name": "MaxNorm", "config": {"max_value": 2}}"#,
            "kernel_constraint", "MaxNorm"
        ),
        (
            #""bias_initializer": {"module": "keras.initializers", "class_name": "Zeros""#,
            #""bias_initializer": {"module": "keras.initializers", "class_name": "Constant""#,
            "bias_initializer", "Constant"
        ),
    ])
    func settingsOfLayersAreNamed(
        old: String, new: String, setting: String, value: String
    ) throws {
        let model = try model(old, new)
        #expect(
            model.remarks
                == ["hidden", "output"].map { .layer($0, setting: setting, value: value) })
        #expect(model.training != nil)
        try checkPredictions(model)
    }

    /// Frozen layers stay frozen, in training and in the file that is written from them.
    @Test func frozenLayersStayFrozen() throws {
        var random = RandomSource(seed: 1)
        var network = Network(inputShape: [4, 3])
        for layer in try SampleModel.layerSets[1]() {
            try network.append(layer, random: &random)
        }
        for index in [0, 1] { network.freeze(index) }
        let examples = SampleModel.examples(count: 40)
        let training = SavedModel.Training(
            plan: TrainingPlan(optimizer: try Adam(), loss: .sparseCategoricalCrossentropy),
            metricNames: [])
        let sample = try SavedModel(name: "frozen", network: network, training: training)
            .trained(on: examples, epochs: 1)
        let folder = TemporaryFolder()
        for ending in [".keras", ".h5"] {
            try KerasFile.save(sample, to: folder.path + "/m" + ending)
            let model = try KerasFile.load(folder.path + "/m" + ending)
            #expect(model.network.frozen == [0, 1])
            expectSame(model, sample)
            let further = try model.trained(on: examples, epochs: 2)
            for slot in model.network.slots {
                let isSame =
                    further.network.weights(of: slot) == model.network.weights(of: slot)
                #expect(isSame == [0, 1].contains(slot.layer), "\(slot.name)")
            }
        }
    }

    /// Layers in a row that Keras calls a Functional model are a Sequential one here; others are refused.
    @Test func functionalModelsInARow() throws {
        func config(_ source: String) -> String {
            #"{"class_name": "Functional", "config": {"name": "f", "layers": ["#
                + #"{"class_name": "InputLayer", "name": "in", "config": {"batch_input_shape": [null, 4], "dtype": "float32", "sparse": false, "ragged": false, "name": "in"}, "inbound_nodes": []},"#
                + #"{"class_name": "Dense", "name": "a", "config": {"name": "a", "units": 3}, "inbound_nodes": [[["in", 0, 0, {}]]]},"#
                + #"{"class_name": "Dense", "name": "b", "config": {"name": "b", "units": 2}, "inbound_nodes": [[\#(source)]]}"#
                + #"], "input_layers": [["in", 0, 0]], "output_layers": [["b", 0, 0]]}}"#
        }
        var random = RandomSource(seed: 1)
        let model = try KerasFile.readLayers(
            Array(config(#"["a", 0, 0, {}]"#).utf8), random: &random)
        #expect(model.network.layers.map(\.name) == ["a", "b"])
        #expect(model.network.inputShape == [4])
        #expect(model.remarks == [.functional])
        for other in [#"["in", 0, 0, {}]"#, #"["a", 0, 0, {}], ["in", 0, 0, {}]"#] {
            #expect(throws: ModelFileProblem.unsupportedModel(kind: "Functional")) {
                try KerasFile.readLayers(Array(config(other).utf8), random: &random)
            }
        }
    }

    /// What a Keras before 3 called hard_sigmoid is another function; so are its optimizers' settings.
    @Test func whatMeantSomethingElse() throws {
        let json = try JSONValue.read(
            Array(
                #"{"class_name": "Sequential", "config": [{"class_name": "Dense", "config": {"name": "d", "output_dim": 2, "input_dim": 4, "batch_input_shape": [null, 4], "activation": "hard_sigmoid", "init": "glorot_uniform", "bias": true, "W_regularizer": {"name": "L1L2Regularizer", "l1": 0.0, "l2": 0.01}}}]}"#
                    .utf8), place: "config")
        let model = try ModelConfig(json, age: .first)
        #expect(model.remarks == [.hardSigmoid(layer: "d")])
        #expect((model.layers.first as? Dense)?.kernelRegularizer == (try Regularizer(l2: 0.01)))
        let training: JSONValue = [
            "loss": "mse",
            "optimizer_config": [
                "class_name": "Adam",
                "config": ["lr": 0.5, "decay": 0.25, "clipnorm": 2.0, "epsilon": 1e-8],
            ],
        ]
        let found = TrainingConfig.read(training, age: .second)
        let plan = try #require(found.training?.plan)
        #expect(found.remarks == [.decay(0.25)])
        #expect(plan.clipping == (try GradientClipping(.globalNorm, 2)))
        // rate / (1 + decay · steps)
        #expect(abs(plan.learningRate(after: 4) - 0.25) < 1e-12)
        #expect(plan.optimizer.setting("epsilon") == .number(1e-8))
        let tensorFlow = TrainingConfig.read(training, age: .tensorFlow).training?.plan
        #expect(tensorFlow?.clipping == (try GradientClipping(.norm, 2)))
    }

    private func checkPredictions(_ model: SavedModel) throws {
        let expected = try goldenModel()
        let output = try Evaluator(model.network).predict(expected.x.items)
        #expect(largestDifference(output, expected.predict.data) < 1e-6)
    }
}
