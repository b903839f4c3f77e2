import Engine
import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct IDXReaderTests {
    let pictures = idx(0x803, [3, 2, 4], Array(0..<24))
    let labels = idx(0x801, [3], [7, 0, 9])

    @Test func readsPlainAndPacked() throws {
        let folder = TemporaryFolder()
        for (name, bytes) in [("p", pictures), ("p.gz", gzip(pictures)), ("unpacked.gz", pictures)]
        {
            let array = try IDXReader.read(folder.write(bytes, to: name), .pictures)
            #expect(array.shape == [3, 2, 4])
            #expect(Array(array.bytes.elements) == Array(0..<24))
            #expect(array.array.item(2) == [16, 17, 18, 19, 20, 21, 22, 23])
        }
        let array = try IDXReader.read(folder.write(gzip(labels), to: "l"), .labels)
        #expect((0..<3).map(array.array.label) == [7, 0, 9])
    }

    @Test func everyTruncationIsAnError() throws {
        let folder = TemporaryFolder()
        for (name, whole) in [("p", pictures), ("p.gz", gzip(pictures))] {
            for length in 0..<whole.count {
                let path = try folder.write(Array(whole.prefix(length)), to: name)
                let problem = fileProblem { () throws(DatasetError) in
                    try IDXReader.read(path, .pictures)
                }
                switch problem {
                case .empty: #expect(length == 0)
                case .notGzip: #expect(length == 1)
                case .truncated, .impossibleShape: #expect(length >= 1)
                case .corrupt: #expect(length >= whole.count - 8)
                default: Issue.record("\(name) cut to \(length): \(String(describing: problem))")
                }
            }
        }
    }

    @Test func everyFlippedBitIsAnErrorOrHarmless() throws {
        let folder = TemporaryFolder()
        let whole = gzip(pictures)
        for bit in 0..<whole.count * 8 {
            var damaged = whole
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            let path = try folder.write(damaged, to: "p.gz")
            let error = datasetError { () throws(DatasetError) in
                let array = try IDXReader.read(path, .pictures)
                #expect(Array(array.bytes.elements) == Array(0..<24), "bit \(bit) went unnoticed")
            }
            if let error { #expect(error.message.hasPrefix("p.gz ") && !error.hint.isEmpty) }
        }
    }

    @Test func tooLongIsAnError() throws {
        let folder = TemporaryFolder()
        for bytes in [
            pictures + [0], gzip(pictures + [0]), gzip(pictures) + [7], gzip(pictures) + gzip([1]),
            gzip(pictures) + [0] + gzip([]),
        ] {
            let path = try folder.write(bytes, to: "p")
            #expect(
                fileProblem { () throws(DatasetError) in try IDXReader.read(path, .pictures) }
                    == .oversized(promised: 24))
        }
    }

    /// Several gzip files one after the other are one, and zeros may fill it up.
    @Test func gzipInPieces() throws {
        let folder = TemporaryFolder()
        let (first, rest) = (Array(pictures[..<10]), Array(pictures[10...]))
        for bytes in [
            gzip(first) + gzip(rest), gzip(first) + gzip([]) + gzip(rest),
            gzip(pictures) + Array(repeating: 0, count: 300_000), gzip(first) + gzip(rest) + [0],
        ] {
            let array = try IDXReader.read(folder.write(bytes, to: "p.gz"), .pictures)
            #expect(Array(array.bytes.elements) == Array(0..<24))
        }
    }

    @Test func otherNumbersAndChannels() throws {
        let folder = TemporaryFolder()
        func array(_ magic: UInt32, _ shape: [Int], _ values: [UInt8]) throws -> DataArray {
            try IDXReader.read(folder.write(idx(magic, shape, values), to: "p"), .pictures).array
        }
        let floats = [1.5, -2, 0, 4].flatMap { (value: Float) in
            (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (24 - 8 * UInt32($0))) }
        }
        #expect(try array(0xD03, [2, 1, 2], floats).item(0) == [1.5, -2])
        let ints: [UInt8] = [0, 0, 1, 0, 255, 255, 255, 254]
        #expect(try array(0xC03, [1, 1, 2], ints).item(0) == [256, -2])
        #expect(try array(0xB03, [1, 1, 2], [1, 0, 255, 255]).item(0) == [256, -1])
        #expect(try array(0x903, [1, 1, 2], [1, 255]).item(0) == [1, -1])
        #expect(try array(0x804, [1, 2, 2, 1], [1, 2, 3, 4]).itemShape == [2, 2])
        #expect(try array(0x804, [1, 1, 2, 2], [1, 2, 3, 4]).itemShape == [2, 2])
        #expect(try array(0x804, [1, 1, 2, 3], [1, 2, 3, 4, 5, 6]).itemShape == [2, 3])
        #expect(try array(0x802, [2, 2], [1, 2, 3, 4]).itemShape == [2])
    }

    @Test func anotherKindOfFileIsNamed() throws {
        let folder = TemporaryFolder()
        func problem(_ bytes: [UInt8], _ name: String) throws -> FileProblem? {
            let path = try folder.write(bytes, to: name)
            return fileProblem { () throws(DatasetError) in try IDXReader.read(path, .pictures) }
        }
        #expect(try problem(labels, "a") == .wrongMagic(found: 0x801, expected: 0x803))
        #expect(try problem(gzip(labels), "b.gz") == .wrongMagic(found: 0x801, expected: 0x803))
        #expect(try problem(Array("<html>".utf8), "c.gz") == .notGzip)
        #expect(
            try problem(Array("<html>".utf8), "d")
                == .wrongMagic(found: 0x3C68_746D, expected: 0x803))
        #expect(try problem([], "e") == .empty)
    }

    /// Nothing is allocated for a claim that the file cannot keep.
    @Test func enormousClaimsAreRefused() throws {
        let folder = TemporaryFolder()
        let most = Int(UInt32.max)
        for shape in [
            [most, most, most], [most, 28, 28], [0, 28, 28], [3, 0, 4], [60_000, 28, 28],
        ] {
            for (name, bytes) in [
                ("p", idx(0x803, shape, [])), ("p.gz", gzip(idx(0x803, shape, []))),
            ] {
                let path = try folder.write(bytes, to: name)
                switch fileProblem({ () throws(DatasetError) in try IDXReader.read(path, .pictures)
                })
                {
                case .impossibleShape(let claimed): #expect(claimed == shape)
                case .truncated: #expect(shape == [60_000, 28, 28] && name == "p")
                case let other: Issue.record("\(shape): \(String(describing: other))")
                }
            }
        }
    }

    @Test func whatIsNoFileIsNamed() throws {
        let folder = TemporaryFolder()
        func problem(_ path: String) -> FileProblem? {
            fileProblem { () throws(DatasetError) in try IDXReader.read(path, .pictures) }
        }
        #expect(problem(folder.path) == .notAFile)
        #expect(problem(folder.path + "/nothing") == .missing)
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        #expect(problem(folder.path + "/pipe") == .notAFile)
        #expect(problem("/dev/zero") == .notAFile)
    }

    @Test func messagesNameFileReasonAndWayOut() {
        let path = "/data/train-images-idx3-ubyte.gz"
        let error = DatasetError.file(
            path: path, .truncated(found: 1_000_000, promised: 47_040_000))
        expectText(
            error.message,
            """
            train-images-idx3-ubyte.gz is cut short: it holds 1,000,000 of the 47,040,000 bytes it should.
            """)
        #expect(error.hint == "Copy or download it again: \(path).")
    }
}
