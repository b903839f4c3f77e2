import Files
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct FashionMNISTTests {
    let folder = TemporaryFolder()
    var data: String { folder.path + "/data" }
    var cache: String { folder.path + "/cache" }

    /// A small data set of the same make: 3 pictures to learn from, 2 to test on.
    @discardableResult
    func writeSmall(packed: Bool = true) throws -> [[UInt8]] {
        let contents = [
            idx(0x803, [3, 28, 28], .init(repeating: 7, count: 3 * 784)),
            idx(0x801, [3], [9, 0, 3]),
            idx(0x803, [2, 28, 28], .init(repeating: 5, count: 2 * 784)), idx(0x801, [2], [1, 2]),
        ]
        for (file, bytes) in zip(FashionMNIST.files, contents) {
            let name = packed ? file.name : String(file.name.dropLast(3))
            _ = try folder.write(packed ? gzip(bytes) : bytes, to: "data/fashion_mnist/" + name)
        }
        return contents
    }

    func loadError() -> DatasetError? {
        datasetError { () throws(DatasetError) in
            try FashionMNIST.load(dataFolder: data, cacheFolder: cache)
        }
    }

    @Test(arguments: [true, false]) func readsTheDataFolder(packed: Bool) throws {
        try writeSmall(packed: packed)
        let (dataSet, source) = try FashionMNIST.load(dataFolder: data, cacheFolder: cache)
        #expect(source == .files)
        #expect(dataSet.trainInput.shape == [3, 28, 28])
        #expect(dataSet.testTarget?.shape == [2])
        #expect((0..<3).map(dataSet.trainTarget.label) == [9, 0, 3])
        #expect(dataSet.classNames[9] == "Ankle boot")
    }

    @Test func theSecondLoadReadsWhatTheFirstKept() throws {
        try writeSmall()
        func pictures() throws -> [UInt8] {
            let set = try FashionMNIST.load(dataFolder: data, cacheFolder: cache).dataSet
            return (0..<set.trainInput.count).map { UInt8(set.trainInput.item($0)[0]) }
        }
        let decoded = cache + "/decoded"
        func kept() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: decoded).map { decoded + "/" + $0 }
        }
        #expect(try pictures() == [7, 7, 7])
        let first = try #require(try kept().first)
        #expect(try pictures() == [7, 7, 7])
        // Damaged: unpacked again, and written anew.
        let whole = try Data(contentsOf: URL(fileURLWithPath: first))
        try whole.dropLast(100).write(to: URL(fileURLWithPath: first))
        #expect(try pictures() == [7, 7, 7])
        #expect(try Data(contentsOf: URL(fileURLWithPath: first)) == whole)
        // Other sources at the same place, of the same size: not taken for the old ones.
        _ = try folder.write(
            gzip(idx(0x803, [3, 28, 28], .init(repeating: 8, count: 3 * 784))),
            to: "data/fashion_mnist/" + FashionMNIST.files[0].name)
        #expect(try pictures() == [8, 8, 8])
    }

    @Test func nothingAnywhereMeansFetching() throws {
        #expect(try FashionMNIST.locate(dataFolder: data, cacheFolder: cache) == nil)
        #expect(try FashionMNIST.locate(dataFolder: nil, cacheFolder: nil) == nil)
    }

    @Test func aPartOfTheFilesIsAnError() throws {
        for gone in FashionMNIST.files.map(\.name) {
            try writeSmall()
            let place = data + "/fashion_mnist"
            try FileManager.default.removeItem(atPath: place + "/" + gone)
            #expect(loadError() == .incomplete(folder: place, missing: [gone]))
        }
    }

    @Test func aDamagedFileIsNamed() throws {
        for file in FashionMNIST.files {
            try writeSmall()
            let path = data + "/fashion_mnist/" + file.name
            let whole = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
            for damaged in [[], Array(whole.dropLast()), whole + [1], Array("<html>".utf8)] {
                try Data(damaged).write(to: URL(fileURLWithPath: path))
                guard case .file(path, _) = loadError() else {
                    Issue.record("\(file.name): \(String(describing: loadError()))")
                    continue
                }
            }
        }
    }

    @Test func filesThatDisagreeAreNamed() throws {
        try writeSmall()
        let labels = "data/fashion_mnist/train-labels-idx1-ubyte.gz"
        _ = try folder.write(gzip(idx(0x801, [2], [0, 1])), to: labels)
        expectText(
            loadError()?.message,
            """
            train-images-idx3-ubyte.gz holds 3 pictures, but train-labels-idx1-ubyte.gz holds 2 labels.
            """)
        _ = try folder.write(gzip(idx(0x801, [3], [0, 10, 1])), to: labels)
        expectText(
            loadError()?.message,
            """
            Label 1 of train-labels-idx1-ubyte.gz is 10, but the classes go from 0 to 9.
            """)
        try writeSmall()
        _ = try folder.write(
            gzip(idx(0x803, [2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7])),
            to: "data/fashion_mnist/t10k-images-idx3-ubyte.gz")
        #expect(loadError() == .shapesDiffer(train: [28, 28], test: [2, 2]))
    }

    @Test func fetchesIntoTheCache() throws {
        let contents = try writeSmall().map(gzip)
        let servers = try contents.map { try LoopbackServer($0, .good) }
        let files = zip(FashionMNIST.files, zip(servers, contents)).map { file, pair in
            RemoteFile(
                address: "http://127.0.0.1:\(pair.0.port)/\(file.name)", size: pair.1.count,
                sha256: SHA256.hexadecimal(of: pair.1))
        }
        let place = try FashionMNIST.fetch(files, into: cache)
        #expect(place.source == .download)
        #expect(try FashionMNIST.read(from: place).trainInput.count == 3)
        for file in files {
            try FileManager.default.removeItem(atPath: place.folder + "/" + file.name)
        }
        for server in servers { try server.stop() }
        #expect(throws: DatasetError.self) { try FashionMNIST.fetch(files, into: cache) }
    }
}

/// The real files, where a folder of data is at hand.
@Suite(.enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
struct RealFashionMNISTTests {
    @Test func isWhatThePaperSays() throws {
        let folder = TemporaryFolder()
        // A file where the cache should be: what was unpacked cannot be kept, and that is no error.
        let cache = try folder.write([], to: "cache")
        let (dataSet, source) = try FashionMNIST.load(
            dataFolder: RealData.folder, cacheFolder: cache)
        #expect(source == .files)
        #expect(dataSet.trainInput.shape == [60_000, 28, 28])
        #expect(dataSet.testInput?.shape == [10_000, 28, 28])
        #expect((0..<10).map(dataSet.trainTarget.label) == [9, 0, 0, 3, 0, 2, 7, 2, 5, 5])
        let (train, _) = try trainTestSplit(count: 60_000, testSize: .fraction(0.2), seed: 42)
        let targets = dataSet.trainTarget.selecting(train)
        #expect((0..<10).map(targets.label) == [7, 3, 5, 8, 6, 9, 3, 3, 9, 9])
    }

    @Test func isTheOfficialOne() throws {
        for file in FashionMNIST.files {
            try FashionMNIST.verify(file, in: RealData.folder + "/fashion_mnist")
            #expect(fileSize(RealData.folder + "/fashion_mnist/" + file.name) == file.size)
        }
    }
}
