import Engine
import TestSupport
import Testing

@testable import Interchange

/// Arrays in packed chunks, as `Fixtures/make_packed.py` wrote them from the same file.
@Suite struct PackedFileTests {
    private static let plain = "old/keras-2.15/adam.h5"

    @Test(arguments: ["gzip", "lzf", "latest"])
    func holdTheSame(how: String) throws {
        let packed = try KerasFile.load(fixturePath("packed_\(how).h5"))
        expectSame(packed, try KerasFile.load(fixturePath(Self.plain)))
        #expect(packed.remarks.isEmpty)
        #expect(packed.training?.optimizerState != nil)
    }

    /// Any bit flipped: an error, or the same structure.
    @Test(arguments: ["gzip", "lzf", "latest"])
    func damageIsRefusedOrHarmless(how: String) throws {
        let content = try bytes(fixturePath("packed_\(how).h5"))
        let shapes = try KerasFile.read(content).network.slots.map(\.shape)
        var random = RandomSource(seed: 8)
        for _ in 0..<3000 {
            var damaged = content
            for _ in 0...(random.next() % 4) {
                let place = Int(random.next() % UInt64(content.count))
                damaged[place] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let network = try? KerasFile.read(damaged).network else { continue }
            #expect(network.slots.map(\.shape) == shapes)
            #expect(network.parameters.isFinite)
        }
    }

    @Test func aFlippedBitOfAChunkIsNoticed() throws {
        let content = try bytes(fixturePath("packed_gzip.h5"))
        // Every chunk has a checksum: whatever is changed within one is refused.
        let whole = try KerasFile.read(content)
        var refused = 0
        for place in stride(from: 0, to: content.count, by: 37) {
            var damaged = content
            damaged[place] ^= 1
            guard let found = try? KerasFile.read(damaged) else {
                refused += 1
                continue
            }
            let difference = largestDifference(
                found.network.allWeights, whole.network.allWeights)
            #expect(difference == 0, "byte \(place)")
        }
        #expect(refused > 10)
    }
}
