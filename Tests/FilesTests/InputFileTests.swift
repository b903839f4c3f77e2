import Files
import Foundation
import TestSupport
import Testing

@Suite struct InputFileTests {
    private let folder = TemporaryFolder()

    private func failure(_ path: String, atMost limit: Int = 1000) -> FileFailure? {
        do throws(FileFailure) {
            _ = try InputFile.bytes(of: path, atMost: limit)
            return nil
        } catch {
            return error
        }
    }

    @Test func theWholeFileIsRead() throws {
        let long = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        let path = try folder.write(long, to: "long")
        #expect(try InputFile.bytes(of: path, atMost: long.count) == long)
        #expect(try InputFile.bytes(of: folder.write([], to: "empty"), atMost: 0) == [])
    }

    @Test func moreThanTheLimitIsRefused() throws {
        let path = try folder.write(Array(repeating: 1, count: 11), to: "eleven")
        #expect(failure(path, atMost: 10) == .tooLarge(bytes: 11, limit: 10))
        #expect(failure(path, atMost: 11) == nil)
    }

    /// The system's own files say that they are empty, and are not.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/cpuinfo")))
    func aFileThatDoesNotTellItsSize() throws {
        #expect(try !InputFile.bytes(of: "/proc/cpuinfo", atMost: 1 << 20).isEmpty)
        #expect(failure("/proc/cpuinfo", atMost: 10) == .tooLarge(bytes: 11, limit: 10))
    }

    @Test(.timeLimit(.minutes(1))) func whatIsNoFileIsRefusedAtOnce() throws {
        let pipe = folder.path + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, folder.path, "/dev/zero"] { #expect(failure(path) == .notAFile) }
        #expect(failure(folder.path + "/none") == .missing)
        #expect(failure("/dev/null/none") == .missing)
    }

    @Test(.enabled(if: geteuid() != 0, "root may read anything"))
    func whatMayNotBeRead() throws {
        let path = try folder.write([1], to: "closed")
        #expect(chmod(path, 0) == 0)
        #expect(failure(path) == .unreadable(reason: "Permission denied"))
    }
}
