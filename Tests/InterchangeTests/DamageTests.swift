import Engine
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Files cut short, with flipped bits or other than they claim: an error each time, never a crash.
@Suite struct DamageTests {
    private let folder = TemporaryFolder()
    /// One sample in each format, as bytes, with what it holds.
    private func files() throws -> [(name: String, content: [UInt8], model: SavedModel)] {
        let sample = try SampleModel.sample(
            "sample", layers: SampleModel.layerSets[0], optimizer: Adam())
        var files: [(String, [UInt8], SavedModel)] = []
        for name in ["m.keras", "m.h5", "m.weights.h5"] {
            let path = folder.path + "/" + name
            if name == "m.weights.h5" {
                try WeightFile.save(sample.model, to: path)
            } else {
                try KerasFile.save(sample.model, to: path)
            }
            files.append((name, try bytes(path), sample.model))
        }
        for name in ["whole.keras", "whole.h5", "only.weights.h5"] {
            let model = try KerasFile.load(fixturePath("whole.keras"))
            files.append((name, try bytes(fixturePath(name)), model))
        }
        return files
    }

    /// Loads damaged bytes; what comes out, if anything, has the same structure and finite weights.
    private func check(_ content: [UInt8], _ name: String, _ model: SavedModel) -> Bool {
        do throws(ModelFileProblem) {
            let network =
                name.hasSuffix(".weights.h5")
                ? try WeightFile.read(
                    content, into: model.network, optimizer: model.training?.plan.optimizer
                ).network : try KerasFile.read(content).network
            #expect(network.parameters.isFinite)
            #expect(network.slots.map(\.shape) == model.network.slots.map(\.shape))
            return true
        } catch {
            let error = InterchangeError(path: name, problem: error)
            #expect(!error.message.isEmpty && !error.hint.isEmpty)
            return false
        }
    }

    @Test func filesCutShortAreRefused() throws {
        for (name, content, model) in try files() {
            let step = max(1, content.count / 400)
            for count in stride(from: 0, to: content.count, by: step) {
                #expect(
                    !check(Array(content.prefix(count)), name, model), "\(name) \(count)")
            }
            #expect(!check(content.dropLast(), name, model))
        }
    }

    @Test func flippedBitsAreRefusedOrHarmless() throws {
        for (name, content, model) in try files() {
            var random = RandomSource(seed: 5)
            for _ in 0..<1000 {
                var damaged = content
                let bit = Int(random.next() % UInt64(content.count * 8))
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                _ = check(damaged, name, model)
            }
        }
    }

    @Test func flippedBitsInTheHeadersAreRefusedOrHarmless() throws {
        for (name, content, model) in try files() where content.count < 60_000 {
            var random = RandomSource(seed: 6)
            for _ in 0..<3000 {
                var damaged = content
                for _ in 0...(random.next() % 4) {
                    let place = Int(random.next() % UInt64(content.count))
                    damaged[place] = UInt8(truncatingIfNeeded: random.next())
                }
                _ = check(damaged, name, model)
            }
        }
    }

    @Test func randomBytesAreRefused() throws {
        var random = RandomSource(seed: 9)
        for mark in [[], HDF5File.signature, [0x50, 0x4B, 3, 4]] {
            for _ in 0..<200 {
                let noise = (0..<Int(random.next() % 3000)).map { _ in
                    UInt8(truncatingIfNeeded: random.next())
                }
                let path = try folder.write(mark + noise, to: "noise.keras")
                #expect(problem { () throws(InterchangeError) in try KerasFile.load(path) } != nil)
            }
        }
    }

    @Test func aFileSaysWhatItLooksLike() throws {
        for (content, looks) in [
            (Array("hello, world\n".utf8), "text"), ([], "nothing at all (0 bytes)"),
            ([0x89, 0x50, 0x4E, 0x47, 13, 10], "a PNG picture"),
            ([0x80, 4, 0x95], "a Python pickle"),
        ] {
            let path = try folder.write(content, to: "m.keras")
            #expect(
                problem { () throws(InterchangeError) in try KerasFile.load(path) }
                    == .notThisFormat(expected: "a .keras file", looksLike: looks))
        }
    }

    @Test func whatIsNoFileIsRefused() throws {
        func problem(_ path: String) -> ModelFileProblem? {
            InterchangeTests.problem { () throws(InterchangeError) in try KerasFile.load(path) }
        }
        #expect(problem(folder.path + "/none.keras") == .missing)
        #expect(problem(folder.path) == .notAFile)
        #expect(problem("/dev/zero") == .notAFile)
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        #expect(problem(folder.path + "/pipe") == .notAFile)
        #expect(
            problem(fixturePath("only.weights.h5")) == .onlyWeights)
    }
}
