import Engine
import Foundation
import Testing

@testable import Interchange

/// Files of every Keras from 1.2 to 3.15, as `Fixtures/old_keras.py` had them written: a few of them
/// always, and whole folders where `BOBBIN_OLD_KERAS` names the folder that they lie in.
///
/// Each opens, predicts as that Keras does, takes its weights alone, and where its training is kept goes
/// on as that Keras did. Tolerances: 1e-6 of a prediction, 1e-5 of a weight after ten more steps.
@Suite struct OldKerasTests {
    struct Answers: Decodable {
        struct Model: Decodable {
            var name: String
            var files: [String]
            var weightFile: String
            var predict: [Float]
            var weights: [Float]
            var further: [Float]?
        }
        var version: String
        var x: [Float]
        var y: [Float]
        var answers: [Model]
    }

    /// What was found of one Keras.
    struct Count: CustomStringConvertible {
        var (files, opened, compiled, remembered, wentOn, weights) = (0, 0, 0, 0, 0, 0)
        var (predict, further): (Float, Float) = (0, 0)
        var left: [String: Int] = [:]

        var description: String {
            "\(opened) of \(files) files opened (largest difference \(predict)); \(compiled) compiled, "
                + "\(remembered) with memory, \(wentOn) went on as there (\(further)); "
                + "\(weights) files of weights; left behind: "
                + left.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
                .joined(separator: ", ")
        }
    }

    private static let fixtures = fixturePath("old")
    private static let asked = ProcessInfo.processInfo.environment["BOBBIN_OLD_KERAS"]

    private static func folders(in root: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.sorted().map { root + "/" + $0 }.filter {
            FileManager.default.fileExists(atPath: $0 + "/answers.json")
        }
    }

    @Test func someOfEveryAge() throws {
        let folders = Self.folders(in: Self.fixtures)
        #expect(folders.count == 7)
        for folder in folders { _ = try check(folder) }
    }

    @Test(.enabled(if: asked != nil, "BOBBIN_OLD_KERAS names folders that old_keras.py wrote"))
    func allOfThem() throws {
        for folder in Self.folders(in: Self.asked ?? "") {
            let (version, count) = try check(folder)
            print("Keras \(version): \(count)")
        }
    }

    private func check(_ folder: String) throws -> (String, Count) {
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/answers.json"))
        let answers = try JSONDecoder().decode(Answers.self, from: data)
        let examples = Examples(
            inputs: DataArray(floats: answers.x, itemShape: [4]),
            targets: DataArray(floats: answers.y, itemShape: []))
        var count = Count()
        for answer in answers.answers {
            for file in answer.files
            where FileManager.default.fileExists(atPath: "\(folder)/\(file)") {
                try check(
                    "\(folder)/\(file)", answer, examples, "\(answers.version) \(file)", &count)
            }
            let weights = "\(folder)/\(answer.weightFile)"
            if FileManager.default.fileExists(atPath: weights) {
                try checkWeights(weights, answer, folder, "\(answers.version) \(answer.name)")
                count.weights += 1
            }
        }
        return (answers.version, count)
    }

    private func check(
        _ path: String, _ answer: Answers.Model, _ examples: Examples, _ what: String,
        _ count: inout Count
    ) throws {
        count.files += 1
        let model: SavedModel
        do {
            model = try KerasFile.load(path)
        } catch {
            Issue.record("\(what): \(error)")
            return
        }
        count.opened += 1
        #expect(largestDifference(model.network.allWeights, answer.weights) == 0, "\(what)")
        let output = try Evaluator(model.network).predict(examples.inputs)
        let difference = largestDifference(output, answer.predict)
        #expect(difference < 1e-6, "\(what)")
        count.predict = max(count.predict, difference)
        // On JAX 3.0 added the penalty twice.
        var goesOn = !(what.hasPrefix("3.0.") && answer.name == "regularized")
        for remark in model.remarks {
            switch remark {
            case .training(let what), .metric(let what): count.left[what, default: 0] += 1
            case .memory(let kind, let reason): count.left["memory of \(kind): \(reason)"] = 1
            case .layer(let layer, let setting, let value):
                count.left["\(setting) \(value) of \(layer)", default: 0] += 1
            case .epsilonOutsideRoot, .sampleVariance: goesOn = false
            default: break
            }
        }
        #expect((model.training == nil) == (answer.name == "uncompiled" || !isKnown(model)))
        guard let training = model.training else { return }
        count.compiled += 1
        guard training.optimizerState != nil else { return }
        count.remembered += 1
        guard let further = answer.further, goesOn else { return }
        let last = try distance(model, after: further, examples, what)
        #expect(last < 1e-5, "\(what): \(last)")
        if last < 1e-5 { count.wentOn += 1 }
        count.further = max(count.further, last)
    }

    /// How far ten further steps lead from where they led there.
    ///
    /// Before tf.keras TensorFlow read the number of steps before or after it was counted up, as it
    /// happened: there either is right.
    private func distance(
        _ model: SavedModel, after further: [Float], _ examples: Examples, _ what: String
    ) throws -> Float {
        var model = model
        let trained = try model.trained(on: examples, epochs: 2)
        let plain = largestDifference(trained.network.allWeights, further)
        guard plain > 1e-5, KerasAge(version: String(what.prefix { $0 != " " })).isBeforeTensorFlow
        else { return plain }
        model.training?.optimizerState?.step += 1
        let later = try model.trained(on: examples, epochs: 2)
        return min(plain, largestDifference(later.network.allWeights, further))
    }

    /// Whether its training exists here: not of optimizers that do not, and not of the older Nadam.
    private func isKnown(_ model: SavedModel) -> Bool {
        !model.remarks.contains { if case .training = $0 { true } else { false } }
    }

    private func checkWeights(
        _ path: String, _ answer: Answers.Model, _ folder: String, _ what: String
    ) throws {
        var random = RandomSource(seed: 1)
        let json = "\(folder)/\(answer.name).json"
        guard FileManager.default.fileExists(atPath: json), answer.name != "input_layer" else {
            return
        }
        let built = try KerasFile.loadLayers(json, random: &random)
        #expect(largestDifference(built.network.allWeights, answer.weights) > 0, "\(what)")
        let filled = try WeightFile.load(path, into: built.network)
        #expect(largestDifference(filled.network.allWeights, answer.weights) == 0, "\(what)")
    }
}

extension KerasAge {
    fileprivate var isBeforeTensorFlow: Bool { self == .first || self == .second }
}
