import Engine
import JSON
import TestSupport
import Testing

@testable import Interchange

/// Schedules of the learning rate in Keras's files.
@Suite struct ScheduleConfigTests {
    private let folder = TemporaryFolder()

    private func training(_ optimizer: String) throws -> SavedModel.Training? {
        let text = #"{"optimizer": \#(optimizer), "loss": "mse", "metrics": []}"#
        var remarks: [ModelRemark] = []
        return try TrainingConfig.training(
            try JSONValue.read(Array(text.utf8), place: "config"), &remarks)
    }

    /// What `model.save` of Keras 3.15.1 wrote for Adam with a schedule.
    private func adam(_ kind: String, _ settings: String) -> String {
        #"{"class_name": "Adam", "config": {"name": "adam", "learning_rate": {"module": "keras.optimizers.schedules", "class_name": "\#(kind)", "config": {\#(settings)}, "registered_name": null}, "weight_decay": null, "beta_1": 0.9}}"#
    }

    @Test func read() throws {
        let plan = try training(
            adam(
                "ExponentialDecay",
                #""initial_learning_rate": 0.01, "decay_steps": 100, "decay_rate": 0.9, "staircase": true, "name": "ExponentialDecay""#
            ))?.plan
        let schedule = try #require(plan?.schedule as? ExponentialDecay)
        #expect(schedule.rate(after: 99) == 0.01)
        #expect(abs(schedule.rate(after: 250) - 0.0081) < 1e-12)
        #expect(plan?.optimizer.learningRate == 0.01)
        let cosine = try training(
            adam(
                "CosineDecay",
                #""initial_learning_rate": 0.01, "decay_steps": 100, "alpha": 0.0, "name": "CosineDecay", "warmup_target": null, "warmup_steps": 0"#
            ))?.plan.schedule
        #expect(abs((cosine?.rate(after: 50) ?? 0) - 0.005) < 1e-12)
    }

    /// What does not exist here is named.
    @Test(arguments: [
        ("PolynomialDecay", #""initial_learning_rate": 0.01"#, "learning_rate"),
        (
            "CosineDecay",
            #""initial_learning_rate": 0.01, "decay_steps": 100, "warmup_target": 0.1"#,
            "warmup_target"
        ),
    ])
    func refused(kind: String, settings: String, named: String) throws {
        do {
            _ = try training(adam(kind, settings))
            Issue.record("\(kind) was read")
        } catch let problem as ModelFileProblem {
            guard case .unsupportedSetting(_, let setting, _, _) = problem else {
                throw problem
            }
            #expect(setting == named)
        }
    }

    @Test(arguments: GradientClipping.Rule.allCases) func clipping(_ rule: GradientClipping.Rule)
        throws
    {
        let name = rule.rawValue
        let others = GradientClipping.Rule.allCases.filter { $0 != rule }
            .map { #""\#($0.rawValue)": null"# }.joined(separator: ", ")
        let settings = #"{"name": "sgd", "\#(name)": 0.5, \#(others)}"#
        let plan = try #require(
            try training(#"{"class_name": "SGD", "config": \#(settings)}"#)
        ).plan
        #expect(plan.clipping == (try GradientClipping(rule, 0.5)))
        var model = try SampleModel.sample(
            "sgd", layers: SampleModel.layerSets[0], optimizer: SGD(), steps: 2
        ).model
        model.training?.plan.clipping = plan.clipping
        for ending in ["keras", "h5"] {
            let path = folder.path + "/m.\(ending)"
            try KerasFile.save(model, to: path)
            #expect(try KerasFile.load(path).training?.plan.clipping == plan.clipping)
        }
        #expect(throws: ModelFileProblem.self) {
            try training(
                #"{"class_name": "SGD", "config": {"clipnorm": 1.0, "clipvalue": 1.0}}"#)
        }
    }

    /// A schedule's rate is no array of the file; what is remembered stands where Keras has it.
    @Test(arguments: ["keras", "h5"]) func roundTrip(ending: String) throws {
        for (name, make) in SampleModel.optimizers {
            var sample = try SampleModel.sample(
                name, layers: SampleModel.layerSets[0], optimizer: make(), steps: 3)
            sample.model.training?.plan.schedule = try CosineDecay(
                initialLearningRate: 0.25, decaySteps: 40, alpha: 0.125)
            let path = folder.path + "/m.\(ending)"
            try KerasFile.save(sample.model, to: path)
            let loaded = try KerasFile.load(path)
            let schedule = try #require(loaded.training?.plan.schedule as? CosineDecay)
            #expect(schedule.settings == sample.model.training?.plan.schedule?.settings)
            let (state, own) = (
                loaded.training?.optimizerState, sample.model.training?.optimizerState
            )
            #expect(state?.step == own?.step, "\(name)")
            #expect(state?.slots.values == own?.slots.values, "\(name)")
        }
    }
}
