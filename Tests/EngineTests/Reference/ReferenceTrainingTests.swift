import CKernels
import Foundation
import TestSupport
import Testing

@testable import Engine

/// A hundred trainings drawn from seeds: by the engine on one to four threads, by each of its kernels,
/// and in plain Float64.
@Suite(.serialized) struct ReferenceTrainingTests {
    private static let seeds = 0..<100 as Range<UInt64>

    /// How far two outcomes are apart: parameters by the way they went in training (both as root mean
    /// squares), everything else by the largest number of its kind.
    ///
    /// Float32 keeps 7 digits; sums of some hundred products over some dozen steps lose 2 or 3 of them,
    /// and where an optimizer divides by the size of a gradient, one more. A formula that is wrong is
    /// wrong in the first digits.
    private struct Distance {
        var parameters: Double
        var state: Double
        var outputs: Double
        var losses: Double
        var isSmall: Bool { parameters < 1e-3 && max(state, outputs, losses) < 5e-4 }

        init(_ one: DrawnTraining.Outcome, _ other: DrawnTraining.Outcome, from start: Network) {
            let way = zip(other.parameters, start.parameters.values).map { $0 - Double($1) }
            let error = zip(one.parameters, other.parameters).map { $0 - $1 }
            parameters = (Self.squares(error) / Self.squares(way)).squareRoot()
            state = Self.relative(one.state, other.state)
            outputs = Self.relative(one.outputs, other.outputs)
            losses = Self.relative(one.losses, other.losses)
        }

        private static func squares(_ numbers: [Double]) -> Double {
            numbers.reduce(0) { $0 + $1 * $1 }
        }

        private static func relative(_ one: [Double], _ other: [Double]) -> Double {
            zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1)) }
                / max(0.1, other.map(abs).max() ?? 1)
        }
    }

    @Test(arguments: seeds) func againstFloat64(seed: UInt64) throws {
        let drawn = try DrawnTraining(seed: seed)
        let alone = try drawn.trained(threads: 1)
        let plain = drawn.trainedPlainly()
        #expect(alone.parameters.count == plain.parameters.count)
        let distance = Distance(alone, plain, from: drawn.network)
        #expect(distance.isSmall, "\(distance)")
        // To the last bit.
        for threads in 2...4 { #expect(try drawn.trained(threads: threads) == alone) }
    }

    // MARK: - Kernels

    /// Which instructions the process is held to, and where it writes its outcomes; such a process is
    /// started by the test below, since all that trains in a process uses the same.
    private static let held = ProcessInfo.processInfo.environment["BOBBIN_TEST_INSTRUCTIONS"]
    private static let outcomes = ProcessInfo.processInfo.environment["BOBBIN_TEST_OUTCOMES"]

    @Test(.enabled(if: held != nil && outcomes != nil)) func heldToFewerInstructions() throws {
        let (held, path) = (try #require(Self.held), try #require(Self.outcomes))
        EngineReport.holdProducts(to: held)
        let all = try Self.seeds.map { seed in
            let drawn = try DrawnTraining(seed: seed)
            let alone = try drawn.trained(threads: 1)
            #expect(try drawn.trained(threads: 3) == alone)
            return alone
        }
        try JSONEncoder().encode(all).write(to: URL(fileURLWithPath: path))
    }

    #if os(Linux)
        /// AVX-512, AVX2 and what every processor has come to the same.
        @Test(.enabled(if: held == nil), arguments: ["AVX2", "portable"])
        func againstFewerInstructions(_ instructions: String) throws {
            guard instructions == "portable" || bobbin_best_instructions() == bobbin_avx512 else {
                return
            }
            let folder = TemporaryFolder()
            let path = folder.path + "/outcomes.json"
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/proc/self/exe")
                .resolvingSymlinksInPath()
            process.arguments = [
                "--testing-library", "swift-testing", "--filter", "heldToFewerInstructions",
            ]
            process.environment = ProcessInfo.processInfo.environment.merging([
                "BOBBIN_TEST_INSTRUCTIONS": instructions, "BOBBIN_TEST_OUTCOMES": path,
            ]) { _, new in new }
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            let all = try JSONDecoder().decode(
                [DrawnTraining.Outcome].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
            #expect(all.count == Self.seeds.count)
            var different = 0
            for (seed, outcome) in zip(Self.seeds, all) {
                let drawn = try DrawnTraining(seed: seed)
                let best = try drawn.trained(threads: 1)
                let distance = Distance(outcome, best, from: drawn.network)
                #expect(distance.isSmall, "\(seed): \(distance)")
                if outcome != best { different += 1 }
            }
            // Vectors of any width add in the same order; without a fused product every sum rounds
            // otherwise, so that these are other kernels indeed.
            #expect((different > 0) == (instructions == "portable"))
        }
    #endif
}
