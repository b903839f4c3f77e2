import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Against the real Keras, where it is asked for.
@Suite(.enabled(if: KerasEnvironment.isAskedFor, Comment(rawValue: KerasEnvironment.whySkipped)))
struct RealKerasTests {
    private struct Answer: Decodable {
        var name: String
        var path: String
        var predict: [Float]
        /// The file as Keras saved it right after loading.
        var back: String
        /// The weights after ten steps, the file saved then, and the weights after ten more.
        var ten: [Float]
        var more: String?
        var twenty: [Float]?
    }

    private struct Made: Decodable {
        var name: String
        /// `.keras`, `.weights.h5`, `.h5`.
        var paths: [String]
        var predict: [Float]
        var ten: [Float]
    }

    private struct Answers: Decodable {
        var version: String
        var answers: [Answer]
        var made: [Made]
    }

    private struct Item: Encodable {
        var name: String
        var path: String
        /// The whole model into which weights are loaded.
        var whole: String
    }

    private struct Question: Encodable {
        var x: [Float]
        var y: [Float]
        var files: [Item]
    }

    /// Saves the samples in every format and lets Keras work on them.
    private func ask(_ samples: [SampleModel], in folder: TemporaryFolder) throws -> Answers {
        var items: [Item] = []
        for sample in samples {
            let start = folder.path + "/" + sample.name
            try KerasFile.save(sample.model, to: start + ".keras")
            try KerasFile.save(sample.model, to: start + ".h5")
            try WeightFile.save(sample.model, to: start + ".weights.h5")
            for ending in [".keras", ".h5", ".weights.h5"] {
                items.append(
                    Item(
                        name: sample.name, path: start + ending, whole: start + ".keras"))
            }
        }
        let examples = samples[0].examples
        let question = Question(
            x: (0..<examples.count).flatMap { examples.inputs.item($0) },
            y: (0..<examples.count).flatMap { examples.targets.item($0) }, files: items)
        try JSONEncoder().encode(question).write(
            to: URL(fileURLWithPath: folder.path + "/data.json"))
        _ = try KerasEnvironment.run(
            try KerasEnvironment.python(), [fixturePath("real_keras.py"), folder.path])
        let data = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/answers.json"))
        return try JSONDecoder().decode(Answers.self, from: data)
    }

    @Test func kerasAndBobbinGoOnFromEachOthersFiles() throws {
        let folder = TemporaryFolder()
        let samples = try SampleModel.trained()
        let answers = try ask(samples, in: folder)
        #expect(answers.version.hasPrefix("3."))
        var worst = Worst()
        for answer in answers.answers {
            let sample = try #require(samples.first { $0.name == answer.name })
            try checkOurs(sample, answer, &worst)
        }
        for made in answers.made { try checkMade(made, samples[0].examples, &worst) }
        print(
            "Against Keras \(answers.version): \(answers.answers.count) files of ours,",
            "\(answers.made.count * 3) of Keras's; largest differences:", worst)
    }

    /// The largest differences seen.
    private struct Worst: CustomStringConvertible {
        var predict: Float = 0
        var ten: Float = 0
        var description: String { "predict \(predict), ten steps \(ten)" }
    }

    private func checkOurs(_ sample: SampleModel, _ answer: Answer, _ worst: inout Worst) throws {
        let ours = try Evaluator(sample.model.network).predict(sample.examples.inputs)
        let predict = largestDifference(ours, answer.predict)
        #expect(predict < 1e-6, "\(answer.path)")
        let further = try sample.model.trained(on: sample.examples, epochs: 2)
        let ten = largestDifference(further.network.allWeights, answer.ten)
        #expect(ten < 1e-4, "\(answer.path)")
        worst.predict = max(worst.predict, predict)
        worst.ten = max(worst.ten, ten)
        guard let more = answer.more, let twenty = answer.twenty else {
            let back = try WeightFile.load(
                answer.back, into: sample.model.network,
                optimizer: sample.model.training?.plan.optimizer)
            #expect(back.network.allWeights == sample.model.network.allWeights)
            let slots = sample.model.training?.optimizerState?.slots.values
            #expect(back.optimizerState?.slots.values == slots)
            return
        }
        expectSame(try KerasFile.load(answer.back), sample.model)
        // And on from what Keras saved after its ten steps.
        let loaded = try KerasFile.load(more)
        #expect(loaded.network.allWeights == answer.ten)
        let last = try loaded.trained(on: sample.examples, epochs: 2)
        let difference = largestDifference(last.network.allWeights, twenty)
        #expect(difference < 1e-4, "\(answer.path)")
        worst.ten = max(worst.ten, difference)
    }

    private func checkMade(_ made: Made, _ examples: Examples, _ worst: inout Worst) throws {
        var first: Network?
        for path in made.paths {
            var model: SavedModel
            if path.hasSuffix(".weights.h5") {
                model = try KerasFile.load(made.paths[0])
                let contents = try WeightFile.load(
                    path, into: try #require(first),
                    optimizer: model.training?.plan.optimizer)
                model.network = contents.network
                model.training?.optimizerState = contents.optimizerState
            } else {
                model = try KerasFile.load(path)
            }
            first = model.network
            let output = try Evaluator(model.network).predict(examples.inputs)
            let predict = largestDifference(output, made.predict)
            #expect(predict < 1e-6, "\(path)")
            let further = try model.trained(on: examples, epochs: 2)
            let ten = largestDifference(further.network.allWeights, made.ten)
            #expect(ten < 1e-4, "\(path)")
            worst.predict = max(worst.predict, predict)
            worst.ten = max(worst.ten, ten)
        }
    }
}
