#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A plain file open for reading, closed at the end of its life.
struct InputFile: ~Copyable {
    let path: String
    /// Bytes in the file when it was opened.
    let size: Int
    private let descriptor: Int32

    /// - Throws: `missing`, `notAFile` (never waiting on a pipe) or `unreadable`.
    init(_ path: String) throws(DatasetError) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let missing = errno == ENOENT || errno == ENOTDIR
            throw .file(path: path, missing ? .missing : .unreadable(reason: systemReason()))
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, isPlainFile(status) else {
            close(descriptor)
            throw .file(path: path, .notAFile)
        }
        self.path = path
        self.size = Int(status.st_size)
        self.descriptor = descriptor
    }

    /// Fills `memory` with what comes next; fewer bytes only at the end of the file.
    func read(into memory: UnsafeMutableRawPointer, count: Int) throws(DatasetError) -> Int {
        let got = readFully(descriptor, memory, count)
        guard got >= 0 else { throw .file(path: path, .unreadable(reason: systemReason())) }
        return got
    }

    deinit { close(descriptor) }
}
