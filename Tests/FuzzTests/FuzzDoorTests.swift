import Engine
import Foundation
import FuzzDoors
import TestSupport
import Testing

/// What comes in from outside is read or refused, whatever its bytes are: no crash, no hang, nothing
/// misread.
///
/// `.ci/fuzz` looks for inputs with the compiler's libFuzzer, which sees the branches that they take.
/// What it has found stays in `Found`, a folder for each door, and is let in here once more; then
/// come seeds with bytes changed by chance, `BOBBIN_FUZZ_INPUTS` of them at each door.
@Suite struct FuzzDoorTests {
    private let folder = TemporaryFolder()

    private static let inputCount =
        ProcessInfo.processInfo.environment["BOBBIN_FUZZ_INPUTS"].flatMap { Int($0) } ?? 400

    @Test(arguments: FuzzDoor.allCases) func foundBefore(_ door: FuzzDoor) throws {
        let house = try FuzzHouse(folder: folder.path)
        for (name, bytes) in try Self.found(door) {
            #expect(throws: Never.self, "\(door.rawValue)/\(name)") { try house.open(door, bytes) }
        }
    }

    @Test(arguments: FuzzDoor.allCases) func seedsAreReadOrRefused(_ door: FuzzDoor) throws {
        let house = try FuzzHouse(folder: folder.path)
        #expect(!house.seeds(of: door).isEmpty)
        for seed in house.seeds(of: door) {
            #expect(throws: Never.self) { try house.open(door, seed) }
        }
    }

    @Test(arguments: FuzzDoor.allCases) func changedByChance(_ door: FuzzDoor) throws {
        let house = try FuzzHouse(folder: folder.path)
        let seeds = house.seeds(of: door) + (try Self.found(door).map(\.bytes))
        var random = RandomSource(seed: 20_261_126)
        for input in 0..<Self.inputCount {
            let bytes = Self.changed(seeds, &random)
            #expect(throws: Never.self, "input \(input)") { try house.open(door, bytes) }
        }
    }

    private static func found(_ door: FuzzDoor) throws -> [(name: String, bytes: [UInt8])] {
        let folder = (Bundle.module.resourcePath ?? ".") + "/Found/" + door.rawValue
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            (name, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))))
        }
    }

    /// One of the seeds with up to four pieces taken out, doubled, set or put in from another.
    private static func changed(_ seeds: [[UInt8]], _ random: inout RandomSource) -> [UInt8] {
        func next(_ count: Int) -> Int { Int(random.next() % UInt64(max(1, count))) }
        var bytes = seeds[next(seeds.count)]
        for _ in 0...next(4) {
            let place = next(bytes.count + 1)
            let end = min(bytes.count, place + 1 + next(16))
            switch next(5) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 2 where place < bytes.count: bytes[place] = UInt8(next(256))
            case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8(next(8))
            default:
                let other = seeds[next(seeds.count)]
                let start = next(other.count)
                bytes.insert(
                    contentsOf: other[start..<min(other.count, start + 1 + next(32))], at: place)
            }
        }
        return bytes
    }
}
