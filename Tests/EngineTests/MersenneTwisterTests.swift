import CCrypto
import Foundation
import Testing

@testable import Engine

/// What NumPy's `RandomState` gave for one seed.
struct GoldenRandomState: Decodable {
    let words: [UInt32]
    let uniforms: [Double]
    let normals: [Double]
    let permutation: [Int32]
    let longPermutationChecksum: String

    enum CodingKeys: String, CodingKey {
        case words = "first_32_bit_words"
        case uniforms = "random_sample"
        case normals = "standard_normal"
        case permutation = "permutation_10"
        case longPermutationChecksum = "permutation_1000_sha256_of_little_endian_int64"
    }

    static func bySeed() throws -> [UInt32: GoldenRandomState] {
        let url = try #require(
            Bundle.module.url(
                forResource: "random_state", withExtension: "json", subdirectory: "Fixtures"))
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: url))
        return Dictionary(
            uniqueKeysWithValues: try file.bySeed.map { (try #require(UInt32($0.key)), $0.value) })
    }

    private struct File: Decodable {
        let bySeed: [String: GoldenRandomState]

        enum CodingKeys: String, CodingKey { case bySeed = "by_seed" }
    }
}

@Suite struct MersenneTwisterTests {
    @Test func wordsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(
                golden.words.map { _ in generator.nextWord() }
                    == golden.words, "seed \(seed)")
        }
    }

    @Test func uniformsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(golden.uniforms.map { _ in generator.uniform() } == golden.uniforms)
        }
    }

    /// To one unit in the last place: the logarithm is the C library's.
    @Test func normalsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            for expected in golden.normals {
                let found = generator.normal()
                #expect(abs(found - expected) <= expected.ulp, "seed \(seed)")
            }
        }
    }

    @Test func permutationsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            #expect(generator.permutation(10) == golden.permutation)
        }
    }

    @Test func longPermutationsAreNumPys() throws {
        for (seed, golden) in try GoldenRandomState.bySeed() {
            var generator = MersenneTwister(seed: seed)
            let bytes = generator.permutation(1000).flatMap { index in
                (0..<8).map { UInt8(truncatingIfNeeded: Int64(index) >> (8 * Int64($0))) }
            }
            var digest = [UInt8](repeating: 0, count: 32)
            #expect(EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil) == 1)
            let checksum = digest.map { String(format: "%02x", $0) }.joined()
            #expect(checksum == golden.longPermutationChecksum)
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
