import Files
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Datasets

/// Each test talks to a server of its own on the loopback interface.
@Suite struct DownloaderTests {
    static let body = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let folder = TemporaryFolder()
    let downloader = Downloader(.init(connectSeconds: 5, stallSeconds: 1, pauses: [0.02, 0.02]))

    var final: String { folder.path + "/data.gz" }
    var part: String { final + ".part" }

    func remote(_ address: String, _ bytes: [UInt8] = body) -> RemoteFile {
        RemoteFile(address: address, size: bytes.count, sha256: SHA256.hexadecimal(of: bytes))
    }

    /// Why fetching `file` failed, or nil; whatever happens, nothing unfinished stands there.
    func problem(
        _ file: RemoteFile, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) -> DownloadProblem? {
        let error = datasetError { () throws(DatasetError) in
            try downloader.fetch(file, into: folder.path, isCancelled: isCancelled)
        }
        guard case .download(let address, let problem) = error else { return nil }
        #expect(!exists(final))
        #expect(address == file.address)
        #expect(error?.message.hasPrefix("data.gz could not be fetched: ") == true)
        #expect(error?.hint.isEmpty == false)
        return problem
    }

    func expectWhole() throws {
        #expect(try Data(contentsOf: URL(fileURLWithPath: final)) == Data(Self.body))
        #expect(!exists(part))
    }

    @Test func fetchesTheWholeFile() throws {
        let server = try LoopbackServer(Self.body, .good)
        let last = Mutex((0, 0))
        let path = try downloader.fetch(
            remote(server.address), into: folder.path + "/new/folder",
            progress: { received, total in last.withLock { $0 = (received, total) } })
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(Self.body))
        #expect(last.withLock { $0 } == (200_000, 200_000))
    }

    @Test func whatIsThereIsNotFetchedAgain() throws {
        let server = try LoopbackServer(Self.body, .good)
        for _ in 0..<2 { try downloader.fetch(remote(server.address), into: folder.path) }
        #expect(server.ranges == [""])
        _ = try folder.write([UInt8](repeating: 1, count: Self.body.count), to: "data.gz")
        try downloader.fetch(remote(server.address), into: folder.path)
        try expectWhole()
    }

    @Test func goesOnAfterACut() throws {
        let server = try LoopbackServer(Self.body, .cut(after: 70_000), .cut(after: 50_000), .good)
        try downloader.fetch(remote(server.address), into: folder.path)
        #expect(server.ranges == ["", "70000-", "120000-"])
        try expectWhole()
    }

    @Test func goesOnInAnotherRun() throws {
        let server = try LoopbackServer(Self.body, .good)
        _ = try folder.write(Array(Self.body.prefix(1234)), to: "data.gz.part")
        try downloader.fetch(remote(server.address), into: folder.path)
        #expect(server.ranges == ["1234-"])
        try expectWhole()
    }

    @Test func keepsWhatCameBeforeTheLastCut() throws {
        let server = try LoopbackServer(Self.body, .cut(after: 1000))
        guard case .cut(let received, 200_000, _) = problem(remote(server.address)) else {
            Issue.record("no cut")
            return
        }
        #expect(received == 3000)
        #expect(fileSize(part) == 3000)
    }

    @Test func startsOverWhereRangeIsIgnored() throws {
        let server = try LoopbackServer(Self.body, .cut(after: 70_000), .ignoringRange)
        try downloader.fetch(remote(server.address), into: folder.path)
        try expectWhole()
    }

    @Test func startsOverWhereRangeIsRefused() throws {
        let server = try LoopbackServer(Self.body, .status(416), .good)
        _ = try folder.write([1, 2, 3], to: "data.gz.part")
        try downloader.fetch(remote(server.address), into: folder.path)
        #expect(server.ranges == ["3-", ""])
        try expectWhole()
    }

    @Test func wrongBytesAreDeleted() throws {
        var other = Self.body
        other[100_000] ^= 1
        let server = try LoopbackServer(other, .good)
        let found = SHA256.hexadecimal(of: other)
        let expected = SHA256.hexadecimal(of: Self.body)
        #expect(
            problem(remote(server.address)) == .wrongChecksum(found: found, expected: expected))
        #expect(!exists(part))
    }

    @Test func tooManyBytesAreDeleted() throws {
        let server = try LoopbackServer(Self.body + [0], .good)
        #expect(problem(remote(server.address)) == .tooLong(total: 200_000))
        #expect(!exists(part))
    }

    @Test func aRefusalIsFinal() throws {
        let server = try LoopbackServer(Self.body, .status(404))
        #expect(problem(remote(server.address)) == .refused(status: 404))
        #expect(server.ranges.count == 1 && !exists(part))
    }

    @Test func aBusyServerIsAskedAgain() throws {
        let server = try LoopbackServer(Self.body, .status(500), .status(503), .good)
        try downloader.fetch(remote(server.address), into: folder.path)
        try expectWhole()
        let broken = try LoopbackServer(Self.body, .status(500))
        #expect(
            datasetError { () throws(DatasetError) in
                try downloader.fetch(remote(broken.address), into: folder.path + "/other")
            } == .download(address: broken.address, .refused(status: 500)))
        #expect(broken.ranges.count == 3)
    }

    @Test func aStallIsCutAndGoneOnFrom() throws {
        let server = try LoopbackServer(Self.body, .stall(after: 60), .good)
        try downloader.fetch(remote(server.address), into: folder.path)
        #expect(server.ranges == ["", "60-"])
        try expectWhole()
    }

    @Test func cancellingKeepsThePart() throws {
        let server = try LoopbackServer(Self.body, .slow)
        let partPath = part
        let result = problem(
            remote(server.address), isCancelled: { (fileSize(partPath) ?? 0) >= 20_000 })
        #expect(result == .cancelled)
        let size = try #require(fileSize(part))
        #expect(size >= 20_000 && size < Self.body.count)
    }

    @Test func noServerIsOffline() throws {
        let server = try LoopbackServer(Self.body, .good)
        try server.stop()
        guard case .offline = problem(remote(server.address)) else {
            Issue.record("not offline")
            return
        }
        #expect(!exists(part))
    }

    @Test func redirectsStayOnTheWeb() throws {
        let target = try LoopbackServer(Self.body, .good)
        let server = try LoopbackServer(Self.body, .redirect(target.address))
        try downloader.fetch(remote(server.address), into: folder.path)
        try expectWhole()
        let astray = try LoopbackServer(Self.body, .redirect("file:///etc/hosts"))
        let error = datasetError { () throws(DatasetError) in
            try downloader.fetch(remote(astray.address), into: folder.path + "/other")
        }
        #expect(error != nil && !exists(folder.path + "/other/data.gz"))
    }

    @Test func aFolderThatCannotBeMadeIsNamed() throws {
        let server = try LoopbackServer(Self.body, .good)
        let file = try folder.write([1], to: "file")
        let error = datasetError { () throws(DatasetError) in
            try downloader.fetch(remote(server.address), into: file + "/folder")
        }
        guard case .download(_, .cannotWrite) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    /// Each `fetch` opens and locks the part itself, as another process would.
    @Test func severalAtOnceDoNotDisturbEachOther() throws {
        let server = try LoopbackServer(Self.body, .slow)
        let file = remote(server.address)
        let (downloader, path) = (downloader, folder.path)
        let failures = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            do {
                try downloader.fetch(file, into: path)
            } catch {
                failures.withLock { $0 += 1 }
            }
        }
        #expect(failures.withLock { $0 } == 0)
        #expect(server.ranges == [""])
        try expectWhole()
    }
}
