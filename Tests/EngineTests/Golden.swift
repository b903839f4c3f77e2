import Foundation
import Testing

@testable import Engine

/// Arrays as the golden files hold them: flat and row-major, with their shape.
struct GoldenArray: Decodable {
    var shape: [Int]
    var data: [Float]
}

/// Reads one of the files that the reference libraries' values were written to.
func golden<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
    let url = try #require(
        Bundle.module.url(forResource: name, withExtension: "json", subdirectory: "Fixtures"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: url))
}

/// The largest difference of two equally long lists; infinite where the lengths differ.
func largestDifference(_ a: some Collection<Float>, _ b: some Collection<Float>) -> Float {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { $0 == $1 ? 0 : abs($0 - $1) }.max() ?? 0
}

extension Network {
    /// Sets every array in Keras's order.
    mutating func setAllWeights(_ arrays: [GoldenArray]) throws {
        #expect(arrays.map(\.shape) == slots.map(\.shape))
        for (slot, array) in zip(slots, arrays) { try setWeights(array.data, of: slot) }
    }
}
