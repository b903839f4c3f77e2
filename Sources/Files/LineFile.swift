#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text file to which several processes add lines, the latest at the end.
///
/// What one of them shortens no other has just written: both hold the lock on the folder.
package struct LineFile: Sendable {
    package let path: String

    /// No more of its end is read.
    private static let mostBytes = 4 << 20

    package init(_ path: String) { self.path = path }

    /// The latest lines in their order, `count` at the most; none where there is no file.
    ///
    /// - Throws: `notAFile` (never waiting on a pipe) or `unreadable`.
    package func last(_ count: Int) throws(FileFailure) -> [String] {
        try lines().suffix(count)
    }

    private func lines() throws(FileFailure) -> [String] {
        let bytes: [UInt8]
        do throws(FileFailure) {
            let file = try InputFile(path)
            let start = max(0, file.size - Self.mostBytes)
            guard lseek(file.descriptor, off_t(start), SEEK_SET) >= 0 else {
                throw .unreadable(reason: systemReason())
            }
            bytes = try file.bytes(min(file.size, Self.mostBytes))
            // The first line of a part may be half of one.
            guard start == 0 else {
                return Self.lines(of: bytes.drop { $0 != Self.lineBreak }.dropFirst())
            }
        } catch {
            guard error == .missing else { throw error }
            return []
        }
        return Self.lines(of: bytes[...])
    }

    private static let lineBreak = UInt8(ascii: "\n")

    private static func lines(of bytes: ArraySlice<UInt8>) -> [String] {
        bytes.split(separator: lineBreak).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Adds a line at the end, or several; makes the file where there is none, for its owner alone.
    ///
    /// - Throws: `notAFile`, `unwritable`, `diskFull`; the file is as it was then.
    package func add(_ line: String) throws(FileFailure) {
        let lock = FolderLock(ofFile: path)
        defer { lock.release() }
        let flags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let descriptor = retrying { open(path, flags, 0o600) }
        guard descriptor >= 0 else { throw errno == ENXIO ? .notAFile : FileFailure(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, isPlainFile(status) else { throw .notAFile }
        let bytes = Array((line + "\n").utf8)
        let isWritten = bytes.withUnsafeBytes { memory in
            memory.baseAddress.map { writeFully(descriptor, $0, memory.count) } ?? true
        }
        guard isWritten else {
            let failure = FileFailure(errno)
            ftruncate(descriptor, status.st_size)
            throw failure
        }
    }

    /// Leaves the latest `count` lines.
    ///
    /// - Throws: as `OutputFile.write`; the file is as it was then.
    package func shorten(to count: Int) throws(FileFailure) {
        let lock = FolderLock(ofFile: path)
        defer { lock.release() }
        let lines = try lines()
        guard lines.count > count, lock.isHeld else { return }
        let text = lines.suffix(count).joined(separator: "\n") + "\n"
        try OutputFile.write(Array(text.utf8), to: path)
    }
}
