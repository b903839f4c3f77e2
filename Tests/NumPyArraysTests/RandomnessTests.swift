import Foundation
import NumPyArrays
import Testing

/// Random numbers beside those that NumPy draws from the same seed: each to the last bit.
struct RandomnessTests {
    private struct Draw: Decodable {
        let seed: UInt32
        let name: String
        let kind: String
        let values: [[Double]]
    }

    @Test func numbersAreNumPys() throws {
        let url = try #require(
            Bundle.module.url(
                forResource: "numpy_random", withExtension: "jsonl", subdirectory: "Fixtures"))
        let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 182)
        for line in lines {
            let draw = try JSONDecoder().decode(Draw.self, from: Data(line.utf8))
            var (state, generator) = (
                RandomState(seed: draw.seed), RandomGenerator(seed: UInt64(draw.seed))
            )
            for expected in draw.values {
                let found =
                    draw.kind == "state"
                    ? try Self.drawn(draw.name, &state) : try Self.drawn(draw.name, &generator)
                #expect(found == expected, "\(draw.kind) \(draw.seed) \(draw.name)")
            }
        }
    }

    private static func drawn(
        _ name: String, _ source: inout some RandomBits
    ) throws(ArrayError) -> [Double]? {
        let (twenty, four) = (NDArray(Array(0..<20)), NDArray(Array(0..<4)))
        let chances = [0.1, 0.2, 0.3, 0.4]
        switch name {
        case "uniform": return try source.uniform([5], low: -1, high: 2).doubles
        case "rand": return try source.uniform([2, 3]).doubles
        case "randn":
            return try source.normal([source is RandomState ? 7 : 400]).doubles
        case "normal": return try source.normal([2, 3], mean: 3, deviation: 0.5).doubles
        case "integers": return try source.integers(0, 10, [12]).doubles
        case "wide": return try source.integers(-5, 1 << 40, [4]).doubles
        case "permutation": return try source.permutation(10).doubles
        case "rows":
            return try source.permutation(of: NDArray(Array(0..<12), shape: [4, 3])).doubles
        case "choice": return try source.choice(twenty, [6]).array.doubles
        case "once": return try source.choice(twenty, [6], replaces: false).array.doubles
        case "many":
            return try source.choice(NDArray(Array(0..<20_000)), [700], replaces: false).array
                .doubles
        case "weighted": return try source.choice(four, [9], chances: chances).array.doubles
        default:
            return try source.choice(four, [3], replaces: false, chances: chances).array.doubles
        }
    }

    @Test func whatCannotBeDrawnIsRefused() {
        var state = RandomState(seed: 1 as UInt32)
        #expect(throws: ArrayError.self) { try RandomState(seed: -1) }
        #expect(throws: ArrayError.self) { try state.integers(3, 3, [2]) }
        #expect(throws: ArrayError.self) { try state.uniform([1 << 40]) }
        #expect(throws: ArrayError.self) { try state.normal([2], deviation: -1) }
        #expect(throws: ArrayError.self) {
            try state.choice(NDArray([1, 2]), [3], replaces: false)
        }
        #expect(throws: ArrayError.self) {
            try state.choice(NDArray([1, 2]), [3], chances: [0.5, 0.6])
        }
    }
}
