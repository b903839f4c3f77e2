import Engine
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct DecodedFileTests {
    let folder = TemporaryFolder()
    var path: String { folder.path + "/deep/down/a.arrays" }

    private let arrays = [
        IDXArray(shape: [3, 5, 7], bytes: SharedBuffer((0..<105).map { UInt8($0) })),
        IDXArray(shape: [3], bytes: SharedBuffer([9, 0, 4])),
    ]

    private func contents(_ arrays: [IDXArray]?) -> [[UInt8]]? {
        arrays.map { $0.map { Array($0.bytes.elements) } }
    }

    @Test func comesBackAsItWas() throws {
        DecodedFile.write(arrays, sources: 42, to: path)
        let read = try #require(DecodedFile.read(path, sources: 42))
        #expect(read.map(\.shape) == [[3, 5, 7], [3]])
        #expect(contents(read) == contents(arrays))
        #expect(DecodedFile.read(path, sources: 43) == nil)
        #expect(DecodedFile.read(path + "x", sources: 42) == nil)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/deep/down")
        #expect(names == ["a.arrays"])
    }

    /// Whatever byte is changed and wherever the file is cut, it counts as not there, except for the
    /// padding, which nobody reads.
    @Test func damageIsSeen() throws {
        DecodedFile.write(arrays, sources: 42, to: path)
        let url = URL(fileURLWithPath: path)
        let whole = try [UInt8](Data(contentsOf: url))
        for place in Array(0..<104) + Array(4096..<4201) + [4224, 4225, 4226] {
            var damaged = whole
            damaged[place] ^= 0x10
            try Data(damaged).write(to: url)
            #expect(DecodedFile.read(path, sources: 42) == nil, "byte \(place)")
        }
        for count in [0, 1, 4095, 4096, 4200, whole.count - 1] {
            try Data(whole.prefix(count)).write(to: url)
            #expect(DecodedFile.read(path, sources: 42) == nil, "\(count) bytes")
        }
        try Data(whole + [0]).write(to: url)
        #expect(DecodedFile.read(path, sources: 42) == nil)
    }

    @Test func aFileInTheWayIsBorne() throws {
        _ = try folder.write([1], to: "deep")
        DecodedFile.write(arrays, sources: 42, to: path)
        #expect(DecodedFile.read(path, sources: 42) == nil)
    }
}
