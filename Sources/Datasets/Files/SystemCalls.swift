#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The system's words for what the last call that failed met: `Permission denied`.
func systemReason(_ code: Int32 = errno) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Is there anything, file or folder, at `path`?
func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The size in bytes of the plain file at `path`; nil where there is none.
func fileSize(_ path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, isPlainFile(status) else { return nil }
    return Int(status.st_size)
}

func isPlainFile(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }

/// Reads until `count` bytes are there, the file ends, or an error; the number of bytes, -1 on error.
func readFully(_ descriptor: Int32, _ memory: UnsafeMutableRawPointer, _ count: Int) -> Int {
    var done = 0
    while done < count {
        let got = read(descriptor, memory + done, count - done)
        if got == 0 { break }
        if got < 0 {
            if errno == EINTR { continue }
            return -1
        }
        done += got
    }
    return done
}

/// Writes all `count` bytes; false on error, with `errno` set.
func writeFully(_ descriptor: Int32, _ memory: UnsafeRawPointer, _ count: Int) -> Bool {
    var done = 0
    while done < count {
        let written = write(descriptor, memory + done, count - done)
        if written < 0 {
            if errno == EINTR { continue }
            return false
        }
        done += written
    }
    return true
}

/// Makes the folder and those above it; false where that fails, with `errno` set.
func makeFolder(_ path: String) -> Bool {
    if mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
        return false
    }
    return makeFolder(String(path[..<slash])) && (mkdir(path, 0o755) == 0 || errno == EEXIST)
}

func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
