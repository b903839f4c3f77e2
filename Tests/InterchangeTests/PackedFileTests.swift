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

    /// Places of the bytes in a file.
    private func places(of bytes: [UInt8], in content: [UInt8]) -> [Int] {
        (0..<content.count - bytes.count).filter { place in
            bytes.indices.allSatisfy { content[place + $0] == bytes[$0] }
        }
    }

    private func problem(_ content: [UInt8]) -> ModelFileProblem? {
        do throws(ModelFileProblem) {
            _ = try KerasFile.read(content)
            return nil
        } catch {
            return error
        }
    }

    /// Chunks a thousandfold as large as the array: refused before one of them is unpacked.
    @Test func chunksFarLargerThanTheArrayAreRefused() throws {
        let content = try bytes(fixturePath("packed_gzip.h5"))
        // A layout message in chunks: version, class, rank, address, sides of 4 bytes, element size.
        let layouts = places(of: [3, 2, 3], in: content).filter {
            content[($0 + 19)...].starts(with: [4, 0, 0, 0])
        }
        #expect(layouts.count == 6)
        var refused = 0
        for layout in layouts {
            var bomb = content
            bomb.replaceSubrange(layout + 15..<layout + 19, with: [0, 0, 1, 0])
            let start = ContinuousClock.now
            if case .unsupportedStorage(let what)? = problem(bomb) {
                #expect(what.contains("in chunks of"))
                refused += 1
            } else {
                // What an optimizer remembered keeps nothing else out.
                let remarks = try KerasFile.read(bomb).remarks
                #expect(remarks == [.memory(optimizer: "Adam", reason: "it cannot be read")])
            }
            #expect(ContinuousClock.now - start < .seconds(5))
        }
        #expect(refused == 2)
    }

    /// The same packed bytes for many chunks would multiply what a file can hold.
    @Test func chunksInTheSamePlaceAreRefused() throws {
        let content = try bytes(fixturePath("packed_gzip.h5"))
        // A leaf of a tree of chunks of matrices: keys of 32 bytes, each before an address.
        let leaves = places(of: Array("TREE".utf8) + [1, 0], in: content).filter {
            content[$0 + 6] > 1 && content[($0 + 24 + 24)...].starts(with: [0, 0, 0, 0])
        }
        #expect(!leaves.isEmpty)
        var refused = 0
        for leaf in leaves {
            for keySize in [24, 32] {
                var shared = content
                let first = leaf + 24 + keySize
                let second = first + 8 + keySize
                shared.replaceSubrange(second..<second + 8, with: content[first..<first + 8])
                let expected = "two of its chunks lie in the same place"
                if case .damaged(_, expected)? = problem(shared) { refused += 1 }
            }
        }
        #expect(refused > 0)
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
