import Foundation
import Testing

@testable import Engine

/// What NumPy's `RandomState` gave for one seed.
struct GoldenRandomState: Decodable {
    let first_32_bit_words: [UInt32]
    let random_sample: [Double]
    let standard_normal: [Double]
    let permutation_10: [Int32]

    static func bySeed() throws -> [UInt32: GoldenRandomState] {
        struct File: Decodable { let by_seed: [String: GoldenRandomState] }
        let url = try #require(
            Bundle.module.url(
                forResource: "random_state", withExtension: "json", subdirectory: "Fixtures"))
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        return Dictionary(
            uniqueKeysWithValues: try file.by_seed.map { (try #require(UInt32($0.key)), $0.value) })
    }
}

@Suite struct MersenneTwisterTests {
    @Test func wordsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(
                golden.first_32_bit_words.map { _ in generator.nextWord() }
                    == golden.first_32_bit_words, "seed \(seed)")
        }
    }

    @Test func uniformsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(golden.random_sample.map { _ in generator.uniform() } == golden.random_sample)
        }
    }

    /// To one unit in the last place: the logarithm is the C library's.
    @Test func normalsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            for expected in golden.standard_normal {
                let found = generator.normal()
                #expect(abs(found - expected) <= expected.ulp, "seed \(seed)")
            }
        }
    }

    @Test func permutationsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(generator.permutation(10) == golden.permutation_10)
        }
    }

    @Test func permutationOfNothingAndOfOne() {
        var generator = MersenneTwister(seed: 42)
        #expect(generator.permutation(0) == [])
        #expect(generator.permutation(1) == [0])
    }

    @Test func permutationHoldsEachIndexOnce() {
        for seed in UInt32(0)..<50 {
            var generator = MersenneTwister(seed: seed)
            let count = 1 + Int(seed) * 37
            #expect(generator.permutation(count).sorted() == Array(0..<Int32(count)))
        }
    }
}
