#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A plain file open for reading, closed at the end of its life.
package struct InputFile: ~Copyable {
    /// Bytes in the file when it was opened.
    package let size: Int
    package let descriptor: Int32

    /// - Throws: `missing`, `notAFile` (never waiting on a pipe) or `unreadable`.
    package init(_ path: String) throws(FileFailure) {
        // Without O_NONBLOCK a pipe that nobody writes to would hang here.
        let descriptor = retrying { open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .missing : .unreadable(reason: systemReason())
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, isPlainFile(status) else {
            close(descriptor)
            throw .notAFile
        }
        size = Int(status.st_size)
        self.descriptor = descriptor
    }

    /// Fills `memory` with what comes next; fewer bytes only at the end of the file.
    package func read(
        into memory: UnsafeMutableRawPointer, count: Int
    ) throws(FileFailure) -> Int {
        let got = readFully(descriptor, memory, count)
        guard got >= 0 else { throw .unreadable(reason: systemReason()) }
        return got
    }

    /// The next `count` bytes; fewer only at the end of the file.
    package func bytes(_ count: Int) throws(FileFailure) -> [UInt8] {
        var failure: FileFailure?
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, done in
            guard let start = memory.baseAddress else { return }
            let got = readFully(descriptor, start, count)
            if got < 0 { failure = .unreadable(reason: systemReason()) }
            done = max(0, got)
        }
        if let failure { throw failure }
        return bytes
    }

    /// The whole of a file.
    ///
    /// - Throws: as `init`, and `tooLarge` where there is more than `limit`, however much its size says.
    package static func bytes(of path: String, atMost limit: Int) throws(FileFailure) -> [UInt8] {
        let file = try InputFile(path)
        guard file.size <= limit else { throw .tooLarge(bytes: file.size, limit: limit) }
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let next = try file.bytes(min(limit + 1 - bytes.count, max(file.size, 1 << 16)))
            if next.isEmpty { return bytes }
            bytes += next
        }
        throw .tooLarge(bytes: bytes.count, limit: limit)
    }

    deinit { close(descriptor) }
}
