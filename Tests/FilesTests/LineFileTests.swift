import Dispatch
import Files
import Foundation
import TestSupport
import Testing

@Suite struct LineFileTests {
    private let folder = TemporaryFolder()
    private var file: LineFile { LineFile(folder.path + "/lines") }

    private func failure(_ body: () throws(FileFailure) -> Void) -> FileFailure? {
        do throws(FileFailure) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test func linesAreAddedAndShortened() throws {
        #expect(try file.last(10) == [])
        for number in 1...5 { try file.add("line \(number)") }
        #expect(try file.last(2) == ["line 4", "line 5"])
        try file.shorten(to: 3)
        #expect(try folder.text("lines") == "line 3\nline 4\nline 5\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try folder.names == ["lines"])
    }

    /// Nobody may ever write to a pipe, and a device is no place for lines.
    @Test func whatIsNoFileIsRefusedAtOnce() throws {
        #expect(mkfifo(file.path, 0o600) == 0)
        for file in [file, LineFile("/dev/null"), LineFile("/dev/full")] {
            #expect(failure { () throws(FileFailure) in _ = try file.last(1) } == .notAFile)
            #expect(failure { () throws(FileFailure) in try file.add("x") } == .notAFile)
        }
    }

    /// One that shortens keeps what others add at that moment.
    @Test func severalAtOnceLoseNothing() throws {
        let file = file
        DispatchQueue.concurrentPerform(iterations: 4) { writer in
            for number in 0..<50 {
                try? file.add("\(writer) \(number)")
                if writer == 0 { try? file.shorten(to: 190) }
            }
        }
        let lines = try file.last(1000)
        let expected = (0..<4).flatMap { writer in (0..<50).map { "\(writer) \($0)" } }
        #expect(lines.count >= 190 && Set(lines).count == lines.count)
        #expect(Set(lines).isSubset(of: expected))
        for writer in 0..<4 { #expect(lines.contains("\(writer) 49")) }
    }

    /// Of a very long file the end is read, from the start of a line.
    @Test func theEndOfALongFile() throws {
        let line = String(repeating: "a", count: 999) + "\n"
        try folder.write(String(repeating: line, count: 5_000) + "last\n", to: "lines")
        let lines = try file.last(100_000)
        #expect(lines.last == "last" && lines.count < 5_000)
        #expect(lines.dropLast().allSatisfy { $0.count == 999 })
    }
}
