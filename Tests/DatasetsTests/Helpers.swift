import Engine
import Foundation

@testable import Datasets

/// An IDX file as bytes: 3 pictures of 2 × 4 pixels are `idx(0x803, [3, 2, 4], …)`.
func idx(_ magic: UInt32, _ shape: [Int], _ values: [UInt8]) -> [UInt8] {
    ([magic] + shape.map { UInt32(truncatingIfNeeded: $0) }).flatMap { word in
        (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) }
    } + values
}

/// `bytes` as a gzip file with one stored (unpacked) block a 65,535 bytes.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
    var packed: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
        let block = rest.prefix(65_535)
        rest = rest.dropFirst(block.count)
        let length = UInt16(block.count)
        packed.append(rest.isEmpty ? 1 : 0)
        for word in [length, ~length] { packed += [UInt8(word & 255), UInt8(word >> 8)] }
        packed += block
    } while !rest.isEmpty
    for word in [crc32(bytes), UInt32(bytes.count)] {
        packed += (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return packed
}

private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
            sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1
        }
    }
}

/// The error that `body` throws, or nil.
func datasetError<Value>(_ body: () throws(DatasetError) -> Value) -> DatasetError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// What is wrong with the file that `body` reads, or nil.
func fileProblem<Value>(_ body: () throws(DatasetError) -> Value) -> FileProblem? {
    if case .file(_, let problem) = datasetError(body) { problem } else { nil }
}
