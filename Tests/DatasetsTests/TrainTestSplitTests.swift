import Foundation
import Testing

@testable import Datasets

@Suite struct TrainTestSplitTests {
    /// One case that scikit-learn's `train_test_split` computed.
    struct Golden: Decodable {
        let count: Int
        let testSize: Double
        let seed: UInt32
        let train: [Int32]
        let test: [Int32]
        let trainChecksum: String
        let testChecksum: String

        enum CodingKeys: String, CodingKey {
            case count = "n"
            case testSize = "test_size"
            case seed = "random_state"
            case train = "train_first_10"
            case test = "test_first_10"
            case trainChecksum = "train_sha256_of_little_endian_int64"
            case testChecksum = "test_sha256_of_little_endian_int64"
        }
    }

    @Test func everyIndexIsScikitLearns() throws {
        struct File: Decodable { let cases: [Golden] }
        let url = try #require(
            Bundle.module.url(
                forResource: "train_test_split", withExtension: "json", subdirectory: "Fixtures"))
        let cases = try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
        #expect(cases.count == 6)
        for golden in cases {
            let size: TestSize =
                golden.testSize < 1 ? .fraction(golden.testSize) : .count(Int(golden.testSize))
            let (train, test) = try trainTestSplit(
                count: golden.count, testSize: size, seed: golden.seed)
            #expect(Array(train.prefix(10)) == golden.train)
            #expect(Array(test.prefix(10)) == golden.test)
            #expect(checksum(train) == golden.trainChecksum)
            #expect(checksum(test) == golden.testChecksum)
        }
    }

    @Test func partsHoldEachIndexOnce() throws {
        for seed in UInt32(0)..<40 {
            let count = 2 + Int(seed) * 13
            let (train, test) = try trainTestSplit(
                count: count, testSize: .fraction(0.3), seed: seed)
            #expect((train + test).sorted() == Array(0..<Int32(count)))
        }
    }

    @Test func emptyPartsAreRefused() {
        for (count, size) in [
            (0, TestSize.fraction(0.2)), (1, .fraction(0.5)), (10, .fraction(0)),
            (10, .fraction(1)),
            (10, .fraction(-0.1)), (10, .fraction(.nan)), (10, .fraction(.infinity)),
            (10, .count(0)),
            (10, .count(10)), (10, .count(-1)), (10, .count(.max)), (10, .fraction(0.99)),
        ] {
            let error = datasetError { () throws(DatasetError) in
                try trainTestSplit(count: count, testSize: size, seed: 42)
            }
            #expect(error != nil, "\(count) \(size)")
            #expect(error?.message.isEmpty == false && error?.hint.isEmpty == false)
        }
    }

    private func checksum(_ indices: [Int32]) -> String {
        SHA256.hexadecimal(
            of: indices.flatMap { index in
                (0..<8).map { UInt8(truncatingIfNeeded: Int64(index) >> (8 * Int64($0))) }
            })
    }
}
