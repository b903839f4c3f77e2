import Engine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads a whole file into memory.
enum InputFile {
    /// - Throws: `missing`, `notAFile` (never waiting on a pipe), `unreadable`, or `enormous` where the
    ///   file alone would take half of the memory.
    static func read(_ path: String) throws(ModelFileProblem) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ENOENT || errno == ENOTDIR
                ? .missing : .unreadable(reason: systemReason())
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .notAFile
        }
        let size = Int(status.st_size)
        guard Double(size) <= Memory.physicalBytes / 2 else {
            throw .enormous(what: "the file itself", bytes: Double(size))
        }
        // What is neither HDF5 nor zip will be refused by its beginning; the rest is not needed.
        let beginning = try read(descriptor, count: min(size, 4096))
        guard isModel(beginning), size > beginning.count else { return beginning }
        return beginning + (try read(descriptor, count: size - beginning.count))
    }

    private static func isModel(_ beginning: [UInt8]) -> Bool {
        beginning.starts(with: HDF5File.signature) || beginning.starts(with: ZipArchive.mark)
    }

    /// The next `count` bytes; fewer where the file ends before.
    private static func read(
        _ descriptor: Int32, count size: Int
    ) throws(ModelFileProblem) -> [UInt8] {
        var failure: Int32 = 0
        let content = [UInt8](unsafeUninitializedCapacity: size) { memory, count in
            while count < size, let start = memory.baseAddress {
                let got = readSome(descriptor, start + count, size - count)
                if got == 0 { break }
                if got > 0 {
                    count += got
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw .unreadable(reason: systemReason(failure)) }
        return content
    }
}

/// The system's words for what the last call that failed met: `Permission denied`.
func systemReason(_ code: Int32 = errno) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// `read` under a name that no method of ours hides.
private func readSome(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, memory, count)
}
