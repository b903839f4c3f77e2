import Foundation

/// Reads a file of `Fixtures/`: values that a reference library computed.
///
/// A key `max_iter` there is a property `maxIter` here.
func fixture<Contents: Decodable>(_ name: String, as type: Contents.Type) throws -> Contents {
    let folder = Bundle.module.resourceURL ?? URL(fileURLWithPath: ".")
    let data = try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name)"))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: data)
}

/// An array as the fixtures hold it: flat and row-major, with its shape beside it.
struct FixtureArray: Decodable {
    let shape: [Int]
    let data: [Double]
}
